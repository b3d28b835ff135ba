//! Table `account_alert`; its columns are explained in migrations/0012_accounts.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `account_alert`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_alert")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub alert_id: i64,
    /// shared_device, locked, unused, left, stood_in, seed_withheld.
    pub kind: String,
    /// Account id.
    pub account_id: i64,
    /// Who signed in before on the same device; else null.
    pub other_account_id: Option<i64>,
    /// When.
    pub at: OffsetDateTime,
    /// From where, if known.
    pub address: Option<String>,
    /// Who looked into it; null before.
    pub seen_by: Option<i64>,
    /// Null before.
    pub seen_at: Option<OffsetDateTime>,
    /// What came of it; null before.
    pub note: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(alert_id, AlertId);
