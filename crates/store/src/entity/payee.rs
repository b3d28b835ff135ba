//! Table `payee`; its columns are explained in migrations/0013_mended.sql.

use sea_orm::entity::prelude::*;
use time::Date;

use crate::sealed::Sealed;

/// A row of `payee`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payee")]
pub struct Model {
    /// Payee id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub payee_id: i64,
    /// The insured person for whom is paid.
    pub person_id: i64,
    /// The last one counts.
    pub version: i32,
    /// Who holds the account.
    pub holder_name: String,
    /// self, guardian, agent or heir.
    pub relation: String,
    /// Bank.
    pub bank: String,
    /// Account.
    pub account: Sealed<Account>,
    /// Keyed digest of what stands above; instructions are bound to it.
    pub digest: String,
    /// Which approved it.
    pub case_id: i64,
    /// First day on which is paid to it.
    pub usable_from: Date,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(payee_id, PayeeId, account sealed as Account);
