//! What is filled in to change a payee's account.
//!
//! Article: R1-12.6.

use base::PersonId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::matters::reimbursement::PayeeRelation;

/// A change of the account.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeChangeForm {
    /// The insured person.
    #[schemars(extend("title" = "参保人", "x-title-en" = "insured person", "x-group" = "参保人", "x-group-en" = "insured person"))]
    pub person_id: PersonId,
    /// Somebody else hands it in.
    #[serde(default)]
    #[schemars(extend("title" = "他人代办", "x-title-en" = "handed in by an agent", "x-group" = "参保人", "x-group-en" = "insured person"))]
    pub by_agent: bool,
    /// Who holds the account.
    #[schemars(extend("title" = "收款户名", "x-title-en" = "holder of the account", "x-group" = "新收款账户", "x-group-en" = "new payee", "maxLength" = 50, "x-field" = "payee.holder_name", "x-cite" = "R1-12.6"))]
    pub holder_name: String,
    /// What the holder is to the insured person.
    #[schemars(extend("title" = "户主与参保人关系", "x-title-en" = "holder is", "x-group" = "新收款账户", "x-group-en" = "new payee"))]
    pub relation: PayeeRelation,
    /// The bank.
    #[schemars(extend("title" = "开户银行", "x-title-en" = "bank", "x-group" = "新收款账户", "x-group-en" = "new payee", "maxLength" = 60))]
    pub bank: String,
    /// The account.
    #[schemars(extend("title" = "银行账号", "x-title-en" = "account", "x-group" = "新收款账户", "x-group-en" = "new payee", "x-field" = "payee.account", "pattern" = "^[0-9]{8,30}$", "x-message" = "8 至 30 位数字", "x-message-en" = "8 to 30 digits"))]
    pub account: String,
}
