//! Table `provider`; its columns are explained in migrations/0003_registers.sql.

use sea_orm::entity::prelude::*;

use crate::sealed::Sealed;

/// A row of `provider`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider")]
pub struct Model {
    /// Provider id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub provider_id: i64,
    /// National code, 12 signs.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: String,
    /// Benefit tier, regulation/catalogs/tiers.toml.
    pub tier: i32,
    /// Hospital level.
    pub level: i32,
    /// GB/T 2260.
    pub region: String,
    /// Credit code.
    pub credit_code: String,
    /// Holder of the account, as the bank has it.
    pub payee_name: String,
    /// Payee bank.
    pub payee_bank: String,
    /// Payee account.
    pub payee_account: Sealed<PayeeAccount>,
    /// Status.
    pub status: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(provider_id, ProviderId, payee_account sealed as PayeeAccount);
