//! Searching the trail: by person, verb, object, time, outcome. For the audit
//! administrator and inspection the whole; for everyone else the entries about
//! one object, as the mark of proof on each record asks for them.
//!
//! Article: R1-15, R1-24.

use base::{Refusal, StaffId, beijing_instant, parse_date};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{staff, trail_about, trail_entry};
use time::{Duration, OffsetDateTime, Time};

use super::READERS;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::permission::admitted;
use crate::registry;
use crate::stop::Stop;

/// Searches the trail.
pub struct List;

/// Which entries.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrailFilter {
    /// About an object of this kind: statement, case, settlement …
    pub about_kind: Option<String>,
    /// With this id, as people see it.
    pub about_id: Option<String>,
    /// By this person.
    pub staff_id: Option<StaffId>,
    /// By a person of this name.
    pub staff_name: Option<String>,
    /// From this day on, YYYY-MM-DD in Beijing.
    pub from: Option<String>,
    /// Up to this day.
    pub until: Option<String>,
    /// This verb.
    pub command: Option<String>,
    /// done or refused.
    pub outcome: Option<OutcomeFilter>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Outcomes to be searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeFilter {
    /// It was done.
    Done,
    /// It was refused.
    Refused,
}

/// An entry in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrailRow {
    /// The entry.
    pub entry_id: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub at: OffsetDateTime,
    /// The verb.
    pub command: String,
    /// What it is called in Chinese; the verb itself where it is no command of this version.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// The natural person, if one acted.
    pub staff_id: Option<StaffId>,
    /// The person's name.
    pub staff_name: Option<String>,
    /// done or refused.
    pub outcome: String,
    /// Its place in the tree; none until integrated, within a second.
    pub leaf_index: Option<i64>,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "trail.list", title: "操作留痕", title_en: "the trail", access: Access::SignedIn };
    type Input = TrailFilter;
    type Output = Page<TrailRow>;

    async fn answer(cx: &Context<'_>, input: TrailFilter) -> Result<Page<TrailRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let about = match (&input.about_kind, &input.about_id) {
            (Some(kind), Some(id)) => Some((kind.clone(), id.clone())),
            (None, None) => None,
            _ => {
                return Err(Refusal::invalid(
                    "about_incomplete",
                    "about_id",
                    "对象类别与编号须同时给出",
                    "the kind and the id of an object go together",
                )
                .into());
            }
        };
        if about.is_none() || cx.caller.provider_id.is_some() {
            admitted(READERS, cx.caller)?;
        }
        let mut select = trail_entry::Entity::find();
        if let Some((kind, id)) = about {
            let ids = trail_about::Entity::find()
                .filter(trail_about::Column::Kind.eq(kind))
                .filter(trail_about::Column::ObjectId.eq(id))
                .select_only()
                .column(trail_about::Column::EntryId);
            select = select.filter(trail_entry::Column::EntryId.in_subquery(sea_orm::QueryTrait::into_query(ids)));
        }
        if let Some(staff_id) = input.staff_id {
            select = select.filter(trail_entry::Column::StaffId.eq(staff_id.0));
        }
        if let Some(name) = input.staff_name {
            let named =
                staff::Entity::find().filter(staff::Column::Name.eq(name)).select_only().column(staff::Column::StaffId);
            select = select.filter(trail_entry::Column::StaffId.in_subquery(sea_orm::QueryTrait::into_query(named)));
        }
        if let Some(from) = input.from {
            select = select.filter(trail_entry::Column::At.gte(midnight(&from, "from")?));
        }
        if let Some(until) = input.until {
            select = select.filter(trail_entry::Column::At.lt(midnight(&until, "until")? + Duration::DAY));
        }
        if let Some(command) = input.command {
            select = select.filter(trail_entry::Column::Command.eq(command));
        }
        if let Some(outcome) = input.outcome {
            let code = if outcome == OutcomeFilter::Done { "done" } else { "refused" };
            select = select.filter(trail_entry::Column::Outcome.eq(code));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(trail_entry::Column::EntryId).limit(paging.limit()).offset(paging.offset());
        let entries = cx.view.all(select).await?;
        let persons = cx.view.by_keys::<staff::Model>(entries.iter().filter_map(|entry| entry.staff_id)).await?;
        let known = registry::commands();
        let rows = entries.into_iter().map(|entry| {
            let person = persons.iter().find(|person| Some(person.staff_id) == entry.staff_id);
            let spec = known.iter().map(|known| known.spec).find(|spec| spec.name == entry.command);
            TrailRow {
                entry_id: entry.entry_id.to_string(),
                at: entry.at,
                title: spec.as_ref().map_or_else(|| entry.command.clone(), |spec| spec.title.to_owned()),
                title_en: spec.as_ref().map_or_else(|| entry.command.clone(), |spec| spec.title_en.to_owned()),
                command: entry.command,
                staff_id: entry.staff_id.map(StaffId),
                staff_name: person.map(|person| person.name.clone()),
                outcome: entry.outcome,
                leaf_index: entry.leaf_index,
            }
        });
        Ok(paging.of(rows.collect(), total))
    }
}

/// The instant with which a day begins in Beijing, in UTC.
fn midnight(day: &str, field: &str) -> Result<OffsetDateTime, Refusal> {
    let begins = parse_date(day).map(|day| beijing_instant(day, Time::MIDNIGHT));
    begins.ok_or_else(|| Refusal::invalid("day_malformed", field, "日期格式不符", "not a day"))
}
