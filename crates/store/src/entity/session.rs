//! Table `session`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `session`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SM3 of the cookie's value; the value itself is not kept.
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_digest: String,
    /// Account id.
    pub account_id: i64,
    /// Token every write must carry.
    pub csrf: String,
    /// Created at.
    pub created_at: OffsetDateTime,
    /// Last seen at.
    pub last_seen_at: OffsetDateTime,
    /// When the second factor was last proven in it; null before.
    pub proven_at: Option<OffsetDateTime>,
    /// Digest of account, person and duties at sign-in.
    pub standing: String,
    /// SM3 of the browser's device cookie; null for programs.
    pub device_digest: Option<String>,
    /// From where it was opened; null for programs.
    pub address: Option<String>,
    /// Null while it lasts.
    pub ended_at: Option<OffsetDateTime>,
    /// Why it ended; null while it lasts.
    pub ended_because: Option<String>,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
