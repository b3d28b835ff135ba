//! A case that a meeting decides: who may be invited and who must not and why, the
//! rules of the meeting, and every meeting held on it with its votes and minutes.
//!
//! Article: R1-10, R5-21.

use base::{CaseId, Date, Refusal, StaffId, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{account, collective_meeting, review_case};

use super::READERS;
use crate::caller::Caller;
use crate::case_work::{CaseWork, kind_of};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::collective::{rules, votes};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// A case that a meeting decides.
pub struct View;

/// Which case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichMeeting {
    /// The case.
    pub case_id: CaseId,
}

/// The case, its rules and its meetings.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MeetingView {
    /// The case.
    pub case_id: CaseId,
    /// What it is, in Chinese.
    pub kind_label: String,
    /// What it is, in English.
    pub kind_label_en: String,
    /// What is decided about, fen.
    pub amount_fen: i64,
    /// Whether it waits for a meeting.
    pub waiting: bool,
    /// Whether the caller may call one.
    pub may_call: bool,
    /// Whether the caller may record what the open one resolved.
    pub may_resolve: bool,
    /// Whether the caller may vote in the open one.
    pub may_vote: bool,
    /// How many must be invited at least.
    pub members_min: u32,
    /// The share of those invited who must vote, in ten-thousandths.
    pub quorum_permyriad: i64,
    /// More than this share of those invited must agree, in ten-thousandths.
    pub majority_permyriad: i64,
    /// The fewest signs of the minutes.
    pub minutes_signs: u32,
    /// Where the rules are laid down.
    pub cites: Vec<String>,
    /// Whoever holds the duty to vote today.
    pub candidates: Vec<Candidate>,
    /// The meetings held or called, the latest first.
    pub meetings: Vec<MeetingHeld>,
}

/// Somebody who may be invited, or must not.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Candidate {
    /// Who.
    pub staff_id: StaffId,
    /// By name.
    pub person_name: String,
    /// In which posts.
    pub posts: String,
    /// Whether he may be invited.
    pub may: bool,
    /// Why not, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Why not, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not_en: Option<String>,
}

/// A meeting.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MeetingHeld {
    /// Its day.
    pub held_on: String,
    /// Who called it.
    pub convener_name: String,
    /// How many of those invited must vote.
    pub quorum: u32,
    /// agreed or not_agreed; nothing while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Those invited and how each voted.
    pub votes: Vec<VoteShown>,
    /// What was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<String>,
    /// The digest of the minutes, hex; it stands in the trail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_sm3: Option<String>,
}

/// A vote.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VoteShown {
    /// Whose.
    pub person_name: String,
    /// agree, against or abstain; nothing until cast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Query for View {
    const SPEC: QuerySpec = QuerySpec {
        name: "collective.view",
        title: "集体决策详情",
        title_en: "a case that a meeting decides",
        access: READERS,
    };
    type Input = WhichMeeting;
    type Output = MeetingView;

    async fn answer(cx: &Context<'_>, input: WhichMeeting) -> Result<MeetingView, Stop> {
        let row = cx.view.by_key::<review_case::Model>(input.case_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("办件", "case"))?;
        let kind = kind_of(&row)?;
        let named = cx.house.law.chains.kind(kind);
        let held = collective_meeting::Entity::find().filter(collective_meeting::Column::CaseId.eq(row.case_id));
        let held = cx.view.all(held.order_by_desc(collective_meeting::Column::MeetingId)).await?;
        let waiting = row.state == Duty::CollectiveConvene.code();
        if held.is_empty() && !waiting {
            return Err(Refusal::unknown("集体决策", "meeting").into());
        }
        let work = CaseWork::look(cx, vec![row.clone()]).await?.remove(0);
        let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
        let open = held.iter().find(|meeting| meeting.outcome.is_none() && waiting);
        let invited = match open {
            Some(meeting) => votes(cx, meeting.meeting_id).await?,
            None => Vec::new(),
        };
        let mine = invited.iter().find(|vote| Some(vote.staff_id) == me);
        let may = |duty| work.may(cx, duty).is_ok();
        let law = cx.house.law.collective.rules(cx.today);
        let rules = rules(cx)?;
        Ok(MeetingView {
            case_id: input.case_id,
            kind_label: named.zh.clone(),
            kind_label_en: named.en.clone(),
            amount_fen: row.amount_fen,
            waiting,
            may_call: waiting && open.is_none() && may(Duty::CollectiveConvene),
            may_resolve: open.is_some_and(|open| Some(open.convened_by) == me) && may(Duty::CollectiveConvene),
            may_vote: mine.is_some_and(|vote| vote.vote.is_none()) && may(Duty::CollectiveVote),
            members_min: rules.members,
            quorum_permyriad: rules.quorum.as_permyriad(),
            majority_permyriad: rules.majority.as_permyriad(),
            minutes_signs: rules.minutes_signs,
            cites: law.map(|law| law.article.iter().map(ToString::to_string).collect()).unwrap_or_default(),
            candidates: if waiting { candidates(cx, &work).await? } else { Vec::new() },
            meetings: meetings(cx, held).await?,
        })
    }
}

async fn candidates(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<Vec<Candidate>, Stop> {
    let active = account::Entity::find().filter(account::Column::Status.eq("active"));
    let mut found = Vec::new();
    for account in cx.view.all(active.order_by_asc(account::Column::AccountId)).await? {
        let Some(caller) = Caller::of_account(cx.view, account.account_id, cx.today).await? else { continue };
        let Some(person) = caller.staff.filter(|person| person.holds(Duty::CollectiveVote)) else { continue };
        let refusal = work.may_person(cx, &person, Duty::CollectiveVote).err();
        found.push(Candidate {
            staff_id: StaffId(person.staff_id),
            person_name: person.name,
            posts: person.posts.join("、"),
            may: refusal.is_none(),
            why_not: refusal.as_ref().map(|refusal| refusal.title.clone()),
            why_not_en: refusal.map(|refusal| refusal.title_en),
        });
    }
    Ok(found)
}

async fn meetings(cx: &Context<'_>, held: Vec<collective_meeting::Model>) -> Result<Vec<MeetingHeld>, Stop> {
    let mut shown = Vec::with_capacity(held.len());
    for meeting in held {
        let cast = votes(cx, meeting.meeting_id).await?;
        let everyone = cast.iter().map(|vote| vote.staff_id).chain([meeting.convened_by]);
        let names = Names::of_staff(cx.view, everyone).await?;
        let rules = rules_on(cx, meeting.held_on)?;
        shown.push(MeetingHeld {
            held_on: date_text(meeting.held_on),
            convener_name: names.get(meeting.convened_by),
            quorum: review::quorum(&rules, cast.len() as u32),
            outcome: meeting.outcome,
            votes: cast
                .into_iter()
                .map(|vote| VoteShown { person_name: names.get(vote.staff_id), vote: vote.vote, reason: vote.reason })
                .collect(),
            minutes: meeting.minutes,
            minutes_sm3: meeting.minutes_sm3,
        });
    }
    Ok(shown)
}

fn rules_on(cx: &Context<'_>, day: Date) -> Result<regulation::collective::MeetingRules, Stop> {
    let rules = cx.house.law.collective.rules(day);
    Ok(rules.ok_or_else(|| Stop::fault("looking up the rules of meetings", "none on that day"))?.value)
}
