//! The list of benefit policies: where and when each holds, and what follows what.
//!
//! Article: R2-98, R1-13.

use base::Date;
use regulation::benefits::BenefitPolicy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PolicyHead, in_use_here};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The list of policies.
pub struct List;

/// Which policies, and in which order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyFilter {
    /// Words that occur in its id, name, region or note.
    pub text: Option<String>,
    /// In force on this day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub as_of: Option<Date>,
    /// What to sort by; region, insurance and first day when left out.
    pub sort: Option<PolicySort>,
    /// From the greatest down.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Columns the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicySort {
    /// Region, then insurance, then first day.
    Region,
    /// First day.
    FromDate,
}

/// A policy in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PolicyListed {
    /// Its names and days.
    #[serde(flatten)]
    pub head: PolicyHead,
    /// It holds today in the agency's own region.
    pub in_use: bool,
    /// The policy it followed.
    pub before: Option<String>,
    /// The policies that followed it.
    pub after: Vec<String>,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "policy.list", title: "待遇政策", title_en: "benefit policies", access: Access::SignedIn
        };
    type Input = PolicyFilter;
    type Output = Page<PolicyListed>;

    async fn answer(cx: &Context<'_>, input: PolicyFilter) -> Result<Page<PolicyListed>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let benefits = &cx.house.law.benefits;
        let in_use = in_use_here(cx).await?;
        let mut found: Vec<&BenefitPolicy> = benefits.policies().iter().collect();
        if let Some(day) = input.as_of {
            found.retain(|policy| policy.in_force_on(day));
        }
        let words = input.text.unwrap_or_default().trim().to_lowercase();
        let mut rows: Vec<PolicyListed> = found
            .into_iter()
            .map(|policy| PolicyListed {
                head: PolicyHead::of(cx, policy),
                in_use: in_use(policy),
                before: benefits.before(&policy.id).map(|before| before.id.clone()),
                after: benefits.after(&policy.id).into_iter().map(|after| after.id.clone()).collect(),
            })
            .filter(|row| holds_words(&row.head, &words))
            .collect();
        match input.sort.unwrap_or(PolicySort::Region) {
            PolicySort::Region => rows.sort_by(|a, b| key(&a.head).cmp(&key(&b.head))),
            PolicySort::FromDate => rows.sort_by(|a, b| a.head.from_date.cmp(&b.head.from_date)),
        }
        if input.descending.unwrap_or(false) {
            rows.reverse();
        }
        let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let (skip, take) = (paging.offset() as usize, paging.limit() as usize);
        Ok(paging.of(rows.into_iter().skip(skip).take(take).collect(), total))
    }
}

fn key(head: &PolicyHead) -> (&str, &str, &str) {
    (&head.region, &head.insurance.zh, &head.from_date)
}

fn holds_words(head: &PolicyHead, words: &str) -> bool {
    let all = [&head.policy_id, &head.title, &head.title_en, &head.region, &head.region_name, &head.note];
    words.is_empty() || all.iter().any(|text| text.to_lowercase().contains(words))
}
