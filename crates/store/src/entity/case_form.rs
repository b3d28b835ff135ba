//! Table `case_form`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use crate::sealed::Sealed;

/// A row of `case_form`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_form")]
pub struct Model {
    /// Case form id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_form_id: i64,
    /// Case id.
    pub case_id: i64,
    /// 1 when accepted, one more at each resubmission; the last one counts.
    pub version: i32,
    /// JSON in the matter's own shape.
    pub form: Sealed<Form>,
    /// What the form brings with it, sorted, separated by blanks: decides the materials needed.
    pub circumstances: String,
    /// Of this case alone; review_case.amount_fen has what it adds up to.
    pub amount_fen: i64,
    /// Filled by.
    pub filled_by: i64,
    /// Filled at.
    pub filled_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_form_id, CaseFormId, form sealed as Form);
