//! Table `person_state`; its columns are explained in migrations/0004_claims.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `person_state`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_state")]
pub struct Model {
    /// Locked before anything of the person accumulates.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: i64,
    /// What the next settlement needs: the year's accumulators, the preceding stay; JSON of integers.
    pub state: String,
    /// Last settlement id.
    pub last_settlement_id: Option<i64>,
    /// The latest bill in the order of settlement: its day, and its visit.
    pub last_day: Option<Date>,
    /// Last visit id.
    pub last_visit_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(person_id, PersonId);
