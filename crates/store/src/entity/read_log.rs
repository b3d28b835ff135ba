//! Table `read_log`; its columns are explained in migrations/0011_trail.sql.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `read_log`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "read_log")]
pub struct Model {
    /// Read id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub read_id: i64,
    /// When personal data was shown.
    pub at: OffsetDateTime,
    /// The same as a civil date in Beijing; its digest is in read_day.
    pub day: Date,
    /// The clock hour in Beijing.
    pub hour: i32,
    /// Null for a hospital's system.
    pub account_id: Option<i64>,
    /// The natural person who looked, if one did.
    pub staff_id: Option<i64>,
    /// The provider on whose side.
    pub provider_id: Option<i64>,
    /// The question or command by which: claim.view, person.reveal.
    pub purpose: String,
    /// The insured person shown; null when a case or list without names.
    pub person_id: Option<i64>,
    /// Visit, case, statement, person, list.
    pub object_kind: String,
    /// Its id as people see it; empty for a list.
    pub object_id: String,
    /// The field revealed, or empty.
    pub detail: String,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
