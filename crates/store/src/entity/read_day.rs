//! Table `read_day`; its columns are explained in migrations/0011_trail.sql.

use sea_orm::entity::prelude::*;

/// A row of `read_day`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "read_day")]
pub struct Model {
    /// YYYY-MM-DD, a civil day in Beijing that is over.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: String,
    /// Rows of read_log on that day.
    pub reads: i64,
    /// SM3 over those rows in the order of their ids, hex.
    pub digest: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(day, Day);
