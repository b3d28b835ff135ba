//! What a case would have to pass: for any kind, amount, circumstance and day the
//! chain that applies, each step with its duty, authority, time limit and why it
//! applies, and who holds it today or could not do it and why. Nothing is opened.
//!
//! Article: R1-12, R1-12.6, R1-35, R5-21.

use std::collections::BTreeSet;

use base::{CaseId, Date, Fen, Refusal, date_text};
use regulation::chains::{CaseKind, Chain, Step, When};
use regulation::duties::Authority;
use review::{CaseRef, Demand, History, Undertaking, Weight};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::account;

use super::{DutyNamed, OVERSEERS};
use crate::caller::Caller;
use crate::case_work::house_circumstances;
use crate::command::{Context, Query, QuerySpec};
use crate::natural_person::Person;
use crate::permission::may_do;
use crate::stop::Stop;

/// The simulator.
pub struct Simulate;

/// What kind of case, how big, when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supposed {
    /// The kind of case.
    pub kind: CaseKind,
    /// Its amount with what it adds up with, fen; 0 when left out.
    pub amount_fen: Option<i64>,
    /// Circumstances by their codes, separated by commas; those of the house are added.
    pub circumstances: Option<String>,
    /// The day it is opened; today when left out.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub as_of: Option<Date>,
}

/// The way such a case would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Simulated {
    /// The kind of case.
    pub kind: CaseKind,
    /// Its name, in Chinese.
    pub label: String,
    /// Its name, in English.
    pub label_en: String,
    /// The day it is opened.
    pub as_of: String,
    /// The first day of the version of the chain that applies.
    pub chain_from: String,
    /// The first day on which that version holds no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain_until: Option<String>,
    /// The amount looked at, fen.
    pub amount_fen: i64,
    /// The circumstances looked at.
    pub circumstances: Vec<String>,
    /// Every circumstance this chain knows.
    pub known_circumstances: Vec<String>,
    /// Days over which earlier amounts add up, where they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum_window_days: Option<u32>,
    /// Who may open it.
    pub opened_by: Vec<DutyNamed>,
    /// Every step of the chain, also those that do not apply.
    pub steps: Vec<StepSupposed>,
    /// Where the chain is laid down.
    pub cites: Vec<String>,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepSupposed {
    /// The duty.
    #[serde(flatten)]
    pub named: DutyNamed,
    /// Its name in this chain, in Chinese.
    pub title: String,
    /// Its name in this chain, in English.
    pub title_en: String,
    /// Whether the case passes it.
    pub applies: bool,
    /// Why, in Chinese.
    pub why: String,
    /// Why, in English.
    pub why_en: String,
    /// The authority it needs.
    pub authority: String,
    /// The same, in Chinese.
    pub authority_label: String,
    /// The article of that authority.
    pub authority_cite: String,
    /// Working days it has.
    pub limit_days: u32,
    /// The limit is this agency's, not one of the article.
    pub limit_local: bool,
    /// The article of the step, or of the reason why it applies.
    pub cite: String,
    /// Whoever holds the duty today.
    pub holders: Vec<Holder>,
}

/// Somebody who holds the duty of a step today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Holder {
    /// Who.
    pub person_name: String,
    /// In which posts.
    pub posts: String,
    /// Whether he could do the step, as far as is known before the case is there.
    pub may: bool,
    /// Why not, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Why not, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not_en: Option<String>,
    /// The article the hindrance stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
}

impl Query for Simulate {
    const SPEC: QuerySpec = QuerySpec {
        name: "duties.simulate",
        title: "审核链推演",
        title_en: "which chain a case would pass",
        access: OVERSEERS,
    };
    type Input = Supposed;
    type Output = Simulated;

    async fn answer(cx: &Context<'_>, input: Supposed) -> Result<Simulated, Stop> {
        let on = input.as_of.unwrap_or(cx.today);
        let over_time = cx.house.law.chains.kind(input.kind);
        let dated = over_time.course.as_of(on).ok_or_else(|| no_chain(on))?;
        let chain = &dated.value;
        let supposed = input.circumstances.unwrap_or_default();
        let supposed = supposed.split([',', ' ']).filter(|code| !code.is_empty()).map(str::to_owned);
        let circumstances = supposed.collect::<BTreeSet<_>>().union(&house_circumstances(cx).await?).cloned().collect();
        let weight = Weight { amount: Fen(input.amount_fen.unwrap_or_default()), circumstances, ..Weight::default() };
        let people = people(cx).await?;
        let duties = &cx.house.law.duties;
        Ok(Simulated {
            kind: input.kind,
            label: over_time.zh.clone(),
            label_en: over_time.en.clone(),
            as_of: date_text(on),
            chain_from: date_text(dated.from),
            chain_until: dated.until.map(date_text),
            amount_fen: weight.amount.0,
            known_circumstances: known(chain),
            sum_window_days: chain.sum.as_ref().map(|sum| sum.window_days),
            opened_by: chain.opened_by.iter().map(|duty| DutyNamed::of(duties, *duty)).collect(),
            steps: chain.steps.iter().map(|step| supposed_step(cx, step, &weight, input.kind, &people)).collect(),
            cites: dated.article.iter().map(ToString::to_string).collect(),
            circumstances: weight.circumstances.into_iter().collect(),
        })
    }
}

