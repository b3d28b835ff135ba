//! Names for ids on pages: staff and providers, read once per answer.

use std::collections::{BTreeMap, BTreeSet};

use store::View;
use store::entity::{provider, staff};

use crate::stop::Stop;

/// Names by id.
pub(crate) struct Names(BTreeMap<i64, String>);

impl Names {
    /// The names of members of staff.
    pub(crate) async fn of_staff(view: View<'_>, ids: impl IntoIterator<Item = i64>) -> Result<Names, Stop> {
        let rows = view.by_keys::<staff::Model>(ids.into_iter().collect::<BTreeSet<_>>()).await?;
        Ok(Names(rows.into_iter().map(|row| (row.staff_id, row.name)).collect()))
    }

    /// The names of providers.
    pub(crate) async fn of_providers(view: View<'_>, ids: impl IntoIterator<Item = i64>) -> Result<Names, Stop> {
        let rows = view.by_keys::<provider::Model>(ids.into_iter().collect::<BTreeSet<_>>()).await?;
        Ok(Names(rows.into_iter().map(|row| (row.provider_id, row.name)).collect()))
    }

    /// The name, or nothing when the id is not known.
    pub(crate) fn get(&self, id: i64) -> String {
        self.0.get(&id).cloned().unwrap_or_default()
    }
}
