//! The list of vouchers, newest first.
//!
//! Article: R1-21, R3d-28.

use std::collections::BTreeMap;

use base::{BatchId, CaseId, Month, VoucherId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{voucher, voucher_line};

use crate::command::{Context, Query, QuerySpec};
use crate::operations::voucher::{MADE, POSTED, REVIEWED, VOID};
use crate::paging::{Page, Paging};
use crate::queries::payment::READERS;
use crate::queries::payment::course::names_of;
use crate::stop::Stop;

/// The list of vouchers.
pub struct List;

/// Which vouchers.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoucherFilter {
    /// Of this month of the books.
    pub month: Option<Month>,
    /// Of this fund.
    pub fund: Option<String>,
    /// In this state.
    pub state: Option<VoucherStateFilter>,
    /// Booking this batch.
    pub batch_id: Option<BatchId>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoucherStateFilter {
    /// 待审核.
    Made,
    /// 待记账.
    Reviewed,
    /// 已记账.
    Posted,
    /// 已作废.
    Void,
}

impl VoucherStateFilter {
    fn code(self) -> &'static str {
        match self {
            VoucherStateFilter::Made => MADE,
            VoucherStateFilter::Reviewed => REVIEWED,
            VoucherStateFilter::Posted => POSTED,
            VoucherStateFilter::Void => VOID,
        }
    }
}

/// A voucher in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VoucherRow {
    /// The voucher.
    pub voucher_id: VoucherId,
    /// Its number, once posted.
    pub serial: Option<String>,
    /// The month of the books.
    pub month: String,
    /// The day it was posted.
    pub booked_on: Option<String>,
    /// The fund.
    pub fund: String,
    /// Its name.
    pub fund_name: String,
    /// Its English name.
    pub fund_name_en: String,
    /// The event it books.
    pub event: String,
    /// What it is about.
    pub summary: String,
    /// The sum of its debit lines, in fen.
    pub amount_fen: i64,
    /// made, reviewed, posted or void.
    pub state: String,
    /// Who made it.
    pub made_by: Option<String>,
    /// Who reviewed it.
    pub reviewed_by: Option<String>,
    /// Who posted it.
    pub posted_by: Option<String>,
    /// The case by which its month, closed before, was open when it was made.
    pub reopening_case_id: Option<CaseId>,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec { name: "voucher.list", title: "凭证", title_en: "vouchers", access: READERS };
    type Input = VoucherFilter;
    type Output = Page<VoucherRow>;

    async fn answer(cx: &Context<'_>, input: VoucherFilter) -> Result<Page<VoucherRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = voucher::Entity::find();
        if let Some(month) = input.month {
            select = select.filter(voucher::Column::Month.eq(month.to_string()));
        }
        if let Some(fund) = input.fund {
            select = select.filter(voucher::Column::Fund.eq(fund));
        }
        if let Some(state) = input.state {
            select = select.filter(voucher::Column::State.eq(state.code()));
        }
        if let Some(batch_id) = input.batch_id {
            select = select.filter(voucher::Column::BatchId.eq(batch_id.0));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(voucher::Column::VoucherId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}

/// Vouchers as rows of a list, with sums and names.
pub(crate) async fn shown(cx: &Context<'_>, rows: Vec<voucher::Model>) -> Result<Vec<VoucherRow>, Stop> {
    let ids: Vec<i64> = rows.iter().map(|row| row.voucher_id).collect();
    let debits = voucher_line::Entity::find()
        .filter(voucher_line::Column::VoucherId.is_in(ids))
        .filter(voucher_line::Column::Side.eq("debit"));
    let mut sums: BTreeMap<i64, base::Fen> = BTreeMap::new();
    for line in cx.view.all(debits).await? {
        let sum = sums.entry(line.voucher_id).or_default();
        *sum = sum.plus(base::Fen(line.amount_fen))?;
    }
    let people: Vec<i64> =
        rows.iter().flat_map(|row| [Some(row.made_by), row.reviewed_by, row.posted_by]).flatten().collect();
    let names = names_of(cx, people).await?;
    let name = |staff_id: Option<i64>| staff_id.and_then(|id| names.get(&id)).cloned();
    let fund = |id: &str| cx.house.law.funds.iter().find(|fund| fund.id == id);
    let row = |row: voucher::Model| VoucherRow {
        fund_name: fund(&row.fund).map_or_else(|| row.fund.clone(), |fund| fund.zh.clone()),
        fund_name_en: fund(&row.fund).map_or_else(|| row.fund.clone(), |fund| fund.en.clone()),
        voucher_id: VoucherId(row.voucher_id),
        booked_on: row.posted_on.map(date_text),
        amount_fen: sums.get(&row.voucher_id).copied().unwrap_or_default().0,
        made_by: name(Some(row.made_by)),
        reviewed_by: name(row.reviewed_by),
        posted_by: name(row.posted_by),
        reopening_case_id: row.reopening_case_id.map(CaseId),
        serial: row.serial,
        month: row.month,
        fund: row.fund,
        event: row.event,
        summary: row.summary,
        state: row.state,
    };
    Ok(rows.into_iter().map(row).collect())
}
