//! Table `knowledge_row`; its columns are explained in migrations/0023_knowledge.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `knowledge_row`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "knowledge_row")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub knowledge_row_id: i64,
    /// The version it came with.
    pub release_id: i64,
    /// The table.
    pub table_name: String,
    /// First column of the table.
    pub key_code: String,
    /// Second code of the table; empty where it has none.
    pub other_code: String,
    /// Its columns of numbers and days, with commas between.
    pub numbers: String,
    /// What names the row in its publication.
    pub reference: String,
    /// What tells it from the table's other rows.
    pub identity: String,
    /// First day on which it holds.
    pub from_date: Date,
    /// Whether there is such a row from that day on.
    pub holds: bool,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(knowledge_row_id, KnowledgeRowId);
