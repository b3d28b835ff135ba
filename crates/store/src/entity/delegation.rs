//! Table `delegation`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `delegation`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delegation")]
pub struct Model {
    /// Delegation id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub delegation_id: i64,
    /// Whose duties they are, by his own post.
    pub delegator_id: i64,
    /// Who may use them for him.
    pub delegate_id: i64,
    /// Duty codes, sorted, separated by blanks.
    pub duties: String,
    /// Greatest amount of a case, fen; null: that of the post.
    pub limit_amount_fen: Option<i64>,
    /// Kinds of cases separated by blanks; empty: those of the post.
    pub limit_matters: String,
    /// Why.
    pub reason: String,
    /// First day.
    pub from_date: Date,
    /// Last day.
    pub until_date: Date,
    /// First day on which it holds no longer; null while not revoked.
    pub revoked_on: Option<Date>,
    /// The reviewed case that granted it.
    pub case_id: i64,
    /// The reviewed case that revoked it; null while not revoked.
    pub revoked_by_case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(delegation_id, DelegationId);
