//! What hospitals filed: what waits longest first, then the newest.
//!
//! Article: R1-12, R3d-13.

use std::collections::BTreeMap;

use base::{CaseId, FilingId, PersonId, date_text, in_beijing};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{filing, person};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::read_log::Shown;
use crate::stop::Stop;

/// The filings.
pub struct List;

/// Which ones.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingFilter {
    /// In this state.
    pub state: Option<FilingState>,
    /// Of this matter.
    pub kind: Option<CaseKind>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Where a filing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FilingState {
    /// 待受理.
    Waiting,
    /// 已受理.
    TakenUp,
    /// 已退回.
    Declined,
    /// 已撤销.
    Withdrawn,
}

impl FilingState {
    fn code(self) -> &'static str {
        match self {
            FilingState::Waiting => "waiting",
            FilingState::TakenUp => "taken_up",
            FilingState::Declined => "declined",
            FilingState::Withdrawn => "withdrawn",
        }
    }
}

/// A filing in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FilingRow {
    /// The filing.
    pub filing_id: FilingId,
    /// Its matter.
    pub kind: String,
    /// The hospital.
    pub provider_name: String,
    /// For whom.
    pub person_id: PersonId,
    /// The name, masked.
    pub person_name: String,
    /// On which day.
    pub filed_on: String,
    /// waiting, taken_up, declined, withdrawn.
    pub state: String,
    /// The case it became.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// Why it was declined or withdrawn, in words.
    pub comment: String,
    /// Who took it up or declined it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<String>,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "filing.list",
        title: "医院申报",
        title_en: "what hospitals filed",
        access: Access::Duty(&[Duty::Handle]),
    };
    type Input = FilingFilter;
    type Output = Page<FilingRow>;

    fn shows(answer: &Page<FilingRow>) -> Vec<Shown> {
        Shown::list(answer.rows.len())
    }

    async fn answer(cx: &Context<'_>, input: FilingFilter) -> Result<Page<FilingRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = filing::Entity::find();
        if let Some(state) = input.state {
            select = select.filter(filing::Column::State.eq(state.code()));
        }
        if let Some(kind) = input.kind {
            select = select.filter(filing::Column::Matter.eq(kind.code()));
        }
        let total = cx.view.count(select.clone()).await?;
        let oldest_first = input.state == Some(FilingState::Waiting);
        let select = select
            .order_by(filing::Column::FiledAt, if oldest_first { Order::Asc } else { Order::Desc })
            .order_by_asc(filing::Column::FilingId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let persons = cx.view.by_keys::<person::Model>(rows.iter().map(|row| row.person_id)).await?;
        let persons: BTreeMap<i64, String> = persons.into_iter().map(|row| (row.person_id, row.name)).collect();
        let staff = Names::of_staff(cx.view, rows.iter().filter_map(|row| row.ended_by)).await?;
        let hospitals = Names::of_providers(cx.view, rows.iter().map(|row| row.provider_id)).await?;
        let shown = rows.into_iter().map(|row| FilingRow {
            filing_id: FilingId(row.filing_id),
            provider_name: hospitals.get(row.provider_id),
            person_id: PersonId(row.person_id),
            person_name: persons.get(&row.person_id).map(|name| cx.masked("person.name", name)).unwrap_or_default(),
            filed_on: date_text(in_beijing(row.filed_at).date()),
            case_id: row.case_id.map(CaseId),
            ended_by: row.ended_by.map(|id| staff.get(id)),
            kind: row.matter,
            state: row.state,
            comment: row.comment,
        });
        Ok(paging.of(shown.collect(), total))
    }
}
