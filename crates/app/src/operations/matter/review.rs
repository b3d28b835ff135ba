//! Agrees to a matter's case at the step it waits for. Before anything is
//! decided the amount is counted again, so that parts of one sum that came
//! later lift the level too. With the last step's agreement the form is
//! examined once more and the case takes effect, in the same transaction.
//!
//! Article: R1-12, R1-12.6, R1-35.

use review::Decision;

use super::{StepOfCase, form_of, form_value, take};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::counted;
use crate::operations::audit_case::CaseMoved;
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
        let (entry, of) = (in_hand.entry, Some(input.case_id));
        // Who may not act learns nothing of the form.
        in_hand.work.may(cx, input.duty)?;
        let form = form_value(&form_of(cx, input.case_id.0).await?)?;
        let examined = (entry.examine)(cx, &form, of).await?;
        let amount = counted(cx, entry.kind, examined.amount, &examined.subjects, of).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let work = in_hand.work.weighed_anew(cx, &mut plan, amount, &examined.subjects).await?;
        let row = work.decide(cx, &mut plan, input.duty, Decision::Pass, input.comment).await?;
        plan.output = CaseMoved::of(&row);
        plan.fact("counted_fen", row.amount_fen);
        plan.fact("level", row.level.clone());
        if row.state == "completed" {
            let mut effects = Plan::answering(());
            (entry.effect)(cx, &mut effects, row, &form, cx.today).await?;
            plan.absorb(effects);
        }
        Ok(plan)
    }
}
