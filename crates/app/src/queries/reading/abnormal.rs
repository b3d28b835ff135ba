//! Abnormal use: looking that stands out against the agency's own figures
//! (regulation/record/reading.toml). A row is a question to be asked, not a
//! verdict.
//!
//! Four kinds: many different persons within an hour; many masked fields shown
//! in full on a day; looking outside working hours; looking at a colleague's or
//! one's own data.
//!
//! Article: R1-15 (abnormal rights and acts are monitored), R1-24. Threat I20.

use base::{Date, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::{FromQueryResult, Value};
use serde::{Deserialize, Serialize};
use store::entity::staff;

use super::{READERS, span};
use crate::command::{Context, Query, QuerySpec};
use crate::stop::Stop;

/// The report of abnormal use.
pub struct Abnormal;

/// Which days.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AbnormalSpan {
    /// The first day, YYYY-MM-DD; otherwise six days before the last.
    pub from: Option<String>,
    /// The last day; otherwise today.
    pub until: Option<String>,
}

/// The report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AbnormalReport {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// What stood out, the latest day first; at most 1000.
    pub rows: Vec<AbnormalRow>,
}

/// Something that stood out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AbnormalRow {
    /// What kind.
    pub kind: AbnormalKind,
    /// Who looked.
    pub staff_id: StaffId,
    /// The name.
    pub staff_name: String,
    /// The day.
    pub day: String,
    /// The clock hour in Beijing, where hours are counted.
    pub hour: Option<i32>,
    /// What was counted: persons, fields or looks.
    pub measured: i64,
    /// What is usual; none where nothing is.
    pub usual_max: Option<i64>,
}

/// Kinds of abnormal use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AbnormalKind {
    /// Many different persons within an hour.
    ManyPersons,
    /// Many masked fields shown in full on a day.
    ManyReveals,
    /// Outside working hours.
    OutOfHours,
    /// A colleague's data.
    Colleague,
    /// One's own data.
    Own,
}

#[derive(FromQueryResult)]
struct Counted {
    staff_id: i64,
    day: Date,
    hour: i32,
    measured: i64,
}

const PERSONS: &str = "SELECT staff_id, day, hour, COUNT(DISTINCT person_id) AS measured FROM read_log \
    WHERE day >= $1 AND day <= $2 AND staff_id IS NOT NULL AND person_id IS NOT NULL \
    GROUP BY staff_id, day, hour HAVING COUNT(DISTINCT person_id) > $3";
const REVEALS: &str = "SELECT staff_id, day, MIN(hour) AS hour, COUNT(*) AS measured FROM read_log \
    WHERE day >= $1 AND day <= $2 AND staff_id IS NOT NULL AND purpose = 'person.reveal' \
    GROUP BY staff_id, day HAVING COUNT(*) > $3";
const HOURS: &str = "SELECT staff_id, day, hour, COUNT(*) AS measured FROM read_log \
    WHERE day >= $1 AND day <= $2 AND staff_id IS NOT NULL AND provider_id IS NULL \
    GROUP BY staff_id, day, hour";
const COLLEAGUES: &str = "SELECT r.staff_id AS staff_id, r.day AS day, MIN(r.hour) AS hour, COUNT(*) AS measured \
    FROM read_log r JOIN person p ON p.person_id = r.person_id JOIN staff s ON s.identity_digest = p.identity_digest \
    WHERE r.day >= $1 AND r.day <= $2 AND r.staff_id IS NOT NULL AND s.staff_id <> r.staff_id \
    GROUP BY r.staff_id, r.day";
const OWN: &str = "SELECT r.staff_id AS staff_id, r.day AS day, MIN(r.hour) AS hour, COUNT(*) AS measured \
    FROM read_log r JOIN person p ON p.person_id = r.person_id JOIN staff s ON s.identity_digest = p.identity_digest \
    WHERE r.day >= $1 AND r.day <= $2 AND r.staff_id IS NOT NULL AND s.staff_id = r.staff_id \
    GROUP BY r.staff_id, r.day";

/// Rows of a report.
const ROWS_MAX: usize = 1_000;

impl Query for Abnormal {
    const SPEC: QuerySpec =
        QuerySpec { name: "reading.abnormal", title: "异常查阅", title_en: "abnormal use", access: READERS };
    type Input = AbnormalSpan;
    type Output = AbnormalReport;

    async fn answer(cx: &Context<'_>, input: AbnormalSpan) -> Result<AbnormalReport, Stop> {
        let (from, until) = span(cx, input.from.as_deref(), input.until.as_deref())?;
        let figures = cx.house.law.record.reading(until);
        let figures = figures.ok_or_else(|| Stop::Fault("no figures for the log of reads hold".to_owned()))?;
        let days = || [Value::from(from), Value::from(until)];
        let above = |limit: u32| days().into_iter().chain([Value::from(i64::from(limit))]);
        let mut found = Vec::new();
        let mut add = |kind, usual_max: Option<u32>, by_hour: bool, counted: Vec<Counted>| {
            found.extend(counted.into_iter().map(|row| AbnormalRow {
                kind,
                staff_id: StaffId(row.staff_id),
                staff_name: String::new(),
                day: date_text(row.day),
                hour: by_hour.then_some(row.hour),
                measured: row.measured,
                usual_max: usual_max.map(i64::from),
            }));
        };
        let persons_max = figures.persons_per_hour_max;
        add(AbnormalKind::ManyPersons, Some(persons_max), true, cx.view.sql(PERSONS, above(persons_max)).await?);
        let reveals_max = figures.reveals_per_day_max;
        add(AbnormalKind::ManyReveals, Some(reveals_max), false, cx.view.sql(REVEALS, above(reveals_max)).await?);
        let office = (figures.office_opens_hour as i32)..(figures.office_closes_hour as i32);
        let mut late: Vec<Counted> = cx.view.sql(HOURS, days()).await?;
        late.retain(|row| !(cx.house.law.calendar.is_working_day(row.day) && office.contains(&row.hour)));
        add(AbnormalKind::OutOfHours, None, true, late);
        add(AbnormalKind::Colleague, None, false, cx.view.sql(COLLEAGUES, days()).await?);
        add(AbnormalKind::Own, None, false, cx.view.sql(OWN, days()).await?);
        found.sort_by(|a, b| (&b.day, b.hour, a.kind, a.staff_id).cmp(&(&a.day, a.hour, b.kind, b.staff_id)));
        found.truncate(ROWS_MAX);
        let people = cx.view.by_keys::<staff::Model>(found.iter().map(|row| row.staff_id.0)).await?;
        for row in &mut found {
            let who = people.iter().find(|who| who.staff_id == row.staff_id.0);
            row.staff_name = who.map(|who| who.name.clone()).unwrap_or_default();
        }
        Ok(AbnormalReport { from: date_text(from), until: date_text(until), rows: found })
    }
}
