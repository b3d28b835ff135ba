//! Makes a payment batch 支付制单: for each approved statement or reimbursement one
//! instruction for every fund that owes something on it, to the account in the
//! register of providers or of persons' payees. What was instructed and not
//! refused or voided is never instructed again; what the bank refused may come
//! into a later batch. Whoever prepared, reviewed or approved one of them is kept
//! out by their histories, which the batch takes over.
//!
//! Checked in this order: how many, of one kind; each one once; known; of the
//! month; approved; something payable; not yet instructed; the payee may be paid
//! (`payee.rs`).
//!
//! Article: R1-20 (making and releasing apart), R1-12.6, R3d-26, R3d-27.

use std::collections::BTreeSet;

use base::{BatchId, Fen, InstructionId, Month, Refusal, ReimbursementId, StatementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{payment_batch, payment_instruction};

use super::batch::instructions_for;
use super::payable::{Owed, Payable};
use super::payee::payees;
use super::{FundShare, opened, state, write};
use crate::case_work::{CaseWork, NewCase};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::serial;
use crate::stop::Stop;

/// Makes a batch.
pub struct Make;

/// What is to be paid: statements or reimbursements of one month, never both.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToPay {
    /// The settlement month of all statements, or the month in which all
    /// reimbursements were approved.
    pub month: Month,
    /// The statements, up to 500.
    #[serde(default)]
    pub statement_ids: Vec<StatementId>,
    /// Or the reimbursements, up to 500.
    #[serde(default)]
    pub reimbursement_ids: Vec<ReimbursementId>,
}

impl ToPay {
    /// What is named, in the order of the input, with the field each stands in.
    fn named(&self) -> Vec<(Owed, String)> {
        let statements = self.statement_ids.iter().enumerate();
        let statements = statements.map(|(at, id)| (Owed::Statement(id.0), format!("statement_ids[{at}]")));
        let reimbursements = self.reimbursement_ids.iter().enumerate();
        let reimbursements =
            reimbursements.map(|(at, id)| (Owed::Reimbursement(id.0), format!("reimbursement_ids[{at}]")));
        statements.chain(reimbursements).collect()
    }

    fn field_of(&self, owed: Owed) -> String {
        self.named().into_iter().find(|(one, _)| *one == owed).map(|(_, field)| field).unwrap_or_default()
    }
}

/// The batch made.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct BatchMade {
    /// Its id.
    pub batch_id: BatchId,
    /// Its number, without gaps within the month: `ZF-202609-0001`.
    pub serial: String,
    /// Its instructions.
    pub instruction_ids: Vec<InstructionId>,
    /// Their sum in fen.
    pub total_fen: i64,
}

