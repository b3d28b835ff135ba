//! Table `claim_rejection`; its columns are explained in migrations/0004_claims.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `claim_rejection`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claim_rejection")]
pub struct Model {
    /// Claim rejection id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub claim_rejection_id: i64,
    /// Provider id.
    pub provider_id: i64,
    /// Settlement month for which it was sent.
    pub month: String,
    /// The hospital's own number of the stay.
    pub record_number: String,
    /// The refusal's code.
    pub code: String,
    /// Its words; no personal data.
    pub title: String,
    /// As sent.
    pub total_fen: i64,
    /// Rejected at.
    pub rejected_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(claim_rejection_id, ClaimRejectionId);
