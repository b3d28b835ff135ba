//! What a reviewer decides on: mappings of a hospital beside the national items, what
//! speaks against each, the doubtful first; as many of those that wait as one case takes.
//!
//! Article: R1-12.14, R4-41.

use std::collections::BTreeMap;

use base::{Fen, MappingId, ProviderId, Refusal, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{item_mapping, provider};

use super::READERS;
use super::beside::Beside;
use crate::command::{Context, Query, QuerySpec};
use crate::matters::item_mapping::form::RowDecision;
use crate::operations::mapping::{figure, law};
use crate::stop::Stop;

/// What waits of a hospital, beside national items.
pub struct Review;

/// Of which hospital.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewWanted {
    /// The hospital.
    pub provider_id: ProviderId,
}

/// Mappings to decide on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReviewShown {
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// The rows, the doubtful first.
    pub rows: Vec<MappingBeside>,
    /// How many more wait.
    pub more: i64,
    /// Why a mapping may be refused.
    pub reasons: Vec<ReasonShown>,
}

/// A reason of the matter's list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReasonShown {
    /// Its code.
    pub code: String,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
}

/// A mapping beside the national item.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MappingBeside {
    /// The mapping.
    pub mapping_id: MappingId,
    /// pending, approved, rejected or withdrawn.
    pub state: String,
    /// The hospital's own code.
    pub own_code: String,
    /// Its name there.
    pub own_name: String,
    /// Its specification there.
    pub specification: String,
    /// What a package holds.
    pub package: String,
    /// What is priced there.
    pub unit: String,
    /// The hospital's price; none when not told.
    pub price_fen: Option<Fen>,
    /// Approval number.
    pub approval_number: String,
    /// First day.
    pub from_date: String,
    /// Last day.
    pub until_date: String,
    /// National code.
    pub item_code: String,
    /// National name.
    pub item_name: String,
    /// The national list.
    pub list_type: String,
    /// What is priced there; empty when not told.
    pub item_unit: String,
    /// Listed price; none when it is listed no more.
    pub item_price_fen: Option<Fen>,
    /// The ceiling at the hospital.
    pub ceiling_fen: Option<Fen>,
    /// How alike the names are, in thousandths.
    pub alike_permille: u32,
    /// What speaks against it, by code.
    pub doubts: Vec<String>,
    /// What the case decides; none before there is one.
    pub agree: Option<bool>,
    /// Why not.
    pub reason_code: Option<String>,
}

impl Query for Review {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.review",
        title: "待审核的目录对照",
        title_en: "mappings that wait for review",
        access: READERS,
    };
    type Input = ReviewWanted;
    type Output = ReviewShown;

    async fn answer(cx: &Context<'_>, input: ReviewWanted) -> Result<ReviewShown, Stop> {
        let (rows, more) = waiting(cx, input.provider_id).await?;
        shown(cx, input.provider_id, rows, more, &[]).await
    }
}

/// Mappings of a hospital beside the national items, the doubtful first, with what was
/// decided of them.
pub(super) async fn shown(
    cx: &Context<'_>,
    provider_id: ProviderId,
    rows: Vec<item_mapping::Model>,
    more: i64,
    decisions: &[RowDecision],
) -> Result<ReviewShown, Stop> {
    let provider = cx.view.by_key::<provider::Model>(provider_id.0).await?;
    let provider = provider.ok_or_else(|| Refusal::unknown("定点机构", "institution"))?;
    let beside = Beside::of(cx, &provider, &rows).await?;
    let mut looked: Vec<_> = rows.into_iter().map(|row| (beside.look(&row), row)).collect();
    looked.sort_by(|(a, one), (b, other)| {
        (a.rank(), &one.own_code, one.item_mapping_id).cmp(&(b.rank(), &other.own_code, other.item_mapping_id))
    });
    let decisions: BTreeMap<i64, &RowDecision> = decisions.iter().map(|row| (row.mapping_id.0, row)).collect();
    let rows = looked.into_iter().map(|(looked, row)| {
        let item = beside.item(&row);
        let decision = decisions.get(&row.item_mapping_id);
        MappingBeside {
            mapping_id: MappingId(row.item_mapping_id),
            from_date: date_text(row.from_date),
            until_date: date_text(row.until_date),
            price_fen: row.price_fen.map(Fen),
            item_name: beside.name(&row).to_owned(),
            item_unit: item.map(|item| item.unit.clone()).unwrap_or_default(),
            item_price_fen: item.map(|item| Fen(item.price_fen)),
            ceiling_fen: beside.ceiling(&row),
            alike_permille: looked.alike_permille,
            doubts: looked.doubts.iter().map(|doubt| doubt.code().to_owned()).collect(),
            agree: decision.map(|one| one.agree),
            reason_code: decision.and_then(|one| one.reason_code.clone()),
            state: row.state,
            own_code: row.own_code,
            own_name: row.own_name,
            specification: row.specification,
            package: row.package,
            unit: row.unit,
            approval_number: row.approval_number,
            item_code: row.item_code,
            list_type: row.list_type,
        }
    });
    let reason = |one: &regulation::matters::Reason| ReasonShown {
        code: one.code.clone(),
        title: one.zh.clone(),
        title_en: one.en.clone(),
    };
    Ok(ReviewShown {
        provider_id,
        provider_name: provider.name.clone(),
        rows: rows.collect(),
        more,
        reasons: law(cx)?.reasons.iter().map(reason).collect(),
    })
}

/// What waits of a hospital, the oldest first, and how many more.
async fn waiting(cx: &Context<'_>, provider_id: ProviderId) -> Result<(Vec<item_mapping::Model>, i64), Stop> {
    let most = figure(cx, "rows_max")?;
    let select = item_mapping::Entity::find()
        .filter(item_mapping::Column::ProviderId.eq(provider_id.0))
        .filter(item_mapping::Column::State.eq("pending"));
    let total = cx.view.count(select.clone()).await?;
    let rows = cx.view.all(select.order_by_asc(item_mapping::Column::ItemMappingId).limit(u64::from(most))).await?;
    let more = total - rows.len() as i64;
    Ok((rows, more))
}
