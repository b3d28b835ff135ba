//! The log of reads: by member of staff, insured person and day.
//!
//! Article: R1-24, R5-38. Threat I20.

use base::{PersonId, StaffId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{read_log, staff};
use time::OffsetDateTime;

use super::{READERS, span};
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The log of reads.
pub struct List;

/// Which reads.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadFilter {
    /// The first day, YYYY-MM-DD; otherwise six days before the last.
    pub from: Option<String>,
    /// The last day; otherwise today.
    pub until: Option<String>,
    /// By this member of staff.
    pub staff_id: Option<StaffId>,
    /// Of this insured person.
    pub person_id: Option<PersonId>,
    /// By this question or command.
    pub purpose: Option<String>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadRow {
    /// Its number.
    pub read_id: i64,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub at: OffsetDateTime,
    /// Who looked.
    pub staff_id: Option<StaffId>,
    /// The name.
    pub staff_name: Option<String>,
    /// By which question or command.
    pub purpose: String,
    /// Whose data, if one person's.
    pub person_id: Option<PersonId>,
    /// visit, case, person, list.
    pub object_kind: String,
    /// Its id.
    pub object_id: String,
    /// The field shown in full, or the rows of a list.
    pub detail: String,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "reading.list", title: "查阅日志", title_en: "the log of reads", access: READERS };
    type Input = ReadFilter;
    type Output = Page<ReadRow>;

    async fn answer(cx: &Context<'_>, input: ReadFilter) -> Result<Page<ReadRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let (from, until) = span(cx, input.from.as_deref(), input.until.as_deref())?;
        let mut select =
            read_log::Entity::find().filter(read_log::Column::Day.gte(from)).filter(read_log::Column::Day.lte(until));
        if let Some(staff_id) = input.staff_id {
            select = select.filter(read_log::Column::StaffId.eq(staff_id.0));
        }
        if let Some(person_id) = input.person_id {
            select = select.filter(read_log::Column::PersonId.eq(person_id.0));
        }
        if let Some(purpose) = input.purpose {
            select = select.filter(read_log::Column::Purpose.eq(purpose));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(read_log::Column::ReadId).limit(paging.limit()).offset(paging.offset());
        let reads = cx.view.all(select).await?;
        let people = cx.view.by_keys::<staff::Model>(reads.iter().filter_map(|read| read.staff_id)).await?;
        let rows = reads.into_iter().map(|read| ReadRow {
            read_id: read.read_id,
            at: read.at,
            staff_id: read.staff_id.map(StaffId),
            staff_name: people.iter().find(|who| Some(who.staff_id) == read.staff_id).map(|who| who.name.clone()),
            purpose: read.purpose,
            person_id: read.person_id.map(PersonId),
            object_kind: read.object_kind,
            object_id: read.object_id,
            detail: read.detail,
        });
        Ok(paging.of(rows.collect(), total))
    }
}
