//! Which of the agencies entered is the one this house works for: its name stands
//! on papers and screens, its pooling area decides who is enrolled where and what
//! the trail is called. For whatever signs, prints or answers in its name.
//!
//! Article: R1-4, R1-12.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::View;
use store::entity::agency;

use crate::stop::Stop;

/// The agency this house belongs to. A house without one has not been founded:
/// a fault of ours, since nobody can be signed in there.
pub async fn own_agency(view: View<'_>) -> Result<agency::Model, Stop> {
    let own = view.one(agency::Entity::find().filter(agency::Column::Own.eq(true))).await?;
    own.ok_or_else(|| Stop::fault("looking up the own agency", "the house has not been founded"))
}
