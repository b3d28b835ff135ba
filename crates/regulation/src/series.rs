//! Values that change over time: each with the day from which it holds, its
//! article, and if need be the first day on which it holds no longer. For all
//! law data; looked up as of a date.
//!
//! ```toml
//! [annual_cap_fen]
//! note = "per person and insurance year"
//! values = [
//!   { from = "2017-01-01", value = 15_000_000, article = "R2-53" },
//!   { from = "2020-01-01", value = 18_000_000, article = "R2-53", until = "2023-01-01" },
//! ]
//! ```
//!
//! Without a note it is a plain list: `[[annual_cap_fen]]` for each value.
//! `local = true` marks a figure that the article leaves to the agency.
//! A value without `until` holds until the next one begins. Values stand in the
//! order of their days and never overlap. A series has no gap, unless it says
//! `gaps_allowed = true`.

use std::fmt;
use std::marker::PhantomData;

use base::{Date, date_text};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

use crate::{Articles, Day};

/// A value with the time in which it holds and its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// The first day on which it holds.
    pub from: Date,
    /// The first day on which it holds no longer; `None` while it still holds.
    pub until: Option<Date>,
    /// Where it is laid down.
    pub article: Articles,
    /// What a reader should know about it; may be empty.
    pub note: String,
    /// True where the article leaves the figure to the agency, which chose this one.
    pub local: bool,
    /// The value.
    pub value: T,
}

/// A value over time, in the order of the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series<T> {
    /// What a reader should know about all values; may be empty.
    pub note: String,
    values: Vec<Dated<T>>,
}

impl<T> Series<T> {
    /// The value that holds on a day; `None` before the first one, after the
    /// last one was closed, and in an allowed gap.
    pub fn as_of(&self, day: Date) -> Option<&Dated<T>> {
        let begun = self.values.partition_point(|value| value.from <= day);
        let latest = &self.values[begun.checked_sub(1)?];
        latest.until.is_none_or(|until| day < until).then_some(latest)
    }

