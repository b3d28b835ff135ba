//! Table `certificate`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `certificate`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    /// Certificate id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub certificate_id: i64,
    /// Staff id.
    pub staff_id: i64,
    /// Regulation/duties/posts.toml.
    pub kind: String,
    /// As printed on it.
    pub number: String,
    /// First day on which it holds.
    pub issued_on: Date,
    /// Last day; null when it has no end.
    pub valid_until: Option<Date>,
    /// The reviewed case; null for the founding.
    pub case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(certificate_id, CertificateId);
