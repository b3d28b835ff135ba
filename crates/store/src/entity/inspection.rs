//! Table `inspection`; its columns are explained in migrations/0021_control.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `inspection`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inspection")]
pub struct Model {
    /// The inspection.
    #[sea_orm(primary_key, auto_increment = false)]
    pub inspection_id: i64,
    /// Who is inspected.
    pub provider_id: i64,
    /// Code of regulation/duties/inspection.toml.
    pub purpose: String,
    /// In words: the plan, the lead.
    pub ground: String,
    /// First day of the claims looked at.
    pub claims_from: Date,
    /// Last day, included.
    pub claims_until: Date,
    /// open, closed.
    pub state: String,
    /// How many stand in the team now.
    pub inspectors: i64,
    /// Who opened it.
    pub opened_by: i64,
    /// When.
    pub opened_at: OffsetDateTime,
    /// Who closed it; none while it is open.
    pub closed_by: Option<i64>,
    /// When; none while it is open.
    pub closed_at: Option<OffsetDateTime>,
    /// What comes of it; none while it is open.
    pub conclusion: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(inspection_id, InspectionId);
