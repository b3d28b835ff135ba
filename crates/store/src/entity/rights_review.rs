//! Table `rights_review`; its columns are explained in migrations/0011_trail.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `rights_review`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rights_review")]
pub struct Model {
    /// Rights review id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rights_review_id: i64,
    /// 2026-Q4.
    pub quarter: String,
    /// SM3 of the list that was confirmed, hex.
    pub list_digest: String,
    /// Persons who held a right.
    pub holders: i64,
    /// Rights held, each person and duty once.
    pub rights: i64,
    /// Of them not used in the quarter.
    pub unused: i64,
    /// What the administrator found and ordered.
    pub finding: String,
    /// Who confirmed it.
    pub staff_id: i64,
    /// Confirmed at.
    pub confirmed_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(rights_review_id, RightsReviewId);
