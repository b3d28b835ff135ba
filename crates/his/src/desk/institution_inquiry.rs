//! 1201: designated institutions by name or code.
//!
//! Article: R2-36.

use app::Stop;
use serde::Serialize;
use store::entity::provider;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{AtDesk, Output, nodes};
use crate::transactions::t1201::{self, InstitutionShown};

/// So many are shown at most.
const ROWS_MOST: u64 = 100;

pub(crate) async fn answer(desk: &AtDesk<'_>) -> Output {
    let asked = t1201::read(desk.request, desk.tables)?;
    // Dictionary fixmedins_type: 1 hospital, 2 pharmacy.
    let kind = if asked.kind == "2" { "pharmacy" } else { "hospital" };
    let mut select = provider::Entity::find().filter(provider::Column::Kind.eq(kind));
    if let Some(code) = &asked.code {
        select = select.filter(provider::Column::Code.eq(code.to_ascii_uppercase()));
    }
    if let Some(name) = &asked.name {
        select = select.filter(provider::Column::Name.contains(name));
    }
    let select = select.order_by_asc(provider::Column::ProviderId).limit(ROWS_MOST);
    let found = desk.house.store.view().all(select).await.map_err(Stop::from)?;
    #[derive(Serialize)]
    struct Output {
        medinsinfo: Vec<InstitutionShown>,
    }
    nodes(&Output { medinsinfo: found.into_iter().map(shown).collect() })
}

fn shown(provider: provider::Model) -> InstitutionShown {
    InstitutionShown {
        fixmedins_code: provider.code,
        fixmedins_name: provider.name,
        uscc: provider.credit_code,
        fixmedins_type: if provider.kind == "pharmacy" { "2" } else { "1" },
        // Only the level is kept here, not the grade: dictionary hosp_lv 12 to 14, 11 without.
        hosp_lv: match provider.level {
            3 => "12",
            2 => "13",
            1 => "14",
            _ => "11",
        },
        exp_content: None,
    }
}
