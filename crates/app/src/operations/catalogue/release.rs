//! A version of the catalogue: numbered one after the other, its rows only added.
//!
//! Article: R1-12.14. Threat I14.

use base::Date;
use sea_orm::{EntityTrait, QueryOrder};
use store::entity::{catalogue_release, item_version, price_ceiling};

use crate::command::{Context, Plan};
use crate::stop::Stop;

/// The number of the first version.
pub(crate) const FIRST: i64 = 1;

/// What a version brings; its number is put into the rows.
pub(crate) struct NewRelease {
    pub(crate) case_id: Option<i64>,
    pub(crate) from_date: Date,
    pub(crate) items: Vec<item_version::Model>,
    pub(crate) ceilings: Vec<price_ceiling::Model>,
}

/// The number of the last version; 0 before there is one. Until the unit of work
/// ends nobody else makes the next.
pub(crate) async fn last(cx: &Context<'_>) -> Result<i64, Stop> {
    cx.view.lock_name("catalogue_release").await?;
    let last = catalogue_release::Entity::find().order_by_desc(catalogue_release::Column::ReleaseId);
    Ok(cx.view.one(last).await?.map_or(0, |row| row.release_id))
}

/// Puts the next version into a plan. Gives its number.
pub(crate) async fn bring<O>(cx: &Context<'_>, plan: &mut Plan<O>, new: NewRelease) -> Result<i64, Stop> {
    let release_id = last(cx).await? + 1;
    plan.about("catalogue_release", release_id);
    plan.fact("items", new.items.len());
    plan.fact("ceilings", new.ceilings.len());
    plan.insert(catalogue_release::Model {
        release_id,
        case_id: new.case_id,
        from_date: new.from_date,
        made_at: cx.now,
        items: new.items.len() as i64,
        ceilings: new.ceilings.len() as i64,
        rev: 1,
    });
    plan.insert_all(new.items.into_iter().map(|row| item_version::Model { release_id, ..row }).collect());
    plan.insert_all(new.ceilings.into_iter().map(|row| price_ceiling::Model { release_id, ..row }).collect());
    Ok(release_id)
}
