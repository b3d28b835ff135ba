//! Table `his_message`; its columns are explained in migrations/0016_hospitals.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `his_message`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "his_message")]
pub struct Model {
    /// Message id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub message_id: i64,
    /// Null when the sender was not known or not proven.
    pub provider_id: Option<i64>,
    /// Number of the transaction; empty when it could not be read.
    pub infno: String,
    /// The sender's number of the message.
    pub msgid: String,
    /// Received at.
    pub received_at: OffsetDateTime,
    /// Of that instant in Beijing.
    pub hour: i32,
    /// Milliseconds until it was answered.
    pub took_ms: i64,
    /// Of the refusal; empty when it was carried out.
    pub code: String,
    /// Length of the message.
    pub request_bytes: i64,
    /// The message as it came, under the key of the house.
    pub sealed_request: String,
    /// What was answered, the same.
    pub sealed_answer: String,
    /// Which key of the house sealed them.
    pub key_name: String,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
