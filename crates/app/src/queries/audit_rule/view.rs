//! One rule: its words, its law, its numbers as of today, what it lacks, and how its
//! findings fared month by month and hospital by hospital.
//!
//! Article: R1-12.11, R2-66.

use std::collections::BTreeSet;

use base::{Month, ProviderId, Refusal};
use regulation::audit_rules::{RuleClass, RuleSeverity, RuleStage};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::precision::{Counted, Of, Precision, counted, together};
use super::{Lacking, READERS, lacking, rules_today};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::knowledge::held;
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// One rule.
pub struct View;

/// Which, and over which months.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichRule {
    /// Its public number.
    pub rule: u32,
    /// Findings from this settlement month on.
    pub from_month: Option<Month>,
    /// Findings up to this settlement month.
    pub until_month: Option<Month>,
}

/// A rule.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleView {
    /// Its public number.
    pub rule: i32,
    /// Its stable code.
    pub code: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// Its name in the national frame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame_name: Option<String>,
    /// Its class in the national frame.
    pub class: RuleClass,
    /// How sure it is.
    pub severity: RuleSeverity,
    /// When it is of use.
    pub stages: Vec<RuleStage>,
    /// Its articles.
    pub articles: Vec<String>,
    /// What is found and why it matters.
    pub why: Words,
    /// An example that fires.
    pub fires: Words,
    /// An example that does not.
    pub clean: Words,
    /// Its numbers as of today.
    pub parameters: Vec<Parameter>,
    /// What it lacks; nothing when it runs.
    pub lacks: Vec<Lacking>,
    /// How its findings fared.
    pub precision: Precision,
    /// The same by month.
    pub by_month: Vec<OfMonth>,
    /// The same by hospital.
    pub by_provider: Vec<OfProvider>,
}

/// Words in both languages.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A number of a rule.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Parameter {
    /// Its name; the unit ends it.
    pub name: String,
    /// As of today.
    pub value: i64,
}

/// Findings of a settlement month.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OfMonth {
    /// The month.
    pub month: String,
    /// How they fared.
    pub precision: Precision,
}

/// Findings at a hospital.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OfProvider {
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// How they fared.
    pub precision: Precision,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "audit_rule.view", title: "审核规则", title_en: "a rule of the audit", access: READERS };
    type Input = WhichRule;
    type Output = RuleView;

    async fn answer(cx: &Context<'_>, input: WhichRule) -> Result<RuleView, Stop> {
        let unknown = || Refusal::unknown("审核规则", "rule of the audit");
        let number = i32::try_from(input.rule).map_err(|_| unknown())?;
        let written = cx.house.law.audit_rules.get(number).ok_or_else(unknown)?;
        let rules = rules_today(cx)?;
        let rule = rules.get(number).ok_or_else(unknown)?;
        let of = Of { from_month: input.from_month, until_month: input.until_month, provider_id: None };
        let counts = counted(cx, of, Some(number)).await?;
        let words = |words: &regulation::audit_rules::Wording| Words { zh: words.zh.clone(), en: words.en.clone() };
        Ok(RuleView {
            rule: number,
            code: rule.code.clone(),
            title: rule.name.zh.clone(),
            title_en: rule.name.en.clone(),
            frame_name: written.frame_name.clone(),
            class: rule.class,
            severity: rule.severity,
            stages: written.stages.clone(),
            articles: rule.articles.iter().map(ToString::to_string).collect(),
            why: words(&written.why),
            fires: words(&written.fires),
            clean: words(&written.clean),
            parameters: rule.parameters.iter().map(|(name, &value)| Parameter { name: name.clone(), value }).collect(),
            lacks: lacking(cx, rule, &held::on(cx, cx.today).await?),
            precision: together(cx, counts.iter())?,
            by_month: by_month(cx, &counts)?,
            by_provider: by_provider(cx, &counts).await?,
        })
    }
}

fn by_month(cx: &Context<'_>, counts: &[Counted]) -> Result<Vec<OfMonth>, Stop> {
    let months: BTreeSet<&String> = counts.iter().map(|count| &count.month).collect();
    let of = |month: &String| {
        let precision = together(cx, counts.iter().filter(|count| count.month == *month))?;
        Ok(OfMonth { month: month.clone(), precision })
    };
    months.into_iter().rev().map(of).collect()
}

async fn by_provider(cx: &Context<'_>, counts: &[Counted]) -> Result<Vec<OfProvider>, Stop> {
    let ids: BTreeSet<i64> = counts.iter().map(|count| count.provider_id).collect();
    let names = Names::of_providers(cx.view, ids.iter().copied()).await?;
    let of = |id: i64| {
        let precision = together(cx, counts.iter().filter(|count| count.provider_id == id))?;
        Ok(OfProvider { provider_id: ProviderId(id), provider_name: names.get(id), precision })
    };
    let mut rows = ids.into_iter().map(of).collect::<Result<Vec<OfProvider>, Stop>>()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.precision.hits));
    Ok(rows)
}
