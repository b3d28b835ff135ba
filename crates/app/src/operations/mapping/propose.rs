//! A hospital says what its own items stand for: many rows, all taken or none. They
//! are pending until a case has agreed to them; until then nothing rests on them.
//!
//! Article: R1-12.14, R4-41. Threats I18, O12.

use base::{MappingId, ProviderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::item_mapping;

use super::checked::{checked, refusal};
use super::{PROPOSERS, hospital};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

pub use super::checked::{NewMapping, RowWarning};

/// Proposes mappings.
pub struct Propose;

/// The rows; at most 1000 at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMappings {
    /// The hospital; left out by a hospital itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<ProviderId>,
    /// The rows.
    pub rows: Vec<NewMapping>,
}

/// What was taken.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MappingsProposed {
    /// The mappings, in the order of the rows.
    pub mapping_ids: Vec<MappingId>,
    /// What is to be looked at in them.
    pub warnings: Vec<RowWarning>,
}

impl Command for Propose {
    const SPEC: CommandSpec = CommandSpec {
        name: "mapping.propose",
        title: "上传目录对照",
        title_en: "propose mappings",
        access: PROPOSERS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.14", "R4-41"],
    };
    type Input = NewMappings;
    type Output = MappingsProposed;

    async fn decide(cx: &Context<'_>, input: NewMappings) -> Result<Plan<MappingsProposed>, Stop> {
        let provider = hospital(cx, input.provider_id).await?;
        cx.view.lock_name(&format!("item_mapping/{}", provider.provider_id)).await?;
        let checked = checked(cx, &provider, &input.rows).await?;
        if let Some(refusal) = refusal(&checked.problems) {
            return Err(refusal.into());
        }
        let ids = cx.house.store.ids(IdKind::Object, checked.rows.len()).await?;
        let rows: Vec<item_mapping::Model> = checked
            .rows
            .into_iter()
            .zip(ids)
            .map(|(row, item_mapping_id)| item_mapping::Model { item_mapping_id, ..row })
            .collect();
        let mut plan = Plan::answering(MappingsProposed {
            mapping_ids: rows.iter().map(|row| MappingId(row.item_mapping_id)).collect(),
            warnings: checked.warnings,
        });
        plan.about("provider", ProviderId(provider.provider_id));
        plan.fact("rows", rows.len());
        plan.insert_all(rows);
        Ok(plan)
    }
}
