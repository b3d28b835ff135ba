//! Table `item_mapping`; its columns are explained in migrations/0019_mappings.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `item_mapping`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_mapping")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_mapping_id: i64,
    /// The hospital.
    pub provider_id: i64,
    /// The hospital's own code of the item.
    pub own_code: String,
    /// Its name there.
    pub own_name: String,
    /// National list.
    pub list_type: String,
    /// National code.
    pub item_code: String,
    /// First day.
    pub from_date: Date,
    /// Last day, as the hospital told it.
    pub until_date: Date,
    /// Of the drug; empty when not told, as those below.
    pub approval_number: String,
    /// Dosage form.
    pub dosage_form: String,
    /// Specification.
    pub specification: String,
    /// What a package holds.
    pub package: String,
    /// What is priced.
    pub unit: String,
    /// What the item leaves out.
    pub excluded: String,
    /// What it consists of.
    pub content: String,
    /// A remark.
    pub memo: String,
    /// The hospital's price of one unit; none when not told.
    pub price_fen: Option<i64>,
    /// pending, approved, rejected, withdrawn.
    pub state: String,
    /// Who brought it in; none when the hospital's system did.
    pub proposed_by: Option<i64>,
    /// When.
    pub proposed_at: OffsetDateTime,
    /// The case by which it was approved or rejected.
    pub case_id: Option<i64>,
    /// Why it was rejected.
    pub reason_code: Option<String>,
    /// When it was decided.
    pub decided_at: Option<OffsetDateTime>,
    /// Taken back: the first day on which it holds no more.
    pub withdrawn_on: Option<Date>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(item_mapping_id, ItemMappingId);
