//! The months of the books, the latest first: open or closed, by whom and when, and
//! for good every time one was opened again: who asked, who agreed, why, and what
//! inspection says of it.
//!
//! Article: R1-21, R3d-29, R3d-20. Threat I08.

use std::collections::BTreeMap;

use base::CaseId;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{books_month, books_reopening};
use time::OffsetDateTime;

use crate::command::{Context, Query, QuerySpec};
use crate::operations::voucher::CLOSED;
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::queries::payment::READERS;
use crate::stop::Stop;

/// The months.
pub struct Months;

/// Which months.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthFilter {
    /// Only those that were opened again, or only the others.
    pub reopened: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A month of the books.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BooksMonthRow {
    /// YYYY-MM.
    pub month: String,
    /// Whether it takes no voucher any more, in any fund.
    pub closed: bool,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub closed_at: Option<OffsetDateTime>,
    /// Whether it may be asked to be opened again: the last that is closed.
    pub may_be_reopened: bool,
    /// Each time it was opened again, the latest first.
    pub reopenings: Vec<ReopeningShown>,
}

/// A month that was opened again.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReopeningShown {
    /// The case.
    pub case_id: CaseId,
    /// Who asked.
    pub asked_by: String,
    /// Who agreed.
    pub approved_by: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub reopened_at: OffsetDateTime,
    /// Why.
    pub reason: String,
    /// When it was closed again; none while it is open.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub closed_again_at: Option<OffsetDateTime>,
    /// The inspector who looked into it.
    pub looked_into_by: Option<String>,
    /// What was found.
    pub finding: Option<String>,
}

impl Query for Months {
    const SPEC: QuerySpec =
        QuerySpec { name: "ledger.months", title: "会计期间", title_en: "months of the books", access: READERS };
    type Input = MonthFilter;
    type Output = Page<BooksMonthRow>;

    async fn answer(cx: &Context<'_>, input: MonthFilter) -> Result<Page<BooksMonthRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let funds = cx.house.law.funds.iter().count();
        let mut months: BTreeMap<String, Vec<books_month::Model>> = BTreeMap::new();
        for row in cx.view.all(books_month::Entity::find()).await? {
            months.entry(row.month.clone()).or_default().push(row);
        }
        let closed = |rows: &[books_month::Model]| rows.len() == funds && rows.iter().all(|row| row.state == CLOSED);
        let last = months.iter().rev().find(|(_, rows)| closed(rows)).map(|(month, _)| month.clone());
        let reopened = cx.view.all(books_reopening::Entity::find()).await?;
        let wanted: Vec<(String, Vec<books_month::Model>)> = months
            .into_iter()
            .rev()
            .filter(|(month, _)| {
                input.reopened.is_none_or(|wanted| wanted == reopened.iter().any(|row| row.month == *month))
            })
            .collect();
        let total = wanted.len() as i64;
        let offset = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
        let page: Vec<_> = wanted.into_iter().skip(offset).take(paging.page_size as usize).collect();

        let shown: Vec<&str> = page.iter().map(|(month, _)| month.as_str()).collect();
        let select = books_reopening::Entity::find()
            .filter(books_reopening::Column::Month.is_in(shown))
            .order_by_desc(books_reopening::Column::CaseId);
        let reopenings = cx.view.all(select).await?;
        let mut people: Vec<Option<i64>> = Vec::new();
        for row in &reopenings {
            people.extend([Some(row.asked_by), Some(row.approved_by), row.looked_into_by]);
        }
        for (_, rows) in &page {
            people.extend(rows.iter().map(|row| row.closed_by));
        }
        let names = Names::of_staff(cx.view, people.into_iter().flatten()).await?;
        let rows = page.into_iter().map(|(month, rows)| {
            let closed = closed(&rows);
            let close = rows.iter().filter(|_| closed).find_map(|row| row.closed_by.zip(row.closed_at));
            BooksMonthRow {
                closed,
                closed_by: close.map(|(by, _)| names.get(by)),
                closed_at: close.map(|(_, at)| at),
                may_be_reopened: last.as_deref() == Some(month.as_str()),
                reopenings: reopenings.iter().filter(|row| row.month == month).map(|row| one(row, &names)).collect(),
                month,
            }
        });
        Ok(paging.of(rows.collect(), total))
    }
}

fn one(row: &books_reopening::Model, names: &Names) -> ReopeningShown {
    ReopeningShown {
        case_id: CaseId(row.case_id),
        asked_by: names.get(row.asked_by),
        approved_by: names.get(row.approved_by),
        reopened_at: row.reopened_at,
        reason: row.reason.clone(),
        closed_again_at: row.closed_again_at,
        looked_into_by: row.looked_into_by.map(|by| names.get(by)),
        finding: row.finding.clone(),
    }
}
