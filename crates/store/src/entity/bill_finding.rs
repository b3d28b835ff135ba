//! Table `bill_finding`; its columns are explained in migrations/0022_standings.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `bill_finding`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bill_finding")]
pub struct Model {
    /// Bill finding id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bill_finding_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// Whose visit it is.
    pub person_id: i64,
    /// Finding.
    pub finding: String,
    /// Out-of-scope cost without consent; zero for the others.
    pub amount_fen: i64,
    /// What was found, in words.
    pub ground: String,
    /// When the case was approved.
    pub found_on: Date,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(bill_finding_id, BillFindingId);
