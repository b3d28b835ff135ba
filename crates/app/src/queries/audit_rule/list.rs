//! The rule library of the claims audit: every rule, whether it runs on the house's data
//! or what it lacks, and how its findings fared over the months asked for.
//!
//! Article: R1-12.11, R4-15.

use base::{Month, ProviderId};
use regulation::audit_rules::{RuleClass, RuleSeverity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::precision::{Of, Precision, counted, together};
use super::{Lacking, READERS, lacking, rules_today};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::knowledge::held;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The rule library.
pub struct List;

/// Which rules, and over which months.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleFilter {
    /// Part of its name, or its number.
    pub words: Option<String>,
    /// Of this class.
    pub class: Option<RuleClass>,
    /// As sure as this.
    pub severity: Option<RuleSeverity>,
    /// Those that run, or those that lack data.
    pub runs: Option<bool>,
    /// Those that cry wolf, or those that do not.
    pub cries_wolf: Option<bool>,
    /// Findings from this settlement month on.
    pub from_month: Option<Month>,
    /// Findings up to this settlement month.
    pub until_month: Option<Month>,
    /// Findings at this hospital.
    pub provider_id: Option<ProviderId>,
    /// The order; by number when none is named.
    pub sort: Option<RuleSort>,
    /// The other way round.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleSort {
    /// By number.
    #[default]
    Rule,
    /// By findings.
    Hits,
    /// By amount in question.
    AmountFen,
    /// By share of cleared findings.
    ClearedPermyriad,
}

/// A rule.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleRow {
    /// Its public number.
    pub rule: i32,
    /// Its stable code.
    pub code: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// Its class in the national frame.
    pub class: RuleClass,
    /// How sure it is.
    pub severity: RuleSeverity,
    /// Whether it runs on the house's data.
    pub runs: bool,
    /// What it lacks.
    pub lacks: Vec<Lacking>,
    /// How its findings fared.
    pub precision: Precision,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "audit_rule.list", title: "审核规则库", title_en: "rules of the audit", access: READERS
        };
    type Input = RuleFilter;
    type Output = Page<RuleRow>;

    async fn answer(cx: &Context<'_>, input: RuleFilter) -> Result<Page<RuleRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        Ok(paging.cut(all(cx, &input).await?))
    }
}

/// All rules that a filter asks for, in its order.
pub(super) async fn all(cx: &Context<'_>, input: &RuleFilter) -> Result<Vec<RuleRow>, Stop> {
    let of = Of { from_month: input.from_month, until_month: input.until_month, provider_id: input.provider_id };
    let counts = counted(cx, of, None).await?;
    let known = held::on(cx, cx.today).await?;
    let mut rows = Vec::new();
    for rule in rules_today(cx)?.rules() {
        let lacks = lacking(cx, rule, &known);
        rows.push(RuleRow {
            rule: rule.number,
            code: rule.code.clone(),
            title: rule.name.zh.clone(),
            title_en: rule.name.en.clone(),
            class: rule.class,
            severity: rule.severity,
            runs: lacks.is_empty(),
            lacks,
            precision: together(cx, counts.iter().filter(|count| count.rule == rule.number))?,
        });
    }
    let words = input.words.as_deref().map(str::trim).unwrap_or_default().to_lowercase();
    rows.retain(|row| {
        let named = row.rule.to_string() == words
            || [&row.title, &row.title_en, &row.code].into_iter().any(|name| name.to_lowercase().contains(&words));
        named
            && input.class.is_none_or(|class| row.class == class)
            && input.severity.is_none_or(|severity| row.severity == severity)
            && input.runs.is_none_or(|runs| row.runs == runs)
            && input.cries_wolf.is_none_or(|wolf| row.precision.cries_wolf == wolf)
    });
    match input.sort.unwrap_or_default() {
        RuleSort::Rule => (),
        RuleSort::Hits => rows.sort_by_key(|row| row.precision.hits),
        RuleSort::AmountFen => rows.sort_by_key(|row| row.precision.amount_fen),
        RuleSort::ClearedPermyriad => rows.sort_by_key(|row| row.precision.cleared_permyriad),
    }
    if input.descending.unwrap_or(false) {
        rows.reverse();
    }
    Ok(rows)
}
