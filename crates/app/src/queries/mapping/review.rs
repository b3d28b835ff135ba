//! What a reviewer decides on: mappings of a hospital beside the national items, what
//! speaks against each, the doubtful first; as many of those that wait as one case takes.
//!
//! Article: R1-12.14, R4-41.

use std::collections::{BTreeMap, BTreeSet};

use base::{Fen, MappingId, ProviderId, Refusal, date_text};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{item_mapping, provider, review_case};

use super::READERS;
use super::beside::Beside;
use crate::case_work::ENDED;
use crate::command::{Context, Query, QuerySpec};
use crate::matters::item_mapping::ItemMappingForm;
use crate::matters::item_mapping::form::RowDecision;
use crate::operations::mapping::{figure, law};
use crate::operations::matter::{form_of, form_value};
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

/// What waits of a hospital for somebody to look at it, the oldest first, and how many
/// more. What an open case decides waits for that case alone.
async fn waiting(cx: &Context<'_>, provider_id: ProviderId) -> Result<(Vec<item_mapping::Model>, i64), Stop> {
    let most = figure(cx, "rows_max")? as usize;
    let pending = item_mapping::Entity::find()
        .filter(item_mapping::Column::ProviderId.eq(provider_id.0))
        .filter(item_mapping::Column::State.eq("pending"))
        .order_by_asc(item_mapping::Column::ItemMappingId)
        .select_only()
        .column(item_mapping::Column::ItemMappingId)
        .into_tuple::<i64>();
    let mut ids = cx.view.shaped(pending).await?;
    let in_cases = in_open_cases(cx, provider_id).await?;
    ids.retain(|id| !in_cases.contains(id));
    let more = ids.len().saturating_sub(most) as i64;
    let rows = cx.view.by_keys::<item_mapping::Model>(ids.into_iter().take(most)).await?;
    Ok((rows, more))
}

/// The mappings of a hospital that open cases decide.
async fn in_open_cases(cx: &Context<'_>, provider_id: ProviderId) -> Result<BTreeSet<i64>, Stop> {
    let open = review_case::Entity::find()
        .filter(review_case::Column::Kind.eq(CaseKind::ItemMapping.code()))
        .filter(review_case::Column::State.is_not_in(ENDED));
    let mut named = BTreeSet::new();
    for case in cx.view.all(open).await? {
        let form = decisions_of(cx, case.case_id).await?;
        if form.provider_id == provider_id {
            named.extend(form.rows.iter().map(|row| row.mapping_id.0));
        }
    }
    Ok(named)
}

/// What a case decides, by its last form.
pub(super) async fn decisions_of(cx: &Context<'_>, case_id: i64) -> Result<ItemMappingForm, Stop> {
    let kept = form_of(cx, case_id).await?;
    serde_json::from_value(form_value(cx, &kept)?).map_err(|e| Stop::fault("reading decisions on mappings", e))
}
