//! Table `post`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;

/// A row of `post`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// Post id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: i64,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Department id.
    pub department_id: i64,
    /// Duty codes, sorted, separated by blanks.
    pub duties: String,
    /// Section_head, deputy_director, director, or empty.
    pub authority: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(post_id, PostId);
