//! The rules of the claims audit as the house runs them: what each looks for, whether the
//! house's data suffice for it, and how its findings fared.

pub mod file;
pub mod list;
pub(crate) mod precision;
pub mod view;

use audit::{ActiveRule, Need, RuleSet};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::Serialize;

use crate::command::{Access, Context};
use crate::operations::knowledge::held::Knowledge;
use crate::operations::month::snapshot::VISIT_COLUMNS;
use crate::stop::Stop;

/// Whoever audits, reviews, keeps the knowledge or oversees.
pub(crate) const READERS: Access = Access::Duty(&[
    Duty::AuditRun,
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::CatalogueEntry,
    Duty::ParameterReview,
    Duty::Inspection,
    Duty::AuditAdmin,
]);

/// What a rule needs and the house does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lacking {
    /// table, column or provider_month.
    pub kind: String,
    /// The table of knowledge or the column of the visits.
    pub name: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
}

/// The rules as of today.
fn rules_today(cx: &Context<'_>) -> Result<RuleSet, Stop> {
    RuleSet::all(&cx.house.law.audit_rules, cx.today).map_err(|e| Stop::fault("putting the rules together", e))
}

/// What a rule lacks in the month's audit.
fn lacking(cx: &Context<'_>, rule: &ActiveRule, known: &Knowledge) -> Vec<Lacking> {
    let words = cx.house.law.audit_rules.knowledge_words();
    let named = |kind: &str, name: &str, title: &str, title_en: &str| Lacking {
        kind: kind.to_owned(),
        name: name.to_owned(),
        title: title.to_owned(),
        title_en: title_en.to_owned(),
    };
    let lacks = |need: Need| match need {
        Need::Table(table) if !known.has(table) => {
            let (zh, en) = words.table(table.name()).map_or(("", ""), |table| (&table.zh, &table.en));
            Some(named("table", table.name(), zh, en))
        }
        Need::VisitColumn(column) if !VISIT_COLUMNS.contains(&column) => {
            let (zh, en) = column_words(column);
            Some(named("column", column, zh, en))
        }
        Need::ProviderMonth => Some(named(
            "provider_month",
            "",
            "针对机构整月指标，不针对单笔费用",
            "it looks at a provider's whole month and not at claims",
        )),
        Need::Table(_) | Need::VisitColumn(_) => None,
    };
    rule.needs().into_iter().filter_map(lacks).collect()
}

/// What the optional columns of the visits are called.
fn column_words(column: &str) -> (&'static str, &'static str) {
    match column {
        "department" => ("就诊科室", "department of the visit"),
        "operation_date" => ("手术日期", "day of the operation"),
        "procedure1" => ("手术操作编码", "procedures of the visit"),
        "uploaded_date" => ("费用上传日期", "day of the upload"),
        _ => ("就诊信息", "data of the visit"),
    }
}
