//! Makes a payment batch 支付制单: for each approved statement one instruction
//! for every fund that owes something on it, to the account in the register of
//! providers. What was instructed and not refused or voided is never instructed
//! again; a statement whose instruction the bank refused may come into a later
//! batch. Whoever prepared, reviewed or approved one of the statements is kept
//! out by their histories, which the batch takes over.
//!
//! Checked in this order: how many statements; each one once; known; of the
//! month; approved; something payable; not yet instructed; provider active.
//!
//! Article: R1-20 (making and releasing apart), R3d-26, R3d-27.

use std::collections::{BTreeMap, BTreeSet};

use base::{BatchId, Fen, InstructionId, Month, Refusal, StatementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{payment_batch, payment_instruction, provider, statement};

use super::batch::instructions_for;
use super::{FundShare, shares, state, write};
use crate::case_work::{CaseWork, NewCase};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::statement::level::payable_of;
use crate::serial;
use crate::stop::Stop;

/// Makes a batch.
pub struct Make;

/// Which statements are to be paid.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToPay {
    /// The settlement month of all of them.
    pub month: Month,
    /// The statements, 1 to 500.
    pub statement_ids: Vec<StatementId>,
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
        let statements = chosen(cx, &input).await?;
        let owed = owed(cx, &statements).await?;
        let providers = cx.view.by_keys::<provider::Model>(statements.iter().map(|row| row.provider_id)).await?;
        let providers: BTreeMap<i64, provider::Model> = providers.into_iter().map(|p| (p.provider_id, p)).collect();

        let count = owed.len();
        let ids = cx.house.store.ids(IdKind::Object, 1 + count).await?;
        let batch_id = ids.start;
        let mut instructions = Vec::with_capacity(count);
        for ((row, share), instruction_id) in owed.into_iter().zip(ids.start + 1..) {
            let payee =
                providers.get(&row.provider_id).filter(|provider| provider.status == "active").ok_or_else(|| {
                    at(
                        &input,
                        row,
                        "provider_not_active",
                        "该机构未处于正常状态，不得支付",
                        "the provider is not active",
                    )
                })?;
            instructions.push(payment_instruction::Model {
                instruction_id,
                batch_id,
                statement_id: row.statement_id,
                provider_id: row.provider_id,
                fund: share.fund.to_owned(),
                payee_name: payee.payee_name.clone(),
                payee_bank: payee.payee_bank.clone(),
                payee_account: payee.payee_account.clone(),
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
        let grown_from: Vec<i64> = statements.iter().map(|row| row.case_id).collect();
        let case_id = CaseWork::open(
            cx,
            &mut plan,
            NewCase {
                kind: CaseKind::Payment,
                month: input.month,
                provider_id: None,
                object_id: Some(batch_id),
                amount: total,
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
        batch.lines_digest = write(&batch, &instructions, &statements)?.lines_digest;
        plan.output.serial = batch.serial.clone();
        plan.about("payment_batch", BatchId(batch_id));
        plan.fact("lines_sm3", batch.lines_digest.as_str());
        plan.fact("total_fen", total.0);
        for row in &statements {
            plan.about("statement", StatementId(row.statement_id));
        }
        plan.insert(batch);
        plan.insert_all(instructions);
        for row in statements.into_iter().filter(|row| row.state == state::STATEMENT_APPROVED) {
            plan.update(statement::Model { state: state::STATEMENT_IN_PAYMENT.to_owned(), ..row });
        }
        Ok(plan)
    }
}

/// The statements asked for, locked, by id.
async fn chosen(cx: &Context<'_>, input: &ToPay) -> Result<Vec<statement::Model>, Stop> {
    if input.statement_ids.is_empty() || input.statement_ids.len() > 500 {
        return Err(Refusal::invalid(
            "count_out_of_range",
            "statement_ids",
            "一批须含 1 至 500 张结算单",
            "a batch has 1 to 500 statements",
        )
        .into());
    }
    let mut seen = BTreeSet::new();
    for (index, id) in input.statement_ids.iter().enumerate() {
        if !seen.insert(id.0) {
            let path = format!("statement_ids[{index}]");
            return Err(Refusal::invalid("statement_repeated", path, "结算单重复", "a statement occurs twice").into());
        }
    }
    let rows = cx.view.lock_keys::<statement::Model>(seen).await?;
    for (index, id) in input.statement_ids.iter().enumerate() {
        let path = format!("statement_ids[{index}]");
        let Some(row) = rows.iter().find(|row| row.statement_id == id.0) else {
            return Err(Refusal::invalid("statement_unknown", path, "结算单不存在", "no such statement").into());
        };
        if row.month != input.month.to_string() {
            return Err(Refusal::invalid(
                "statement_of_another_month",
                path,
                "结算单不属于该结算月",
                "the statement is of another month",
            )
            .into());
        }
        match row.state.as_str() {
            state::STATEMENT_APPROVED | state::STATEMENT_IN_PAYMENT => {}
            state::STATEMENT_PAID if payable_of(row)? == Fen::ZERO => return Err(nothing_payable(path).into()),
            state::STATEMENT_PAID => return Err(already_instructed(path).into()),
            _ => {
                return Err(Refusal::conflict(
                    "statement_not_approved",
                    "结算单尚未审批，不得支付",
                    "the statement is not approved",
                )
                .at(path, "尚未审批", "not approved")
                .citing("R1-20")
                .into());
            }
        }
    }
    Ok(rows)
}

/// What is owed on the statements and not instructed yet.
async fn owed<'s>(
    cx: &Context<'_>,
    statements: &'s [statement::Model],
) -> Result<Vec<(&'s statement::Model, FundShare)>, Stop> {
    let live: BTreeSet<(i64, String)> = instructions_for(cx, statements.iter().map(|row| row.statement_id))
        .await?
        .into_iter()
        .filter(|row| row.state != state::REFUSED && row.state != state::VOID)
        .map(|row| (row.statement_id, row.fund))
        .collect();
    let mut owed = Vec::new();
    for row in statements {
        let shares = shares(row)?.into_iter().filter(|share| share.payable > Fen::ZERO);
        let before = owed.len();
        let open = shares.filter(|share| !live.contains(&(row.statement_id, share.fund.to_owned())));
        owed.extend(open.map(|share| (row, share)));
        if owed.len() == before {
            return Err(already_instructed("statement_ids".to_owned()).into());
        }
    }
    Ok(owed)
}

fn nothing_payable(path: String) -> Refusal {
    Refusal::conflict(
        "nothing_payable",
        "结算单没有应付金额，审批时已了结，无需支付",
        "nothing was payable on the statement; it was settled when approved",
    )
    .at(path, "没有应付金额", "nothing payable")
    .citing("R1-12.12")
}

fn already_instructed(path: String) -> Refusal {
    Refusal::conflict(
        "payment_already_instructed",
        "该结算单已有支付指令，不得重复支付",
        "this statement has been instructed already; nothing is paid twice",
    )
    .at(path, "已有支付指令", "instructed already")
    .citing("R1-20")
}

fn at(input: &ToPay, row: &statement::Model, code: &str, zh: &str, en: &str) -> Refusal {
    let index = input.statement_ids.iter().position(|id| id.0 == row.statement_id).unwrap_or_default();
    Refusal::conflict(code, zh, en).at(format!("statement_ids[{index}]"), zh, en).citing("R1-20")
}
