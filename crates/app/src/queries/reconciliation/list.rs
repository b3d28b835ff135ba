//! The list of reconciliations, newest first, a row for each fund.
//!
//! Article: R3d-29.

use base::Month;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::reconciliation;
use time::OffsetDateTime;

use crate::command::{Context, Query, QuerySpec};
use crate::operations::reconciliation::run::DifferenceFound;
use crate::paging::{Page, Paging};
use crate::queries::payment::READERS;
use crate::stop::Stop;

/// The list of reconciliations.
pub struct List;

/// Which ones.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReconciliationFilter {
    /// Of this settlement month.
    pub month: Option<Month>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// What a fund had paid when a month was reconciled.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReconciliationRow {
    /// The settlement month.
    pub month: String,
    /// The fund.
    pub fund: String,
    /// By the business, in fen.
    pub business_fen: i64,
    /// By the books, in fen.
    pub ledger_fen: i64,
    /// By the bank, in fen.
    pub bank_fen: i64,
    /// How many differences there were.
    pub difference_count: i64,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub run_at: OffsetDateTime,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "reconciliation.list", title: "对账记录", title_en: "reconciliations", access: READERS };
    type Input = ReconciliationFilter;
    type Output = Page<ReconciliationRow>;

    async fn answer(cx: &Context<'_>, input: ReconciliationFilter) -> Result<Page<ReconciliationRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = reconciliation::Entity::find();
        if let Some(month) = input.month {
            select = select.filter(reconciliation::Column::Month.eq(month.to_string()));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(reconciliation::Column::ReconciliationId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let shown: Result<Vec<ReconciliationRow>, Stop> = rows.into_iter().map(shown).collect();
        Ok(paging.of(shown?, total))
    }
}

fn shown(row: reconciliation::Model) -> Result<ReconciliationRow, Stop> {
    Ok(ReconciliationRow {
        difference_count: kept(&row)?.len() as i64,
        month: row.month,
        fund: row.fund,
        business_fen: row.business_fen,
        ledger_fen: row.ledger_fen,
        bank_fen: row.bank_fen,
        run_at: row.run_at,
    })
}

/// The differences as they were kept.
pub(super) fn kept(row: &reconciliation::Model) -> Result<Vec<DifferenceFound>, Stop> {
    serde_json::from_str(&row.differences).map_err(|error| Stop::fault("reading kept differences", error))
}
