//! A hospital takes a mapping back, be it pending or approved: from today on it holds no
//! more. Lines of earlier days were and are held against it; nothing is deleted.
//!
//! Article: R1-12.14, R4-41.

use base::{MappingId, ProviderId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::item_mapping;

use super::{PROPOSERS, hospital};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::catalogue::item_list::ItemList;
use crate::stop::Stop;

/// Takes mappings back.
pub struct Withdraw;

/// Which; every one of own code, list and national code that still runs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingToWithdraw {
    /// The hospital; left out by a hospital itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<ProviderId>,
    /// The hospital's own code.
    pub own_code: String,
    /// The national list.
    pub list: ItemList,
    /// National code.
    pub item_code: String,
}

/// What was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MappingsWithdrawn {
    /// The mappings.
    pub mapping_ids: Vec<MappingId>,
}

impl Command for Withdraw {
    const SPEC: CommandSpec = CommandSpec {
        name: "mapping.withdraw",
        title: "撤销目录对照",
        title_en: "take a mapping back",
        access: PROPOSERS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.14", "R4-41"],
    };
    type Input = MappingToWithdraw;
    type Output = MappingsWithdrawn;

    async fn decide(cx: &Context<'_>, input: MappingToWithdraw) -> Result<Plan<MappingsWithdrawn>, Stop> {
        let provider = hospital(cx, input.provider_id).await?;
        let named = item_mapping::Entity::find()
            .filter(item_mapping::Column::ProviderId.eq(provider.provider_id))
            .filter(item_mapping::Column::OwnCode.eq(input.own_code.trim()))
            .filter(item_mapping::Column::ListType.eq(input.list.code()))
            .filter(item_mapping::Column::ItemCode.eq(input.item_code.trim()));
        let ids: Vec<i64> = cx.view.all(named).await?.into_iter().map(|row| row.item_mapping_id).collect();
        let mut rows = cx.view.lock_keys::<item_mapping::Model>(ids).await?;
        rows.retain(|row| matches!(row.state.as_str(), "pending" | "approved"));
        if rows.is_empty() {
            let (zh, en) = ("没有可撤销的该对照", "there is no such mapping that runs");
            return Err(Refusal::invalid("mapping_unknown", "own_code", zh, en).citing("R4-41").into());
        }
        let mapping_ids = rows.iter().map(|row| MappingId(row.item_mapping_id)).collect();
        let mut plan = Plan::answering(MappingsWithdrawn { mapping_ids });
        plan.about("provider", ProviderId(provider.provider_id));
        plan.fact("rows", rows.len());
        for row in rows {
            let state = "withdrawn".to_owned();
            plan.update(item_mapping::Model { state, withdrawn_on: Some(cx.today), ..row });
        }
        Ok(plan)
    }
}
