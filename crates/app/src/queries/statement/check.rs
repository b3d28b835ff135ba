//! What the house checks of a statement by itself, each time it is shown.
//!
//! Article: R1-12.12, R1-15, R3d-19.5.1, R4-19.

use schemars::JsonSchema;
use serde::Serialize;
use store::entity::{provider, statement};

use super::arithmetic::kept_funds;
use crate::command::Context;
use crate::operations::statement::amounts::MonthAmounts;
use crate::operations::statement::verification::verification_code;

/// Something the house checked by itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Check {
    /// Stable code.
    pub code: String,
    /// Whether it holds.
    pub passed: bool,
    /// What was checked, in Chinese.
    pub title: String,
    /// What was checked, in English.
    pub title_en: String,
    /// The article.
    pub cite: String,
}

impl Check {
    /// A check and whether it holds.
    pub fn new(code: &str, passed: bool, title: &str, title_en: &str, cite: &str) -> Check {
        Check {
            code: code.to_owned(),
            passed,
            title: title.to_owned(),
            title_en: title_en.to_owned(),
            cite: cite.to_owned(),
        }
    }

    /// A check that holds, or the form would have been refused.
    pub fn held(code: &str, title: &str, title_en: &str, cite: &str) -> Check {
        Check::new(code, true, title, title_en, cite)
    }
}

/// The checks the house makes by itself.
pub(super) fn checks(
    cx: &Context<'_>,
    kept: &statement::Model,
    provider: &provider::Model,
    amounts: &MonthAmounts,
) -> Vec<Check> {
    let funds = amounts.funds.iter().zip(&amounts.deducted).map(|(fund, deducted)| (fund.0, deducted.0));
    let agrees = funds.eq(kept_funds(kept)) && amounts.total.0 == kept.total_fen && amounts.claims == kept.claims_count;
    let window = cx.house.law.monthly_settlement.declaring_window(kept.declared_on);
    let in_window = window.is_none_or(|window| window.value.contains(kept.declared_on));
    let in_time = kept.pay_by >= cx.today || ["paid", "returned"].contains(&kept.state.as_str());
    vec![
        Check::new(
            "amounts_agree",
            agrees,
            "金额与结算、扣减明细逐项复算一致",
            "amounts agree with settlements and deductions computed again",
            "R1-12.12",
        ),
        Check::new(
            "code_agrees",
            verification_code(kept, &provider.code) == kept.verification_code,
            "防伪码与内容一致",
            "the verification code agrees with the content",
            "R1-15",
        ),
        Check::new("declared_in_window", in_window, "在规定日期内申报", "declared on the days laid down", "R3d-19.5.1"),
        Check::new(
            "provider_active",
            provider.status == "active",
            "医药机构协议有效",
            "the provider's agreement is in force",
            "R1-12.9",
        ),
        Check::new("within_payment_limit", in_time, "未超过付款期限", "the day for payment has not passed", "R4-19"),
    ]
}
