//! Reconciles a settlement month: every payment instruction of its batches is
//! looked for once in the books and once among the bank's receipts, and every
//! difference is listed. A row for each fund is kept; running again adds a new
//! one, so that what was found stays.
//!
//! Checked in this order: the month has a batch that was released.
//!
//! Article: R1-18, R2-72, R3d-29.

use std::collections::{BTreeMap, BTreeSet};

use base::{InstructionId, Month, Refusal};
use ledger::{Difference, DifferenceKind, FundTotals, Movement, reconcile};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{payment_batch, reconciliation};

use super::gather;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::payment::state;
use crate::stop::Stop;

/// Reconciles a month.
pub struct Run;

/// Which month.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthToReconcile {
    /// The settlement month whose payments are looked at.
    pub month: Month,
}

/// What came out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Reconciled {
    /// The month.
    pub month: Month,
    /// Whether all three agree, line by line.
    pub agrees: bool,
    /// Payments on which all three agree.
    pub matched: u64,
    /// The sums of each fund.
    pub funds: Vec<FundSides>,
    /// Every difference.
    pub differences: Vec<DifferenceFound>,
}

/// What a fund has paid, by each of the three; in fen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FundSides {
    /// The fund, or `unassigned` for bank lines that name no instruction.
    pub fund: String,
    /// By the business: instructions done.
    pub business_fen: i64,
    /// By the books: posted vouchers.
    pub ledger_fen: i64,
    /// By the bank: receipts.
    pub bank_fen: i64,
}

/// A difference as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DifferenceFound {
    /// How they differ.
    pub kind: DifferenceKind,
    /// The instruction, if the line names one.
    pub instruction_id: Option<InstructionId>,
    /// Which way the money moved.
    pub movement: Option<Movement>,
    /// The fund of the line looked at.
    pub fund: String,
    /// What the business expects, in fen.
    pub expected_fen: i64,
    /// What was found, in fen.
    pub found_fen: i64,
    /// The bank's number, for a line of the bank.
    pub bank_reference: Option<String>,
}

impl From<Difference> for DifferenceFound {
    fn from(found: Difference) -> DifferenceFound {
        DifferenceFound {
            kind: found.kind,
            instruction_id: found.instruction,
            movement: found.movement,
            fund: found.fund,
            expected_fen: found.expected.0,
            found_fen: found.found.0,
            bank_reference: found.reference,
        }
    }
}

impl Command for Run {
    const SPEC: CommandSpec = CommandSpec {
        name: "reconciliation.run",
        title: "三方对账",
        title_en: "reconcile business, books and bank",
        access: Access::Duty(&[Duty::Reconcile]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-18", "R2-72", "R3d-29"],
    };
    type Input = MonthToReconcile;
    type Output = Reconciled;

    async fn decide(cx: &Context<'_>, MonthToReconcile { month }: MonthToReconcile) -> Result<Plan<Reconciled>, Stop> {
        let released = payment_batch::Entity::find()
            .filter(payment_batch::Column::Month.eq(month.to_string()))
            .filter(payment_batch::Column::State.is_in([state::BATCH_RELEASED, state::BATCH_CLOSED]));
        let batches: Vec<i64> = cx.view.all(released).await?.into_iter().map(|row| row.batch_id).collect();
        if batches.is_empty() {
            return Err(Refusal::conflict(
                "nothing_to_reconcile",
                "该结算月还没有放行的支付批次",
                "the month has no released batch yet",
            )
            .into());
        }
        let sides = gather(cx, &batches).await?;
        let found = reconcile(&sides.business, &sides.ledger, &sides.bank)?;
        let differences: Vec<DifferenceFound> = found.differences.into_iter().map(Into::into).collect();

        let all = cx.house.law.funds.iter().map(|fund| fund.id.clone());
        let all: BTreeSet<String> = all.chain(found.totals.keys().cloned()).collect();
        let ids = cx.house.store.ids(IdKind::Object, all.len()).await?;
        let funds: Vec<FundSides> = all.into_iter().map(|fund| sides_of(fund, &found.totals)).collect();
        let mut rows = Vec::with_capacity(funds.len());
        for (sums, reconciliation_id) in funds.iter().zip(ids) {
            let its: Vec<&DifferenceFound> = differences.iter().filter(|found| found.fund == sums.fund).collect();
            rows.push(reconciliation::Model {
                reconciliation_id,
                month: month.to_string(),
                fund: sums.fund.clone(),
                business_fen: sums.business_fen,
                ledger_fen: sums.ledger_fen,
                bank_fen: sums.bank_fen,
                differences: serde_json::to_string(&its).map_err(|e| Stop::fault("writing the differences", e))?,
                run_at: cx.now,
                rev: 1,
            });
        }
        let mut plan = Plan::answering(Reconciled {
            month,
            agrees: differences.is_empty(),
            matched: found.matched as u64,
            funds,
            differences,
        });
        plan.about("month", month);
        plan.fact("differences", plan.output.differences.len());
        plan.insert_all(rows);
        Ok(plan)
    }
}

fn sides_of(fund: String, totals: &BTreeMap<String, FundTotals>) -> FundSides {
    let sums = totals.get(&fund).copied().unwrap_or_default();
    FundSides { fund, business_fen: sums.business.0, ledger_fen: sums.ledger.0, bank_fen: sums.bank.0 }
}
