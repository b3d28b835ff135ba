//! Table `data_export`; its columns are explained in migrations/0014_data.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `data_export`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_export")]
pub struct Model {
    /// Export id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub export_id: i64,
    /// Which approved it.
    pub case_id: i64,
    /// claims, statements, persons or reimbursements.
    pub list: String,
    /// YYYY-MM; null for persons.
    pub month: Option<String>,
    /// Of this provider only; null for all.
    pub provider_id: Option<i64>,
    /// Masked fields are written in full.
    pub in_full: bool,
    /// What kind of purpose.
    pub purpose_kind: String,
    /// The purpose in words.
    pub purpose: String,
    /// Who gets the file.
    pub recipient: String,
    /// Rows at most, as approved.
    pub rows_max: i64,
    /// How often it may be fetched.
    pub copies_max: i64,
    /// The only one who may fetch it.
    pub requested_by: i64,
    /// Approved on.
    pub approved_on: Date,
    /// The last day.
    pub expires_on: Date,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(export_id, ExportId);
