//! Mappings beside what they stand for: the national items, the ceilings at the hospital,
//! and its other mappings of the same own codes.
//!
//! Article: R1-12.14, R4-41.

use std::collections::{BTreeMap, BTreeSet};

use base::{Date, Fen};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{item_mapping, item_version, provider};

use crate::command::Context;
use crate::operations::catalogue::held::{Catalogue, ChargedAt};
use crate::operations::mapping::doubt::{Looked, Measure, look};
use crate::operations::mapping::figure;
use crate::stop::Stop;

/// What some mappings of a hospital are looked at with.
pub(crate) struct Beside {
    catalogue: Catalogue,
    others: BTreeMap<String, Vec<item_mapping::Model>>,
    at: ChargedAt,
    today: Date,
    measure: Measure,
}

impl Beside {
    /// For these mappings of a hospital.
    pub(crate) async fn of(
        cx: &Context<'_>,
        provider: &provider::Model,
        rows: &[item_mapping::Model],
    ) -> Result<Beside, Stop> {
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.own_code.as_str()).collect();
        let mut others: BTreeMap<String, Vec<item_mapping::Model>> = BTreeMap::new();
        for group in codes.into_iter().collect::<Vec<_>>().chunks(500) {
            let select = item_mapping::Entity::find()
                .filter(item_mapping::Column::ProviderId.eq(provider.provider_id))
                .filter(item_mapping::Column::OwnCode.is_in(group.iter().copied()))
                .filter(item_mapping::Column::State.ne("rejected"));
            for row in cx.view.all(select).await? {
                others.entry(row.own_code.clone()).or_default().push(row);
            }
        }
        let measure = Measure {
            name_alike_permille: figure(cx, "name_alike_permille")?,
            price_far_percent: figure(cx, "price_far_percent")?,
        };
        Ok(Beside {
            catalogue: Catalogue::of(cx.view, rows.iter().map(|row| &row.item_code)).await?,
            others,
            at: ChargedAt::of_grown(provider),
            today: cx.today,
            measure,
        })
    }

    /// The day a mapping is looked at: today, or its first day when that lies ahead.
    fn day(&self, row: &item_mapping::Model) -> Date {
        row.from_date.max(self.today)
    }

    /// The national item.
    pub(crate) fn item(&self, row: &item_mapping::Model) -> Option<&item_version::Model> {
        self.catalogue.item(&row.item_code, self.day(row))
    }

    /// Its name, also when it is listed no more.
    pub(crate) fn name(&self, row: &item_mapping::Model) -> &str {
        self.catalogue.name(&row.item_code, self.day(row)).unwrap_or_default()
    }

    /// The ceiling at the hospital.
    pub(crate) fn ceiling(&self, row: &item_mapping::Model) -> Option<Fen> {
        self.catalogue.ceiling(&row.item_code, &self.at, self.day(row))
    }

    /// What speaks against a mapping.
    pub(crate) fn look(&self, row: &item_mapping::Model) -> Looked {
        let others = self.others.get(&row.own_code).into_iter().flatten();
        let others: Vec<_> = others.filter(|other| other.item_mapping_id != row.item_mapping_id).collect();
        look(row, self.item(row), self.ceiling(row), &others, self.measure)
    }
}
