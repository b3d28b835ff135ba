//! Table `price_ceiling`; its columns are explained in migrations/0017_catalogue.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `price_ceiling`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price_ceiling")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub price_ceiling_id: i64,
    /// With which version of the catalogue it came.
    pub release_id: i64,
    /// National code.
    pub item_code: String,
    /// GB/T 2260; 000000 everywhere.
    pub region: String,
    /// 0 all.
    pub hospital_level: i32,
    /// For persons of at most so many completed years; 150 all.
    pub max_age: i32,
    /// First day on which it holds.
    pub from_date: Date,
    /// Highest price of one unit within scope; null: none of this kind any more.
    pub ceiling_fen: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(price_ceiling_id, PriceCeilingId);
