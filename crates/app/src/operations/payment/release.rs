//! Releases a payment batch 放行, by a person who took no part in anything that
//! led to it. What goes to the bank must be what was made: the same lines, the
//! payees as the register has them now, each amount what its fund owes on the
//! approved statement. The digest of the file is kept, so that the bytes can be
//! shown again and compared.
//!
//! Checked in this order: duty and history; the batch waits for release;
//! payees active, alive, insured and unchanged; amounts as approved; lines as made.
//!
//! Article: R1-20, R3d-26, R3d-27.

use base::{BatchId, Fen, InstructionId, Refusal};
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{payment_batch, payment_instruction};

use super::batch::Batch;
use super::payable::Owed;
use super::payee::{payee_changed, payees};
use super::void::not_waiting;
use super::{Opened, opened, state, write};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Releases a batch.
pub struct Release;

/// Which batch.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToRelease {
    /// The batch.
    pub batch_id: BatchId,
    /// A word about it.
    #[serde(default)]
    pub comment: String,
}

/// A released batch.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Released {
    /// The batch.
    pub batch_id: BatchId,
    /// Its instructions.
    pub instruction_count: i64,
    /// Their sum in fen.
    pub total_fen: i64,
    /// SM3 of the instruction file, hex.
    pub file_sm3: String,
}

impl Command for Release {
    const SPEC: CommandSpec = CommandSpec {
        name: "payment.release",
        title: "支付放行",
        title_en: "release a payment batch",
        access: Access::Duty(&[Duty::PayRelease]),
        money: MoneyEffect::Moves,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-20", "R3d-26", "R3d-27"],
    };
    type Input = ToRelease;
    type Output = Released;

    async fn decide(cx: &Context<'_>, input: ToRelease) -> Result<Plan<Released>, Stop> {
        let batch = Batch::take(cx, input.batch_id).await?;
        batch.case.may(cx, Duty::PayRelease)?;
        if batch.row.state != state::BATCH_MADE {
            return Err(not_waiting().into());
        }
        let instructions = opened(cx, &batch.instructions)?;
        payees_stand(cx, &batch, &instructions).await?;
        amounts_stand(&batch)?;
        let file = write(&batch.row, &instructions, &batch.payables)?;
        if file.lines_digest != batch.row.lines_digest {
            return Err(
                altered("支付指令与制单时不一致，不得放行", "the instructions are not as they were made").into()
            );
        }

        let mut plan = Plan::answering(Released {
            batch_id: input.batch_id,
            instruction_count: batch.row.instruction_count,
            total_fen: batch.row.total_fen,
            file_sm3: file.file_digest.clone(),
        });
        plan.about("payment_batch", input.batch_id);
        batch.payables.iter().for_each(|payable| payable.about(&mut plan));
        plan.fact("file_sm3", file.file_digest.as_str());
        plan.fact("total_fen", batch.row.total_fen);
        plan.update(payment_batch::Model {
            state: state::BATCH_RELEASED.to_owned(),
            file_digest: Some(file.file_digest),
            ..batch.row
        });
        for row in batch.instructions {
            plan.update(payment_instruction::Model { state: state::SENT.to_owned(), ..row });
        }
        batch.case.decide(cx, &mut plan, Duty::PayRelease, Decision::Pass, input.comment).await?;
        Ok(plan)
    }
}

/// Threats I06, I07: nobody's account changes between approval and release
/// unnoticed, and nobody is paid who may not be.
async fn payees_stand(cx: &Context<'_>, batch: &Batch<'_>, instructions: &[Opened]) -> Result<(), Stop> {
    let payees = payees(cx, &batch.payables).await?;
    for Opened { row, account } in instructions {
        let now = match payees.get(&Owed::of(row)) {
            Some(Ok(now)) => now,
            Some(Err(refusal)) => return Err(refusal.clone().at("batch_id", shown(row), shown(row)).into()),
            None => return Err(Stop::fault("releasing a batch", "what an instruction pays is gone")),
        };
        let same = (&now.name, &now.bank, &now.account, &now.digest)
            == (&row.payee_name, &row.payee_bank, account, &row.payee_digest);
        if !same {
            return Err(payee_changed().at("batch_id", shown(row), shown(row)).into());
        }
    }
    Ok(())
}

/// What is instructed is what was approved, and the batch adds up.
fn amounts_stand(batch: &Batch<'_>) -> Result<(), Stop> {
    for row in &batch.instructions {
        let Some(payable) = batch.payable(row) else {
            return Err(Stop::fault("releasing a batch", "what an instruction pays is gone"));
        };
        let owed = payable.shares()?.into_iter().find(|share| share.fund == row.fund).map(|share| share.payable);
        if owed != Some(Fen(row.amount_fen)) || payable.state() != state::IN_PAYMENT {
            return Err(Refusal::conflict(
                "amount_differs_from_approved",
                "支付金额与审批的不一致，不得放行",
                "an amount is not what was approved",
            )
            .at("batch_id", shown(row), shown(row))
            .citing("R1-20")
            .into());
        }
    }
    let total = Fen::total(batch.instructions.iter().map(|row| Fen(row.amount_fen)))?;
    if total.0 != batch.row.total_fen || batch.instructions.len() as i64 != batch.row.instruction_count {
        return Err(
            altered("批次合计与指令不一致，不得放行", "the totals of the batch are not those of its lines").into()
        );
    }
    Ok(())
}

fn shown(row: &payment_instruction::Model) -> String {
    InstructionId(row.instruction_id).to_string()
}

fn altered(zh: &str, en: &str) -> Refusal {
    Refusal::conflict("instructions_altered", zh, en).citing("R1-20")
}
