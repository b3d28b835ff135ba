//! Reads the announced holidays and make-up days: `calendar/cn-workdays.csv`.
//! For every time limit in working days.
//!
//! Article: R2-14, R2-42, R4-19, R5-22, R5-24 (limits in working days).

use base::{DayKind, WorkCalendar, parse_date};
use serde::Deserialize;

use crate::Reader;

const PATH: &str = "calendar/cn-workdays.csv";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    date: String,
    kind: Kind,
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Holiday,
    Workday,
}

/// The calendar of the whole years from the first to the last listed day.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<WorkCalendar> {
    let mut listed = Vec::new();
    for row in reader.csv::<Written>(PATH) {
        let Some(day) = parse_date(&row.value.date) else {
            reader.problem_on_line(PATH, row.line, format!("not a date YYYY-MM-DD: {:?}", row.value.date));
            continue;
        };
        if row.value.name.is_empty() {
            reader.problem_on_line(PATH, row.line, "the day has no name");
        }
        if let Some((before, _)) = listed.last() {
            match day {
                day if day <= *before => reader.problem_on_line(PATH, row.line, "the days stand in order, each once"),
                day if day.year() > before.year() + 1 => {
                    reader.problem_on_line(PATH, row.line, "a year before this one is missing");
                }
                _ => {}
            }
        }
        let kind = match row.value.kind {
            Kind::Holiday => DayKind::Holiday,
            Kind::Workday => DayKind::Workday,
        };
        listed.push((day, kind));
    }
    let (Some((first, _)), Some((last, _))) = (listed.first(), listed.last()) else {
        reader.problem_on_line(PATH, 0, "no day is listed");
        return None;
    };
    Some(WorkCalendar::new(first.year(), last.year(), listed.clone()))
}
