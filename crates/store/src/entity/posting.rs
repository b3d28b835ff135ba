//! Table `posting`; its columns are explained in migrations/0007_ledger.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `posting`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posting")]
pub struct Model {
    /// Append-only: a voucher line that counts.
    #[sea_orm(primary_key, auto_increment = false)]
    pub posting_id: i64,
    /// Voucher id.
    pub voucher_id: i64,
    /// Line number.
    pub line_number: i32,
    /// Fund.
    pub fund: String,
    /// Month.
    pub month: String,
    /// Account.
    pub account: String,
    /// Side.
    pub side: String,
    /// Amount fen.
    pub amount_fen: i64,
    /// As in the voucher line.
    pub instruction_id: Option<i64>,
    /// Posted at.
    pub posted_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(posting_id, PostingId);
