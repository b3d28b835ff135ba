//! The signed checkpoints of the trail, the latest first, each with the
//! witnesses that cosigned it; and how the witnesses stand.
//!
//! Article: R1-24 (records of operation are checked). Threat I11.

use base::date_text;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{trail_checkpoint, trail_cosignature};
use time::OffsetDateTime;

use super::CHECKPOINT_READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::Paging;
use crate::seal::{Known, witnesses};
use crate::stop::Stop;

/// The signed checkpoints.
pub struct Checkpoints;

/// Which page of them.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckpointPage {
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A page of checkpoints with the witnesses and keys.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckpointList {
    /// The rows of this page.
    pub rows: Vec<CheckpointRow>,
    /// How many there are.
    pub total: i64,
    /// The number of this page, from 1.
    pub page: u32,
    /// How many rows a page has at most.
    pub page_size: u32,
    /// The house's verifying key, one line, to be kept elsewhere.
    pub verifier_key: String,
    /// Entries in the tree now.
    pub tree_size: i64,
    /// Every witness that was ever appointed.
    pub witnesses: Vec<WitnessShown>,
}

/// A signed checkpoint.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckpointRow {
    /// How many entries it covers.
    pub size: i64,
    /// When it was signed.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub at: OffsetDateTime,
    /// The signed text with the cosignatures.
    pub note: String,
    /// The names of the witnesses that cosigned it.
    pub cosigned_by: Vec<String>,
}

/// A witness.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WitnessShown {
    /// The name of its key.
    pub name: String,
    /// The key, one line.
    pub verifier_key: String,
    /// Since when its cosignature counts.
    pub appointed_on: String,
    /// Until when, if it was dismissed.
    pub dismissed_on: Option<String>,
    /// The largest size it has cosigned; none: nothing yet.
    pub cosigned_size: Option<i64>,
    /// When that came.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub cosigned_at: Option<OffsetDateTime>,
}

impl Query for Checkpoints {
    const SPEC: QuerySpec = QuerySpec {
        name: "trail.checkpoints",
        title: "痕迹检查点",
        title_en: "checkpoints of the trail",
        access: CHECKPOINT_READERS,
    };
    type Input = CheckpointPage;
    type Output = CheckpointList;

    async fn answer(cx: &Context<'_>, input: CheckpointPage) -> Result<CheckpointList, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let total = cx.view.count(trail_checkpoint::Entity::find()).await?;
        let kept = trail_checkpoint::Entity::find().order_by_desc(trail_checkpoint::Column::Size);
        let kept = cx.view.all(kept.limit(paging.limit()).offset(paging.offset())).await?;
        let known = witnesses(cx.view).await?;
        let cosigned = trail_cosignature::Entity::find()
            .filter(trail_cosignature::Column::Size.is_in(kept.iter().map(|row| row.size)));
        let cosigned = cx.view.all(cosigned).await?;
        let mut rows = Vec::with_capacity(kept.len());
        for checkpoint in kept {
            let of_it = cosigned.iter().filter(|one| one.size == checkpoint.size);
            let by = of_it.filter_map(|one| known.iter().find(|known| known.row.witness_id == one.witness_id));
            rows.push(CheckpointRow {
                cosigned_by: by.map(|known| known.row.name.clone()).collect(),
                note: cx.house.with_cosignatures(&checkpoint).await?.to_text(),
                size: checkpoint.size,
                at: checkpoint.at,
            });
        }
        let mut shown = Vec::with_capacity(known.len());
        for one in known {
            shown.push(witness_shown(cx, one).await?);
        }
        let tree = cx.house.store.tree().await?;
        Ok(CheckpointList {
            rows,
            total,
            page: paging.page,
            page_size: paging.page_size,
            verifier_key: cx.house.signer().await?.verifier().to_string(),
            tree_size: tree.map_or(0, |(size, _)| size as i64),
            witnesses: shown,
        })
    }
}

async fn witness_shown(cx: &Context<'_>, known: Known) -> Result<WitnessShown, Stop> {
    let latest = trail_cosignature::Entity::find()
        .filter(trail_cosignature::Column::WitnessId.eq(known.row.witness_id))
        .order_by_desc(trail_cosignature::Column::Size)
        .limit(1);
    let latest = cx.view.one(latest).await?;
    Ok(WitnessShown {
        name: known.row.name,
        verifier_key: known.row.verifier_key,
        appointed_on: date_text(known.row.appointed_on),
        dismissed_on: known.row.dismissed_on.map(date_text),
        cosigned_size: latest.as_ref().map(|row| row.size),
        cosigned_at: latest.map(|row| row.at),
    })
}
