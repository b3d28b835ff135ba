//! Table `his_sign_in`; its columns are explained in migrations/0003_registers.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `his_sign_in`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "his_sign_in")]
pub struct Model {
    /// SM3 of the number given out; the number itself is not kept.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sign_no_digest: String,
    /// Provider id.
    pub provider_id: i64,
    /// As the hospital's system names it.
    pub operator: String,
    /// Holds for the civil day of this instant.
    pub signed_at: OffsetDateTime,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
