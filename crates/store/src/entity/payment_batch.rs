//! Table `payment_batch`; its columns are explained in migrations/0006_payment.sql.

use sea_orm::entity::prelude::*;

/// A row of `payment_batch`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_batch")]
pub struct Model {
    /// Batch id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: i64,
    /// Case id.
    pub case_id: i64,
    /// Month.
    pub month: String,
    /// Serial.
    pub serial: String,
    /// State.
    pub state: String,
    /// Instruction count.
    pub instruction_count: i64,
    /// Total fen.
    pub total_fen: i64,
    /// SM3 of the instruction lines as made: what is released must be what was made.
    pub lines_digest: String,
    /// SM3 of the instruction file; set at release.
    pub file_digest: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(batch_id, BatchId);
