//! Business against finance: what was approved in a month, reimbursement by
//! reimbursement, beside what the settlements come to now, what was instructed,
//! what the bank has paid and what the books have; each difference is named.
//!
//! Article: R1-12.6, R1-18.

use std::collections::BTreeMap;

use base::{CaseId, Fen, Month, ReimbursementId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{payment_instruction, reimbursement, settlement};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::payment::state;
use crate::operations::voucher::booked_lines;
use crate::stop::Stop;

/// Business against finance.
pub struct Reconciliation;

/// Which month.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthOfApproval {
    /// The month in which the reimbursements were approved; this month when left out.
    pub month: Option<Month>,
}

/// A month of reimbursements, amounts in fen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReimbursementsReconciled {
    /// The month.
    pub month: Month,
    /// Whether every one agrees on all sides.
    pub agrees: bool,
    /// The sums.
    pub sums: Sides,
    /// Every reimbursement of the month.
    pub rows: Vec<ReconciledRow>,
}

/// What each side says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sides {
    /// What was approved.
    pub approved_fen: i64,
    /// What its settlements come to now: later stays may have changed it.
    pub settled_fen: i64,
    /// What was instructed and neither refused nor voided.
    pub instructed_fen: i64,
    /// What the bank has paid.
    pub paid_fen: i64,
    /// What posted vouchers have.
    pub booked_fen: i64,
}

/// A reimbursement on all sides.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReconciledRow {
    /// The reimbursement.
    pub reimbursement_id: ReimbursementId,
    /// Its number.
    pub serial: String,
    /// Its case.
    pub case_id: CaseId,
    /// approved, in_payment, paid, lapsed.
    pub state: String,
    /// What each side says.
    #[serde(flatten)]
    pub sides: Sides,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// A difference between two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// The settlements come to something else than was approved.
    AmountChanged,
    /// Less is instructed than approved.
    NotInstructed,
    /// More is instructed than approved.
    InstructedTooMuch,
    /// The bank has not paid all that was instructed.
    NotPaid,
    /// The books have not all that was paid.
    NotBooked,
    /// The books have more than was paid.
    BookedTooMuch,
}

impl Sides {
    fn differences(&self, state: &str) -> Vec<Difference> {
        let mut found = Vec::new();
        let due = if state == "lapsed" { 0 } else { self.approved_fen };
        for (holds, difference) in [
            (self.settled_fen == self.approved_fen, Difference::AmountChanged),
            (self.instructed_fen >= due, Difference::NotInstructed),
            (self.instructed_fen <= self.approved_fen, Difference::InstructedTooMuch),
            (self.paid_fen == self.instructed_fen, Difference::NotPaid),
            (self.booked_fen >= self.paid_fen, Difference::NotBooked),
            (self.booked_fen <= self.paid_fen, Difference::BookedTooMuch),
        ] {
            if !holds {
                found.push(difference);
            }
        }
        found
    }

    fn plus(self, other: Sides) -> Result<Sides, base::MoneyError> {
        let sum = |a: i64, b: i64| Ok::<i64, base::MoneyError>(Fen(a).plus(Fen(b))?.0);
        Ok(Sides {
            approved_fen: sum(self.approved_fen, other.approved_fen)?,
            settled_fen: sum(self.settled_fen, other.settled_fen)?,
            instructed_fen: sum(self.instructed_fen, other.instructed_fen)?,
            paid_fen: sum(self.paid_fen, other.paid_fen)?,
            booked_fen: sum(self.booked_fen, other.booked_fen)?,
        })
    }
}

impl Query for Reconciliation {
    const SPEC: QuerySpec = QuerySpec {
        name: "reimbursement.reconciliation",
        title: "手工报销业财对账",
        title_en: "reimbursements, business against finance",
        access: READERS,
    };
    type Input = MonthOfApproval;
    type Output = ReimbursementsReconciled;

    async fn answer(cx: &Context<'_>, input: MonthOfApproval) -> Result<ReimbursementsReconciled, Stop> {
        let month = input.month.unwrap_or_else(|| Month::of(cx.today));
        let rows = reimbursement::Entity::find()
            .filter(reimbursement::Column::Month.eq(month.to_string()))
            .order_by_asc(reimbursement::Column::ReimbursementId);
        let rows = cx.view.all(rows).await?;
        let mut sides = sides(cx, &rows).await?;
        let mut sums = Sides::default();
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let sides = sides.remove(&row.reimbursement_id).unwrap_or_default();
            sums = sums.plus(sides)?;
            shown.push(ReconciledRow {
                reimbursement_id: ReimbursementId(row.reimbursement_id),
                case_id: CaseId(row.case_id),
                differences: sides.differences(&row.state),
                serial: row.serial,
                state: row.state,
                sides,
            });
        }
        let agrees = shown.iter().all(|row| row.differences.is_empty());
        Ok(ReimbursementsReconciled { month, agrees, sums, rows: shown })
    }
}

/// What each side says of each reimbursement.
async fn sides(cx: &Context<'_>, rows: &[reimbursement::Model]) -> Result<BTreeMap<i64, Sides>, Stop> {
    let mut all: BTreeMap<i64, Sides> = BTreeMap::new();
    for row in rows {
        let approved = Fen::total(row.funds())?;
        all.insert(row.reimbursement_id, Sides { approved_fen: approved.0, ..Sides::default() });
    }
    let of_visit: BTreeMap<i64, i64> = rows.iter().map(|row| (row.visit_id, row.reimbursement_id)).collect();
    for group in of_visit.keys().copied().collect::<Vec<_>>().chunks(1_000) {
        let settled = settlement::Entity::find().filter(settlement::Column::VisitId.is_in(group.iter().copied()));
        for row in cx.view.all(settled).await? {
            let paid = Fen::total(row.funds())?;
            let Some(sides) = of_visit.get(&row.visit_id).and_then(|id| all.get_mut(id)) else { continue };
            sides.settled_fen = Fen(sides.settled_fen).plus(paid)?.0;
        }
    }
    for group in rows.iter().map(|row| row.reimbursement_id).collect::<Vec<_>>().chunks(1_000) {
        let instructed = payment_instruction::Entity::find()
            .filter(payment_instruction::Column::ReimbursementId.is_in(group.iter().copied()))
            .filter(payment_instruction::Column::State.is_not_in([state::REFUSED, state::VOID]));
        let instructed = cx.view.all(instructed).await?;
        let mut of_instruction = BTreeMap::new();
        for row in instructed {
            let Some(reimbursement_id) = row.reimbursement_id else { continue };
            let Some(sides) = all.get_mut(&reimbursement_id) else { continue };
            sides.instructed_fen = Fen(sides.instructed_fen).plus(Fen(row.amount_fen))?.0;
            if row.state == state::DONE {
                sides.paid_fen = Fen(sides.paid_fen).plus(Fen(row.amount_fen))?.0;
            }
            of_instruction.insert(row.instruction_id, reimbursement_id);
        }
        for line in booked_lines(cx, of_instruction.keys().copied()).await?.into_iter().filter(|line| line.posted) {
            let Some(sides) = of_instruction.get(&line.instruction_id).and_then(|id| all.get_mut(id)) else { continue };
            sides.booked_fen = Fen(sides.booked_fen).plus(Fen(line.amount_fen))?.0;
        }
    }
    Ok(all)
}
