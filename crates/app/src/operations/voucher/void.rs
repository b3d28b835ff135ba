//! Takes a voucher back before it is posted, by whoever made it. It never had a
//! number, so none is lost; a posted voucher is corrected by reversal only.
//!
//! Checked in this order: the voucher exists; duty and history; made by the
//! caller; not posted or void; a reason is given.
//!
//! Article: R1-21, R3d-27.

use base::Refusal;
use regulation::duties::Duty;
use store::entity::voucher;

use super::return_voucher::{VoucherAndReason, checked};
use super::review::VoucherState;
use super::stored::voucher_of;
use super::{MADE, REVIEWED, VOID};
use crate::case_work::CaseWork;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Takes a voucher back.
pub struct Void;

impl Command for Void {
    const SPEC: CommandSpec = CommandSpec {
        name: "voucher.void",
        title: "作废凭证",
        title_en: "take a voucher back",
        access: Access::Duty(&[Duty::VoucherMake]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-21", "R3d-27"],
    };
    type Input = VoucherAndReason;
    type Output = VoucherState;

    async fn decide(cx: &Context<'_>, input: VoucherAndReason) -> Result<Plan<VoucherState>, Stop> {
        let seen = voucher_of(cx, input.voucher_id).await?;
        let case = CaseWork::take(cx, seen.case_id).await?;
        let row = cx.view.lock::<voucher::Model>(input.voucher_id.0).await?.unwrap_or(seen);
        case.may(cx, Duty::VoucherMake)?;
        if row.made_by != cx.staff_id()? {
            return Err(Refusal::forbidden(
                "not_made_by_caller",
                "只有制单人本人可以作废该凭证",
                "only whoever made the voucher takes it back",
            )
            .into());
        }
        if ![MADE, REVIEWED].contains(&row.state.as_str()) {
            return Err(Refusal::conflict(
                "voucher_already_posted",
                "凭证已记账或已作废；已记账的请红冲",
                "the voucher is posted or void; a posted one is reversed",
            )
            .citing("R1-21")
            .into());
        }
        let reason = checked(input.reason)?;
        let mut plan =
            Plan::answering(VoucherState { voucher_id: input.voucher_id, state: VOID.to_owned(), serial: None });
        plan.about("voucher", input.voucher_id);
        case.withdraw(cx, &mut plan, Duty::VoucherMake, reason).await?;
        plan.update(voucher::Model { state: VOID.to_owned(), ..row });
        Ok(plan)
    }
}