fn supposed_step(cx: &Context<'_>, step: &Step, weight: &Weight, kind: CaseKind, people: &[Person]) -> StepSupposed {
    let duties = &cx.house.law.duties;
    let facts = duties.facts(step.duty);
    let (by_law, cited) = step.authority_in(weight.amount, &weight.circumstances);
    let (authority, authority_cite) =
        if by_law > facts.least_authority { (by_law, cited) } else { (facts.least_authority, &facts.article) };
    let reason = step.reason(weight.amount, &weight.circumstances);
    let (why, why_en) = match (reason, step.when.is_empty()) {
        (Some(when), _) => reached(when),
        (None, true) => ("每件都经过".to_owned(), "every case passes it".to_owned()),
        (None, false) => missed(step),
    };
    let demand = || Demand { duty: step.duty, authority: (by_law > Authority::Clerk).then(|| (by_law, cited.clone())) };
    let holding = people.iter().filter(|person| person.holds(step.duty));
    let of = Undertaking { kind: Some(kind), amount: weight.amount, region: None };
    StepSupposed {
        named: DutyNamed::of(duties, step.duty),
        title: step.zh.clone(),
        title_en: step.en.clone(),
        applies: weight.meets(step),
        why,
        why_en,
        authority: authority.code().to_owned(),
        authority_label: authority.zh().to_owned(),
        authority_cite: authority_cite.to_string(),
        limit_days: step.limit_days,
        limit_local: step.local,
        cite: reason.map_or(&step.article, |when| &when.article).to_string(),
        holders: holding.map(|person| holder(cx, person, demand(), &of)).collect(),
    }
}

fn holder(cx: &Context<'_>, person: &Person, demand: Demand, of: &Undertaking<'_>) -> Holder {
    let nothing_yet = History::of(CaseRef::Case(CaseId(0)));
    let law = &cx.house.law.duties;
    let refusal = match person.facts_for(law, &demand, of) {
        Ok(facts) => may_do(cx.house, &nothing_yet, &facts, demand).err(),
        Err(conflict) => Some(conflict.refusal(law)),
    };
    Holder {
        person_name: person.name.clone(),
        posts: person.posts.join("、"),
        may: refusal.is_none(),
        cite: refusal.as_ref().and_then(|refusal| refusal.cite.as_ref()).map(ToString::to_string),
        why_not: refusal.as_ref().map(|refusal| refusal.title.clone()),
        why_not_en: refusal.map(|refusal| refusal.title_en),
    }
}

/// Everyone who can act today.
async fn people(cx: &Context<'_>) -> Result<Vec<Person>, Stop> {
    let active = account::Entity::find().filter(account::Column::Status.eq("active"));
    let mut people = Vec::new();
    for account in cx.view.all(active.order_by_asc(account::Column::AccountId)).await? {
        let caller = Caller::of_account(cx.view, account.account_id, cx.today).await?;
        people.extend(caller.and_then(|caller| caller.staff));
    }
    Ok(people)
}

/// Every circumstance a chain knows, once.
fn known(chain: &Chain) -> Vec<String> {
    let named = chain.steps.iter().flat_map(|step| &step.when).filter_map(|when| when.circumstance.clone());
    let raised = chain.steps.iter().flat_map(|step| &step.raises).map(|raise| raise.circumstance.clone());
    named.chain(raised).collect::<BTreeSet<_>>().into_iter().collect()
}

fn reached(when: &When) -> (String, String) {
    let amount = when.amount_from.map(|from| (format!("金额达到{from}元"), format!("the amount reaches {from} yuan")));
    let circumstance =
        when.circumstance.as_ref().map(|code| (format!("情形：{code}"), format!("circumstance: {code}")));
    join(amount.into_iter().chain(circumstance))
}

fn missed(step: &Step) -> (String, String) {
    let (zh, en) = step
        .when
        .iter()
        .map(reached)
        .reduce(|a, b| (format!("{}或{}", a.0, b.0), format!("{} or {}", a.1, b.1)))
        .unwrap_or_default();
    (format!("不适用（{zh}时适用）"), format!("does not apply (it does when {en})"))
}

fn join(parts: impl Iterator<Item = (String, String)>) -> (String, String) {
    let both = |a: (String, String), b: (String, String)| (format!("{}且{}", a.0, b.0), format!("{} and {}", a.1, b.1));
    parts.reduce(both).unwrap_or_default()
}

fn no_chain(on: Date) -> Refusal {
    Refusal::invalid(
        "chain_missing",
        "as_of",
        format!("{}尚无适用的审核链", date_text(on)),
        format!("no chain is laid down for {}", date_text(on)),
    )
    .citing("R1-12")
}
