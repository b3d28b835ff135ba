//! Table `service_platform`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `service_platform`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "service_platform")]
pub struct Model {
    /// Platform id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: i64,
    /// The filing number given by the agency.
    pub code: String,
    /// Name.
    pub name: String,
    /// Regulation/duties/posts.toml, platform_type.
    pub unit_type: String,
    /// GB/T 2260 of the county it lies in.
    pub region: String,
    /// Address.
    pub address: String,
    /// Legal representative or person in charge.
    pub head_name: String,
    /// Unified credit code.
    pub credit_code: String,
    /// Practising licence; empty where none is needed.
    pub licence_number: String,
    /// Phone.
    pub phone: String,
    /// Status.
    pub status: String,
    /// Day of the first filing.
    pub filed_on: Date,
    /// Number of the latest filing.
    pub version: i32,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(platform_id, PlatformId);
