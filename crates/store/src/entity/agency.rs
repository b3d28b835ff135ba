//! Table `agency`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;

/// A row of `agency`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub struct Model {
    /// Agency id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: i64,
    /// Unified credit code.
    pub code: String,
    /// Name.
    pub name: String,
    /// GB/T 2260.
    pub region: String,
    /// The independent fund it belongs to.
    pub pooling_area: String,
    /// Level.
    pub level: String,
    /// The agency that guides and inspects it (R1-4); null at the top of what is known.
    pub parent_id: Option<i64>,
    /// The agency this house belongs to; exactly one.
    pub own: bool,
    /// The reviewed case that entered it; null for the founding.
    pub case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(agency_id, AgencyId);
