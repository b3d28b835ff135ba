//! What a provider may declare: its frozen months without a statement, each with
//! the amounts as they would be declared now, and what stands in the way.
//!
//! Article: R3d-19.5.1, R2-66.

use base::{Fen, Month};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::FromQueryResult;
use serde::Serialize;
use store::entity::settlement_month;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::operations::statement::amounts::{self, Earlier};
use crate::operations::statement::ready::{check, reviewed};
use crate::stop::Stop;

/// What may be declared.
pub struct Declarable;

/// The months.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DeclarableMonths {
    /// Months without a statement, the latest first; at most 24.
    pub rows: Vec<DeclarableMonth>,
    /// First day of a month on which statements are declared.
    pub window_first_day: u8,
    /// Last day.
    pub window_last_day: u8,
    /// Whether today lies in the window.
    pub in_window: bool,
}

/// A month that may be declared. Amounts in fen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DeclarableMonth {
    /// The settlement month.
    pub month: Month,
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
    /// Whether it can be declared now.
    pub ready: bool,
    /// What stands in the way, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// What stands in the way, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not_en: Option<String>,
}

const MONTHS: &str = "SELECT DISTINCT s.month AS month FROM settlement s JOIN settlement_month m ON m.month = s.month \
    WHERE s.provider_id = $1 AND m.state <> 'open' AND NOT EXISTS (SELECT 1 FROM statement t WHERE t.month = s.month \
    AND t.provider_id = $1 AND t.state <> 'returned') ORDER BY s.month DESC LIMIT 24";

#[derive(FromQueryResult)]
struct Undeclared {
    month: String,
}

impl Query for Declarable {
    const SPEC: QuerySpec = QuerySpec {
        name: "statement.declarable",
        title: "可申报结算月",
        title_en: "months to declare",
        access: Access::Duty(&[Duty::StatementDeclare]),
    };
    type Input = Nothing;
    type Output = DeclarableMonths;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<DeclarableMonths, Stop> {
        let provider_id = cx.provider_id()?;
        let window = cx.house.law.monthly_settlement.declaring_window(cx.today).map(|window| window.value);
        let mut rows = Vec::new();
        for Undeclared { month } in cx.view.sql::<Undeclared>(MONTHS, [provider_id.into()]).await? {
            let month: Month = month.parse().map_err(|e| Stop::fault("reading a month", e))?;
            rows.push(declarable(cx, month, provider_id).await?);
        }
        Ok(DeclarableMonths {
            rows,
            window_first_day: window.map_or(1, |window| window.first_day),
            window_last_day: window.map_or(31, |window| window.last_day),
            in_window: window.is_none_or(|window| window.contains(cx.today)),
        })
    }
}

async fn declarable(cx: &Context<'_>, month: Month, provider_id: i64) -> Result<DeclarableMonth, Stop> {
    let row = cx.view.by_key::<settlement_month::Model>(month.to_string()).await?;
    let amounts = amounts::of(cx.view, month, provider_id, cx.now, Earlier::Standing).await?;
    let mut hindrance = reviewed(cx, row.as_ref(), month, provider_id).await.err();
    if hindrance.is_none() {
        hindrance = check(cx, month, provider_id, &amounts).await.err();
    }
    let hindrance = match hindrance {
        None => None,
        Some(Stop::Refused(refusal)) => Some(refusal),
        Some(failure) => return Err(failure),
    };
    Ok(DeclarableMonth {
        month,
        claims_count: amounts.claims,
        total_fen: amounts.total.0,
        fund_fen: Fen::total(amounts.funds)?.0,
        deducted_fen: Fen::total(amounts.deducted)?.0,
        payable_fen: amounts.payable()?.0,
        ready: hindrance.is_none(),
        why_not: hindrance.as_ref().map(|refusal| refusal.title.clone()),
        why_not_en: hindrance.map(|refusal| refusal.title_en),
    })
}
