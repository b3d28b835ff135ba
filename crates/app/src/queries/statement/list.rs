//! The list of statements. A hospital sees its own.
//!
//! Article: R3d-19.5, R4-19.

use base::{CaseId, Month, ProviderId, StatementId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::statement;

use crate::command::{Context, Query, QuerySpec};
use crate::operations::statement::level::payable_of;
use crate::paging::{Page, Paging};
use crate::queries::case::READERS;
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// The list of statements.
pub struct List;

/// Which statements, and in which order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementFilter {
    /// Only of this settlement month.
    pub month: Option<Month>,
    /// Only of this provider.
    pub provider_id: Option<ProviderId>,
    /// Only in this state.
    pub state: Option<StatementState>,
    /// What to sort by; the serial number when left out.
    pub sort: Option<StatementSort>,
    /// From the greatest down.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementState {
    /// 审核中.
    InReview,
    /// 已审批.
    Approved,
    /// 已退回.
    Returned,
    /// 支付中.
    InPayment,
    /// 已支付.
    Paid,
}

impl StatementState {
    fn code(self) -> &'static str {
        match self {
            StatementState::InReview => "in_review",
            StatementState::Approved => "approved",
            StatementState::Returned => "returned",
            StatementState::InPayment => "in_payment",
            StatementState::Paid => "paid",
        }
    }
}

/// Columns a list of statements can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementSort {
    /// The serial number.
    Serial,
    /// The month.
    Month,
    /// The day by which it must be paid.
    PayBy,
    /// Medical cost.
    TotalFen,
}

/// A statement in the list. Amounts in fen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatementRow {
    /// The statement.
    pub statement_id: StatementId,
    /// Its case.
    pub case_id: CaseId,
    /// Its number.
    pub serial: String,
    /// The settlement month.
    pub month: String,
    /// The provider.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// Claims.
    pub claims_count: i64,
    /// Medical cost.
    pub total_fen: i64,
    /// Settled by all funds.
    pub fund_fen: i64,
    /// Deducted of all funds.
    pub deducted_fen: i64,
    /// To be paid.
    pub payable_fen: i64,
    /// in_review, approved, returned, in_payment, paid.
    pub state: String,
    /// When it was declared.
    pub declared_on: String,
    /// By when it must be paid.
    pub pay_by: String,
    /// That day has passed and it is not paid.
    pub overdue: bool,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "statement.list", title: "月结算单", title_en: "statements", access: READERS };
    type Input = StatementFilter;
    type Output = Page<StatementRow>;

    async fn answer(cx: &Context<'_>, input: StatementFilter) -> Result<Page<StatementRow>, Stop> {
        use statement::Column;
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = statement::Entity::find();
        if let Some(own) = cx.caller.provider_id {
            select = select.filter(Column::ProviderId.eq(own));
        }
        if let Some(provider_id) = input.provider_id {
            select = select.filter(Column::ProviderId.eq(provider_id.0));
        }
        if let Some(month) = input.month {
            select = select.filter(Column::Month.eq(month.to_string()));
        }
        if let Some(state) = input.state {
            select = select.filter(Column::State.eq(state.code()));
        }
        let total = cx.view.count(select.clone()).await?;
        let column = match input.sort.unwrap_or(StatementSort::Serial) {
            StatementSort::Serial => Column::Serial,
            StatementSort::Month => Column::Month,
            StatementSort::PayBy => Column::PayBy,
            StatementSort::TotalFen => Column::TotalFen,
        };
        let order = if input.descending.unwrap_or(false) { Order::Desc } else { Order::Asc };
        let select = select.order_by(column, order).order_by_asc(Column::StatementId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let names = Names::of_providers(cx.view, rows.iter().map(|row| row.provider_id)).await?;
        let rows = rows.iter().map(|statement| row(cx, statement, names.get(statement.provider_id)));
        Ok(paging.of(rows.collect::<Result<_, _>>()?, total))
    }
}

/// A statement as a row of the list.
pub(crate) fn row(cx: &Context<'_>, row: &statement::Model, provider_name: String) -> Result<StatementRow, Stop> {
    let payable_fen = payable_of(row)?.0;
    let deducted_fen = row.basic_deducted_fen + row.critical_illness_deducted_fen + row.hardship_deducted_fen;
    Ok(StatementRow {
        statement_id: StatementId(row.statement_id),
        case_id: CaseId(row.case_id),
        serial: row.serial.clone(),
        month: row.month.clone(),
        provider_id: ProviderId(row.provider_id),
        provider_name,
        claims_count: row.claims_count,
        total_fen: row.total_fen,
        fund_fen: payable_fen + deducted_fen,
        deducted_fen,
        payable_fen,
        state: row.state.clone(),
        declared_on: date_text(row.declared_on),
        pay_by: date_text(row.pay_by),
        overdue: row.pay_by < cx.today && !["paid", "returned"].contains(&row.state.as_str()),
    })
}
