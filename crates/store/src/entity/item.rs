//! Table `item`; its columns are explained in migrations/0003_registers.sql.

use sea_orm::entity::prelude::*;

/// A row of `item`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item")]
pub struct Model {
    /// Item id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: i64,
    /// National code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: String,
    /// Price fen.
    pub price_fen: i64,
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
    /// Only with a diagnosis of item_diagnosis.
    pub diag_limited: bool,
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

crate::row::protected!(item_id, ItemId);
