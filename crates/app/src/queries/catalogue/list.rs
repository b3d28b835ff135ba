//! What is listed on a day: found by code, name or the first letters of its Pinyin.
//! Public: hospitals read it as well.
//!
//! Article: R1-12.14, R1-13, R4-41.

use base::{Fen, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, Condition, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::item_version;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::catalogue::held::held_on;
use crate::operations::catalogue::item_list::ItemList;
use crate::operations::claim::date_of;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The list of items.
pub struct List;

/// Which items.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemFilter {
    /// The day, YYYY-MM-DD; left out: today.
    pub on: Option<String>,
    /// Begin of the code, part of the name, or begin of the initials.
    pub words: Option<String>,
    /// The national list.
    pub list: Option<ItemList>,
    /// a, b or c.
    pub class: Option<String>,
    /// The order; by code when none is named.
    pub sort: Option<ItemSort>,
    /// The other way round.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemSort {
    /// By code.
    #[default]
    Code,
    /// By listed price.
    PriceFen,
}

/// An item as it holds on the day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemRow {
    /// National code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The national list, dictionary list_type.
    pub list_type: String,
    /// a, b or c.
    pub class: String,
    /// The share borne first, in ten-thousandths.
    pub preself_permyriad: i32,
    /// What is priced.
    pub unit: String,
    /// Listed price.
    pub price_fen: Fen,
    /// First day.
    pub from_date: String,
    /// With which version it came.
    pub release: i64,
}

impl ItemRow {
    pub(super) fn of(row: &item_version::Model) -> ItemRow {
        ItemRow {
            code: row.code.clone(),
            name: row.name.clone(),
            list_type: row.list_type.clone(),
            class: row.item_class.clone(),
            preself_permyriad: row.preself_permyriad,
            unit: row.unit.clone(),
            price_fen: Fen(row.price_fen),
            from_date: date_text(row.from_date),
            release: row.release_id,
        }
    }
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "catalogue.list", title: "医保目录", title_en: "catalogue", access: Access::SignedIn };
    type Input = ItemFilter;
    type Output = Page<ItemRow>;

    async fn answer(cx: &Context<'_>, input: ItemFilter) -> Result<Page<ItemRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let on = input.on.as_deref().map(|day| date_of(day, "on")).transpose()?.unwrap_or(cx.today);
        let mut select = held_on(on);
        if let Some(words) = input.words.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
            let found = Condition::any()
                .add(item_version::Column::Code.starts_with(words))
                .add(item_version::Column::Name.contains(words))
                .add(item_version::Column::Initials.starts_with(words.to_ascii_uppercase()));
            select = select.filter(found);
        }
        if let Some(list) = input.list {
            select = select.filter(item_version::Column::ListType.eq(list.code()));
        }
        if let Some(class) = &input.class {
            select = select.filter(item_version::Column::ItemClass.eq(class));
        }
        let total = cx.view.count(select.clone()).await?;
        let column = match input.sort.unwrap_or_default() {
            ItemSort::Code => item_version::Column::Code,
            ItemSort::PriceFen => item_version::Column::PriceFen,
        };
        let order = if input.descending.unwrap_or(false) { Order::Desc } else { Order::Asc };
        let select = select.order_by(column, order).order_by_asc(item_version::Column::ItemVersionId);
        let select = select.limit(paging.limit()).offset(paging.offset());
        let rows = cx.view.all(select).await?;
        Ok(paging.of(rows.iter().map(ItemRow::of).collect(), total))
    }
}
