//! Reviews a voucher 凭证审核, by a person who neither made it nor took part in
//! the payment it books.
//!
//! Checked in this order: the voucher exists; duty and history; it waits for
//! review.
//!
//! Article: R3d-22, R3d-28.

use base::VoucherId;
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::voucher;

use super::REVIEWED;
use super::stored::voucher_of;
use crate::case_work::CaseWork;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Reviews a voucher.
pub struct Review;

/// Which voucher.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoucherAndComment {
    /// The voucher.
    pub voucher_id: VoucherId,
    /// A word about it.
    #[serde(default)]
    pub comment: String,
}

/// A voucher as it is now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VoucherState {
    /// The voucher.
    pub voucher_id: VoucherId,
    /// made, reviewed, posted or void.
    pub state: String,
    /// Its number, once posted: `JZ-resident_basic-202610-0001`.
    pub serial: Option<String>,
}

impl Command for Review {
    const SPEC: CommandSpec = CommandSpec {
        name: "voucher.review",
        title: "审核凭证",
        title_en: "review a voucher",
        access: Access::Duty(&[Duty::VoucherReview]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-22", "R3d-28"],
    };
    type Input = VoucherAndComment;
    type Output = VoucherState;

    async fn decide(cx: &Context<'_>, input: VoucherAndComment) -> Result<Plan<VoucherState>, Stop> {
        let seen = voucher_of(cx, input.voucher_id).await?;
        let case = CaseWork::take(cx, seen.case_id).await?;
        let row = cx.view.lock::<voucher::Model>(input.voucher_id.0).await?.unwrap_or(seen);
        let mut plan =
            Plan::answering(VoucherState { voucher_id: input.voucher_id, state: REVIEWED.to_owned(), serial: None });
        plan.about("voucher", input.voucher_id);
        case.decide(cx, &mut plan, Duty::VoucherReview, Decision::Pass, input.comment).await?;
        plan.update(voucher::Model { state: REVIEWED.to_owned(), reviewed_by: Some(cx.staff_id()?), ..row });
        Ok(plan)
    }
}
