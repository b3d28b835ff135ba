//! The course of a case with names: what happened, which steps its chain has and
//! who did them, who may do the step it waits for, and who must not and why.
//!
//! Article: R1-12, R1-35, R3d-13.

use std::collections::{BTreeMap, BTreeSet};

use regulation::duties::{Authority, Duty};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use store::entity::{case_step, staff};
use time::OffsetDateTime;

use super::names::Names;
use crate::case_work::CaseWork;
use crate::command::Context;
use crate::natural_person::Person;
use crate::rights::named_for;
use crate::stop::Stop;

/// The course of a case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Course {
    /// What happened, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// The steps of its chain.
    pub chain: Vec<ChainStep>,
    /// Who must not do the step it waits for.
    pub must_not: Vec<MustNot>,
}

/// Something that happened on a case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub at: OffsetDateTime,
    /// Who.
    pub person_name: String,
    /// For whom, where it was done by delegation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// In which post, as it was then.
    pub post: String,
    /// The duty used.
    pub duty: String,
    /// submit, agree, ask_provider, answer, provider_silent, return, reject, withdraw …
    pub code: String,
    /// The same in Chinese.
    pub action: String,
    /// The same in English.
    pub action_en: String,
    /// What was said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// A step of the chain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChainStep {
    /// The duty.
    pub stage: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// Where it stands.
    pub state: StepState,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person_name: Option<String>,
    /// In which post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub at: Option<OffsetDateTime>,
    /// Who may do it now, by name; at most ten.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub may_act: Vec<String>,
    /// The authority it needs, where the amount asks for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Working days it has.
    pub limit_days: u32,
    /// The article.
    pub cite: String,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Done.
    Done,
    /// The case waits for it.
    Acting,
    /// Not come to yet.
    Waiting,
    /// The case was sent back from here.
    Returned,
}

/// Somebody who must not do the step the case waits for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MustNot {
    /// Who.
    pub person_name: String,
    /// Why, in Chinese.
    pub reason: String,
    /// Why, in English.
    pub reason_en: String,
    /// The article.
    pub cite: String,
}

/// How many names of people who may act are shown.
const NAMES_SHOWN: usize = 10;

