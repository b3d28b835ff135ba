//! What the next settlement of a person needs of the earlier ones: the sums of
//! each insurance year and the immediately preceding stay. For the store, which
//! keeps it as plain integers under a lock per person.
//!
//! Article: R2-53 (second admission, yearly cap), R2-56 (accumulated self-pay),
//! R2-59, R2-64 (the stay before)

use base::{Date, Fen};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::StayId;

/// Everything settlement remembers of a person; the default is a person
/// without any stay.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonState {
    /// The sums by insurance year, ascending, a year at most once.
    #[serde(default)]
    pub years: Vec<YearSums>,
    /// The latest stay settled so far, in the order of admission and number.
    #[serde(default)]
    pub preceding: Option<PrecedingStay>,
}

/// A person's sums of one insurance year. Amounts are not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearSums {
    /// The insurance year.
    pub year: i32,
    /// Admissions that count towards the second one.
    pub admissions: u32,
    /// Paid by the basic layer.
    pub basic_fen: Fen,
    /// In-scope cost left after the basic layer.
    pub left_after_basic_fen: Fen,
    /// Paid by critical-illness insurance.
    pub critical_fen: Fen,
    /// In-scope cost left after critical-illness insurance, in hardship or not.
    pub left_after_critical_fen: Fen,
    /// Paid by the hardship supplement.
    pub hardship_fen: Fen,
}

/// What a referral or a continuation needs of the stay before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrecedingStay {
    /// Its number.
    pub stay_id: StayId,
    /// Its first day as the number of days since 1970-01-01.
    pub admit_day: i32,
    /// Its deductible before referral or continuation.
    pub ded_std_fen: Fen,
    /// The deductible it bore.
    pub ded_fen: Fen,
    /// Its in-scope cost.
    pub in_scope_fen: Fen,
}

impl PersonState {
    /// The sums of a year; zero where nothing was settled yet.
    pub fn year(&self, year: i32) -> YearSums {
        let found = self.years.iter().find(|sums| sums.year == year);
        found.copied().unwrap_or_else(|| YearSums::begin(year))
    }

    /// The state after one more settlement. A stay that comes late, admitted
    /// before the latest one, adds to its year but is no stay's predecessor.
    pub(crate) fn with(&self, sums: YearSums, stay: PrecedingStay) -> PersonState {
        let mut next = self.clone();
        match next.years.binary_search_by_key(&sums.year, |known| known.year) {
            Ok(at) => next.years[at] = sums,
            Err(at) => next.years.insert(at, sums),
        }
        if next.preceding.is_none_or(|latest| latest.order() < stay.order()) {
            next.preceding = Some(stay);
        }
        next
    }
}

impl YearSums {
    /// A year in which nothing was settled yet.
    pub fn begin(year: i32) -> YearSums {
        YearSums { year, ..YearSums::default() }
    }
}

impl PrecedingStay {
    /// Stays follow each other by admission, then by number.
    pub(crate) fn order(&self) -> (i32, StayId) {
        (self.admit_day, self.stay_id)
    }
}

/// Days since 1970-01-01.
pub(crate) const fn epoch_day(date: Date) -> i32 {
    date.to_julian_day() - EPOCH_JULIAN_DAY
}

/// The Julian day of 1970-01-01.
pub(crate) const EPOCH_JULIAN_DAY: i32 = 2_440_588;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_is_plain_numbers_and_comes_back() {
        let stay = PrecedingStay {
            stay_id: StayId(7),
            admit_day: epoch_day(base::parse_date("1970-01-02").unwrap()),
            ded_std_fen: Fen(1),
            ded_fen: Fen(2),
            in_scope_fen: Fen(3),
        };
        let state = PersonState::default().with(YearSums::begin(2018), stay).with(YearSums::begin(2017), stay);
        let text = serde_json::to_string(&state).unwrap();
        assert!(text.contains(r#""preceding":{"stay_id":7,"admit_day":1,"ded_std_fen":1"#), "{text}");
        assert_eq!(serde_json::from_str::<PersonState>(&text).unwrap(), state);
        assert_eq!(state.years.iter().map(|sums| sums.year).collect::<Vec<_>>(), [2017, 2018]);
    }
}
