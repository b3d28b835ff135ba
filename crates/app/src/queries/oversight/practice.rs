//! How review was practised over a time: who agreed how often and how fast, who
//! never returned anything, who tried to agree unseen, and which handler and
//! reviewer met more often than the draw has it.
//!
//! Article: R1-30. Threats I03, I16, I17.

use std::collections::BTreeMap;

use base::{Date, Refusal, StaffId, beijing_instant, date_text, parse_date};
use regulation::duties::Duty;
use review::{Meeting, most_in_a_minute, striking_pairs};
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{case_step, trail_entry};
use time::{Duration, Time};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// How review was practised.
pub struct Practice;

/// From when to when.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first day, YYYY-MM-DD; thirty days ago when left out.
    #[schemars(extend("format" = "date"))]
    pub from: Option<String>,
}

/// How review was practised.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PracticeShown {
    /// The first day looked at.
    pub from: String,
    /// One row a person, the striking ones first.
    pub reviewers: Vec<ReviewerRow>,
    /// Handlers and reviewers who met too often.
    pub pairs: Vec<PairRow>,
}

/// How one person reviewed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReviewerRow {
    /// Who.
    pub person_name: String,
    /// Agreements.
    pub agreed: i64,
    /// Cases sent back or refused.
    pub returned: i64,
    /// The most agreements within one minute.
    pub most_in_a_minute: i64,
    /// The most attempts within one minute to agree without having opened the papers.
    pub unopened_in_a_minute: i64,
    /// Agrees faster than the figure allows.
    pub too_fast: bool,
    /// Tries to agree unseen more often than the figure allows.
    pub unseen: bool,
    /// Never returns anything.
    pub never_returns: bool,
}

/// A pair that met too often.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairRow {
    /// Who made the cases.
    pub handler_name: String,
    /// Who decided on them.
    pub reviewer_name: String,
    /// Cases together.
    pub together: i64,
    /// The share of the handler's cases that the reviewer had, in thousandths.
    pub share_permille: i64,
    /// The share the reviewer had of everybody else's cases, in thousandths.
    pub base_permille: i64,
}

/// Steps looked at, at most: some months of a county.
const STEPS_MAX: u64 = 200_000;

impl Query for Practice {
    const SPEC: QuerySpec = QuerySpec {
        name: "oversight.practice",
        title: "审核行为分析",
        title_en: "how review is practised",
        access: Access::Duty(&[Duty::Inspection, Duty::AuditAdmin]),
    };
    type Input = Span;
    type Output = PracticeShown;

