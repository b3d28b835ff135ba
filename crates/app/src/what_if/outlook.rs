//! How long the basic fund reaches under the one policy and under the other, with
//! the level of warning.
//!
//! Article: R5-7, R5-9, R5-10.

use base::{Fen, MoneyError};
use benefit::{Both, FundStanding, OutlookMonth};
use regulation::benefits::Called;
use regulation::policy_test::PolicyTestFigures;
use schemars::JsonSchema;
use serde::Serialize;

/// The basic fund month by month.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OutlookShown {
    /// What it holds now.
    pub balance_fen: Fen,
    /// Its income of a year.
    pub income_fen: Fen,
    /// What it spends in a year on other than these stays.
    pub other_spending_fen: Fen,
    /// Now and after each month.
    pub months: Vec<OutlookRow>,
}

/// The fund after some months.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OutlookRow {
    /// After how many months.
    pub month: u32,
    /// What it holds under the policy in force.
    pub balance_before_fen: Fen,
    /// Under the draft.
    pub balance_after_fen: Fen,
    /// Tenths of months payable under the policy in force; none where nothing is spent.
    pub payable_before_tenths: Option<i64>,
    /// Under the draft.
    pub payable_after_tenths: Option<i64>,
    /// The level of warning under the policy in force; empty where there is none.
    pub level_before: Called,
    /// Under the draft.
    pub level_after: Called,
}

pub(super) fn shown(figures: &PolicyTestFigures, fund: FundStanding, all: &Both) -> Result<OutlookShown, MoneyError> {
    let before = fund.outlook(Fen(all.before.basic), figures.outlook_months)?;
    let after = fund.outlook(Fen(all.after.basic), figures.outlook_months)?;
    let row = |(before, after): (OutlookMonth, OutlookMonth)| OutlookRow {
        month: before.month,
        balance_before_fen: before.balance,
        balance_after_fen: after.balance,
        payable_before_tenths: before.payable_tenths,
        payable_after_tenths: after.payable_tenths,
        level_before: level(figures, before.payable_tenths),
        level_after: level(figures, after.payable_tenths),
    };
    Ok(OutlookShown {
        balance_fen: fund.balance,
        income_fen: fund.income,
        other_spending_fen: fund.other_spending,
        months: before.into_iter().zip(after).map(row).collect(),
    })
}

fn level(figures: &PolicyTestFigures, tenths: Option<i64>) -> Called {
    let below = |tenths: i64| figures.levels.iter().find(|level| tenths < i64::from(level.below_months) * 10);
    let level = tenths.and_then(below);
    level.map(|level| Called { zh: level.zh.clone(), en: level.en.clone() }).unwrap_or_default()
}
