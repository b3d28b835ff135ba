//! Table `request_seen`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `request_seen`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "request_seen")]
pub struct Model {
    /// Command, caller and the caller's key: the same request is carried out once.
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_key: String,
    /// SM3 of the input; the same key with another input is refused.
    pub input_digest: String,
    /// The answer given then, given again now.
    pub output: String,
    /// Seen at.
    pub seen_at: OffsetDateTime,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
