//! Cases drawn to be checked again, with what was found: open ones first, then the
//! newest. The list of faults is this list with the result `fault`.
//!
//! Article: R1-30, R1-A2.9.

use base::{CaseId, Month, SpotCheckId, date_text, in_beijing};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{review_case, spot_check};

use crate::case_work::CaseWork;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::spot_check::record::took_no_part;
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// The checks.
pub struct List;

/// Which ones.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpotCheckFilter {
    /// Finished in this month.
    pub month: Option<Month>,
    /// Of this kind.
    pub kind: Option<CaseKind>,
    /// With this result, or still open.
    pub result: Option<ResultFilter>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// What came out, or nothing yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResultFilter {
    /// 待查.
    Open,
    /// 无问题.
    InOrder,
    /// 有问题.
    Fault,
}

/// A case drawn to be checked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SpotCheckRow {
    /// The check.
    pub spot_check_id: SpotCheckId,
    /// The case.
    pub case_id: CaseId,
    /// In which month it was finished.
    pub month: String,
    /// Its kind.
    pub kind: String,
    /// `open`, `in_order` or `fault`.
    pub result: String,
    /// Which fault, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    /// The same in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault_en: Option<String>,
    /// What was found, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Who checked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<String>,
    /// On which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<String>,
    /// Whether this caller may check it.
    pub may_check: bool,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "spot_check.list", title: "业务抽查", title_en: "spot checks", access: super::READERS };
    type Input = SpotCheckFilter;
    type Output = Page<SpotCheckRow>;

    async fn answer(cx: &Context<'_>, input: SpotCheckFilter) -> Result<Page<SpotCheckRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = spot_check::Entity::find();
        if let Some(month) = input.month {
            select = select.filter(spot_check::Column::Month.eq(month.to_string()));
        }
        if let Some(kind) = input.kind {
            select = select.filter(spot_check::Column::Kind.eq(kind.code()));
        }
        select = match input.result {
            None => select,
            Some(ResultFilter::Open) => select.filter(spot_check::Column::Result.is_null()),
            Some(ResultFilter::InOrder) => select.filter(spot_check::Column::Result.eq("in_order")),
            Some(ResultFilter::Fault) => select.filter(spot_check::Column::Result.eq("fault")),
        };
        let total = cx.view.count(select.clone()).await?;
        // What is open has no instant of a check; the same order on both databases.
        let select = select
            .order_by_desc(spot_check::Column::Result.is_null())
            .order_by_desc(spot_check::Column::Month)
            .order_by_asc(spot_check::Column::SpotCheckId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let names = Names::of_staff(cx.view, rows.iter().filter_map(|row| row.checked_by)).await?;
        let cases = cx.view.by_keys::<review_case::Model>(rows.iter().map(|row| row.case_id)).await?;
        let work = CaseWork::look(cx, cases).await?;
        let may = |case_id: i64| {
            let own = work.iter().find(|work| work.row().case_id == case_id);
            own.is_some_and(|work| took_no_part(cx, work).is_ok() && work.may(cx, Duty::Inspection).is_ok())
        };
        let shown = rows.into_iter().map(|row| {
            let fault = row.fault_code.as_deref().and_then(|code| cx.house.law.spot_check.fault(code));
            SpotCheckRow {
                spot_check_id: SpotCheckId(row.spot_check_id),
                case_id: CaseId(row.case_id),
                may_check: row.result.is_none() && cx.caller.holds_any(&[Duty::Inspection]) && may(row.case_id),
                result: row.result.unwrap_or_else(|| "open".to_owned()),
                fault: fault.map(|fault| fault.zh.clone()),
                fault_en: fault.map(|fault| fault.en.clone()),
                comment: row.comment,
                checked_by: row.checked_by.map(|id| names.get(id)),
                checked_on: row.checked_at.map(|at| date_text(in_beijing(at).date())),
                month: row.month,
                kind: row.kind,
            }
        });
        Ok(paging.of(shown.collect(), total))
    }
}
