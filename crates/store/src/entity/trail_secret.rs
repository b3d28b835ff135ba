//! Table `trail_secret`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;

/// A row of `trail_secret`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trail_secret")]
pub struct Model {
    /// Row_salt: keys the column digests; signing_seed: makes the checkpoint key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub secret_key: String,
    /// 32 bytes; never exported, never shown.
    pub secret_value: Vec<u8>,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