    async fn answer(cx: &Context<'_>, input: Span) -> Result<PracticeShown, Stop> {
        let from = match input.from.as_deref() {
            Some(text) => parse_date(text).ok_or_else(|| {
                Refusal::invalid("date_malformed", "from", "日期格式须为 YYYY-MM-DD", "a date is YYYY-MM-DD")
            })?,
            None => cx.today - Duration::days(30),
        };
        let figures = cx.house.law.review_practice.as_of(cx.today);
        let steps = steps_since(cx, from).await?;
        let attempts = unopened_attempts(cx, from).await?;
        let mut by_person: BTreeMap<i64, (Vec<i64>, i64)> = BTreeMap::new();
        for step in &steps {
            let (agreed, returned) = by_person.entry(step.staff_id).or_default();
            match step.action.as_str() {
                "agree" => agreed.push(step.at.unix_timestamp()),
                "return" | "reject" => *returned += 1,
                _ => (),
            }
        }
        for staff_id in attempts.keys() {
            by_person.entry(*staff_id).or_default();
        }
        let meetings = meetings(&steps);
        let pairs = striking_pairs(&meetings, figures.pair_cases_min as usize, figures.pair_times_base as usize);
        let paired = pairs.iter().flat_map(|pair| [pair.handler.0, pair.reviewer.0]);
        let names = Names::of_staff(cx.view, by_person.keys().copied().chain(paired)).await?;
        let row = |(staff_id, (agreed, returned)): (i64, (Vec<i64>, i64))| {
            let fast = most_in_a_minute(&agreed);
            let unseen = most_in_a_minute(attempts.get(&staff_id).map(Vec::as_slice).unwrap_or_default());
            ReviewerRow {
                person_name: names.get(staff_id),
                agreed: agreed.len() as i64,
                returned,
                most_in_a_minute: fast as i64,
                unopened_in_a_minute: unseen as i64,
                too_fast: fast > figures.pace_per_minute_max as usize,
                unseen: unseen > figures.unopened_attempts_max as usize,
                never_returns: returned == 0 && agreed.len() >= figures.zero_return_cases_min as usize,
            }
        };
        let mut reviewers: Vec<ReviewerRow> = by_person
            .into_iter()
            .filter(|(staff_id, (agreed, returned))| {
                !agreed.is_empty() || *returned > 0 || attempts.contains_key(staff_id)
            })
            .map(row)
            .collect();
        reviewers.sort_by_key(|row| (!(row.too_fast || row.unseen || row.never_returns), -row.agreed));
        let pair = |pair: review::Pair| PairRow {
            handler_name: names.get(pair.handler.0),
            reviewer_name: names.get(pair.reviewer.0),
            together: pair.together as i64,
            share_permille: pair.share_permille as i64,
            base_permille: pair.base_permille as i64,
        };
        Ok(PracticeShown { from: date_text(from), reviewers, pairs: pairs.into_iter().map(pair).collect() })
    }
}

async fn steps_since(cx: &Context<'_>, from: Date) -> Result<Vec<case_step::Model>, Stop> {
    let select = case_step::Entity::find()
        .filter(case_step::Column::At.gte(beijing_instant(from, Time::MIDNIGHT)))
        .filter(case_step::Column::Action.is_in(["submit", "agree", "return", "reject"]))
        .order_by_asc(case_step::Column::At)
        .order_by_asc(case_step::Column::CaseStepId);
    Ok(cx.view.all(select.limit(STEPS_MAX)).await?)
}

/// Who submitted a case and who decided on it first afterwards, once a case and reviewer.
fn meetings(steps: &[case_step::Model]) -> Vec<Meeting> {
    let mut handlers: BTreeMap<i64, i64> = BTreeMap::new();
    let mut met: BTreeMap<(i64, i64), Meeting> = BTreeMap::new();
    for step in steps {
        if step.action == "submit" {
            handlers.insert(step.case_id, step.staff_id);
        } else if let Some(handler) = handlers.get(&step.case_id) {
            let meeting = Meeting { handler: StaffId(*handler), reviewer: StaffId(step.staff_id) };
            met.entry((step.case_id, step.staff_id)).or_insert(meeting);
        }
    }
    met.into_values().collect()
}

/// The seconds of each person's attempts to agree unseen, ascending.
async fn unopened_attempts(cx: &Context<'_>, from: Date) -> Result<BTreeMap<i64, Vec<i64>>, Stop> {
    let select = trail_entry::Entity::find()
        .filter(trail_entry::Column::Command.eq("matter.review"))
        .filter(trail_entry::Column::Outcome.eq("refused"))
        .filter(
            trail_entry::Column::At
                .gte(beijing_instant(from, Time::MIDNIGHT))
                .and(trail_entry::Column::StaffId.is_not_null()),
        )
        .order_by_asc(trail_entry::Column::At);
    let mut attempts: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for entry in cx.view.all(select.limit(STEPS_MAX)).await? {
        let read = trail::Entry::from_bytes(&entry.bytes).map_err(|e| Stop::fault("reading a trail entry", e))?;
        if let (Some(staff_id), Some(crate::operations::matter::review::UNOPENED)) =
            (entry.staff_id, read.code.as_deref())
        {
            attempts.entry(staff_id).or_default().push(entry.at.unix_timestamp());
        }
    }
    Ok(attempts)
}
