//! Sends a voucher back to its maker instead of reviewing or posting it. Its
//! lines are not rewritten: the maker voids it and makes a right one.
//!
//! Checked in this order: the voucher exists; duty and history; it waits for
//! this duty; a reason is given.
//!
//! Article: R3d-19.4 (what does not fit goes back), R3d-28.

use base::{Refusal, VoucherId};
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::voucher;

use super::MADE;
use super::review::VoucherState;
use super::stored::voucher_of;
use crate::case_work::CaseWork;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Sends a voucher back.
pub struct Return;

/// Which voucher, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoucherAndReason {
    /// The voucher.
    pub voucher_id: VoucherId,
    /// Why; 1 to 500 signs.
    pub reason: String,
}

impl Command for Return {
    const SPEC: CommandSpec = CommandSpec {
        name: "voucher.return",
        title: "退回凭证",
        title_en: "send a voucher back",
        access: Access::Duty(&[Duty::VoucherReview, Duty::VoucherPost]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.4", "R3d-28"],
    };
    type Input = VoucherAndReason;
    type Output = VoucherState;

    async fn decide(cx: &Context<'_>, input: VoucherAndReason) -> Result<Plan<VoucherState>, Stop> {
        let seen = voucher_of(cx, input.voucher_id).await?;
        let case = CaseWork::take(cx, seen.case_id).await?;
        let row = cx.view.lock::<voucher::Model>(input.voucher_id.0).await?.unwrap_or(seen);
        let duty = case.waits_for().filter(|duty| cx.caller.holds_any(&[*duty])).unwrap_or(Duty::VoucherReview);
        let mut plan =
            Plan::answering(VoucherState { voucher_id: input.voucher_id, state: MADE.to_owned(), serial: None });
        plan.about("voucher", input.voucher_id);
        let reason = checked(input.reason)?;
        case.decide(cx, &mut plan, duty, Decision::Return { reason: reason.clone() }, reason).await?;
        plan.update(voucher::Model { state: MADE.to_owned(), reviewed_by: None, ..row });
        Ok(plan)
    }
}

/// A reason of 1 to 500 signs.
pub(super) fn checked(reason: String) -> Result<String, Refusal> {
    if (1..=500).contains(&reason.trim().chars().count()) {
        return Ok(reason);
    }
    Err(Refusal::invalid("reason_missing", "reason", "请填写 1 至 500 字的理由", "a reason of 1 to 500 signs"))
}
