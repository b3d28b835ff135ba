//! Table `sign_in_failure`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `sign_in_failure`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failure")]
pub struct Model {
    /// Keyed digest of the account's name as it was typed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub login_digest: String,
    /// In a row; cleared by a success.
    pub failures: i32,
    /// The last of them.
    pub failed_at: OffsetDateTime,
    /// Null while not locked.
    pub locked_until: Option<OffsetDateTime>,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
