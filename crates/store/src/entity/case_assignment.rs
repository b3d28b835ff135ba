//! Table `case_assignment`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `case_assignment`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_assignment")]
pub struct Model {
    /// Case assignment id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_assignment_id: i64,
    /// Case id.
    pub case_id: i64,
    /// 1, 2, 3 … within the case.
    pub round: i32,
    /// The step of its chain, from 0.
    pub step: i32,
    /// Duty.
    pub duty: String,
    /// Who was drawn.
    pub staff_id: i64,
    /// Who might have been, ascending, separated by blanks.
    pub candidates: String,
    /// Hex; SM3 of the label, the root below, case, step and round.
    pub seed: String,
    /// The trail as it stood at the draw.
    pub tree_size: i64,
    /// Tree root.
    pub tree_root: String,
    /// Why it was drawn anew; 'kept' where an earlier reviewer goes on.
    pub reason: Option<String>,
    /// Drawn at.
    pub drawn_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(case_assignment_id, CaseAssignmentId);
