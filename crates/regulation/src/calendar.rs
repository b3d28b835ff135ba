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

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::cases::read_cases;
    use crate::{Day, LawErrors, LawFiles};

    fn read(files: &LawFiles) -> Result<WorkCalendar, LawErrors> {
        let mut reader = Reader::over(files);
        let calendar = load(&mut reader);
        reader.finish(|| calendar)
    }

    #[test]
    fn the_years_have_their_working_days() {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Given {
            year: i32,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Expect {
            working_days: u32,
        }
        let calendar = read(&LawFiles::embedded()).unwrap();
        let cases = read_cases::<Given, Expect>(&LawFiles::embedded(), "calendar/years").unwrap();
        assert_eq!(cases.len(), 10);
        for case in cases {
            assert_eq!(calendar.working_days_in(case.given.year), Ok(case.expect.working_days), "{}", case.title());
        }
        assert!(calendar.working_days_in(2016).is_err() && calendar.working_days_in(2027).is_err());
    }

    #[test]
    fn limits_end_on_their_day() {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Given {
            event: Day,
            limit_days: u32,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Expect {
            first_counted: Day,
            last_day: Day,
            #[serde(default)]
            provisional: bool,
        }
        let calendar = read(&LawFiles::embedded()).unwrap();
        for case in read_cases::<Given, Expect>(&LawFiles::embedded(), "calendar/limits").unwrap() {
            let (event, expect) = (case.given.event.0, &case.expect);
            let last = calendar.after(event, case.given.limit_days);
            assert_eq!(Day(calendar.after(event, 1)), expect.first_counted, "{}", case.title());
            assert_eq!(Day(last), expect.last_day, "{}", case.title());
            assert_eq!(calendar.is_provisional(last), expect.provisional, "{}", case.title());
            assert_eq!(calendar.between(event, last), i64::from(case.given.limit_days), "{}", case.title());
        }
    }

    #[test]
    fn planted_faults_are_named_with_file_and_line() {
        for (rows, line, problem) in [
            ("2017-01-01,holiday,元旦\n2017-02-30,holiday,春节", 3, "not a date"),
            ("2017-01-01,holiday,元旦\n2017-01-01,workday,元旦", 3, "in order, each once"),
            ("2017-01-02,holiday,元旦\n2017-01-01,holiday,元旦", 3, "in order, each once"),
            ("2017-01-01,holiday,元旦\n2019-01-01,holiday,元旦", 3, "a year before this one is missing"),
            ("2017-01-01,restday,元旦", 2, "unknown variant `restday`"),
            ("2017-01-01,holiday,", 2, "no name"),
            ("2017-01-01,holiday", 2, "found record with 2 fields"),
            ("", 0, "no day is listed"),
        ] {
            let text = format!("date,kind,name\n{rows}\n");
            let errors = read(&LawFiles::of([(PATH, text.as_str())])).expect_err(rows);
            let found = errors.0.iter().find(|error| error.problem.contains(problem));
            let found = found.unwrap_or_else(|| panic!("{problem}: {errors}"));
            assert_eq!((found.file.as_str(), found.line), (PATH, line), "{found}");
        }
        let header = LawFiles::of([(PATH, "date,kind,title\n2017-01-01,holiday,元旦\n")]);
        assert!(read(&header).unwrap_err().to_string().contains("unknown field `title`"));
        assert!(read(&LawFiles::default()).unwrap_err().to_string().contains("this file is missing"));
    }
}
