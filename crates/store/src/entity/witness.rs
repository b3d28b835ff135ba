//! Table `witness`; its columns are explained in migrations/0011_trail.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `witness`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "witness")]
pub struct Model {
    /// Witness id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub witness_id: i64,
    /// The name of its key.
    pub name: String,
    /// Name+id+key: by which its cosignatures are checked.
    pub verifier_key: String,
    /// Appointed on.
    pub appointed_on: Date,
    /// Null while its cosignature counts.
    pub dismissed_on: Option<Date>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(witness_id, WitnessId);
