//! The figures of the record: how often the trail is signed, what money waits
//! for, and when looking at personal data becomes noticeable. For the
//! integrator, the funnel and the reports of the security and audit
//! administrators.
//!
//! Article: R1-15, R1-24.

use base::Date;
use serde::Deserialize;

use crate::{Reader, Series};

const CHECKPOINTS: &str = "record/checkpoints.toml";
const READING: &str = "record/reading.toml";
const CLOCK: &str = "record/clock.toml";

/// The figures, each over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    checkpoints: WrittenCheckpoints,
    reading: WrittenReading,
    clock: WrittenClock,
}

/// How the trail is signed, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SigningFigures {
    /// The longest an entry waits for a signed checkpoint, in seconds.
    pub sign_after_seconds: u32,
    /// As many entries are signed at once.
    pub sign_after_entries: u32,
    /// So many seconds without integration, and business stops.
    pub standing_after_seconds: u32,
    /// So many seconds money waits for the witnesses.
    pub witness_wait_seconds: u32,
    /// How many witnesses must have cosigned before money goes out.
    pub witnesses_least: u32,
}

/// When looking at personal data becomes noticeable, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingFigures {
    /// Different persons shown to one member of staff within an hour.
    pub persons_per_hour_max: u32,
    /// Masked fields shown in full to one member of staff on a day.
    pub reveals_per_day_max: u32,
    /// The first hour of a working day in which looking is not listed.
    pub office_opens_hour: u32,
    /// The hour with which that ends.
    pub office_closes_hour: u32,
    /// A right not used for so many days is marked.
    pub unused_after_days: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCheckpoints {
    sign_after_seconds: Series<u32>,
    sign_after_entries: Series<u32>,
    standing_after_seconds: Series<u32>,
    witness_wait_seconds: Series<u32>,
    witnesses_least: Series<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenReading {
    persons_per_hour_max: Series<u32>,
    reveals_per_day_max: Series<u32>,
    office_opens_hour: Series<u32>,
    office_closes_hour: Series<u32>,
    unused_after_days: Series<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClock {
    behind_seconds_max: Series<u32>,
}

/// Reads the figures. What can be wrong beyond their shape: a checkpoint later
/// than a minute or a thousand entries, a house that goes on for more than a
/// minute without its record, hours that are none, limits of nothing, a clock
/// that may stand minutes behind.
pub fn load(reader: &mut Reader<'_>) -> Option<Record> {
    let checkpoints: WrittenCheckpoints = reader.toml(CHECKPOINTS)?;
    let reading: WrittenReading = reader.toml(READING)?;
    let clock: WrittenClock = reader.toml(CLOCK)?;
    let mut within = |file: &str, series: &Series<u32>, bounds: std::ops::RangeInclusive<u32>, what: &str| {
        if series.values().iter().any(|value| !bounds.contains(&value.value)) {
            reader.problem(file, None, format!("{what} is {} to {}", bounds.start(), bounds.end()));
        }
    };
    within(CHECKPOINTS, &checkpoints.sign_after_seconds, 1..=60, "sign_after_seconds");
    within(CHECKPOINTS, &checkpoints.sign_after_entries, 1..=1_000, "sign_after_entries");
    within(CHECKPOINTS, &checkpoints.standing_after_seconds, 5..=60, "standing_after_seconds");
    within(CHECKPOINTS, &checkpoints.witness_wait_seconds, 1..=60, "witness_wait_seconds");
    within(CHECKPOINTS, &checkpoints.witnesses_least, 1..=9, "witnesses_least");
    within(READING, &reading.persons_per_hour_max, 1..=10_000, "persons_per_hour_max");
    within(READING, &reading.reveals_per_day_max, 1..=10_000, "reveals_per_day_max");
    within(READING, &reading.office_opens_hour, 0..=23, "office_opens_hour");
    within(READING, &reading.office_closes_hour, 1..=24, "office_closes_hour");
    within(READING, &reading.unused_after_days, 1..=366, "unused_after_days");
    within(CLOCK, &clock.behind_seconds_max, 1..=300, "behind_seconds_max");
    reader.is_clean().then_some(Record { checkpoints, reading, clock })
}

impl Record {
    /// How the trail is signed on a day; none before the first figure holds.
    pub fn signing(&self, on: Date) -> Option<SigningFigures> {
        let of = |series: &Series<u32>| series.as_of(on).map(|dated| dated.value);
        Some(SigningFigures {
            sign_after_seconds: of(&self.checkpoints.sign_after_seconds)?,
            sign_after_entries: of(&self.checkpoints.sign_after_entries)?,
            standing_after_seconds: of(&self.checkpoints.standing_after_seconds)?,
            witness_wait_seconds: of(&self.checkpoints.witness_wait_seconds)?,
            witnesses_least: of(&self.checkpoints.witnesses_least)?,
        })
    }

    /// How many seconds the clock may stand behind the last act recorded, as of a
    /// day; before the first figure holds, none.
    pub fn clock_behind_seconds_max(&self, on: Date) -> u32 {
        self.clock.behind_seconds_max.as_of(on).map_or(0, |dated| dated.value)
    }

    /// When looking becomes noticeable on a day; none before the first figure holds.
    pub fn reading(&self, on: Date) -> Option<ReadingFigures> {
        let of = |series: &Series<u32>| series.as_of(on).map(|dated| dated.value);
        Some(ReadingFigures {
            persons_per_hour_max: of(&self.reading.persons_per_hour_max)?,
            reveals_per_day_max: of(&self.reading.reveals_per_day_max)?,
            office_opens_hour: of(&self.reading.office_opens_hour)?,
            office_closes_hour: of(&self.reading.office_closes_hour)?,
            unused_after_days: of(&self.reading.unused_after_days)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use time::macros::date;

    const CHECKPOINTS_TEXT: &str = include_str!("../../../../regulation/record/checkpoints.toml");
    const READING_TEXT: &str = include_str!("../../../../regulation/record/reading.toml");
    const CLOCK_TEXT: &str = include_str!("../../../../regulation/record/clock.toml");

    fn read(checkpoints: &str, reading: &str, clock: &str) -> Result<Record, crate::LawErrors> {
        let files = LawFiles::of([(CHECKPOINTS, checkpoints), (READING, reading), (CLOCK, clock)]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read)
    }

    #[test]
    fn no_entry_waits_longer_than_a_minute_or_a_thousand_entries() {
        let record = read(CHECKPOINTS_TEXT, READING_TEXT, CLOCK_TEXT).unwrap();
        let figures = record.signing(date!(2026 - 10 - 21)).unwrap();
        assert!(figures.sign_after_seconds <= 60 && figures.sign_after_entries <= 1_000);
        assert_eq!(record.signing(date!(2016 - 12 - 31)), None);
        assert!(record.reading(date!(2026 - 10 - 21)).is_some_and(|figures| figures.office_opens_hour < 24));
    }

    #[test]
    fn figures_out_of_range_are_refused() {
        for (from, to, problem) in [
            ("value = 30", "value = 61", "sign_after_seconds"),
            ("value = 1_000", "value = 1_001", "sign_after_entries"),
            ("value = 60", "value = 61", "standing_after_seconds"),
            ("value = 1,", "value = 0,", "witnesses_least"),
        ] {
            let planted = CHECKPOINTS_TEXT.replacen(from, to, 1);
            assert_ne!(planted, CHECKPOINTS_TEXT);
            let errors = read(&planted, READING_TEXT, CLOCK_TEXT).unwrap_err().0;
            assert!(errors.iter().any(|error| error.problem.contains(problem)), "{errors:?}");
        }
        let planted = READING_TEXT.replacen("value = 20, article = \"R1-15\"", "value = 25, article = \"R1-15\"", 1);
        assert_ne!(planted, READING_TEXT);
        assert!(read(CHECKPOINTS_TEXT, &planted, CLOCK_TEXT).unwrap_err().0[0].problem.contains("office_closes_hour"));
        for planted in
            [CLOCK_TEXT.replacen("value = 60", "value = 0", 1), CLOCK_TEXT.replacen("value = 60", "value = 3_600", 1)]
        {
            let errors = read(CHECKPOINTS_TEXT, READING_TEXT, &planted).unwrap_err().0;
            assert!(errors[0].problem.contains("behind_seconds_max"), "{errors:?}");
        }
    }
}
