//! Table `invoice`; its columns are explained in migrations/0013_mended.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `invoice`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoice")]
pub struct Model {
    /// Invoice id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub invoice_id: i64,
    /// Reimbursement id.
    pub reimbursement_id: i64,
    /// Code and number as compared.
    pub invoice_key: String,
    /// As on the paper.
    pub code: String,
    /// Number.
    pub number: String,
    /// Issued on.
    pub issued_on: Date,
    /// Total.
    pub total_fen: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(invoice_id, InvoiceId);
