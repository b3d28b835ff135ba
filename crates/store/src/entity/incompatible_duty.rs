//! Table `incompatible_duty`; its columns are explained in migrations/0005_month.sql.

use sea_orm::entity::prelude::*;

/// A row of `incompatible_duty`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "incompatible_duty")]
pub struct Model {
    /// Filled from regulation/duties when the house is founded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub duty_a: String,
    /// Duty b.
    #[sea_orm(primary_key, auto_increment = false)]
    pub duty_b: String,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
