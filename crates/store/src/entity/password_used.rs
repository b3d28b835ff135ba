//! Table `password_used`; its columns are explained in migrations/0012_accounts.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `password_used`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_used")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub password_used_id: i64,
    /// Account id.
    pub account_id: i64,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// Chosen at.
    pub chosen_at: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(password_used_id, PasswordUsedId);
