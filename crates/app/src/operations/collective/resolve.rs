//! Records what a meeting resolved 形成决议: the votes are counted, the minutes kept
//! with their digest, and the case moves: on when more than the majority of those
//! invited agree, otherwise back to whoever opened it. By the person who called
//! the meeting.
//!
//! Checked in this order: the case waits for a meeting and this caller called it;
//! the minutes; the quorum.
//!
//! Article: R1-10, R5-21 (the record of the discussion goes into the file).

use base::{CaseId, Refusal};
use regulation::duties::Duty;
use review::{Tally, Vote, tally};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::entity::collective_meeting;

use super::take_effect::take_effect;
use super::vote::no_meeting;
use super::{cast, open_meeting, rules, take, votes};
use crate::case_work::Resolved;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Records a resolution.
pub struct Resolve;

/// On which case, and the record of the meeting.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingToResolve {
    /// The case.
    pub case_id: CaseId,
    /// What was said: the record of the discussion.
    pub minutes: String,
}

/// The longest record, in signs.
const MINUTES_SIGNS_MAX: usize = 20_000;

impl Command for Resolve {
    const SPEC: CommandSpec = CommandSpec {
        name: "collective.resolve",
        title: "形成集体决议",
        title_en: "record what a meeting resolved",
        access: Access::Duty(&[Duty::CollectiveConvene]),
        money: MoneyEffect::Entitles,
        step_up: true,
        sensitive: &["minutes"],
        idempotency: Idempotency::Key,
        articles: &["R1-10", "R5-12", "R5-21"],
    };
    type Input = MeetingToResolve;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: MeetingToResolve) -> Result<Plan<CaseMoved>, Stop> {
        let work = take(cx, input.case_id).await?;
        work.may(cx, Duty::CollectiveConvene)?;
        let meeting = open_meeting(cx, input.case_id).await?.ok_or_else(no_meeting)?;
        if meeting.convened_by != cx.staff_id()? {
            return Err(not_the_convener().into());
        }
        let rules = rules(cx)?;
        let signs = input.minutes.trim().chars().count();
        if signs < rules.minutes_signs as usize || signs > MINUTES_SIGNS_MAX {
            return Err(minutes_missing(rules.minutes_signs).into());
        }
        let votes = cast(&votes(cx, meeting.meeting_id).await?)?;
        let agreed = match tally(&rules, &votes) {
            Tally::NoQuorum { voted, needed } => return Err(no_quorum(voted, needed).into()),
            Tally::Agreed { .. } => true,
            Tally::NotAgreed { .. } => false,
        };
        let count = |vote: Vote| votes.values().filter(|cast| **cast == Some(vote)).count() as i32;
        let [agree, against, abstain] = [Vote::Agree, Vote::Against, Vote::Abstain].map(count);
        let invited = votes.len();
        let words = format!("集体决策：应到{invited}，同意{agree}，不同意{against}，弃权{abstain}");
        let minutes_sm3 = hex::encode(Sm3::digest(input.minutes.as_bytes()));
        let mut plan = take_effect(cx, work, &Resolved { agreed, words }).await?;
        let outcome = if agreed { "agreed" } else { "not_agreed" };
        plan.fact("outcome", outcome);
        plan.fact("invited", invited as u64);
        for (name, votes) in [("agree", agree), ("against", against), ("abstain", abstain)] {
            plan.fact(name, votes);
        }
        plan.fact("minutes_sm3", minutes_sm3.clone());
        plan.update(collective_meeting::Model {
            outcome: Some(outcome.to_owned()),
            agree: Some(agree),
            against: Some(against),
            abstain: Some(abstain),
            minutes: Some(input.minutes),
            minutes_sm3: Some(minutes_sm3),
            resolved_at: Some(cx.now),
            ..meeting
        });
        Ok(plan)
    }
}

fn not_the_convener() -> Refusal {
    Refusal::forbidden("not_the_convener", "须由召集人记录决议", "whoever called the meeting records it")
        .citing("R1-10")
}

fn minutes_missing(signs: u32) -> Refusal {
    Refusal::invalid(
        "minutes_missing",
        "minutes",
        format!("会议记录须为 {signs} 至 {MINUTES_SIGNS_MAX} 字"),
        format!("the minutes have {signs} to {MINUTES_SIGNS_MAX} signs"),
    )
    .citing("R5-21")
}

fn no_quorum(voted: u32, needed: u32) -> Refusal {
    Refusal::conflict(
        "quorum_missing",
        format!("已表决 {voted} 人，须至少 {needed} 人表决方可形成决议"),
        format!("{voted} have voted; at least {needed} must"),
    )
    .citing("R1-10")
}
