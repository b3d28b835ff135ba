//! Agrees to a matter's case at the step it waits for: by whoever has opened every
//! paper of it, while its clock runs. Before anything is decided the amount is counted again, so that parts of one sum that came
//! later lift the level too. With the last step's agreement the form is
//! examined once more and the case takes effect, in the same transaction.
//!
//! Article: R1-12, R1-12.6, R1-35.

use base::{CaseId, MaterialId, Refusal};
use regulation::duties::Duty;
use regulation::matters::DocumentMoment;
use review::Decision;
use serde_json::Value;
use store::entity::review_case;

use super::suspend::at_this_step;
use super::{StepOfCase, form_of, form_value, law_of, not_suspended, take};
use crate::case_work::{CaseWork, Resolved, kind_of};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::{self, Fact, MatterEntry, counted};
use crate::official::{self, Said};
use crate::operations::audit_case::CaseMoved;
use crate::operations::material::open::unopened;
use crate::stop::Stop;

/// Agrees to a case.
pub struct Review;

impl Command for Review {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.review",
        title: "办件审核同意",
        title_en: "agree to a case",
        access: super::REVIEWING,
        money: MoneyEffect::Entitles,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R1-12.6", "R1-35"],
    };
    type Input = StepOfCase;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: StepOfCase) -> Result<Plan<CaseMoved>, Stop> {
        let in_hand = take(cx, input.case_id).await?;
        // Who may not act learns nothing of the form.
        in_hand.work.may(cx, input.duty)?;
        at_this_step(&in_hand.work, input.duty)?;
        not_suspended(cx, input.case_id.0).await?;
        papers_opened(cx, input.case_id.0).await?;
        (in_hand.entry.looked_at)(cx, input.case_id).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let (work, seen) = examined_again(cx, &mut plan, in_hand.entry, in_hand.work).await?;
        let row = work.decide(cx, &mut plan, input.duty, Decision::Pass, input.comment).await?;
        agreed(cx, &mut plan, in_hand.entry, row, &seen, input.duty).await?;
        Ok(plan)
    }
}

/// Carries out what a meeting resolved about a matter's case.
pub(crate) async fn carry_out(
    cx: &Context<'_>,
    plan: &mut Plan<CaseMoved>,
    work: CaseWork<'_>,
    resolved: &Resolved,
) -> Result<(), Stop> {
    let entry = matters::of_kind(kind_of(work.row())?).ok_or_else(|| Refusal::unknown("办件", "case"))?;
    let (work, seen) = examined_again(cx, plan, entry, work).await?;
    let row = work.carry_out(cx, plan, resolved).await?;
    agreed(cx, plan, entry, row, &seen, Duty::CollectiveConvene).await
}

/// The form of a case and what it says today.
struct Seen {
    form: Value,
    facts: Vec<Fact>,
}

/// The case weighed anew by what its form says today, and what that is.
async fn examined_again<'a>(
    cx: &Context<'a>,
    plan: &mut Plan<CaseMoved>,
    entry: MatterEntry,
    work: CaseWork<'a>,
) -> Result<(CaseWork<'a>, Seen), Stop> {
    let case_id = CaseId(work.row().case_id);
    let form = form_value(cx, &form_of(cx, case_id.0).await?)?;
    let examined = (entry.examine)(cx, &form, Some(case_id)).await?;
    let amount = counted(cx, entry.kind, examined.amount, &examined.subjects, Some(case_id)).await?;
    let weight = examined.weight_at(amount);
    let work = work.weighed_anew(cx, plan, weight, &examined.subjects).await?;
    Ok((work, Seen { form, facts: examined.facts }))
}

/// What the moved case brings with it: with the last agreement it takes effect.
async fn agreed(
    cx: &Context<'_>,
    plan: &mut Plan<CaseMoved>,
    entry: MatterEntry,
    row: review_case::Model,
    seen: &Seen,
    duty: Duty,
) -> Result<(), Stop> {
    plan.output = CaseMoved::of(&row);
    plan.fact("counted_fen", row.amount_fen);
    plan.fact("level", row.level.clone());
    if row.state == "completed" {
        let mut effects = Plan::answering(());
        (entry.effect)(cx, &mut effects, row.clone(), &seen.form, cx.today).await?;
        plan.absorb(effects);
        let said = Said { facts: &seen.facts, ..Said::default() };
        official::issue(cx, plan, law_of(cx, &entry)?, DocumentMoment::Approved, &row, duty, said).await?;
    }
    Ok(())
}

/// Nobody agrees to what he has not looked at.
async fn papers_opened(cx: &Context<'_>, case_id: i64) -> Result<(), Stop> {
    let unopened = unopened(cx, case_id).await?;
    if unopened.is_empty() {
        return Ok(());
    }
    let count = unopened.len();
    let refusal = Refusal::conflict(
        UNOPENED,
        format!("还有 {count} 份材料未查看，请逐份查看后再同意"),
        format!("{count} papers have not been opened; look at each before agreeing"),
    );
    let named = |refusal: Refusal, paper: &store::entity::material::Model| {
        refusal.at(format!("materials.{}", MaterialId(paper.material_id)), "未查看", "not opened")
    };
    Err(unopened.iter().fold(refusal, named).citing("R1-30").into())
}

/// The code of such a refusal; attempts leave a trace.
pub(crate) const UNOPENED: &str = "materials_unopened";
