//! Table `voucher_line`; its columns are explained in migrations/0007_ledger.sql.

use sea_orm::entity::prelude::*;

/// A row of `voucher_line`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "voucher_line")]
pub struct Model {
    /// Voucher line id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub voucher_line_id: i64,
    /// Voucher id.
    pub voucher_id: i64,
    /// Line number.
    pub line_number: i32,
    /// Regulation/catalogs/accounts.toml.
    pub account: String,
    /// Side.
    pub side: String,
    /// A reversal swaps the sides.
    pub amount_fen: i64,
    /// Summary.
    pub summary: String,
    /// The payment it books, if it books one; what reconciliation goes by.
    pub instruction_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(voucher_line_id, VoucherLineId);
