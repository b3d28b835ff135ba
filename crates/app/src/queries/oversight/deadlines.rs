//! Cases whose time limit has passed or is near, with whom they wait for: for the
//! control department and whoever approves.
//!
//! Article: R2-42 (time limits), R1-30.

use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::review_case;

use crate::case_work::CaseWork;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::queries::case::row::{CaseRow, rows};
use crate::stop::Stop;

/// What is late or near.
pub struct Deadlines;

/// Which of them.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LateFilter {
    /// Only those whose limit has passed; near ones as well when left out.
    pub overdue: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A case that is late or near its end.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LateCase {
    /// The case.
    #[serde(flatten)]
    pub case: CaseRow,
    /// Working days left; below zero once the limit has passed.
    pub days_left: i64,
    /// Who was drawn for the step; nobody where anyone who may does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waits_for: Option<String>,
}

impl Query for Deadlines {
    const SPEC: QuerySpec = QuerySpec {
        name: "oversight.deadlines",
        title: "超期督办",
        title_en: "late cases",
        access: Access::Duty(&[Duty::Inspection, Duty::AuditAdmin, Duty::Approve]),
    };
    type Input = LateFilter;
    type Output = Page<LateCase>;

    async fn answer(cx: &Context<'_>, input: LateFilter) -> Result<Page<LateCase>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let calendar = &cx.house.law.calendar;
        let near = calendar.after(cx.today, cx.house.law.review_practice.as_of(cx.today).near_due_days);
        let mut select = review_case::Entity::find().filter(crate::queries::case::queue::visible(cx));
        select = match input.overdue {
            Some(true) => select.filter(review_case::Column::DueOn.lt(cx.today)),
            _ => select.filter(review_case::Column::DueOn.lte(near)),
        };
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_asc(review_case::Column::DueOn).order_by_asc(review_case::Column::CaseId);
        let cases = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let names = Names::of_staff(cx.view, cases.iter().filter_map(|case| case.drawn_staff_id)).await?;
        let late: Vec<(i64, Option<String>)> = cases
            .iter()
            .map(|case| {
                let due = case.due_on.unwrap_or(cx.today);
                let left =
                    if due >= cx.today { calendar.between(cx.today, due) } else { -calendar.between(due, cx.today) };
                (left, case.drawn_staff_id.map(|id| names.get(id)))
            })
            .collect();
        let work = CaseWork::look(cx, cases).await?;
        let shown = rows(cx, &work).await?.into_iter().zip(late);
        let shown = shown.map(|(case, (days_left, waits_for))| LateCase { case, days_left, waits_for });
        Ok(paging.of(shown.collect(), total))
    }
}
