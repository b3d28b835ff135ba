//! Table `item_version`; its columns are explained in migrations/0017_catalogue.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `item_version`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_version")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_version_id: i64,
    /// With which version of the catalogue it came.
    pub release_id: i64,
    /// National code.
    pub code: String,
    /// First day on which it holds.
    pub from_date: Date,
    /// False: from this day on not in the catalogue.
    pub listed: bool,
    /// Name.
    pub name: String,
    /// First letters of the name's Pinyin; empty when not told.
    pub initials: String,
    /// National list.
    pub list_type: String,
    /// drug, service or consumable.
    pub kind: String,
    /// What is priced; empty when not told.
    pub unit: String,
    /// Listed price of one unit.
    pub price_fen: i64,
    /// a, b: within scope; c: wholly at the patient's own cost.
    pub item_class: String,
    /// False: wholly at the patient's own cost.
    pub in_scope: bool,
    /// Self-pay-first share.
    pub preself_permyriad: i32,
    /// 0 none.
    pub sex_limit: i32,
    /// Completed years, inclusive.
    pub min_age: i32,
    /// Max age.
    pub max_age: i32,
    /// Lowest hospital level.
    pub min_level: i32,
    /// Categories that allow it, with blanks between; empty: any.
    pub diagnoses: String,
    /// Hundredths of a unit; 0 none.
    pub max_per_day: i32,
    /// Max per stay.
    pub max_per_stay: i32,
    /// Hundredths of a day that one unit lasts; 0 not a dispensed drug.
    pub days_per_unit: i32,
    /// 0 none.
    pub max_supply_days: i32,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(item_version_id, ItemVersionId);
