//! How far a hospital has come on its way to be connected: for each transaction
//! of the list in the law data, how often it was seen to pass and to fail.
//!
//! Article: R3d-39.1, R3d-39.2.

use std::collections::BTreeMap;

use base::{ProviderId, Refusal, date_text, in_beijing};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{his_message, provider};
use time::OffsetDateTime;

use super::{WATCHING, day_of};
use crate::command::{Context, Query, QuerySpec};
use crate::stop::Stop;

/// The check-list of a new hospital.
pub struct Certification;

/// Whose, since when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertificationOf {
    /// The hospital.
    pub provider_id: ProviderId,
    /// From this day on, YYYY-MM-DD; otherwise of all that is kept.
    pub since: Option<String>,
}

/// The check-list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CertificationShown {
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// Whether everything demanded was seen to pass.
    pub passed: bool,
    /// The transactions, in the order of the list.
    pub steps: Vec<CertificationStep>,
}

/// One transaction.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CertificationStep {
    /// Its number.
    pub infno: String,
    /// Whether it is demanded.
    pub demanded: bool,
    /// How often it passed.
    pub passes: i64,
    /// How often it was refused.
    pub refusals: i64,
    /// The day on which it passed first, YYYY-MM-DD.
    pub first_passed_on: Option<String>,
}

impl Query for Certification {
    const SPEC: QuerySpec = QuerySpec {
        name: "his.certification",
        title: "医院接入验收",
        title_en: "how far a new hospital has come",
        access: WATCHING,
    };
    type Input = CertificationOf;
    type Output = CertificationShown;

    async fn answer(cx: &Context<'_>, input: CertificationOf) -> Result<CertificationShown, Stop> {
        use his_message::Column::{Code, Infno, MessageId, ProviderId as Provider, ReceivedAt};
        let provider = cx.view.by_key::<provider::Model>(input.provider_id.0).await?;
        let provider = provider.ok_or_else(|| Refusal::unknown("定点医药机构", "provider"))?;
        let mut select = his_message::Entity::find().filter(Provider.eq(input.provider_id.0));
        if let Some(since) = &input.since {
            select = select.filter(ReceivedAt.gte(day_of(cx, Some(since))?.1));
        }
        let passed = select.clone().filter(Code.eq("")).select_only().column(Infno);
        let passed = passed
            .column_as(MessageId.count(), "messages")
            .column_as(ReceivedAt.min(), "first")
            .group_by(Infno)
            .into_tuple::<(String, i64, OffsetDateTime)>();
        let passed: BTreeMap<String, (i64, OffsetDateTime)> =
            cx.view.shaped(passed).await?.into_iter().map(|(infno, count, first)| (infno, (count, first))).collect();
        let refused = select.filter(Code.ne("")).select_only().column(Infno);
        let refused = refused.column_as(MessageId.count(), "messages").group_by(Infno).into_tuple::<(String, i64)>();
        let refused: BTreeMap<String, i64> = cx.view.shaped(refused).await?.into_iter().collect();
        let steps: Vec<CertificationStep> = cx
            .house
            .law
            .his_interface
            .messages
            .steps()
            .iter()
            .map(|step| {
                let seen = passed.get(&step.infno);
                CertificationStep {
                    infno: step.infno.clone(),
                    demanded: step.demanded,
                    passes: seen.map_or(0, |(count, _)| *count),
                    refusals: refused.get(&step.infno).copied().unwrap_or_default(),
                    first_passed_on: seen.map(|(_, first)| date_text(in_beijing(*first).date())),
                }
            })
            .collect();
        Ok(CertificationShown {
            provider_id: input.provider_id,
            provider_name: provider.name,
            passed: steps.iter().all(|step| !step.demanded || step.passes > 0),
            steps,
        })
    }
}