/// The course of a case.
pub(crate) async fn course(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<Course, Stop> {
    let select = case_step::Entity::find().filter(case_step::Column::CaseId.eq(work.row().case_id));
    let steps = cx.view.all(select.order_by_asc(case_step::Column::Seq)).await?;
    let of_steps = steps.iter().flat_map(|step| [Some(step.staff_id), step.on_behalf_of]);
    let of_acts = work.acts().iter().flat_map(|act| [Some(act.staff_id), act.on_behalf_of]);
    let everyone: Vec<i64> = of_steps.chain(of_acts).flatten().collect();
    let names = Names::of_staff(cx.view, everyone).await?;
    let (must_not, excluded) = must_not(cx, work, &names);
    let may_act = match work.waits_for() {
        Some(duty) => who_may(cx, work, duty, &excluded).await?,
        None => Vec::new(),
    };
    Ok(Course { timeline: timeline(&steps, &names), chain: chain(work, &steps, &names, may_act), must_not })
}

fn timeline(steps: &[case_step::Model], names: &Names) -> Vec<TimelineEntry> {
    let entry = |step: &case_step::Model| {
        let (zh, en) = words(&step.action);
        TimelineEntry {
            at: step.at,
            person_name: names.get(step.staff_id),
            on_behalf_of: step.on_behalf_of.map(|delegator| names.get(delegator)),
            post: step.post_name.clone(),
            duty: step.duty.clone(),
            code: step.action.clone(),
            action: zh.to_owned(),
            action_en: en.to_owned(),
            comment: step.comment.clone(),
        }
    };
    steps.iter().map(entry).collect()
}

/// What was done, in both languages.
pub(crate) fn words(action: &str) -> (&str, &str) {
    match action {
        "submit" => ("提交", "submitted"),
        "agree" => ("同意", "agreed"),
        "ask_provider" => ("请医药机构反馈", "asked the provider"),
        "answer" => ("书面反馈", "answered"),
        "provider_silent" => ("反馈逾期", "the provider did not answer"),
        "return" => ("退回", "returned"),
        "convene" => ("召集会议", "called a meeting"),
        "against" => ("不同意", "voted against"),
        "abstain" => ("弃权", "abstained"),
        "reject" => ("否决", "rejected"),
        "withdraw" => ("撤回", "withdrew"),
        "ask_supplement" => ("受理并一次性告知补正", "accepted, told what is missing"),
        "suspend" => ("中止计时", "suspended"),
        "resume" => ("恢复计时", "resumed"),
        "extend" => ("延长期限", "gave more time"),
        "take_receipt" => ("导入银行回单", "took the bank's receipt"),
        "resolve_unknown" => ("确认结果", "settled an unknown result"),
        other => (other, other),
    }
}

fn chain(work: &CaseWork<'_>, steps: &[case_step::Model], names: &Names, may_act: Vec<String>) -> Vec<ChainStep> {
    let row = work.row();
    let at = usize::try_from(row.step).unwrap_or_default();
    // What was done before the case was last submitted does not count any more.
    let last = steps.iter().rposition(|step| step.action == "submit").map_or(0, |place| place + 1);
    let shown = |(index, step): (usize, &regulation::chains::Step)| {
        let state = match row.state.as_str() {
            "completed" => StepState::Done,
            _ if index < at => StepState::Done,
            "returned" | "rejected" if index == at => StepState::Returned,
            state if state == step.duty.code() && index == at => StepState::Acting,
            _ => StepState::Waiting,
        };
        let done =
            steps[last..].iter().rev().find(|done| done.duty == step.duty.code() && done.action != "provider_silent");
        let done = done.filter(|_| matches!(state, StepState::Done | StepState::Returned));
        let authority = work.authority_at(step);
        ChainStep {
            stage: step.duty.code().to_owned(),
            title: step.zh.clone(),
            title_en: step.en.clone(),
            state,
            person_name: done.map(|done| names.get(done.staff_id)),
            post: done.map(|done| done.post_name.clone()),
            at: done.map(|done| done.at),
            may_act: if state == StepState::Acting { may_act.clone() } else { Vec::new() },
            authority: (authority > Authority::Clerk).then(|| authority.code().to_owned()),
            limit_days: step.limit_days,
            cite: step.article.to_string(),
        }
    };
    let passed = |(_, step): &(usize, &regulation::chains::Step)| work.passes(step);
    work.chain().steps.iter().enumerate().filter(passed).map(shown).collect()
}

/// Everybody bound by an act that excludes the step the case waits for.
fn must_not(cx: &Context<'_>, work: &CaseWork<'_>, names: &Names) -> (Vec<MustNot>, BTreeSet<i64>) {
    let law = &cx.house.law.duties;
    let Some(waits_for) = work.waits_for() else { return (Vec::new(), BTreeSet::new()) };
    let mut reasons: BTreeMap<i64, MustNot> = BTreeMap::new();
    for act in work.acts() {
        let Ok(did) = act.duty.parse::<Duty>() else { continue };
        let Some(article) = law.clash_on_case(did, waits_for) else { continue };
        let (did, next) = (law.facts(did), law.facts(waits_for));
        // What was done for somebody binds him as well.
        for bound in [Some(act.staff_id), act.on_behalf_of].into_iter().flatten() {
            reasons.entry(bound).or_insert_with(|| MustNot {
                person_name: names.get(bound),
                reason: format!("已办理“{}”，不得再办理“{}”", did.zh, next.zh),
                reason_en: format!("did \"{}\" and may not do \"{}\"", did.en, next.en),
                cite: article.to_string(),
            });
        }
    }
    let excluded = reasons.keys().copied().collect();
    (reasons.into_values().collect(), excluded)
}

/// Whoever may do a step now, by post or delegation: with an account in use, not
/// on leave, by a right that is in force and reaches so far, not bound by the case.
async fn who_may(
    cx: &Context<'_>,
    work: &CaseWork<'_>,
    duty: Duty,
    excluded: &BTreeSet<i64>,
) -> Result<Vec<String>, Stop> {
    let named = named_for(cx.view, duty, cx.today).await?;
    let named: Vec<i64> = named.difference(excluded).copied().collect();
    let mut people = cx.view.by_keys::<staff::Model>(named).await?;
    people.retain(|person| person.provider_id.is_none() || person.provider_id == work.row().provider_id);
    let mut able = Vec::new();
    for person in people {
        let person = Person::of(cx.view, person, cx.today).await?;
        if work.may_person(cx, &person, duty).is_ok() {
            able.push(person.name);
        }
        if able.len() == NAMES_SHOWN {
            break;
        }
    }
    Ok(able)
}
