//! Table `payment_instruction`; its columns are explained in migrations/0006_payment.sql.

use sea_orm::entity::prelude::*;

use crate::sealed::Sealed;

/// A row of `payment_instruction`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_instruction")]
pub struct Model {
    /// Instruction id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub instruction_id: i64,
    /// Batch id.
    pub batch_id: i64,
    /// What is paid: the statement of a provider.
    pub statement_id: Option<i64>,
    /// Whose statement.
    pub provider_id: Option<i64>,
    /// Or a person's reimbursement.
    pub reimbursement_id: Option<i64>,
    /// Keyed digest of the payee as approved.
    pub payee_digest: String,
    /// Resident_basic, critical_illness, hardship.
    pub fund: String,
    /// Payee name.
    pub payee_name: String,
    /// Payee bank.
    pub payee_bank: String,
    /// Payee account.
    pub payee_account: Sealed<PayeeAccount>,
    /// Amount fen.
    pub amount_fen: i64,
    /// State.
    pub state: String,
    /// The bank's number once it has answered.
    pub bank_reference: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(instruction_id, InstructionId, payee_account sealed as PayeeAccount);
