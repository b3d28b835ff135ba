//! Table `filing`; its columns are explained in migrations/0020_interface.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use crate::sealed::Sealed;

/// A row of `filing`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "filing")]
pub struct Model {
    /// Filing id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub filing_id: i64,
    /// The hospital that filed it.
    pub provider_id: i64,
    /// For whom.
    pub person_id: i64,
    /// Kind of the case it becomes.
    pub matter: String,
    /// JSON: the matter's form as far as a message carries it, and the hospital's words.
    pub content: Sealed<Content>,
    /// Filed at.
    pub filed_at: OffsetDateTime,
    /// waiting, taken_up, declined, withdrawn.
    pub state: String,
    /// The case it became; none unless taken up.
    pub case_id: Option<i64>,
    /// Declined: code of the matter's list.
    pub reason: Option<String>,
    /// Why it was declined or withdrawn, in words.
    pub comment: String,
    /// Who took it up or declined it.
    pub ended_by: Option<i64>,
    /// None while it waits.
    pub ended_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(filing_id, FilingId, content sealed as Content);
