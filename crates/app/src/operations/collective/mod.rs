//! Collective decisions 集体决策 on cases whose chain asks for one: called by one
//! person, voted by each member invited, resolved with minutes. Each verb is a
//! file; what they share is here.
//!
//! Article: R1-10, R5-12, R5-21.

pub mod convene;
pub mod resolve;
mod take_effect;
pub mod vote;

use std::collections::BTreeMap;

use base::{CaseId, Refusal, StaffId};
use regulation::chains::CaseKind;
use regulation::collective::MeetingRules;
use regulation::duties::Duty;
use review::Vote;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{account, collective_meeting, collective_vote, review_case};

use crate::caller::Caller;
use crate::case_work::CaseWork;
use crate::command::Context;
use crate::natural_person::Person;
use crate::operations::statement::approve::month_of;
use crate::stop::Stop;

/// Takes a case in hand that waits for a meeting.
pub(crate) async fn take<'a>(cx: &Context<'a>, case_id: CaseId) -> Result<CaseWork<'a>, Stop> {
    // The month of a statement is locked before its case, as everywhere.
    let row = cx.view.by_key::<review_case::Model>(case_id.0).await?;
    if let Some(row) = row.filter(|row| row.kind == CaseKind::Statement.code()) {
        month_of(cx, &row.month).await?;
    }
    let work = CaseWork::take(cx, case_id.0).await?;
    if cx.caller.provider_id.is_some() {
        return Err(Refusal::unknown("办件", "case").into());
    }
    if work.waits_for() != Some(Duty::CollectiveConvene) {
        return Err(Refusal::conflict(
            "meeting_not_expected",
            "本案当前不在集体决策环节",
            "the case does not wait for a meeting now",
        )
        .citing("R1-10")
        .into());
    }
    Ok(work)
}

/// The meeting of a case that has not resolved yet.
pub(crate) async fn open_meeting(cx: &Context<'_>, case_id: CaseId) -> Result<Option<collective_meeting::Model>, Stop> {
    let open = collective_meeting::Entity::find()
        .filter(collective_meeting::Column::CaseId.eq(case_id.0))
        .filter(collective_meeting::Column::Outcome.is_null());
    Ok(cx.view.one(open).await?)
}

/// The votes of a meeting, one for each person invited.
pub(crate) async fn votes(cx: &Context<'_>, meeting_id: i64) -> Result<Vec<collective_vote::Model>, Stop> {
    let votes = collective_vote::Entity::find()
        .filter(collective_vote::Column::MeetingId.eq(meeting_id))
        .order_by_asc(collective_vote::Column::VoteId);
    Ok(cx.view.all(votes).await?)
}

/// The rules of meetings as of today.
pub(crate) fn rules(cx: &Context<'_>) -> Result<MeetingRules, Stop> {
    let rules = cx.house.law.collective.rules(cx.today);
    let rules = rules.ok_or_else(|| Stop::fault("looking up the rules of meetings", "none on this day"))?;
    Ok(rules.value)
}

/// The votes as the engine counts them.
pub(crate) fn cast(votes: &[collective_vote::Model]) -> Result<BTreeMap<StaffId, Option<Vote>>, Stop> {
    let one = |row: &collective_vote::Model| {
        let vote = match row.vote.as_deref() {
            None => None,
            Some("agree") => Some(Vote::Agree),
            Some("against") => Some(Vote::Against),
            Some("abstain") => Some(Vote::Abstain),
            Some(other) => return Err(Stop::fault("reading a vote", other)),
        };
        Ok((StaffId(row.staff_id), vote))
    };
    votes.iter().map(one).collect()
}

/// Somebody who is not the caller, as the guard looks at him; none for whoever
/// has no active account.
pub(crate) async fn person(cx: &Context<'_>, staff_id: StaffId) -> Result<Option<Person>, Stop> {
    let held = account::Entity::find().filter(account::Column::StaffId.eq(staff_id.0));
    let Some(held) = cx.view.one(held).await? else { return Ok(None) };
    Ok(Caller::of_account(cx.view, held.account_id, cx.today).await?.and_then(|caller| caller.staff))
}
