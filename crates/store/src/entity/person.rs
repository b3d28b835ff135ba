//! Table `person`; its columns are explained in migrations/0003_registers.sql.

use sea_orm::entity::prelude::*;
use time::Date;

use crate::sealed::Sealed;

/// A row of `person`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Fits the 32 bits of audit snapshots.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: i64,
    /// Name.
    pub name: String,
    /// Checked; masked on every screen.
    pub identity_number: Sealed<IdentityNumber>,
    /// Keyed digest, for finding and for uniqueness.
    pub identity_digest: String,
    /// 1 male, 2 female.
    pub sex: i32,
    /// Birth date.
    pub birth_date: Date,
    /// Null while alive.
    pub death_date: Option<Date>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(person_id, PersonId, identity_number sealed as IdentityNumber);
