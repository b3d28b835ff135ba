//! The mappings of hospitals, found by hospital, state, own code, name or national code;
//! each beside its national name. A hospital sees its own.
//!
//! Article: R1-12.14, R4-41.

use base::{CaseId, Fen, MappingId, ProviderId, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{item_mapping, provider};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::catalogue::held::Catalogue;
use crate::operations::catalogue::item_list::ItemList;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The list of mappings.
pub struct List;

/// Which mappings.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingFilter {
    /// Of this hospital only.
    pub provider_id: Option<ProviderId>,
    /// pending, approved, rejected or withdrawn.
    pub state: Option<MappingState>,
    /// Begin of the own code or the national code, or part of the own name.
    pub words: Option<String>,
    /// The national list.
    pub list: Option<ItemList>,
    /// The order; the latest first when none is named.
    pub sort: Option<MappingSort>,
    /// The other way round.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// How far a mapping has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MappingState {
    /// Waits for review.
    Pending,
    /// Agreed to.
    Approved,
    /// Not agreed to.
    Rejected,
    /// Taken back by the hospital.
    Withdrawn,
}

impl MappingState {
    fn code(self) -> &'static str {
        match self {
            MappingState::Pending => "pending",
            MappingState::Approved => "approved",
            MappingState::Rejected => "rejected",
            MappingState::Withdrawn => "withdrawn",
        }
    }
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MappingSort {
    /// By own code.
    OwnCode,
    /// By national code.
    ItemCode,
    /// By first day.
    FromDate,
}

/// A mapping.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MappingRow {
    /// The mapping.
    pub mapping_id: MappingId,
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// The hospital's own code.
    pub own_code: String,
    /// Its name there.
    pub own_name: String,
    /// The national list, dictionary list_type.
    pub list_type: String,
    /// National code.
    pub item_code: String,
    /// National name; empty when it is not known.
    pub item_name: String,
    /// First day.
    pub from_date: String,
    /// Last day, as told or as it was taken back.
    pub until_date: String,
    /// The hospital's price; none when not told.
    pub price_fen: Option<Fen>,
    /// pending, approved, rejected or withdrawn.
    pub state: String,
    /// Why it was rejected, by its code.
    pub reason_code: Option<String>,
    /// Why, in Chinese.
    pub reason: Option<String>,
    /// Why, in English.
    pub reason_en: Option<String>,
    /// The case that decided it.
    pub case_id: Option<CaseId>,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.list",
        title: "目录对照",
        title_en: "mappings of hospitals",
        access: Access::Duty(&[
            Duty::HisClaims,
            Duty::CatalogueEntry,
            Duty::ProviderAdmin,
            Duty::ParameterReview,
            Duty::Approve,
            Duty::Inspection,
        ]),
    };
    type Input = MappingFilter;
    type Output = Page<MappingRow>;

    async fn answer(cx: &Context<'_>, input: MappingFilter) -> Result<Page<MappingRow>, Stop> {
        use item_mapping::Column::{
            FromDate, ItemCode, ItemMappingId, ListType, OwnCode, OwnName, ProviderId as Provider, State,
        };
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = item_mapping::Entity::find();
        if let Some(own) = cx.caller.provider_id.or(input.provider_id.map(|id| id.0)) {
            select = select.filter(Provider.eq(own));
        }
        if let Some(state) = input.state {
            select = select.filter(State.eq(state.code()));
        }
        if let Some(list) = input.list {
            select = select.filter(ListType.eq(list.code()));
        }
        if let Some(words) = input.words.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
            let found = Condition::any()
                .add(OwnCode.starts_with(words))
                .add(ItemCode.starts_with(words))
                .add(OwnName.contains(words));
            select = select.filter(found);
        }
        let total = cx.view.count(select.clone()).await?;
        let order = if input.descending.unwrap_or(false) { Order::Desc } else { Order::Asc };
        let select = match input.sort {
            Some(MappingSort::OwnCode) => select.order_by(OwnCode, order),
            Some(MappingSort::ItemCode) => select.order_by(ItemCode, order),
            Some(MappingSort::FromDate) => select.order_by(FromDate, order),
            None => select,
        };
        let select = select.order_by_desc(ItemMappingId).limit(paging.limit()).offset(paging.offset());
        let rows = cx.view.all(select).await?;
        let catalogue = Catalogue::of(cx.view, rows.iter().map(|row| &row.item_code)).await?;
        let providers = cx.view.by_keys::<provider::Model>(rows.iter().map(|row| row.provider_id)).await?;
        let law = crate::operations::mapping::law(cx)?;
        let shown = |row: item_mapping::Model| {
            let provider = providers.iter().find(|one| one.provider_id == row.provider_id);
            let reason = row.reason_code.as_deref().and_then(|code| law.reason(code));
            let ended = row.withdrawn_on.and_then(|day| day.previous_day());
            MappingRow {
                mapping_id: MappingId(row.item_mapping_id),
                provider_id: ProviderId(row.provider_id),
                provider_name: provider.map(|one| one.name.clone()).unwrap_or_default(),
                item_name: catalogue.name(&row.item_code, cx.today).unwrap_or_default().to_owned(),
                from_date: date_text(row.from_date),
                until_date: date_text(ended.map_or(row.until_date, |ended| ended.min(row.until_date))),
                price_fen: row.price_fen.map(Fen),
                reason: reason.map(|reason| reason.zh.clone()),
                reason_en: reason.map(|reason| reason.en.clone()),
                case_id: row.case_id.map(CaseId),
                own_code: row.own_code,
                own_name: row.own_name,
                list_type: row.list_type,
                item_code: row.item_code,
                state: row.state,
                reason_code: row.reason_code,
            }
        };
        Ok(paging.of(rows.into_iter().map(shown).collect(), total))
    }
}
