//! Confirms the quarterly review of rights: the security administrator has gone
//! through the list of who holds what and how it is used, and says what was
//! found and ordered. What is confirmed is the list that was shown, by its
//! digest: if a right was granted or taken meanwhile, it is to be looked at
//! again.
//!
//! Checked in this order: something is said; the quarter has begun; it was not
//! confirmed before; the list is the one that was shown.
//!
//! Article: R1-24 (rights are reviewed), R3d-35. Compliance feature C11.

use base::Refusal;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::rights_review;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::queries::rights::held::{digest_of_rights, rights_held};
use crate::queries::rights::list::{holders, quarter_not_begun, unused};
use crate::queries::rights::quarter::Quarter;
use crate::stop::Stop;

/// Confirms a review of rights.
pub struct ConfirmReview;

/// What was reviewed, and what was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewToConfirm {
    /// 2026-Q4.
    #[schemars(title = "季度", extend("x-title-en" = "Quarter"))]
    pub quarter: String,
    /// The digest of the list that was shown.
    #[schemars(title = "清单摘要", extend("x-title-en" = "Digest of the list"))]
    pub list_digest: String,
    /// What was found and ordered; 4 to 1000 signs.
    #[schemars(title = "核查意见", extend("x-title-en" = "Finding"))]
    pub finding: String,
}

/// A confirmed review.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ReviewConfirmed {
    /// The quarter.
    pub quarter: String,
    /// How many rights were held.
    pub rights: i64,
    /// How many of them were not used for long.
    pub unused: i64,
}

impl Command for ConfirmReview {
    const SPEC: CommandSpec = CommandSpec {
        name: "rights.confirm_review",
        title: "确认权限核查",
        title_en: "confirm the review of rights",
        access: Access::Duty(&[Duty::SecurityAdmin]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24", "R3d-35"],
    };
    type Input = ReviewToConfirm;
    type Output = ReviewConfirmed;

    async fn decide(cx: &Context<'_>, input: ReviewToConfirm) -> Result<Plan<ReviewConfirmed>, Stop> {
        let finding = input.finding.trim().to_owned();
        if !(4..=1_000).contains(&finding.chars().count()) {
            return Err(Refusal::invalid(
                "finding_missing",
                "finding",
                "请填写核查意见（4 至 1000 字）",
                "say what was found, in 4 to 1000 signs",
            )
            .into());
        }
        let quarter = Quarter::parse(&input.quarter)?;
        if quarter > Quarter::of(cx.today) {
            return Err(quarter_not_begun().into());
        }
        let before = rights_review::Entity::find().filter(rights_review::Column::Quarter.eq(quarter.text()));
        if cx.view.one(before).await?.is_some() {
            return Err(Refusal::conflict(
                "rights_reviewed",
                "该季度的权限核查已确认",
                "the rights of that quarter have been reviewed",
            )
            .into());
        }
        let held = rights_held(cx, quarter).await?;
        let digest = digest_of_rights(&held);
        if digest != input.list_digest {
            return Err(Refusal::conflict(
                "rights_changed",
                "清单在查看后已有变动，请重新核查",
                "the rights have changed since the list was shown; look at them again",
            )
            .citing("R1-24")
            .into());
        }
        let confirmed =
            ReviewConfirmed { quarter: quarter.text(), rights: held.len() as i64, unused: unused(cx, &held)? };
        let mut plan = Plan::answering(confirmed.clone());
        plan.about("rights_review", &confirmed.quarter);
        plan.fact("list_sm3", digest.as_str());
        plan.fact("unused", confirmed.unused);
        plan.insert(rights_review::Model {
            rights_review_id: cx.house.store.id(IdKind::Object).await?,
            quarter: confirmed.quarter,
            list_digest: digest,
            holders: holders(&held),
            rights: confirmed.rights,
            unused: confirmed.unused,
            finding,
            staff_id: cx.staff_id()?,
            confirmed_at: cx.now,
            rev: 1,
        });
        Ok(plan)
    }
}
