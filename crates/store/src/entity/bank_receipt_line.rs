//! Table `bank_receipt_line`; its columns are explained in migrations/0006_payment.sql.

use sea_orm::entity::prelude::*;
use time::Date;

use crate::sealed::Sealed;

/// A row of `bank_receipt_line`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_receipt_line")]
pub struct Model {
    /// Bank receipt line id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bank_receipt_line_id: i64,
    /// Bank receipt id.
    pub bank_receipt_id: i64,
    /// Line number.
    pub line_number: i32,
    /// Null when it matches none.
    pub instruction_id: Option<i64>,
    /// The instruction it names.
    pub reference: String,
    /// Bank reference.
    pub bank_reference: String,
    /// Payee account.
    pub payee_account: Sealed<PayeeAccount>,
    /// Amount fen.
    pub amount_fen: i64,
    /// Result.
    pub result: String,
    /// Paid on.
    pub paid_on: Option<Date>,
    /// Matched.
    pub matched: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(bank_receipt_line_id, BankReceiptLineId, payee_account sealed as PayeeAccount);
