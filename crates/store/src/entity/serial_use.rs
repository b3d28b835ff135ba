//! Table `serial_use`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;

/// A row of `serial_use`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "serial_use")]
pub struct Model {
    /// Serial use id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub serial_use_id: i64,
    /// Series.
    pub series: String,
    /// Runs without gaps from 1 (R3d-14).
    pub number: i64,
    /// Statement, payment_batch, voucher …
    pub document_kind: String,
    /// The document that bears the number.
    pub document_id: i64,
    /// A voided number stays visible with its reason (R3d-33).
    pub voided_reason: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(serial_use_id, SerialUseId);
