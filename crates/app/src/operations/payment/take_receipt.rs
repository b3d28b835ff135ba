//! Takes the bank's receipt file for a batch and matches it line by line. A
//! matched line gives a sent instruction its result; for one whose result was
//! unknown it is kept as the first person's word, which a second one confirms
//! (`resolve_unknown.rs`). Nothing is ever sent again by itself.
//!
//! Checked in this order: duty and history; the batch was released; the form of
//! the file; the same file was not taken before; nothing was paid tomorrow, or in a
//! month that the books have closed (a reopened one takes it). Lines that do not match are no
//! refusal: they are listed.
//!
//! Article: R1-20, R3d-29.

use std::collections::BTreeSet;

use base::{BatchId, InstructionId, Month, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::IdKind;
use store::entity::{bank_receipt, bank_receipt_line, payment_instruction};

use super::batch::Batch;
pub use super::match_receipt::Matching;
use super::match_receipt::{Instructed, match_lines};
use super::outcome::write_outcomes;
use super::receipt_file::{BankResult, ReceiptLine, read_receipt};
use super::{opened, state};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::voucher::month_stands_open;
use crate::stop::Stop;

/// Takes a receipt.
pub struct TakeReceipt;

/// The file, and the batch it is for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptToTake {
    /// The batch.
    pub batch_id: BatchId,
    /// The text of the file (`receipt_file.rs`).
    pub file: String,
}

/// How the file was matched.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptTaken {
    /// Lines in the file.
    pub lines: i64,
    /// Lines that match their instruction.
    pub matched: i64,
    /// The lines that do not.
    pub unmatched: Vec<UnmatchedLine>,
    /// Instructions that wait for a second person's word on an unknown result.
    pub to_confirm: Vec<InstructionId>,
}

/// A line that does not match.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct UnmatchedLine {
    /// The line of the file, from 1; the head is line 1.
    pub line: i32,
    /// The instruction it names.
    pub reference: String,
    /// The bank's number.
    pub bank_reference: String,
    /// Why it does not match.
    pub matching: Matching,
}

