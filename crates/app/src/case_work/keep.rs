//! Writing down what was done on a case: the step in its course, the act in its
//! history, the state it has now, and who is drawn for the next step.
//!
//! Article: R1-12, R3d-13.

use base::{CaseId, Refusal};
use regulation::duties::Duty;
use review::{Act, Case, Moved};
use store::IdKind;
use store::entity::{case_duty, case_step, review_case};

use super::history::is_kept;
use crate::assignment;
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// The longest opinion somebody may write.
const COMMENT_CHARS_MAX: usize = 2_000;

/// A step of a case's course.
pub(super) struct StepDone<'s> {
    pub(super) case_id: i64,
    /// Its place in the course, from 1.
    pub(super) seq: i32,
    pub(super) act: Act,
    pub(super) action: &'s str,
    pub(super) comment: String,
    /// Whether the history has this act already.
    pub(super) known: bool,
}

/// The row of a case in hand, and what was kept of its course before.
pub(super) struct Kept {
    pub(super) row: review_case::Model,
    pub(super) duties: Vec<case_duty::Model>,
    pub(super) steps: i32,
}

impl Kept {
    /// The case was moved by somebody's act.
    pub(super) async fn moved<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        moved: Moved<'_>,
        action: &str,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let Kept { row, duties, steps } = self;
        let known = duties.iter().any(|kept| is_kept(kept, moved.act));
        plan.about("case", CaseId(row.case_id));
        let step = StepDone { case_id: row.case_id, seq: steps + 1, act: moved.act, action, comment, known };
        record(cx, plan, step).await?;
        at_its_step(cx, plan, row, &moved.case).await
    }

    /// The case was moved by what is nobody's step on it.
    pub(super) async fn noted<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        case: &Case<'_>,
        duty: Duty,
        action: &str,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let Kept { row, steps, .. } = self;
        plan.about("case", CaseId(row.case_id));
        plan.insert(case_step::Model {
            case_step_id: cx.house.store.id(IdKind::Object).await?,
            case_id: row.case_id,
            seq: steps + 1,
            duty: duty.code().to_owned(),
            action: action.to_owned(),
            staff_id: cx.staff_id()?,
            on_behalf_of: None,
            post_name: posts_of(cx),
            comment,
            at: cx.now,
            rev: 1,
        });
        at_its_step(cx, plan, row, case).await
    }
}

/// Keeps the state the case is in, and draws who does the step it waits for.
async fn at_its_step<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    row: review_case::Model,
    case: &Case<'_>,
) -> Result<review_case::Model, Stop> {
    let row = with_state(cx, row, case);
    let (row, drawn) = assignment::draw(cx, row, case, None).await?;
    plan.update(row.clone());
    plan.insert_all(drawn.into_iter().collect());
    Ok(row)
}

/// Keeps a step, and the act if the history has it not yet.
pub(super) async fn record<O>(cx: &Context<'_>, plan: &mut Plan<O>, step: StepDone<'_>) -> Result<(), Stop> {
    let StepDone { case_id, seq, act, action, comment, known } = step;
    if comment.chars().count() > COMMENT_CHARS_MAX {
        return Err(comment_too_long().into());
    }
    let ids = cx.house.store.ids(IdKind::Object, 2).await?;
    plan.insert(case_step::Model {
        case_step_id: ids.start,
        case_id,
        seq,
        duty: act.duty.code().to_owned(),
        action: action.to_owned(),
        staff_id: act.staff.0,
        on_behalf_of: act.on_behalf_of.map(|delegator| delegator.0),
        post_name: posts_of(cx),
        comment,
        at: cx.now,
        rev: 1,
    });
    if !known {
        plan.insert(case_duty::Model {
            case_duty_id: ids.start + 1,
            case_id,
            duty: act.duty.code().to_owned(),
            staff_id: act.staff.0,
            on_behalf_of: act.on_behalf_of.map(|delegator| delegator.0),
            from_case_id: None,
            at: cx.now,
            rev: 1,
        });
    }
    Ok(())
}

pub(super) fn with_state(cx: &Context<'_>, row: review_case::Model, case: &Case<'_>) -> review_case::Model {
    let stored = case.stored();
    let due_on = case.state().due(case.chain(), &cx.house.law.calendar);
    review_case::Model {
        state: stored.code,
        step: stored.step,
        since: stored.since,
        reason: stored.reason,
        due_on,
        drawn_staff_id: None,
        ..row
    }
}

fn posts_of(cx: &Context<'_>) -> String {
    cx.caller.staff.as_ref().map(|person| person.posts.join("、")).unwrap_or_default()
}

fn comment_too_long() -> Refusal {
    Refusal::invalid(
        "comment_too_long",
        "comment",
        format!("意见不超过 {COMMENT_CHARS_MAX} 字"),
        format!("a comment has at most {COMMENT_CHARS_MAX} signs"),
    )
}
