//! The list of payment batches, newest first.
//!
//! Article: R1-20.

use base::{BatchId, CaseId, Month};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::payment_batch;

use super::READERS;
use super::course::{names_of, steps_of};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::payment::state;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The list of batches.
pub struct List;

/// Which batches.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchFilter {
    /// Of this settlement month.
    pub month: Option<Month>,
    /// In this state.
    pub state: Option<BatchState>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// 待放行.
    Made,
    /// 已放行.
    Released,
    /// 已了结.
    Closed,
    /// 已作废.
    Void,
}

impl BatchState {
    fn code(self) -> &'static str {
        match self {
            BatchState::Made => state::BATCH_MADE,
            BatchState::Released => state::BATCH_RELEASED,
            BatchState::Closed => state::BATCH_CLOSED,
            BatchState::Void => state::BATCH_VOID,
        }
    }
}

/// A batch in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BatchRow {
    /// The batch.
    pub batch_id: BatchId,
    /// Its number.
    pub serial: String,
    /// Its case.
    pub case_id: CaseId,
    /// The settlement month.
    pub month: String,
    /// Its instructions.
    pub payment_count: i64,
    /// Their sum, in fen.
    pub amount_fen: i64,
    /// made, released, closed or void.
    pub state: String,
    /// Who made it.
    pub made_by: Option<String>,
    /// Who released it.
    pub released_by: Option<String>,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "payment.list", title: "支付批次", title_en: "payment batches", access: READERS };
    type Input = BatchFilter;
    type Output = Page<BatchRow>;

    async fn answer(cx: &Context<'_>, input: BatchFilter) -> Result<Page<BatchRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = payment_batch::Entity::find();
        if let Some(month) = input.month {
            select = select.filter(payment_batch::Column::Month.eq(month.to_string()));
        }
        if let Some(state) = input.state {
            select = select.filter(payment_batch::Column::State.eq(state.code()));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(payment_batch::Column::BatchId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}

/// Batches as rows of a list, with the names of those who made and released them.
pub(crate) async fn shown(cx: &Context<'_>, rows: Vec<payment_batch::Model>) -> Result<Vec<BatchRow>, Stop> {
    let cases: Vec<i64> = rows.iter().map(|row| row.case_id).collect();
    let steps = steps_of(cx, &cases).await?;
    let names = names_of(cx, steps.iter().map(|step| step.staff_id)).await?;
    let by = |case_id: i64, duty: &str, action: &str| {
        let step = steps.iter().find(|s| s.case_id == case_id && s.duty == duty && s.action == action)?;
        names.get(&step.staff_id).cloned()
    };
    let row = |row: payment_batch::Model| BatchRow {
        batch_id: BatchId(row.batch_id),
        case_id: CaseId(row.case_id),
        made_by: by(row.case_id, "pay_make", "submit"),
        released_by: by(row.case_id, "pay_release", "agree"),
        serial: row.serial,
        month: row.month,
        payment_count: row.instruction_count,
        amount_fen: row.total_fen,
        state: row.state,
    };
    Ok(rows.into_iter().map(row).collect())
}
