//! Table `sealing_key`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `sealing_key`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sealing_key")]
pub struct Model {
    /// The name of the key, made from it; the key itself is not in the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_name: String,
    /// current, former, retired.
    pub state: String,
    /// The name of the digest key that came with it.
    pub digest_key_name: String,
    /// From when on it sealed.
    pub since: OffsetDateTime,
    /// When nothing was sealed under it any more and it was taken out of use; null before.
    pub retired_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(key_name, KeyName);
