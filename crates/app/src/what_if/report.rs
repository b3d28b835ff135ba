//! The report as data; the pages, the files and the printed paper show it.
//!
//! Article: R5-7.

use std::collections::BTreeMap;

use base::{Date, Fen, MoneyError, date_text};
use benefit::{CannotSettle, FundStanding, Policy, Replay};
use regulation::Law;
use regulation::benefits::{PolicyDifference, differences};
use regulation::policy_test::PolicyTestFigures;
use schemars::JsonSchema;
use serde::Serialize;

use super::Side;
use super::groups::{self, CapRow, GroupRow, PayerRow};
use super::outlook::{self, OutlookShown};
use super::persons::{self, WhoIsBetter};
use crate::queries::policy::usual_day;

/// What a draft comes to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhatIfReport {
    /// The policy in force.
    pub before: PolicyNamed,
    /// The draft.
    pub after: PolicyNamed,
    /// What the draft says otherwise.
    pub differences: Vec<PolicyDifference>,
    /// Stays compared.
    pub stays: u64,
    /// Their persons.
    pub persons: u64,
    /// Their bills.
    pub total_fen: Fen,
    /// Of them, in scope.
    pub in_scope_fen: Fen,
    /// The first month of admission, YYYY-MM; empty without stays.
    pub first_month: String,
    /// The last one.
    pub last_month: String,
    /// Stays refused under either policy, and left out.
    pub refused: Vec<RefusedRow>,
    /// What each fund, the hospitals and the persons pay.
    pub payers: Vec<PayerRow>,
    /// By tier of hospital.
    pub by_tier: Vec<GroupRow>,
    /// By age on admission.
    pub by_age: Vec<GroupRow>,
    /// By hardship.
    pub by_hardship: Vec<GroupRow>,
    /// By month of admission.
    pub by_month: Vec<GroupRow>,
    /// Who is better and who worse off.
    pub winners: WhoIsBetter,
    /// Stays at the yearly caps.
    pub caps: Vec<CapRow>,
    /// How long the basic fund reaches; where its standing was given.
    pub outlook: Option<OutlookShown>,
}

/// A policy by its names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PolicyNamed {
    /// Its id.
    pub policy_id: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// The day of which its values are compared.
    pub as_of: String,
}

/// Stays that a policy does not settle.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RefusedRow {
    /// Under the draft; otherwise under the policy in force.
    pub under_draft: bool,
    /// The reason.
    pub code: String,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// How many.
    pub stays: u64,
}

/// The report of a replay.
pub(super) fn made(
    law: &Law,
    today: Date,
    figures: &PolicyTestFigures,
    sides: [&Side<'_>; 2],
    replay: &Replay,
    fund: Option<FundStanding>,
) -> Result<WhatIfReport, MoneyError> {
    let policies = sides.map(|side| side.policy);
    let days = policies.map(|policy| usual_day(policy.law(), today));
    let refused = [(false, &replay.refused_before), (true, &replay.refused_after)];
    let month = |(year, month): &(i32, u8)| format!("{year:04}-{month:02}");
    let persons = &replay.persons;
    Ok(WhatIfReport {
        before: named(policies[0], days[0]),
        after: named(policies[1], days[1]),
        differences: differences(sides[0].sheet, days[0], sides[1].sheet, days[1]),
        stays: replay.all.stays,
        persons: persons.better + persons.worse + persons.same,
        total_fen: Fen(replay.all.total),
        in_scope_fen: Fen(replay.all.in_scope),
        first_month: replay.by_month.keys().next().map(month).unwrap_or_default(),
        last_month: replay.by_month.keys().next_back().map(month).unwrap_or_default(),
        refused: refused.into_iter().flat_map(|(under_draft, stays)| refusals(under_draft, stays)).collect(),
        payers: groups::payers(policies, &replay.all),
        by_tier: groups::by_tier(policies, replay),
        by_age: groups::by_age(&figures.ages_from, replay),
        by_hardship: groups::by_hardship(law, replay),
        by_month: groups::by_month(replay),
        winners: persons::shown(law, figures, persons),
        caps: groups::caps(policies, &replay.all),
        outlook: fund.map(|fund| outlook::shown(figures, fund, &replay.all)).transpose()?,
    })
}

fn named(policy: &Policy, day: Date) -> PolicyNamed {
    let law = policy.law();
    PolicyNamed {
        policy_id: law.id.clone(),
        title: law.title.clone(),
        title_en: law.title_en.clone(),
        as_of: date_text(day),
    }
}

fn refusals(under_draft: bool, stays: &BTreeMap<CannotSettle, u64>) -> Vec<RefusedRow> {
    // The same reason at several fields is one row.
    let mut rows: Vec<RefusedRow> = Vec::new();
    for (why, count) in stays {
        match rows.iter_mut().find(|row| row.code == why.code()) {
            Some(row) => row.stays += count,
            None => rows.push(RefusedRow {
                under_draft,
                code: why.code().to_owned(),
                title: why.title().to_owned(),
                title_en: why.title_en().to_owned(),
                stays: *count,
            }),
        }
    }
    rows
}
