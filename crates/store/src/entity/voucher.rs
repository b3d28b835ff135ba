//! Table `voucher`; its columns are explained in migrations/0007_ledger.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `voucher`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "voucher")]
pub struct Model {
    /// Voucher id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub voucher_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Fund.
    pub fund: String,
    /// Of the books.
    pub month: String,
    /// Drawn when posted.
    pub serial: Option<String>,
    /// Posting template: provider_payment, opening …
    pub event: String,
    /// Summary.
    pub summary: String,
    /// The payment batch it books, if any.
    pub batch_id: Option<i64>,
    /// The case that had opened its month again when it was made; else none.
    pub reopening_case_id: Option<i64>,
    /// Reverses id.
    pub reverses_id: Option<i64>,
    /// State.
    pub state: String,
    /// Made by.
    pub made_by: i64,
    /// Reviewed by.
    pub reviewed_by: Option<i64>,
    /// Posted by.
    pub posted_by: Option<i64>,
    /// Posted on.
    pub posted_on: Option<Date>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(voucher_id, VoucherId);
