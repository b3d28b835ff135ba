//! The settlement months, the latest first: how far each has come and what was
//! settled in it.
//!
//! Article: R1-12.12.

use std::collections::BTreeMap;

use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{EntityTrait, FromQueryResult};
use serde::Serialize;
use store::entity::settlement_month;
use time::OffsetDateTime;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::month::state;
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;

/// Whoever may look at a month.
pub(crate) const READERS: Access = Access::Duty(AGENCY);

/// Whoever works in the agency on a month or oversees it.
pub(crate) const AGENCY: &[Duty] = &[
    Duty::ClaimsImport,
    Duty::MonthFreeze,
    Duty::AuditRun,
    Duty::SampleDraw,
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::PayMake,
    Duty::PayRelease,
    Duty::ReceiptMatch,
    Duty::VoucherMake,
    Duty::VoucherReview,
    Duty::VoucherPost,
    Duty::BooksClose,
    Duty::Reconcile,
    Duty::Inspection,
    Duty::AuditAdmin,
];

/// The months.
pub struct List;

/// All months.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Months {
    /// The months, the latest first.
    pub rows: Vec<MonthRow>,
}

/// A settlement month.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthRow {
    /// The month.
    pub month: String,
    /// open, frozen, audited, stated, closed.
    pub state: String,
    /// Settlements of the month, reversals and differences not counted.
    pub claims_count: i64,
    /// Medical cost of everything settled in it, fen.
    pub claims_fen: i64,
    /// When it was frozen.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub frozen_at: Option<OffsetDateTime>,
}

const SETTLED: &str = "SELECT month, COUNT(CASE WHEN kind = 'settle' THEN 1 END) AS claims_count, \
    CAST(SUM(total_fen) AS BIGINT) AS claims_fen FROM settlement WHERE month IS NOT NULL GROUP BY month";

#[derive(FromQueryResult)]
struct Settled {
    month: String,
    claims_count: i64,
    claims_fen: i64,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "month.list", title: "结算月", title_en: "settlement months", access: READERS };
    type Input = Nothing;
    type Output = Months;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<Months, Stop> {
        Ok(Months { rows: months(cx).await? })
    }
}

/// Every month that has a claim or a row.
pub(crate) async fn months(cx: &Context<'_>) -> Result<Vec<MonthRow>, Stop> {
    let mut months: BTreeMap<String, MonthRow> = BTreeMap::new();
    for settled in cx.view.sql::<Settled>(SETTLED, []).await? {
        let row = MonthRow {
            month: settled.month.clone(),
            state: state::OPEN.to_owned(),
            claims_count: settled.claims_count,
            claims_fen: settled.claims_fen,
            frozen_at: None,
        };
        months.insert(settled.month, row);
    }
    for row in cx.view.all(settlement_month::Entity::find()).await? {
        let shown = months.entry(row.month.clone()).or_insert(MonthRow {
            month: row.month,
            state: String::new(),
            claims_count: row.claims_count,
            claims_fen: row.claims_fen,
            frozen_at: None,
        });
        shown.state = row.state;
        shown.frozen_at = row.frozen_at;
    }
    Ok(months.into_values().rev().collect())
}
