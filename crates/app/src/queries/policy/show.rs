//! One benefit policy: every value in officers' words with its days, articles and
//! what it was before; and what changed from policy to policy.
//!
//! Article: R2-98, R1-13, R1-37.

use base::{Article, Date, Refusal, date_text};
use regulation::benefits::{
    BenefitPolicy, Called, FixedPrice, PolicyCell, PolicyDifference, PolicyRow, Status, differences,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::Duration;

use super::{PolicyHead, in_use_here, policy_named};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// One policy.
pub struct Show;

/// Which policy.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichPolicy {
    /// Its id.
    pub policy_id: String,
}

/// A policy with all its values.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PolicyShown {
    /// Its names and days.
    #[serde(flatten)]
    pub head: PolicyHead,
    /// It holds today in the agency's own region.
    pub in_use: bool,
    /// The policies that followed it.
    pub after: Vec<PolicyHead>,
    /// Every value.
    pub rows: Vec<RowShown>,
    /// What changed, the latest change first, back to the first policy known.
    pub history: Vec<HistoryStep>,
    /// What a bill under it can name.
    pub choices: PolicyChoices,
}

/// What a bill under a policy can name: tiers, diseases, reasons, standings.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PolicyChoices {
    /// Tiers of hospitals; none where it settles no stays.
    pub tiers: Vec<PolicyChoice>,
    /// Chronic diseases.
    pub chronic: Vec<PolicyChoice>,
    /// Major diseases at fixed prices.
    pub fixed_price: Vec<PolicyChoice>,
    /// Births.
    pub maternity: Vec<PolicyChoice>,
    /// Reasons why cost is paid by no fund.
    pub withheld: Vec<PolicyChoice>,
    /// Standings of persons.
    pub statuses: Vec<PolicyChoice>,
}

/// One of them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PolicyChoice {
    /// As it is written.
    pub code: String,
    /// What it is called.
    pub called: Called,
}

/// What the policy says about one thing, and what held before it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowShown {
    /// What it says.
    #[serde(flatten)]
    pub row: PolicyRow,
    /// What its predecessors said otherwise, the latest first.
    pub earlier: Vec<Earlier>,
}

/// What an earlier policy said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Earlier {
    /// The policy.
    pub policy_id: String,
    /// The first day.
    pub from: String,
    /// The first day on which it held no longer.
    pub until: Option<String>,
    /// The values.
    pub cells: Vec<PolicyCell>,
    /// The articles it rested on.
    pub articles: Vec<Article>,
}

/// A policy and the one it followed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HistoryStep {
    /// The earlier policy.
    pub before: PolicyHead,
    /// The later one.
    pub after: PolicyHead,
    /// What the later one says otherwise on its first day.
    pub differences: Vec<PolicyDifference>,
}

impl Query for Show {
    const SPEC: QuerySpec = QuerySpec {
        name: "policy.show",
        title: "待遇政策详情",
        title_en: "one benefit policy",
        access: Access::SignedIn,
    };
    type Input = WhichPolicy;
    type Output = PolicyShown;

    async fn answer(cx: &Context<'_>, input: WhichPolicy) -> Result<PolicyShown, Stop> {
        let policy = policy_named(cx, &input.policy_id)?;
        let benefits = &cx.house.law.benefits;
        let chain = chain(cx, policy);
        let rows =
            sheet(cx, policy)?.iter().map(|row| RowShown { row: row.clone(), earlier: earlier(cx, &chain, row) });
        let history: Result<Vec<HistoryStep>, Refusal> =
            chain.windows(2).map(|pair| step(cx, pair[1], pair[0])).collect();
        Ok(PolicyShown {
            head: PolicyHead::of(cx, policy),
            in_use: in_use_here(cx).await?(policy),
            after: benefits.after(&policy.id).into_iter().map(|after| PolicyHead::of(cx, after)).collect(),
            rows: rows.collect(),
            history: history?,
            choices: choices(cx, policy)?,
        })
    }
}

fn choices(cx: &Context<'_>, policy: &BenefitPolicy) -> Result<PolicyChoices, Stop> {
    let choice = |code: &str, zh: &str, en: &str| PolicyChoice {
        code: code.to_owned(),
        called: Called { zh: zh.to_owned(), en: en.to_owned() },
    };
    let tiers = policy.inpatient.iter().flat_map(|stays| &stays.tiers);
    let fixed = |all: &[FixedPrice]| all.iter().map(|one| choice(&one.id, &one.label, &one.label_en)).collect();
    let words = cx.house.law.benefits.words();
    let status = |status: &Status| {
        let called = words.word("statuses", status.as_str()).cloned().unwrap_or_default();
        PolicyChoice { code: status.as_str().to_owned(), called }
    };
    Ok(PolicyChoices {
        tiers: tiers.map(|tier| choice(&tier.id, &tier.label, &tier.label_en)).collect(),
        chronic: policy.chronic.iter().map(|one| choice(&one.id, &one.label, &one.label_en)).collect(),
        fixed_price: fixed(&policy.fixed_price),
        maternity: fixed(&policy.maternity),
        withheld: policy.withheld.iter().map(|one| choice(&one.id, &one.label, &one.label_en)).collect(),
        statuses: Status::ALL.iter().map(status).collect(),
    })
}

/// A policy and those before it, the latest first.
fn chain<'a>(cx: &Context<'a>, policy: &'a BenefitPolicy) -> Vec<&'a BenefitPolicy> {
    let benefits = &cx.house.law.benefits;
    std::iter::successors(Some(policy), |later| benefits.before(&later.id)).collect()
}

fn sheet<'a>(cx: &Context<'a>, policy: &BenefitPolicy) -> Result<&'a [PolicyRow], Refusal> {
    cx.house.law.benefits.sheet(&policy.id).ok_or_else(|| Refusal::unknown("待遇政策", "benefit policy"))
}

/// What the policies before the first of a chain said at the place of a row, as
/// far as it was something else than what followed.
fn earlier(cx: &Context<'_>, chain: &[&BenefitPolicy], row: &PolicyRow) -> Vec<Earlier> {
    let mut found: Vec<Earlier> = Vec::new();
    let mut following = row.cells.clone();
    for policy in &chain[1..] {
        let rows = cx.house.law.benefits.sheet(&policy.id).into_iter().flatten().rev();
        for old in rows.filter(|old| old.place == row.place) {
            let from = old.from.clone().unwrap_or_default().max(date_text(policy.from.0));
            if old.cells == following {
                // The same under several policies one after another is told once, from its first day.
                if let Some(last) = found.last_mut() {
                    (last.from, last.policy_id) = (from, policy.id.clone());
                }
                continue;
            }
            following.clone_from(&old.cells);
            let end = policy.until.map(|until| date_text(until.0));
            found.push(Earlier {
                policy_id: policy.id.clone(),
                from,
                until: [&old.until, &end].into_iter().flatten().min().cloned(),
                cells: old.cells.clone(),
                articles: old.articles.clone(),
            });
        }
    }
    found
}

fn step(cx: &Context<'_>, before: &BenefitPolicy, after: &BenefitPolicy) -> Result<HistoryStep, Refusal> {
    let last = last_day(before, after.from.0);
    Ok(HistoryStep {
        before: PolicyHead::of(cx, before),
        after: PolicyHead::of(cx, after),
        differences: differences(sheet(cx, before)?, last, sheet(cx, after)?, after.from.0),
    })
}

/// The last day of a policy before another one begins.
fn last_day(policy: &BenefitPolicy, next: Date) -> Date {
    policy.until.map_or(next, |until| until.0.min(next)) - Duration::days(1)
}
