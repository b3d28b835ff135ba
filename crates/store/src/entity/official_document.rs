//! Table `official_document`; its columns are explained in migrations/0015_documents.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `official_document`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "official_document")]
pub struct Model {
    /// Document id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: i64,
    /// Without gaps within letters and year.
    pub serial: String,
    /// Which document.
    pub kind: String,
    /// Case id.
    pub case_id: i64,
    /// To whom it is addressed.
    pub person_id: i64,
    /// Of its day, for lists.
    pub month: String,
    /// Issued on.
    pub issued_on: Date,
    /// Issued at.
    pub issued_at: OffsetDateTime,
    /// JSON: everything printed but the verification code and a later voiding.
    pub content: String,
    /// Layout digest.
    pub layout_digest: String,
    /// SM3 over layout and content, hex.
    pub digest: String,
    /// The beginning of the digest, as printed.
    pub verification_code: String,
    /// State.
    pub state: String,
    /// Why it is void; the number stays.
    pub void_reason: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(document_id, DocumentId);
