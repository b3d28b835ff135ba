//! What moves a case, or is done on it: a decision, a meeting's resolution, the
//! provider's answer or silence, a new submission, a withdrawal, another drawing.
//! The engine moves it; the guard has been asked before.
//!
//! Article: R1-10, R1-12, R1-35, R3d-13.

use base::{CaseId, Date, Refusal};
use regulation::duties::Duty;
use review::{Decision, Demand};
use store::entity::review_case;

use super::history::is_kept;
use super::keep::{StepDone, record};
use super::{CaseWork, not_waiting};
use crate::assignment;
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// Why a case came back from a meeting.
pub(crate) const NOT_AGREED: &str = "not_agreed_by_meeting";

/// What a meeting resolved, counted and with minutes.
pub(crate) struct Resolved {
    /// Whether more than the majority agree.
    pub(crate) agreed: bool,
    /// The votes in words, for the course of the case.
    pub(crate) words: String,
}

impl CaseWork<'_> {
    /// The decision of the step it waits for, by this caller. `duty` is the
    /// step the caller believes it is at: a page that is out of date is refused.
    pub async fn decide<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        decision: Decision,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let demand = match self.case.demand() {
            Some(demand) if demand.duty == duty => demand,
            _ => {
                // Even on a stale page the history is looked at first, so that an attempt to do
                // two steps is refused as such, in whatever order it is made.
                self.permit(cx, Demand::from(duty)).map(drop)?;
                return Err(not_waiting().into());
            }
        };
        if duty == Duty::CollectiveConvene {
            return Err(meeting_needed().into());
        }
        self.moved(cx, plan, demand, decision, comment).await
    }

    /// Carries out what a meeting resolved, at the step that waits for it: on
    /// with more than the majority, otherwise back to whoever opened it. By the
    /// person who called the meeting.
    pub(crate) async fn carry_out<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        resolved: &Resolved,
    ) -> Result<review_case::Model, Stop> {
        let demand = self.case.demand().filter(|demand| demand.duty == Duty::CollectiveConvene);
        let demand = demand.ok_or_else(not_waiting)?;
        let decision = match resolved.agreed {
            true => Decision::Pass,
            false => Decision::Return { reason: NOT_AGREED.to_owned() },
        };
        self.moved(cx, plan, demand, decision, resolved.words.clone()).await
    }

    async fn moved<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        demand: Demand,
        decision: Decision,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, demand)?;
        assignment::must_be_drawn(cx, &self.row)?;
        let action = match &decision {
            Decision::Pass => "agree",
            Decision::AskProvider => "ask_provider",
            Decision::Return { .. } => "return",
            Decision::Reject { .. } => "reject",
        };
        let (kept, case) = self.apart();
        let moved = case.decide(permit, decision, cx.today).map_err(Refusal::from)?;
        kept.moved(cx, plan, moved, action, comment).await
    }

    /// The provider's written answer is in.
    pub async fn answered<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, Duty::ProviderAnswer)?;
        let (kept, case) = self.apart();
        let moved = case.answered(permit, cx.today).map_err(Refusal::from)?;
        kept.moved(cx, plan, moved, "answer", comment).await
    }

    /// Submitted again after it was returned, to its first step; its history stays.
    pub async fn submit<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, duty)?;
        let (kept, case) = self.apart();
        let moved = case.submit(permit, cx.today).map_err(Refusal::from)?;
        kept.moved(cx, plan, moved, "submit", comment).await
    }

    /// The provider let his time run out; `duty` is the one by which the caller
    /// notes it. No act in the history: a matter of the calendar.
    pub async fn provider_silent<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
    ) -> Result<review_case::Model, Stop> {
        let (kept, case) = self.apart();
        let case = case.provider_silent(cx.today, &cx.house.law.calendar).map_err(Refusal::from)?;
        kept.noted(cx, plan, &case, duty, "provider_silent", String::new()).await
    }

    /// The approval is void, because something it rested on has changed by what
    /// this caller does elsewhere; the case is looked at again. No act in its history.
    pub async fn approval_lapsed<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        reason: String,
    ) -> Result<review_case::Model, Stop> {
        let (kept, case) = self.apart();
        let case = case.approval_lapsed(cx.today).map_err(Refusal::from)?;
        kept.noted(cx, plan, &case, Duty::Approve, "approval_lapsed", reason).await
    }

    /// The opener takes it back.
    pub async fn withdraw<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        reason: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, duty)?;
        let (kept, case) = self.apart();
        let moved = case.withdraw(permit, reason.clone(), cx.today).map_err(Refusal::from)?;
        kept.moved(cx, plan, moved, "withdraw", reason).await
    }

    /// The end of the time limit that runs, set anew: the clock stood still or
    /// was given more time.
    pub fn due_anew<O>(self, plan: &mut Plan<O>, due_on: Option<Date>) -> review_case::Model {
        let row = review_case::Model { due_on, ..self.row };
        plan.about("case", CaseId(row.case_id));
        plan.update(row.clone());
        row
    }

    /// Has somebody else drawn for the step it waits for, for a reason.
    pub async fn drawn_anew<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        reason: &str,
    ) -> Result<review_case::Model, Stop> {
        let before = self.row.drawn_staff_id;
        let (row, drawn) = assignment::draw(cx, self.row, &self.case, Some(reason)).await?;
        let Some(drawn) = drawn else {
            let refusal = Refusal::conflict(
                "nobody_else_may",
                "没有其他可以办理本环节的人员",
                "there is nobody else who may do this step",
            );
            return Err(refusal.citing("R1-35").into());
        };
        plan.about("case", CaseId(row.case_id));
        plan.fact("drawn_before", before);
        plan.fact("drawn", drawn.staff_id);
        plan.update(row.clone());
        plan.insert(drawn);
        Ok(row)
    }

    /// An act on the case beside its chain, such as matching a bank receipt:
    /// judged by the same guard, kept in the same history, moves nothing.
    pub async fn act_beside<O>(
        &self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        action: &str,
        comment: String,
    ) -> Result<(), Stop> {
        let act = self.permit(cx, duty)?.act();
        let known = self.duties_kept.iter().any(|kept| is_kept(kept, act));
        let step = StepDone { case_id: self.row.case_id, seq: self.steps + 1, act, action, comment, known };
        record(cx, plan, step).await
    }
}

fn meeting_needed() -> Refusal {
    Refusal::conflict(
        "meeting_needed",
        "此环节须经集体决策，请召集会议表决并形成记录",
        "this step is decided by a meeting: call it, vote and record it",
    )
    .citing("R1-10")
}
