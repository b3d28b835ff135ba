//! How review is practised: the figures from which on the control department is
//! told about a person, a pair or a case. For the oversight questions.
//!
//! Article: R1-30, R1-A2.9, R2-42.

use base::Date;
use serde::Deserialize;

use crate::{Reader, Series};

const FILE: &str = "duties/review_practice.toml";

/// The figures, each over time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewPractice {
    pace_per_minute_max: Series<u32>,
    unopened_attempts_max: Series<u32>,
    zero_return_cases_min: Series<u32>,
    pair_times_base: Series<u32>,
    pair_cases_min: Series<u32>,
    resubmissions_told: Series<u32>,
    taken_back_days: Series<u32>,
    near_due_days: Series<u32>,
    spot_check_share_permyriad: Series<u32>,
}

/// The figures as they hold on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PracticeFigures {
    /// Agreements by one person within a minute; more is told.
    pub pace_per_minute_max: u32,
    /// Attempts within a minute to agree without having opened the papers; more is told.
    pub unopened_attempts_max: u32,
    /// Agreements without a return from which on that is told.
    pub zero_return_cases_min: u32,
    /// How many times as often as drawn a pair must meet to be told.
    pub pair_times_base: u32,
    /// Cases together from which on a pair is looked at.
    pub pair_cases_min: u32,
    /// The return of one case from which on it is told.
    pub resubmissions_told: u32,
    /// So many days after a case was taken back the next of its kind for the same
    /// person goes to the reviewer it was drawn for.
    pub taken_back_days: u32,
    /// Working days before the end of a limit that count as near.
    pub near_due_days: u32,
    /// The share of finished cases that is looked at again, in ten-thousandths.
    pub spot_check_share_permyriad: u32,
}

/// Reads the figures; none of them is zero.
pub fn load(reader: &mut Reader<'_>) -> Option<ReviewPractice> {
    let practice: ReviewPractice = reader.toml(FILE)?;
    let zero = practice.series().into_iter().flat_map(Series::values).any(|dated| dated.value == 0);
    if zero {
        reader.problem(FILE, None, "a figure of zero would tell everybody about everything");
    }
    reader.is_clean().then_some(practice)
}

impl ReviewPractice {
    /// The figures of a day; before the first one the first.
    pub fn as_of(&self, day: Date) -> PracticeFigures {
        let value = |series: &Series<u32>| series.as_of(day).unwrap_or(&series.values()[0]).value;
        let [pace, unopened, zero_return, times_base, pair_cases, resubmissions, taken_back, near_due, spot_check] =
            self.series().map(value);
        PracticeFigures {
            pace_per_minute_max: pace,
            unopened_attempts_max: unopened,
            zero_return_cases_min: zero_return,
            pair_times_base: times_base,
            pair_cases_min: pair_cases,
            resubmissions_told: resubmissions,
            taken_back_days: taken_back,
            near_due_days: near_due,
            spot_check_share_permyriad: spot_check,
        }
    }

    fn series(&self) -> [&Series<u32>; 9] {
        [
            &self.pace_per_minute_max,
            &self.unopened_attempts_max,
            &self.zero_return_cases_min,
            &self.pair_times_base,
            &self.pair_cases_min,
            &self.resubmissions_told,
            &self.taken_back_days,
            &self.near_due_days,
            &self.spot_check_share_permyriad,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use time::macros::date;

    const TEXT: &str = include_str!("../../../regulation/duties/review_practice.toml");

    #[test]
    fn the_figures_are_read_and_a_zero_is_refused() {
        let read = |text: &str| {
            let files = LawFiles::of([(FILE, text)]);
            let mut reader = Reader::over(&files);
            let read = load(&mut reader);
            reader.finish(|| read)
        };
        let figures = read(TEXT).unwrap().as_of(date!(2026 - 10 - 21));
        assert_eq!((figures.pace_per_minute_max, figures.spot_check_share_permyriad), (5, 500));
        let planted = TEXT.replacen("value = 500", "value = 0", 1);
        assert!(read(&planted).unwrap_err().0[0].problem.contains("zero"));
    }
}
