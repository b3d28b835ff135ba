//! Two benefit policies side by side, each on a day; or one on two days.
//!
//! Article: R2-98, R5-7.

use base::{Date, date_text};
use regulation::benefits::{PolicyDifference, differences};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PolicyHead, policy_named, usual_day};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// Two policies.
pub struct Compare;

/// Which two, and on which days.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoPolicies {
    /// The one.
    pub one: String,
    /// Its day; today, or the nearest day on which it holds, when left out.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub one_on: Option<Date>,
    /// The other.
    pub other: String,
    /// Its day; likewise.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub other_on: Option<Date>,
}

/// What they say otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PoliciesCompared {
    /// The one.
    pub one: PolicyHead,
    /// The day it is looked at.
    pub one_on: String,
    /// The other.
    pub other: PolicyHead,
    /// The day it is looked at.
    pub other_on: String,
    /// Everything that differs.
    pub differences: Vec<PolicyDifference>,
    /// How many values both say alike.
    pub alike: usize,
}

impl Query for Compare {
    const SPEC: QuerySpec = QuerySpec {
        name: "policy.compare",
        title: "待遇政策对比",
        title_en: "two benefit policies compared",
        access: Access::SignedIn,
    };
    type Input = TwoPolicies;
    type Output = PoliciesCompared;

    async fn answer(cx: &Context<'_>, input: TwoPolicies) -> Result<PoliciesCompared, Stop> {
        let (one, other) = (policy_named(cx, &input.one)?, policy_named(cx, &input.other)?);
        let one_on = input.one_on.unwrap_or_else(|| usual_day(one, cx.today));
        let other_on = input.other_on.unwrap_or_else(|| usual_day(other, cx.today));
        let benefits = &cx.house.law.benefits;
        let sheet = |id: &str| benefits.sheet(id).unwrap_or_default();
        let differences = differences(sheet(&one.id), one_on, sheet(&other.id), other_on);
        let said = sheet(&other.id).iter().filter(|row| row.holds_on(other_on)).flat_map(|row| &row.cells).count();
        let changed = differences.iter().flat_map(|row| &row.cells).filter(|cell| cell.after.is_some()).count();
        Ok(PoliciesCompared {
            one: PolicyHead::of(cx, one),
            one_on: date_text(one_on),
            other: PolicyHead::of(cx, other),
            other_on: date_text(other_on),
            differences,
            alike: said - changed,
        })
    }
}
