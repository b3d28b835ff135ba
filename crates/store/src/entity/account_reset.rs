//! Table `account_reset`; its columns are explained in migrations/0012_accounts.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `account_reset`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_reset")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reset_id: i64,
    /// Account id.
    pub account_id: i64,
    /// password or second_factor.
    pub kind: String,
    /// As the first administrator stated it.
    pub reason: String,
    /// waiting, done, refused.
    pub state: String,
    /// The first administrator.
    pub requested_by: i64,
    /// Requested at.
    pub requested_at: OffsetDateTime,
    /// After it nobody confirms it any more.
    pub expires_at: OffsetDateTime,
    /// The second administrator; null while it waits.
    pub decided_by: Option<i64>,
    /// Null while it waits.
    pub decided_at: Option<OffsetDateTime>,
    /// Why it was refused; null otherwise.
    pub decision_note: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(reset_id, ResetId);
