//! Table `second_factor`; its columns are explained in migrations/0012_accounts.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use crate::sealed::Sealed;

/// A row of `second_factor`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factor")]
pub struct Model {
    /// Account id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// offered, active, removed.
    pub state: String,
    /// The device's secret, Base32; of nothing when removed.
    pub sealed_secret: Sealed<SealedSecret>,
    /// Offered at.
    pub offered_at: OffsetDateTime,
    /// Null until the first code was proven.
    pub active_since: Option<OffsetDateTime>,
    /// Number of the time step whose code was used last.
    pub last_step: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(account_id, AccountId, sealed_secret sealed as SealedSecret);