impl Command for Make {
    const SPEC: CommandSpec = CommandSpec {
        name: "payment.make",
        title: "支付制单",
        title_en: "make a payment batch",
        access: Access::Duty(&[Duty::PayMake]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-20", "R3d-26", "R3d-27"],
    };
    type Input = ToPay;
    type Output = BatchMade;

    async fn decide(cx: &Context<'_>, input: ToPay) -> Result<Plan<BatchMade>, Stop> {
        let payables = chosen(cx, &input).await?;
        let owed = owed(cx, &input, &payables).await?;
        let payees = payees(cx, &payables).await?;

        let sealer = cx.sealer().await?;
        let count = owed.len();
        let ids = cx.house.store.ids(IdKind::Object, 1 + count).await?;
        let batch_id = ids.start;
        let mut instructions = Vec::with_capacity(count);
        for ((one, share), instruction_id) in owed.into_iter().zip(ids.start + 1..) {
            let payee = match payees.get(&one.owed()) {
                Some(Ok(payee)) => payee.clone(),
                Some(Err(refusal)) => {
                    let (zh, en) = (refusal.title.clone(), refusal.title_en.clone());
                    return Err(refusal.clone().at(input.field_of(one.owed()), zh, en).into());
                }
                None => return Err(Stop::fault("making a batch", "no payee was looked for")),
            };
            let (statement_id, provider_id, reimbursement_id) = match one {
                Payable::Statement(row) => (Some(row.statement_id), Some(row.provider_id), None),
                Payable::Reimbursement(row) => (None, None, Some(row.reimbursement_id)),
            };
            instructions.push(payment_instruction::Model {
                instruction_id,
                batch_id,
                statement_id,
                provider_id,
                reimbursement_id,
                payee_digest: payee.digest,
                fund: share.fund.to_owned(),
                payee_name: payee.name,
                payee_bank: payee.bank,
                payee_account: sealer.seal(instruction_id, &payee.account),
                amount_fen: share.payable.0,
                state: state::MADE.to_owned(),
                bank_reference: None,
                rev: 1,
            });
        }
        let total = Fen::total(instructions.iter().map(|row| Fen(row.amount_fen)))?;

        let mut plan = Plan::answering(BatchMade {
            batch_id: BatchId(batch_id),
            serial: String::new(),
            instruction_ids: instructions.iter().map(|row| InstructionId(row.instruction_id)).collect(),
            total_fen: total.0,
        });
        let grown_from: Vec<i64> = payables.iter().map(Payable::case_id).collect();
        let case_id = CaseWork::open(
            cx,
            &mut plan,
            NewCase {
                kind: CaseKind::Payment,
                month: input.month,
                provider_id: None,
                object_id: Some(batch_id),
                weight: total.into(),
                duty: Duty::PayMake,
                grown_from: &grown_from,
                subjects: &BTreeSet::new(),
                comment: String::new(),
            },
        )
        .await?;
        let series = format!("payment_batch/{}", input.month);
        let number = serial::draw(cx, &mut plan, &series, "payment_batch", batch_id).await?;
        let mut batch = payment_batch::Model {
            batch_id,
            case_id: case_id.0,
            month: input.month.to_string(),
            serial: format!("ZF-{}-{number:04}", input.month.to_string().replace('-', "")),
            state: state::BATCH_MADE.to_owned(),
            instruction_count: instructions.len() as i64,
            total_fen: total.0,
            lines_digest: String::new(),
            file_digest: None,
            rev: 1,
        };
        batch.lines_digest = write(&batch, &opened(cx, &instructions)?, &payables)?.lines_digest;
        plan.output.serial = batch.serial.clone();
        plan.about("payment_batch", BatchId(batch_id));
        plan.fact("lines_sm3", batch.lines_digest.as_str());
        plan.fact("total_fen", total.0);
        for one in &payables {
            one.about(&mut plan);
        }
        plan.insert(batch);
        plan.insert_all(instructions);
        for one in payables.iter().filter(|one| one.is_approved()) {
            one.moves_to(&mut plan, state::IN_PAYMENT);
        }
        Ok(plan)
    }
}

/// What is asked for, locked.
async fn chosen(cx: &Context<'_>, input: &ToPay) -> Result<Vec<Payable>, Stop> {
    let named = input.named();
    let both = !input.statement_ids.is_empty() && !input.reimbursement_ids.is_empty();
    if named.is_empty() || named.len() > 500 || both {
        return Err(Refusal::invalid(
            "count_out_of_range",
            "statement_ids",
            "一批须含 1 至 500 张结算单，或 1 至 500 笔手工报销",
            "a batch has 1 to 500 statements, or 1 to 500 reimbursements",
        )
        .into());
    }
    let mut seen = BTreeSet::new();
    for (owed, path) in &named {
        if !seen.insert(*owed) {
            return Err(Refusal::invalid("payable_repeated", path, "重复选择", "one occurs twice").into());
        }
    }
    let rows = Payable::lock(cx, seen).await?;
    for (owed, path) in named {
        let Some(one) = rows.iter().find(|one| one.owed() == owed) else {
            return Err(Refusal::invalid("payable_unknown", path, "不存在", "no such one").into());
        };
        if one.month() != input.month.to_string() {
            return Err(
                Refusal::invalid("payable_of_another_month", path, "不属于该月", "it is of another month").into()
            );
        }
        match one.state() {
            state::APPROVED | state::IN_PAYMENT => {}
            state::PAID if one.payable()? == Fen::ZERO => return Err(nothing_payable(path).into()),
            state::PAID => return Err(already_instructed(path).into()),
            _ => {
                return Err(Refusal::conflict("payable_not_approved", "尚未审批，不得支付", "it is not approved")
                    .at(path, "尚未审批", "not approved")
                    .citing("R1-20")
                    .into());
            }
        }
    }
    Ok(rows)
}

/// What is owed and not instructed yet.
async fn owed<'s>(
    cx: &Context<'_>,
    input: &ToPay,
    payables: &'s [Payable],
) -> Result<Vec<(&'s Payable, FundShare)>, Stop> {
    let live: BTreeSet<(Owed, String)> = instructions_for(cx, payables.iter().map(Payable::owed))
        .await?
        .into_iter()
        .filter(|row| row.state != state::REFUSED && row.state != state::VOID)
        .map(|row| (Owed::of(&row), row.fund))
        .collect();
    let mut owed = Vec::new();
    for one in payables {
        let shares = one.shares()?.into_iter().filter(|share| share.payable > Fen::ZERO);
        let before = owed.len();
        let open = shares.filter(|share| !live.contains(&(one.owed(), share.fund.to_owned())));
        owed.extend(open.map(|share| (one, share)));
        if owed.len() == before {
            return Err(already_instructed(input.field_of(one.owed())).into());
        }
    }
    Ok(owed)
}

fn nothing_payable(path: String) -> Refusal {
    Refusal::conflict(
        "nothing_payable",
        "没有应付金额，审批时已了结，无需支付",
        "nothing was payable on it; it was settled when approved",
    )
    .at(path, "没有应付金额", "nothing payable")
    .citing("R1-12.12")
}

fn already_instructed(path: String) -> Refusal {
    Refusal::conflict(
        "payment_already_instructed",
        "已有支付指令，不得重复支付",
        "it has been instructed already; nothing is paid twice",
    )
    .at(path, "已有支付指令", "instructed already")
    .citing("R1-20")
}
