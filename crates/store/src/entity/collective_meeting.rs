//! Table `collective_meeting`; its columns are explained in migrations/0010_duties.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `collective_meeting`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collective_meeting")]
pub struct Model {
    /// Meeting id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: i64,
    /// What it decides.
    pub case_id: i64,
    /// The day of the meeting.
    pub held_on: Date,
    /// Who called it.
    pub convened_by: i64,
    /// When it was called.
    pub convened_at: OffsetDateTime,
    /// agreed or not_agreed; null until it has resolved.
    pub outcome: Option<String>,
    /// Votes that agree.
    pub agree: Option<i32>,
    /// Votes against.
    pub against: Option<i32>,
    /// Abstentions.
    pub abstain: Option<i32>,
    /// The record of what was said.
    pub minutes: Option<String>,
    /// Its digest, hex.
    pub minutes_sm3: Option<String>,
    /// When it resolved.
    pub resolved_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(meeting_id, MeetingId);
