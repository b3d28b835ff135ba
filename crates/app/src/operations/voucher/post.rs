//! Posts a reviewed voucher 记账: it gets its number, without gaps within fund
//! and month, and its lines become postings, which are never changed. By a
//! third person, who took no part in the payment either.
//!
//! Checked in this order: the voucher exists; duty and history; it waits for
//! posting; month open and lines balanced (ledger engine); the three
//! signatories (ledger engine).
//!
//! Article: R1-21, R3d-14 (numbers without gaps), R3d-22, R3d-28.

use std::collections::BTreeSet;

use base::{Refusal, StaffId};
use ledger::{Signatures, check, sign};
use regulation::duties::Duty;
use review::Decision;
use store::IdKind;
use store::entity::{posting, voucher};

use super::review::{VoucherAndComment, VoucherState};
use super::stored::{draft_of, lines_of, side_code, voucher_of};
use super::{POSTED, books};
use crate::case_work::CaseWork;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::serial;
use crate::stop::Stop;

/// Posts a voucher.
pub struct Post;

impl Command for Post {
    const SPEC: CommandSpec = CommandSpec {
        name: "voucher.post",
        title: "凭证记账",
        title_en: "post a voucher",
        access: Access::Duty(&[Duty::VoucherPost]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-21", "R3d-14", "R3d-28"],
    };
    type Input = VoucherAndComment;
    type Output = VoucherState;

    async fn decide(cx: &Context<'_>, input: VoucherAndComment) -> Result<Plan<VoucherState>, Stop> {
        let seen = voucher_of(cx, input.voucher_id).await?;
        let case = CaseWork::take(cx, seen.case_id).await?;
        let row = cx.view.lock::<voucher::Model>(input.voucher_id.0).await?.unwrap_or(seen);
        let mut plan =
            Plan::answering(VoucherState { voucher_id: input.voucher_id, state: POSTED.to_owned(), serial: None });
        plan.about("voucher", input.voucher_id);
        let cashier = [Duty::PayMake, Duty::PayRelease, Duty::CashReceive].map(|duty| duty.code());
        let cashiers: BTreeSet<StaffId> = case
            .acts()
            .iter()
            .filter(|act| cashier.contains(&act.duty.as_str()))
            .map(|act| StaffId(act.staff_id))
            .collect();
        case.decide(cx, &mut plan, Duty::VoucherPost, Decision::Pass, input.comment).await?;

        let lines = lines_of(cx, row.voucher_id).await?;
        let draft = draft_of(&row, &lines, cx.today)?;
        let month = draft.month;
        let periods = books::enter(cx, &mut plan, &row.fund, month).await?;
        let checked = check(&cx.house.law.accounts, &periods, draft).map_err(Refusal::from)?;
        let reviewed = row.reviewed_by.ok_or_else(|| Stop::fault("posting a voucher", "it has no reviewer"))?;
        let signatures =
            Signatures { made: StaffId(row.made_by), reviewed: StaffId(reviewed), posted: StaffId(cx.staff_id()?) };
        let signed = sign(checked, signatures, &cashiers).map_err(Refusal::from)?;

        let series = format!("voucher/{}/{month}", row.fund);
        let number = serial::draw(cx, &mut plan, &series, "voucher", row.voucher_id).await?;
        let serial = format!("JZ-{}-{}-{number:04}", row.fund, month.to_string().replace('-', ""));
        plan.output.serial = Some(serial.clone());
        let ids = cx.house.store.ids(IdKind::Object, lines.len()).await?;
        let postings =
            signed.postings().into_iter().zip(&lines).zip(ids).map(|((counted, line), posting_id)| posting::Model {
                posting_id,
                voucher_id: row.voucher_id,
                line_number: line.line_number,
                fund: counted.fund,
                month: counted.month.to_string(),
                account: counted.account,
                side: side_code(counted.side).to_owned(),
                amount_fen: counted.amount.0,
                instruction_id: line.instruction_id,
                posted_at: cx.now,
                rev: 1,
            });
        plan.insert_all(postings.collect());
        plan.update(voucher::Model {
            state: POSTED.to_owned(),
            serial: Some(serial),
            posted_by: Some(signatures.posted.0),
            posted_on: Some(cx.today),
            ..row
        });
        Ok(plan)
    }
}