    /// All values, the earliest first; never empty.
    pub fn values(&self) -> &[Dated<T>] {
        &self.values
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSeries<T> {
    #[serde(default)]
    note: String,
    #[serde(default)]
    gaps_allowed: bool,
    values: Vec<WrittenValue<T>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenValue<T> {
    from: Spanned<Day>,
    until: Option<Day>,
    article: Articles,
    #[serde(default)]
    note: String,
    #[serde(default)]
    local: bool,
    value: T,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Series<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Series<T>, D::Error> {
        let mut written = deserializer.deserialize_any(TableOrList(PhantomData))?;
        close_and_check(&mut written.values, written.gaps_allowed).map_err(D::Error::custom)?;
        let values = written.values.into_iter().map(|value| Dated {
            from: value.from.into_inner().0,
            until: value.until.map(|day| day.0),
            article: value.article,
            note: value.note,
            local: value.local,
            value: value.value,
        });
        Ok(Series { note: written.note, values: values.collect() })
    }
}

/// Reads a series written as a table with `values`, or as the bare list of them.
struct TableOrList<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TableOrList<T> {
    type Value = WrittenSeries<T>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of dated values, or a table with `values`")
    }
    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<WrittenSeries<T>, A::Error> {
        WrittenSeries::deserialize(MapAccessDeserializer::new(table))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<WrittenSeries<T>, A::Error> {
        let values = Vec::deserialize(SeqAccessDeserializer::new(list))?;
        Ok(WrittenSeries { note: String::new(), gaps_allowed: false, values })
    }
}

/// Ends every value where the next one begins, unless it says so itself, and
/// refuses disorder, overlaps and gaps.
fn close_and_check<T>(values: &mut [WrittenValue<T>], gaps_allowed: bool) -> Result<(), String> {
    if values.is_empty() {
        return Err("a series has at least one value".to_owned());
    }
    for n in 0..values.len() {
        let at = values[n].from.span().start;
        let from = values[n].from.get_ref().0;
        if values[n].until.is_some_and(|until| until.0 <= from) {
            return Err(placed(&format!("the value from {} ends before it begins", date_text(from)), at));
        }
        let Some(before) = n.checked_sub(1) else { continue };
        let earlier = values[before].from.get_ref().0;
        let end = values[before].until.get_or_insert(Day(from)).0;
        let problem = if from <= earlier {
            "does not stand after the one before it"
        } else if end > from {
            "overlaps the one before it"
        } else if end < from && !gaps_allowed {
            "leaves a gap after the one before it"
        } else {
            continue;
        };
        return Err(placed(&format!("the value from {} {problem}", date_text(from)), at));
    }
    Ok(())
}

/// A serde error carries text only, and its span is that of the whole series:
/// the exact place rides at the end of the text until the reader takes it off.
fn placed(problem: &str, byte: usize) -> String {
    format!("{problem} (at byte {byte})")
}

/// Splits what [`placed`] put together; other text is left alone.
pub(crate) fn take_place(message: &str) -> (&str, Option<usize>) {
    let split = || {
        let (problem, place) = message.strip_suffix(')')?.rsplit_once(" (at byte ")?;
        Some((problem, Some(place.parse().ok()?)))
    };
    split().unwrap_or((message, None))
}

#[cfg(test)]
mod tests {
    use base::parse_date;

    use super::*;
    use crate::{LawError, LawFiles, Reader};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Policy {
        cap_fen: Series<i64>,
    }

    fn read(values: &str) -> Result<Series<i64>, LawError> {
        let text = format!("[cap_fen]\nvalues = [\n{values}\n]\n");
        let files = LawFiles::of([("p.toml", text.as_str())]);
        let mut reader = Reader::over(&files);
        let policy = reader.toml::<Policy>("p.toml");
        reader.finish(|| policy).map(|policy| policy.cap_fen).map_err(|mut errors| errors.0.remove(0))
    }

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    const FIRST: &str = r#"{ from = "2017-01-01", value = 1, article = "R2-53" },"#;

    #[test]
    fn a_value_holds_until_the_next_begins() {
        let series =
            read(&format!("{FIRST}\n{{ from = '2020-03-01', value = 2, article = ['R2-54', 'R2-53'] }}")).unwrap();
        let value = |text| series.as_of(day(text)).map(|dated| dated.value);
        assert_eq!(
            ["2016-12-31", "2017-01-01", "2020-02-29", "2020-03-01", "2099-01-01"].map(value),
            [None, Some(1), Some(1), Some(2), Some(2)]
        );
        assert_eq!(series.values()[0].until, Some(day("2020-03-01")));
        assert_eq!(series.as_of(day("2021-01-01")).unwrap().article.first().as_str(), "R2-54");
    }

    #[test]
    fn a_series_may_be_a_plain_list() {
        let text = "[[cap_fen]]\nfrom = '2017-01-01'\nvalue = 1\narticle = 'R2-53'\n";
        let again = format!("{text}{text}");
        let series = toml::from_str::<Policy>(text).unwrap().cap_fen;
        assert_eq!(series.as_of(day("2017-01-01")).map(|dated| dated.value), Some(1));
        let files = LawFiles::of([("p.toml", again.as_str())]);
        let mut reader = Reader::over(&files);
        assert!(reader.toml::<Policy>("p.toml").is_none());
        let error = reader.finish(|| Some(())).unwrap_err().0.remove(0);
        assert_eq!((error.line, error.article.as_deref()), (6, Some("R2-53")), "{error}");
    }

    #[test]
    fn an_ended_value_holds_no_longer() {
        let series = read("{ from = '2017-01-01', until = '2018-01-01', value = 1, article = 'R2-53' }").unwrap();
        assert!(series.as_of(day("2017-12-31")).is_some());
        assert!(series.as_of(day("2018-01-01")).is_none());
    }

    #[test]
    fn faults_name_file_line_and_article() {
        let next = |rest: &str| format!("{FIRST}\n{{ {rest}, value = 2, article = 'R2-9' }}").replace('\'', "\"");
        for (values, line, article, problem) in [
            (next("from = '2016-01-01'"), 4, "R2-9", "does not stand after the one before it"),
            (next("from = '2017-01-01'"), 4, "R2-9", "does not stand after the one before it"),
            (next("from = '2018-01-01', until = '2018-01-01'"), 4, "R2-9", "ends before it begins"),
            (next("from = '2018-02-30'"), 4, "R2-9", "not a date YYYY-MM-DD"),
            (next("from = 2018-01-01"), 4, "R2-9", "expected a quoted date"),
            (next("from = '2018-01-01', til = 3"), 4, "R2-9", "unknown field `til`"),
            (FIRST.replace("article", "basis"), 3, "", "unknown field `basis`"),
            (FIRST.replace("\"R2-53\"", "[]"), 3, "", "no article is cited"),
            (FIRST.replace("R2-53", "§53"), 3, "", "not an article id"),
            (FIRST.replace("value = 1", "value = '1'"), 3, "R2-53", "invalid type: string"),
            (String::new(), 1, "", "at least one value"),
        ] {
            let error = read(&values).expect_err(&values);
            assert_eq!(
                (error.file.as_str(), error.line, error.article.as_deref().unwrap_or_default()),
                ("p.toml", line, article),
                "{values}: {error}"
            );
            assert!(error.problem.contains(problem), "{error}");
        }
    }

    #[test]
    fn gaps_and_overlaps_are_refused_gaps_unless_allowed() {
        let ended = |until: &str| {
            let first = FIRST.replace("value", &format!("until = \"{until}\", value"));
            format!("{first}\n{{ from = \"2019-01-01\", value = 2, article = \"R2-9\" }}")
        };
        assert!(read(&ended("2019-01-01")).is_ok());
        for (until, problem) in [("2018-12-31", "leaves a gap"), ("2019-01-02", "overlaps")] {
            let error = read(&ended(until)).unwrap_err();
            assert_eq!((error.line, error.article.as_deref()), (4, Some("R2-9")));
            assert!(error.problem.contains(problem), "{error}");
        }
        let gaps = format!("values = [{}]\ngaps_allowed = true", ended("2018-12-31").replace('\n', " "));
        let series: Series<i64> = toml::from_str(&gaps).unwrap();
        assert!(series.as_of(day("2018-12-31")).is_none());
        assert!(series.as_of(day("2019-01-01")).is_some());
    }
}
