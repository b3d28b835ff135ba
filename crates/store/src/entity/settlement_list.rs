//! Table `settlement_list`; its columns are explained in migrations/0020_interface.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use crate::sealed::Sealed;

/// A row of `settlement_list`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_list")]
pub struct Model {
    /// Settlement list id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub settlement_list_id: i64,
    /// Settlement id.
    pub settlement_id: i64,
    /// Visit id.
    pub visit_id: i64,
    /// 1, 2, 3 … within the settlement; the last one counts.
    pub version: i32,
    /// JSON: every group and field of the standard as it was sent.
    pub content: Sealed<Content>,
    /// Sent at.
    pub sent_at: OffsetDateTime,
    /// draft, submitted, approved, refused, replaced.
    pub state: String,
    /// The agency's words when it last judged it.
    pub comment: String,
    /// None before the agency judged it.
    pub judged_by: Option<i64>,
    /// The same.
    pub judged_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(settlement_list_id, SettlementListId, content sealed as Content);
