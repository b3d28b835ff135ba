//! Table `account`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `account`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Account id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// Login.
    pub login: String,
    /// One person, one account (R3d-13).
    pub staff_id: i64,
    /// Argon2id in PHC form; empty until the holder has chosen a password.
    pub password_hash: String,
    /// Status.
    pub status: String,
    /// Until when the opening code works; null unless unconfirmed.
    pub code_until: Option<OffsetDateTime>,
    /// When the holder chose the present password; null before.
    pub password_set_at: Option<OffsetDateTime>,
    /// From where unused days count, unless a session is later.
    pub unused_since: OffsetDateTime,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(account_id, AccountId);
