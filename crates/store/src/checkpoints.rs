//! The signed checkpoints of the trail and the cosignatures of its witnesses,
//! as they are kept: only added, each size once, each witness once.
//!
//! They stand outside the funnel on purpose: what they say about the trail
//! cannot be an entry of the trail, or it would never come to rest.
//!
//! Article: R1-24 (records of operation are checked).

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use crate::entity::{trail_checkpoint, trail_cosignature};
use crate::store::Store;
use crate::unit::UnitError;

impl Store {
    /// Keeps a signed checkpoint. If one of that size is there it stays; gives
    /// the one that is kept.
    pub async fn keep_checkpoint(
        &self,
        size: u64,
        note: String,
        at: OffsetDateTime,
    ) -> Result<trail_checkpoint::Model, UnitError> {
        let row = trail_checkpoint::Model { size: size as i64, note, at };
        let once = OnConflict::column(trail_checkpoint::Column::Size).do_nothing().to_owned();
        trail_checkpoint::Entity::insert(row.clone().into_active_model().reset_all())
            .on_conflict(once)
            .exec_without_returning(&self.writer)
            .await?;
        Ok(trail_checkpoint::Entity::find_by_id(row.size).one(&self.writer).await?.unwrap_or(row))
    }

    /// The checkpoint of the largest size.
    pub async fn latest_checkpoint(&self) -> Result<Option<trail_checkpoint::Model>, UnitError> {
        let latest = trail_checkpoint::Entity::find().order_by_desc(trail_checkpoint::Column::Size).limit(1);
        Ok(self.view().one(latest).await?)
    }

    /// Keeps a cosignature; one that is there already stays.
    pub async fn keep_cosignature(&self, row: trail_cosignature::Model) -> Result<(), UnitError> {
        let key = [trail_cosignature::Column::Size, trail_cosignature::Column::WitnessId];
        let once = OnConflict::columns(key).do_nothing().to_owned();
        trail_cosignature::Entity::insert(row.into_active_model().reset_all())
            .on_conflict(once)
            .exec_without_returning(&self.writer)
            .await?;
        Ok(())
    }

    /// The cosignatures of a checkpoint, by witness.
    pub async fn cosignatures(&self, size: u64) -> Result<Vec<trail_cosignature::Model>, UnitError> {
        let of_it = trail_cosignature::Entity::find()
            .filter(trail_cosignature::Column::Size.eq(size as i64))
            .order_by_asc(trail_cosignature::Column::WitnessId);
        Ok(self.view().all(of_it).await?)
    }
}
