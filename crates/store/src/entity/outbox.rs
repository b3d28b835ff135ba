//! Table `outbox`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `outbox`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Work that follows a commit, written in the same transaction.
    #[sea_orm(primary_key, auto_increment = false)]
    pub outbox_id: i64,
    /// Kind.
    pub kind: String,
    /// JSON.
    pub body: String,
    /// Created at.
    pub created_at: OffsetDateTime,
    /// Null until carried out.
    pub done_at: Option<OffsetDateTime>,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
