//! Benefit policies as officers look at them: which there are, what one says and
//! said before, what two say otherwise, a case tried under one, a draft over a year.

pub mod cases;
pub mod compare;
pub mod list;
pub mod show;
pub mod try_case;
pub mod what_if;

use base::{Date, Refusal, date_text};
use regulation::benefits::{BenefitPolicy, Called};
use schemars::JsonSchema;
use serde::Serialize;
use time::Duration;

use crate::command::Context;
use crate::own_agency::own_agency;
use crate::stop::Stop;

/// A policy by its names and days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PolicyHead {
    /// Its id.
    pub policy_id: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// Division code of the region; 000000 for an example of no place.
    pub region: String,
    /// The region's name; empty for an example.
    pub region_name: String,
    /// Kind of insurance.
    pub insurance: Called,
    /// First day.
    pub from_date: String,
    /// First day on which it holds no longer.
    pub until_date: Option<String>,
    /// The policy it takes parts over from.
    pub as_in: Option<String>,
    /// What a reader should know about it.
    pub note: String,
}

impl PolicyHead {
    pub(crate) fn of(cx: &Context<'_>, policy: &BenefitPolicy) -> PolicyHead {
        let law = &cx.house.law;
        let region = law.regions.get(&policy.region);
        PolicyHead {
            policy_id: policy.id.clone(),
            title: policy.title.clone(),
            title_en: policy.title_en.clone(),
            region: policy.region.clone(),
            region_name: region.map(|region| region.name.clone()).unwrap_or_default(),
            insurance: law.benefits.words().word("insurance", &policy.insurance).cloned().unwrap_or_default(),
            from_date: date_text(policy.from.0),
            until_date: policy.until.map(|until| date_text(until.0)),
            as_in: policy.as_in.clone(),
            note: policy.note.clone(),
        }
    }
}

/// The policy with an id.
pub(crate) fn policy_named<'a>(cx: &Context<'a>, id: &str) -> Result<&'a BenefitPolicy, Refusal> {
    cx.house.law.benefits.policy(id).ok_or_else(|| Refusal::unknown("待遇政策", "benefit policy"))
}

/// Whether a policy holds today for whoever is insured in the agency's own region.
pub(crate) async fn in_use_here(cx: &Context<'_>) -> Result<impl Fn(&BenefitPolicy) -> bool, Stop> {
    let region = own_agency(cx.view).await?.region;
    let (law, today) = (cx.house.law.clone(), cx.today);
    Ok(move |policy: &BenefitPolicy| {
        let here = law.benefits.policy_for(&law.regions, &region, &policy.insurance, today);
        here.is_some_and(|here| here.id == policy.id)
    })
}

/// The day by which a policy is looked at when none is asked for: today, or the
/// nearest day on which it holds.
pub(crate) fn usual_day(policy: &BenefitPolicy, today: Date) -> Date {
    let last = policy.until.map_or(Date::MAX, |until| until.0 - Duration::days(1));
    today.min(last).max(policy.from.0)
}
