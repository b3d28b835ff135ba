//! The inspections, the latest first.
//!
//! Article: R5-32, R1-29.

use base::{InspectionId, ProviderId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::inspection;
use time::OffsetDateTime;

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::inspection::{CLOSED, OPEN};
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// The inspections.
pub struct List;

/// Which inspections.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectionFilter {
    /// In this state.
    pub state: Option<InspectionStateFilter>,
    /// Of this institution.
    pub provider_id: Option<ProviderId>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of an inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InspectionStateFilter {
    /// 进行中.
    Open,
    /// 已办结.
    Closed,
}

/// An inspection in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InspectionRow {
    /// The inspection.
    pub inspection_id: InspectionId,
    /// The institution.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// Why it is held, by its code.
    pub purpose: String,
    /// In words.
    pub purpose_name: String,
    /// In English words.
    pub purpose_name_en: String,
    /// First day of the claims looked at.
    pub claims_from: String,
    /// Last day, included.
    pub claims_until: String,
    /// open or closed.
    pub state: String,
    /// How many stand in the team.
    pub inspectors: i64,
    /// Who opened it.
    pub opened_by: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub opened_at: OffsetDateTime,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "inspection.list", title: "现场检查", title_en: "inspections", access: READERS };
    type Input = InspectionFilter;
    type Output = Page<InspectionRow>;

    async fn answer(cx: &Context<'_>, input: InspectionFilter) -> Result<Page<InspectionRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = inspection::Entity::find();
        if let Some(state) = input.state {
            let code = match state {
                InspectionStateFilter::Open => OPEN,
                InspectionStateFilter::Closed => CLOSED,
            };
            select = select.filter(inspection::Column::State.eq(code));
        }
        if let Some(provider_id) = input.provider_id {
            select = select.filter(inspection::Column::ProviderId.eq(provider_id.0));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(inspection::Column::InspectionId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}

/// Inspections as rows of a list.
pub(super) async fn shown(cx: &Context<'_>, rows: Vec<inspection::Model>) -> Result<Vec<InspectionRow>, Stop> {
    let providers = Names::of_providers(cx.view, rows.iter().map(|row| row.provider_id)).await?;
    let people = Names::of_staff(cx.view, rows.iter().map(|row| row.opened_by)).await?;
    let row = |row: inspection::Model| {
        let purpose = cx.house.law.inspection.purpose(&row.purpose);
        InspectionRow {
            inspection_id: InspectionId(row.inspection_id),
            provider_id: ProviderId(row.provider_id),
            provider_name: providers.get(row.provider_id),
            purpose_name: purpose.map(|one| one.zh.clone()).unwrap_or_default(),
            purpose_name_en: purpose.map(|one| one.en.clone()).unwrap_or_default(),
            purpose: row.purpose,
            claims_from: date_text(row.claims_from),
            claims_until: date_text(row.claims_until),
            state: row.state,
            inspectors: row.inspectors,
            opened_by: people.get(row.opened_by),
            opened_at: row.opened_at,
        }
    };
    Ok(rows.into_iter().map(row).collect())
}
