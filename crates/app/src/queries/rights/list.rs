//! The list of rights and their use that is reviewed every quarter: who holds
//! which duty by which post since when, when it was used last, and what was
//! not used for long. With the reviews that were confirmed before.
//!
//! Article: R1-24 (rights are reviewed), R3d-35. Compliance feature C11.

use base::{Refusal, StaffId, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{rights_review, staff};
use time::{Duration, OffsetDateTime};

use super::held::{Held, digest_of_rights, rights_held};
use super::quarter::Quarter;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// The list of rights.
pub struct List;

/// Of which quarter.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RightsOfQuarter {
    /// 2026-Q4; otherwise the present one.
    pub quarter: Option<String>,
}

/// The list, to be confirmed as it is.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RightsList {
    /// The quarter.
    pub quarter: String,
    /// The digest of the list; the confirmation names it.
    pub list_digest: String,
    /// How many persons hold a right.
    pub holders: i64,
    /// How many rights were not used for long, or never.
    pub unused: i64,
    /// The rights, by person and duty.
    pub rows: Vec<RightRow>,
    /// The reviews confirmed so far, the latest first.
    pub reviews: Vec<ReviewShown>,
}

/// A right that a person holds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RightRow {
    /// Who.
    pub staff_id: StaffId,
    /// The name.
    pub staff_name: String,
    /// By which post; of the one who lent it, where somebody did.
    pub post: String,
    /// Who lent it, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lent_by: Option<String>,
    /// Which duty.
    pub duty: Duty,
    /// Its name.
    pub duty_title: String,
    /// The same in English.
    pub duty_title_en: String,
    /// Since when.
    pub since: String,
    /// How often it was used in the quarter.
    pub uses: i64,
    /// When it was used last; none: never.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub last_used_at: Option<OffsetDateTime>,
    /// Held, and not used for longer than the agency's own limit.
    pub unused: bool,
}

/// A confirmed review.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReviewShown {
    /// Of which quarter.
    pub quarter: String,
    /// Who confirmed it.
    pub staff_name: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub confirmed_at: OffsetDateTime,
    /// How many rights were held.
    pub rights: i64,
    /// How many of them were not used.
    pub unused: i64,
    /// What was found and ordered.
    pub finding: String,
}

/// Reviews shown.
const REVIEWS_MAX: u64 = 12;

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "rights.list",
        title: "权限核查清单",
        title_en: "the review list of rights",
        access: Access::Duty(&[Duty::SecurityAdmin, Duty::AuditAdmin, Duty::Inspection]),
    };
    type Input = RightsOfQuarter;
    type Output = RightsList;

    async fn answer(cx: &Context<'_>, input: RightsOfQuarter) -> Result<RightsList, Stop> {
        let quarter = match &input.quarter {
            Some(text) => Quarter::parse(text)?,
            None => Quarter::of(cx.today),
        };
        if quarter > Quarter::of(cx.today) {
            return Err(quarter_not_begun().into());
        }
        let held = rights_held(cx, quarter).await?;
        let reviews = rights_review::Entity::find().order_by_desc(rights_review::Column::Quarter).limit(REVIEWS_MAX);
        let reviews = cx.view.all(reviews).await?;
        let people = cx.view.by_keys::<staff::Model>(reviews.iter().map(|review| review.staff_id)).await?;
        let name = |id: i64| people.iter().find(|who| who.staff_id == id).map(|who| who.name.clone());
        Ok(RightsList {
            quarter: quarter.text(),
            list_digest: digest_of_rights(&held),
            holders: holders(&held),
            unused: unused(cx, &held)?,
            rows: held.iter().map(|one| row(cx, one)).collect::<Result<_, _>>()?,
            reviews: reviews
                .into_iter()
                .map(|review| ReviewShown {
                    staff_name: name(review.staff_id).unwrap_or_default(),
                    quarter: review.quarter,
                    confirmed_at: review.confirmed_at,
                    rights: review.rights,
                    unused: review.unused,
                    finding: review.finding,
                })
                .collect(),
        })
    }
}

/// How many persons hold one of these rights.
pub(crate) fn holders(held: &[Held]) -> i64 {
    held.iter().map(|one| one.staff.staff_id).collect::<std::collections::BTreeSet<_>>().len() as i64
}

/// How many of these rights were not used for long.
pub(crate) fn unused(cx: &Context<'_>, held: &[Held]) -> Result<i64, Stop> {
    held.iter().try_fold(0, |sum, one| Ok(sum + i64::from(is_unused(cx, one)?)))
}

pub(crate) fn quarter_not_begun() -> Refusal {
    Refusal::invalid("quarter_not_begun", "quarter", "该季度尚未开始", "the quarter has not begun")
}

fn is_unused(cx: &Context<'_>, one: &Held) -> Result<bool, Stop> {
    let figures = cx.house.law.record.reading(cx.today);
    let figures = figures.ok_or_else(|| Stop::Fault("no figures for the review of rights hold".to_owned()))?;
    let limit = Duration::days(figures.unused_after_days.into());
    Ok(match one.last_used_at {
        Some(last) => cx.now - last > limit,
        None => cx.today - one.since > limit,
    })
}

fn row(cx: &Context<'_>, one: &Held) -> Result<RightRow, Stop> {
    let words = cx.house.law.duties.facts(one.duty);
    Ok(RightRow {
        staff_id: StaffId(one.staff.staff_id),
        staff_name: one.staff.name.clone(),
        post: one.post.name.clone(),
        lent_by: one.delegator.as_ref().map(|delegator| delegator.name.clone()),
        duty: one.duty,
        duty_title: words.zh.clone(),
        duty_title_en: words.en.clone(),
        since: date_text(one.since),
        uses: one.uses,
        last_used_at: one.last_used_at,
        unused: is_unused(cx, one)?,
    })
}
