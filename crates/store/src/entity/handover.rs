//! Table `handover`; its columns are explained in migrations/0009_people.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `handover`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "handover")]
pub struct Model {
    /// Handover id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub handover_id: i64,
    /// The appointment that ends.
    pub appointment_id: i64,
    /// Giver id.
    pub giver_id: i64,
    /// Receiver id.
    pub receiver_id: i64,
    /// Supervisor id.
    pub supervisor_id: i64,
    /// Rests until all three have signed; null when the receiver held the post already.
    pub receiver_appointment_id: Option<i64>,
    /// SM3 of the list that is signed, hex; empty while it is drawn up.
    pub list_digest: String,
    /// Why receiver or supervisor sent the list back; empty when they did not.
    pub returned_reason: String,
    /// Null while not signed.
    pub giver_signed_at: Option<OffsetDateTime>,
    /// Null while not signed.
    pub receiver_signed_at: Option<OffsetDateTime>,
    /// Null while not signed.
    pub supervisor_signed_at: Option<OffsetDateTime>,
    /// The reviewed case that ended the appointment.
    pub case_id: i64,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(handover_id, HandoverId);
