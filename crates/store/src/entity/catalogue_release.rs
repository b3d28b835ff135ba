//! Table `catalogue_release`; its columns are explained in migrations/0017_catalogue.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `catalogue_release`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "catalogue_release")]
pub struct Model {
    /// Number of the version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub release_id: i64,
    /// By which it was agreed to; null for the first.
    pub case_id: Option<i64>,
    /// First day of what it brings.
    pub from_date: Date,
    /// Made at.
    pub made_at: OffsetDateTime,
    /// Rows of item_version it brought.
    pub items: i64,
    /// Rows of price_ceiling it brought.
    pub ceilings: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(release_id, ReleaseId);
