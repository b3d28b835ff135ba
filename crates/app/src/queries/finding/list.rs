//! The list of findings, with filters. A hospital sees its own, once first review
//! has looked at them: what is still being judged is not told.
//!
//! Article: R1-12.11, R2-66.

use base::{CaseId, Month, ProviderId, VisitId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::finding;

use super::shown::{FindingShown, shown};
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::queries::case::READERS;
use crate::read_log::Shown;
use crate::stop::Stop;

/// The list of findings.
pub struct List;

/// Which findings, and in which order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingFilter {
    /// Only of this settlement month.
    pub month: Option<Month>,
    /// Only by this rule.
    pub rule: Option<u32>,
    /// Only of this provider.
    pub provider_id: Option<ProviderId>,
    /// Only of this case.
    pub case_id: Option<CaseId>,
    /// Only about this claim.
    pub visit_id: Option<VisitId>,
    /// Only in this state.
    pub state: Option<FindingState>,
    /// Only those the provider has, or has not, answered.
    pub answered: Option<bool>,
    /// What to sort by; the finding's number when left out.
    pub sort: Option<FindingSort>,
    /// From the greatest down.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    /// 线索.
    Lead,
    /// 待定.
    Open,
    /// 认定.
    Upheld,
    /// 不认定.
    Cleared,
}

impl FindingState {
    fn code(self) -> &'static str {
        match self {
            FindingState::Lead => "lead",
            FindingState::Open => "open",
            FindingState::Upheld => "upheld",
            FindingState::Cleared => "cleared",
        }
    }
}

/// Columns a list of findings can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingSort {
    /// The finding's number.
    FindingId,
    /// The amount in question.
    AmountFen,
    /// The rule.
    Rule,
    /// What was decided.
    FinalFen,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "finding.list", title: "审核疑点", title_en: "findings", access: READERS };
    type Input = FindingFilter;
    type Output = Page<FindingShown>;

    fn shows(answer: &Self::Output) -> Vec<Shown> {
        Shown::list(answer.rows.len())
    }

    async fn answer(cx: &Context<'_>, input: FindingFilter) -> Result<Page<FindingShown>, Stop> {
        use finding::Column;
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = finding::Entity::find();
        if let Some(own) = cx.caller.provider_id {
            select = select.filter(Column::ProviderId.eq(own)).filter(Column::FirstFen.is_not_null());
        }
        if let Some(provider_id) = input.provider_id {
            select = select.filter(Column::ProviderId.eq(provider_id.0));
        }
        if let Some(month) = input.month {
            select = select.filter(Column::Month.eq(month.to_string()));
        }
        if let Some(rule) = input.rule {
            select = select.filter(Column::Rule.eq(i32::try_from(rule).unwrap_or(i32::MAX)));
        }
        if let Some(case_id) = input.case_id {
            select = select.filter(Column::CaseId.eq(case_id.0));
        }
        if let Some(visit_id) = input.visit_id {
            select = select.filter(Column::VisitId.eq(visit_id.0));
        }
        if let Some(state) = input.state {
            select = select.filter(Column::State.eq(state.code()));
        }
        match input.answered {
            Some(true) => select = select.filter(Column::Answer.is_not_null()),
            Some(false) => select = select.filter(Column::Answer.is_null()),
            None => (),
        }
        let total = cx.view.count(select.clone()).await?;
        let column = match input.sort.unwrap_or(FindingSort::FindingId) {
            FindingSort::FindingId => Column::FindingId,
            FindingSort::AmountFen => Column::AmountFen,
            FindingSort::Rule => Column::Rule,
            FindingSort::FinalFen => Column::FinalFen,
        };
        let order = if input.descending.unwrap_or(false) { Order::Desc } else { Order::Asc };
        let select = select.order_by(column, order).order_by_asc(Column::FindingId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}
