//! Reverses a posted voucher 红冲: a new voucher in the present month with the
//! sides swapped, which goes through the same chain. What was written stays.
//!
//! Checked in this order: the voucher exists; a reason is given; it is posted;
//! it is not reversed yet; then the checks of the ledger engine (a reversal is
//! not reversed; the present month is open).
//!
//! Article: R1-21, R3d-27.

use base::{Refusal, VoucherId};
use ledger::{Periods, check};
use regulation::duties::Duty;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::voucher;

use super::open::{NewVoucher, VoucherMade, open};
use super::return_voucher::{VoucherAndReason, checked};
use super::stored::{draft_of, lines_of, voucher_of};
use super::{POSTED, VOID};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Reverses a voucher.
pub struct Reverse;

impl Command for Reverse {
    const SPEC: CommandSpec = CommandSpec {
        name: "voucher.reverse",
        title: "红冲凭证",
        title_en: "reverse a voucher",
        access: Access::Duty(&[Duty::VoucherMake]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-21", "R3d-27"],
    };
    type Input = VoucherAndReason;
    type Output = VoucherMade;

    async fn decide(cx: &Context<'_>, input: VoucherAndReason) -> Result<Plan<VoucherMade>, Stop> {
        let seen = voucher_of(cx, input.voucher_id).await?;
        let reason = checked(input.reason)?;
        let row = cx.view.lock::<voucher::Model>(input.voucher_id.0).await?.unwrap_or(seen);
        if row.state != POSTED {
            return Err(Refusal::conflict(
                "voucher_not_posted",
                "凭证尚未记账，无需红冲",
                "the voucher is not posted; void it instead",
            )
            .citing("R1-21")
            .into());
        }
        let answered = voucher::Entity::find()
            .filter(voucher::Column::ReversesId.eq(row.voucher_id))
            .filter(voucher::Column::State.ne(VOID));
        if cx.view.one(answered).await?.is_some() {
            return Err(Refusal::conflict(
                "voucher_already_reversed",
                "该凭证已被冲销",
                "it has been reversed already",
            )
            .citing("R1-21")
            .into());
        }
        let lines = lines_of(cx, row.voucher_id).await?;
        let draft = draft_of(&row, &lines, cx.today)?;
        // It was accepted in its month once; whether that month is still open does not matter here.
        let its_month = Periods::none().with(&row.fund, draft.month, draft.month);
        let posted = check(&cx.house.law.accounts, &its_month, draft)
            .map_err(|refused| Stop::fault("reading a posted voucher", refused))?;
        let draft = ledger::reverse(VoucherId(row.voucher_id), &posted, cx.today).map_err(Refusal::from)?;
        let serial = row.serial.clone().unwrap_or_default();
        let mut plan = open(
            cx,
            NewVoucher {
                draft,
                event: "reversal",
                summary: format!("冲销{serial}：{reason}"),
                batch_id: row.batch_id,
                instructions: lines.iter().map(|line| line.instruction_id).collect(),
                grown_from: &[row.case_id],
                comment: reason,
            },
        )
        .await?;
        plan.about("voucher", input.voucher_id);
        Ok(plan)
    }
}
