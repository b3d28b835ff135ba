//! Casts a vote 表决, once, by a member who was invited. The guard judges him anew:
//! what happened on the case since he was invited counts. His vote stands in the
//! history of the case like every other act.
//!
//! Checked in this order: the case waits for a meeting and this caller may vote;
//! a meeting is open, he is invited, it is the day; he has not voted; a vote
//! against says why.
//!
//! Article: R1-10, R5-21.

use base::{CaseId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::collective_vote;

use super::{open_meeting, take, votes};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::too_long;
use crate::stop::Stop;

/// Casts a vote.
pub struct CastVote;

/// On which case, and how.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteToCast {
    /// The case.
    pub case_id: CaseId,
    /// The vote.
    pub vote: review::Vote,
    /// Why; needed with a vote against.
    #[serde(default)]
    pub reason: String,
}

/// A vote that was cast.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Voted {
    /// The case.
    pub case_id: CaseId,
    /// How many of those invited have voted now.
    pub voted: u32,
}

impl Command for CastVote {
    const SPEC: CommandSpec = CommandSpec {
        name: "collective.vote",
        title: "集体决策表决",
        title_en: "vote in a meeting on a case",
        access: Access::Duty(&[Duty::CollectiveVote]),
        money: MoneyEffect::Entitles,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-10", "R5-21"],
    };
    type Input = VoteToCast;
    type Output = Voted;

    async fn decide(cx: &Context<'_>, input: VoteToCast) -> Result<Plan<Voted>, Stop> {
        let work = take(cx, input.case_id).await?;
        work.may(cx, Duty::CollectiveVote)?;
        let meeting = open_meeting(cx, input.case_id).await?.ok_or_else(no_meeting)?;
        let me = cx.staff_id()?;
        let all = votes(cx, meeting.meeting_id).await?;
        let mine = all.iter().find(|vote| vote.staff_id == me).cloned().ok_or_else(not_invited)?;
        if cx.today < meeting.held_on {
            return Err(too_early().into());
        }
        if mine.vote.is_some() {
            return Err(voted_already().into());
        }
        if input.vote == review::Vote::Against && input.reason.trim().is_empty() {
            return Err(Refusal::invalid("reason_missing", "reason", "不同意须说明理由", "a vote against says why")
                .citing("R1-10")
                .into());
        }
        too_long("reason", &input.reason)?;
        let voted = all.iter().filter(|vote| vote.vote.is_some()).count() as u32 + 1;
        let mut plan = Plan::answering(Voted { case_id: input.case_id, voted });
        work.act_beside(cx, &mut plan, Duty::CollectiveVote, input.vote.code(), input.reason.clone()).await?;
        plan.update(collective_vote::Model {
            vote: Some(input.vote.code().to_owned()),
            reason: input.reason,
            voted_at: Some(cx.now),
            ..mine
        });
        plan.about("case", input.case_id);
        plan.fact("vote", input.vote.code());
        Ok(plan)
    }
}

pub(super) fn no_meeting() -> Refusal {
    Refusal::conflict("meeting_missing", "本案尚未召集会议", "no meeting on this case has been called").citing("R1-10")
}

fn not_invited() -> Refusal {
    Refusal::forbidden(
        "not_invited",
        "您未被邀请参加本案的集体决策",
        "you were not invited to the meeting on this case",
    )
    .citing("R1-10")
}

fn too_early() -> Refusal {
    Refusal::conflict("meeting_day_not_come", "会议日期未到", "the day of the meeting has not come")
}

fn voted_already() -> Refusal {
    Refusal::conflict("voted_already", "您已表决，不能更改", "you have voted; a vote cannot be changed").citing("R1-10")
}
