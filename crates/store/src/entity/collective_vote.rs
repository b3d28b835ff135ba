//! Table `collective_vote`; its columns are explained in migrations/0010_duties.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `collective_vote`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collective_vote")]
pub struct Model {
    /// Vote id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: i64,
    /// The meeting.
    pub meeting_id: i64,
    /// Whoever was invited.
    pub staff_id: i64,
    /// agree, against or abstain; null until cast.
    pub vote: Option<String>,
    /// Needed with a vote against.
    pub reason: String,
    /// When it was cast.
    pub voted_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(vote_id, VoteId);
