//! Table `bank_receipt`; its columns are explained in migrations/0006_payment.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `bank_receipt`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_receipt")]
pub struct Model {
    /// Bank receipt id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bank_receipt_id: i64,
    /// Batch id.
    pub batch_id: i64,
    /// The same file is taken once.
    pub file_digest: String,
    /// Received at.
    pub received_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(bank_receipt_id, BankReceiptId);
