//! The cases that wait for a meeting and those that one has decided, the latest
//! first.
//!
//! Article: R1-10, R5-21.

use std::collections::BTreeMap;

use base::{CaseId, Date};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{collective_meeting, review_case};

use super::READERS;
use crate::case_work::kind_of;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The cases.
pub struct List;

/// Which of them.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingFilter {
    /// Only those that still wait.
    pub waiting: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A case and its latest meeting.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MeetingRow {
    /// The case.
    pub case_id: CaseId,
    /// Its kind.
    pub kind: CaseKind,
    /// The kind's name, in Chinese.
    pub kind_label: String,
    /// The kind's name, in English.
    pub kind_label_en: String,
    /// What is decided about, fen.
    pub amount_fen: i64,
    /// Since when the case has been in its present state.
    #[schemars(with = "String", extend("format" = "date"))]
    pub since: Date,
    /// uncalled, called, agreed or not_agreed.
    pub state: String,
    /// The day of the meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub held_on: Option<Date>,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "collective.list", title: "集体决策", title_en: "collective decisions", access: READERS };
    type Input = MeetingFilter;
    type Output = Page<MeetingRow>;

    async fn answer(cx: &Context<'_>, input: MeetingFilter) -> Result<Page<MeetingRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let waits = review_case::Column::State.eq(Duty::CollectiveConvene.code());
        let mut select = review_case::Entity::find();
        if input.waiting == Some(true) {
            select = select.filter(waits);
        } else {
            let met = collective_meeting::Entity::find().select_only().column(collective_meeting::Column::CaseId);
            let met = review_case::Column::CaseId.in_subquery(sea_orm::QueryTrait::into_query(met));
            select = select.filter(waits.or(met));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(review_case::Column::Since).order_by_desc(review_case::Column::CaseId);
        let cases = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let of_cases = collective_meeting::Column::CaseId.is_in(cases.iter().map(|row| row.case_id));
        let meetings = collective_meeting::Entity::find().filter(of_cases);
        let meetings = cx.view.all(meetings.order_by_asc(collective_meeting::Column::MeetingId)).await?;
        let latest: BTreeMap<i64, collective_meeting::Model> =
            meetings.into_iter().map(|meeting| (meeting.case_id, meeting)).collect();
        let rows = cases.iter().map(|case| row(cx, case, latest.get(&case.case_id)));
        Ok(paging.of(rows.collect::<Result<Vec<_>, Stop>>()?, total))
    }
}

fn row(
    cx: &Context<'_>,
    case: &review_case::Model,
    meeting: Option<&collective_meeting::Model>,
) -> Result<MeetingRow, Stop> {
    let kind = kind_of(case)?;
    let named = cx.house.law.chains.kind(kind);
    let waits = case.state == Duty::CollectiveConvene.code();
    // What an earlier meeting said counts no more once the case waits for the next.
    let meeting = meeting.filter(|meeting| !waits || meeting.outcome.is_none());
    let called = || if waits { "called" } else { "uncalled" }.to_owned();
    Ok(MeetingRow {
        case_id: CaseId(case.case_id),
        kind,
        kind_label: named.zh.clone(),
        kind_label_en: named.en.clone(),
        amount_fen: case.amount_fen,
        since: case.since,
        state: meeting.map_or_else(|| "uncalled".to_owned(), |meeting| meeting.outcome.clone().unwrap_or_else(called)),
        held_on: meeting.map(|meeting| meeting.held_on),
    })
}