impl Command for TakeReceipt {
    const SPEC: CommandSpec = CommandSpec {
        name: "payment.take_receipt",
        title: "导入银行回单",
        title_en: "take a bank receipt",
        access: Access::Duty(&[Duty::ReceiptMatch]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &["file"],
        idempotency: Idempotency::Key,
        articles: &["R1-20", "R3d-29"],
    };
    type Input = ReceiptToTake;
    type Output = ReceiptTaken;

    async fn decide(cx: &Context<'_>, input: ReceiptToTake) -> Result<Plan<ReceiptTaken>, Stop> {
        let batch = Batch::take(cx, input.batch_id).await?;
        batch.case.may(cx, Duty::ReceiptMatch)?;
        if ![state::BATCH_RELEASED, state::BATCH_CLOSED].contains(&batch.row.state.as_str()) {
            return Err(not_released().into());
        }
        let lines = read_receipt(&input.file)?;
        let file_digest = hex::encode(Sm3::digest(input.file.as_bytes()));
        let taken = bank_receipt::Entity::find().filter(bank_receipt::Column::FileDigest.eq(&file_digest));
        if cx.view.one(taken).await?.is_some() {
            return Err(Refusal::conflict("receipt_file_repeated", "该回单文件已导入", "this file was taken already")
                .citing("R3d-29")
                .into());
        }
        days_stand(cx, &batch, &lines).await?;
        let instructed: Vec<Instructed> = opened(cx, &batch.instructions)?.into_iter().map(Instructed::from).collect();
        let matchings = match_lines(&lines, &instructed, &used_references(cx, &lines).await?);

        let ids = cx.house.store.ids(IdKind::Object, 1 + lines.len()).await?;
        let bank_receipt_id = ids.start;
        let mut answer = ReceiptTaken { lines: lines.len() as i64, matched: 0, unmatched: vec![], to_confirm: vec![] };
        let sealer = cx.sealer().await?;
        let (mut rows, mut changed) = (Vec::with_capacity(lines.len()), Vec::new());
        for (((index, line), (instruction_id, matching)), id) in
            lines.into_iter().enumerate().zip(matchings).zip(ids.start + 1..)
        {
            let number = index as i32 + 2;
            if matching == Matching::Matched {
                answer.matched += 1;
                let named = batch.instructions.iter().find(|row| Some(row.instruction_id) == instruction_id);
                match named {
                    Some(row) if row.state == state::SENT => changed.push(answered(row, &line)),
                    Some(row) if line.result != BankResult::Unknown => {
                        answer.to_confirm.push(InstructionId(row.instruction_id));
                    }
                    _ => {}
                }
            } else {
                answer.unmatched.push(UnmatchedLine {
                    line: number,
                    reference: line.reference.clone(),
                    bank_reference: line.bank_reference.clone(),
                    matching,
                });
            }
            rows.push(bank_receipt_line::Model {
                bank_receipt_line_id: id,
                bank_receipt_id,
                line_number: number,
                instruction_id,
                reference: line.reference,
                bank_reference: line.bank_reference,
                payee_account: sealer.seal(id, &line.payee_account),
                amount_fen: line.amount.0,
                result: line.result.code().to_owned(),
                paid_on: line.paid_on,
                matched: matching.code().to_owned(),
                rev: 1,
            });
        }

        let mut plan = Plan::answering(answer);
        plan.about("payment_batch", input.batch_id);
        plan.fact("file_sm3", file_digest.as_str());
        plan.fact("lines", plan.output.lines);
        plan.fact("matched", plan.output.matched);
        plan.insert(bank_receipt::Model {
            bank_receipt_id,
            batch_id: batch.row.batch_id,
            file_digest,
            received_at: cx.now,
            rev: 1,
        });
        plan.insert_all(rows);
        batch.case.act_beside(cx, &mut plan, Duty::ReceiptMatch, "take_receipt", String::new()).await?;
        write_outcomes(cx, &mut plan, batch, changed).await?;
        Ok(plan)
    }
}

/// What the bank paid was paid by now, and in a month that the fund's books still take.
async fn days_stand(cx: &Context<'_>, batch: &Batch<'_>, lines: &[ReceiptLine]) -> Result<(), Stop> {
    let mut looked_at = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(day) = line.paid_on else { continue };
        let field = format!("file:{}", index + 2);
        if day > cx.today {
            let (zh, en) = ("支付日期晚于今日", "it is dated after today");
            let refusal = Refusal::conflict("date_in_the_future", zh, en).at(&field, zh, en);
            return Err(refusal.citing("R3d-29").into());
        }
        let named = line.reference.parse::<InstructionId>().ok();
        let named = named.and_then(|id| batch.instructions.iter().find(|row| row.instruction_id == id.0));
        let Some(instruction) = named else { continue };
        if looked_at.insert((instruction.fund.clone(), Month::of(day))) {
            month_stands_open(cx, &instruction.fund, day).await.map_err(|stop| match stop {
                Stop::Refused(refusal) => {
                    Stop::Refused(refusal.at(&field, "支付日期所在月份已结账", "the month it was paid in is closed"))
                }
                other => other,
            })?;
        }
    }
    Ok(())
}

/// The bank's numbers of these lines that stand behind a final result already, in any batch.
async fn used_references(cx: &Context<'_>, lines: &[ReceiptLine]) -> Result<BTreeSet<String>, Stop> {
    let mut used = BTreeSet::new();
    for group in lines.chunks(1_000) {
        let select = bank_receipt_line::Entity::find()
            .filter(bank_receipt_line::Column::BankReference.is_in(group.iter().map(|line| &line.bank_reference)))
            .filter(bank_receipt_line::Column::Matched.eq(Matching::Matched.code()))
            .filter(bank_receipt_line::Column::Result.ne(BankResult::Unknown.code()));
        used.extend(cx.view.all(select).await?.into_iter().map(|row| row.bank_reference));
    }
    Ok(used)
}

fn answered(row: &payment_instruction::Model, line: &ReceiptLine) -> payment_instruction::Model {
    payment_instruction::Model {
        state: line.result.code().to_owned(),
        bank_reference: Some(line.bank_reference.clone()),
        ..row.clone()
    }
}

/// The batch has not been released.
pub(crate) fn not_released() -> Refusal {
    Refusal::conflict("batch_not_released", "该批次尚未放行或已作废", "the batch has not been released").citing("R1-20")
}
