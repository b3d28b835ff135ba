//! Table `knowledge_trial`; its columns are explained in migrations/0023_knowledge.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `knowledge_trial`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "knowledge_trial")]
pub struct Model {
    /// Trial id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub knowledge_trial_id: i64,
    /// The change that was tried.
    pub case_id: i64,
    /// Version of its form.
    pub form_version: i32,
    /// Who looked at the outcome.
    pub staff_id: i64,
    /// The settlement months it ran over, with commas between.
    pub months: String,
    /// JSON: hits and amounts by rule and month.
    pub outcome: String,
    /// Tried at.
    pub tried_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(knowledge_trial_id, KnowledgeTrialId);
