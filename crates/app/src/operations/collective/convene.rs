//! Calls a meeting on a case 召集集体决策: who is invited is judged for each one as
//! if he voted already, so that nobody sits there who handled, reviewed or
//! approved the case or has a tie to it.
//!
//! Checked in this order: the case waits for a meeting and this caller may call
//! it; no other meeting on it is open; the day is not before today; enough
//! members, each once; each member may vote.
//!
//! Article: R1-10, R5-21.

use std::collections::BTreeSet;

use base::{CaseId, Date, Refusal, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{collective_meeting, collective_vote};

use super::{open_meeting, person, rules, take};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Calls a meeting.
pub struct Convene;

/// Which case, when, and who is invited.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingToCall {
    /// The case.
    pub case_id: CaseId,
    /// The day of the meeting.
    #[schemars(with = "String", extend("format" = "date"))]
    pub held_on: Date,
    /// Whoever is to vote.
    pub member_ids: Vec<StaffId>,
    /// What it is about, for those invited.
    #[serde(default)]
    pub comment: String,
}

/// A meeting that was called.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Called {
    /// The case.
    pub case_id: CaseId,
    /// How many are invited.
    pub invited: u32,
    /// How many of them must vote.
    pub quorum: u32,
}

impl Command for Convene {
    const SPEC: CommandSpec = CommandSpec {
        name: "collective.convene",
        title: "召集集体决策",
        title_en: "call a meeting on a case",
        access: Access::Duty(&[Duty::CollectiveConvene]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-10", "R5-21"],
    };
    type Input = MeetingToCall;
    type Output = Called;

    async fn decide(cx: &Context<'_>, input: MeetingToCall) -> Result<Plan<Called>, Stop> {
        let work = take(cx, input.case_id).await?;
        work.may(cx, Duty::CollectiveConvene)?;
        if open_meeting(cx, input.case_id).await?.is_some() {
            return Err(meeting_open().into());
        }
        if input.held_on < cx.today {
            return Err(day_passed().into());
        }
        let rules = rules(cx)?;
        let members: BTreeSet<StaffId> = input.member_ids.iter().copied().collect();
        if members.len() != input.member_ids.len() || (members.len() as u32) < rules.members {
            return Err(too_few(rules.members).into());
        }
        for (index, member) in input.member_ids.iter().enumerate() {
            let found = person(cx, *member).await?;
            let person = found.ok_or_else(|| Refusal::unknown("成员", "member"))?;
            let may = work.may_person(cx, &person, Duty::CollectiveVote);
            may.map_err(|why| excluded(index, &person.name, &why))?;
        }
        let quorum = review::quorum(&rules, members.len() as u32);
        let called = Called { case_id: input.case_id, invited: members.len() as u32, quorum };
        let mut plan = Plan::answering(called);
        work.act_beside(cx, &mut plan, Duty::CollectiveConvene, "convene", input.comment).await?;
        let ids = cx.house.store.ids(IdKind::Object, members.len() + 1).await?;
        let meeting_id = ids.start;
        plan.insert(collective_meeting::Model {
            meeting_id,
            case_id: input.case_id.0,
            held_on: input.held_on,
            convened_by: cx.staff_id()?,
            convened_at: cx.now,
            outcome: None,
            agree: None,
            against: None,
            abstain: None,
            minutes: None,
            minutes_sm3: None,
            resolved_at: None,
            rev: 1,
        });
        let invited = |(member, vote_id): (&StaffId, i64)| collective_vote::Model {
            vote_id,
            meeting_id,
            staff_id: member.0,
            vote: None,
            reason: String::new(),
            voted_at: None,
            rev: 1,
        };
        plan.insert_all(members.iter().zip(ids.skip(1)).map(invited).collect());
        plan.about("case", input.case_id);
        plan.fact("invited", members.len() as u64);
        plan.fact("quorum", u64::from(quorum));
        Ok(plan)
    }
}

fn meeting_open() -> Refusal {
    Refusal::conflict("meeting_open", "本案已召集会议，尚未形成决议", "a meeting on this case is open already")
        .citing("R1-10")
}

fn day_passed() -> Refusal {
    Refusal::invalid("meeting_day_passed", "held_on", "会议日期不得早于今日", "the day of the meeting has passed")
}

fn too_few(members: u32) -> Refusal {
    Refusal::invalid(
        "members_too_few",
        "member_ids",
        format!("至少邀请 {members} 名成员，且不得重复"),
        format!("invite at least {members} members, each once"),
    )
    .citing("R1-10")
}

/// A member who may not vote: the reason is his own, the field says whose.
fn excluded(index: usize, name: &str, why: &Refusal) -> Refusal {
    let refusal = Refusal::invalid(
        "member_excluded",
        format!("member_ids[{index}]"),
        format!("{name}不得参加表决：{}", why.title),
        format!("a member may not vote: {}", why.title_en),
    );
    match &why.cite {
        Some(cite) => refusal.citing(cite.as_str()),
        None => refusal,
    }
}
