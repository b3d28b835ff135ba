//! What keeps a step of a month from being done, with the list that shows exactly
//! these.
//!
//! Article: R1-12.12.

use std::collections::BTreeMap;

use base::Month;
use schemars::JsonSchema;
use serde::Serialize;

use super::figures::Figures;
use super::step::{MonthStep, MonthStepState};

/// Something that keeps a step from being done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthBlocker {
    /// Stable code.
    pub code: String,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// How many.
    pub count: i64,
    /// Which list shows exactly these: sample, review, findings, statements, payments, vouchers, reconciliation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// Its filter.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub filter: BTreeMap<String, String>,
}

/// What keeps a step from being done.
pub(super) fn blockers(month: Month, step: &MonthStep, f: &Figures, ended: bool) -> Vec<MonthBlocker> {
    let mut all = Vec::new();
    let mut add = |code: &str, title: &str, title_en: &str, count: i64, list: Option<(&str, &[(&str, &str)])>| {
        if count > 0 {
            let filter = list
                .iter()
                .flat_map(|(_, filter)| filter.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            let month = list.iter().map(|_| ("month".to_owned(), month.to_string()));
            all.push(MonthBlocker {
                code: code.to_owned(),
                title: title.to_owned(),
                title_en: title_en.to_owned(),
                count,
                filter: filter.chain(month).collect(),
                list: list.map(|(list, _)| list.to_owned()),
            });
        }
    };
    match step.step.as_str() {
        "freeze" if step.state == MonthStepState::Waiting => {
            add("month_not_ended", "该月尚未结束", "the month has not ended", i64::from(!ended), None)
        }
        "sample" => {
            let awaited = f.seeds.map_or(0, |settled| 2 - settled);
            let (title, title_en) = ("等待两人的种子", "seeds of two persons are awaited");
            add("seeds_awaited", title, title_en, awaited, Some(("sample", &[])));
        }
        "review" => {
            for (stage, title, title_en) in [
                ("first_review", "疑点待初审", "findings wait for first review"),
                ("with_provider", "待医药机构反馈", "a provider is asked"),
                ("second_review", "疑点待复审", "findings wait for second review"),
                ("returned", "疑点已退回", "findings were returned"),
            ] {
                add(
                    stage,
                    title,
                    title_en,
                    f.cases("audit", stage),
                    Some(("review", &[("kind", "audit"), ("stage", stage)])),
                );
            }
            let sample: &[(&str, &str)] = &[("kind", "sample"), ("stage", "second_review")];
            add(
                "sample_review",
                "抽审待复审",
                "drawn claims wait for review",
                f.cases("sample", "second_review"),
                Some(("review", sample)),
            );
        }
        "declare" if step.state != MonthStepState::Waiting => {
            add("not_declared", "机构未申报", "providers have not declared", step.total - step.done, None);
        }
        "approve" => {
            for (stage, title, title_en) in [
                ("first_review", "结算单待初审", "statements wait for first review"),
                ("second_review", "结算单待复审", "statements wait for second review"),
                ("approve", "结算单待审批", "statements wait for approval"),
            ] {
                add(
                    stage,
                    title,
                    title_en,
                    f.cases("statement", stage),
                    Some(("review", &[("kind", "statement"), ("stage", stage)])),
                );
            }
        }
        "pay" => {
            add(
                "not_instructed",
                "已审批未制单",
                "approved and not instructed",
                f.statements(&["approved"]).count,
                Some(("statements", &[("state", "approved")])),
            );
            add(
                "not_released",
                "待放行",
                "waits for release",
                f.instructions(&["made"]).count,
                Some(("payments", &[])),
            );
            add(
                "no_receipt",
                "待银行回单",
                "waits for the bank",
                f.instructions(&["sent"]).count,
                Some(("payments", &[])),
            );
            add(
                "unknown",
                "银行结果不明",
                "unknown at the bank",
                f.instructions(&["unknown"]).count,
                Some(("payments", &[])),
            );
        }
        "book" => {
            add("not_posted", "凭证未记账", "vouchers are not posted", step.total - step.done, Some(("vouchers", &[])))
        }
        _ => (),
    }
    all
}
