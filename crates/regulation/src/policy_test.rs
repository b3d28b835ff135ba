//! How a draft policy is tested on data before it is issued: by which groups its
//! effect is told, how far a fund is looked ahead, what the report has to contain.
//!
//! Article: R5-7, R5-9.

use std::collections::BTreeSet;

use base::Date;
use serde::Deserialize;

use crate::{Articles, Reader, Series};

const FILE: &str = "documents/policy_test.toml";

/// The figures and parts of the report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyTestLaw {
    ages_from: Series<Vec<i32>>,
    change_steps_fen: Series<Vec<i64>>,
    largest: Series<u32>,
    outlook_months: Series<u32>,
    stays_on_a_page: Series<u32>,
    levels: Series<Vec<Level>>,
    section: Vec<Section>,
}

/// A level of warning.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// It holds where the months payable are fewer.
    pub below_months: u32,
    /// Its name.
    pub zh: String,
    /// Its name in English.
    pub en: String,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Stable code, by which the layout finds it.
    pub code: String,
    /// Its heading.
    pub zh: String,
    /// Its heading in English.
    pub en: String,
    /// Where it is laid down.
    pub article: Articles,
    /// What stands below the heading.
    pub text: String,
    /// The same in English.
    pub text_en: String,
    /// What the drafter has to answer.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// The figures of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTestFigures {
    /// The first completed year of age of each group, ascending from 0.
    pub ages_from: Vec<i32>,
    /// Limits between the steps of a person's change, ascending, fen.
    pub change_steps: Vec<i64>,
    /// How many of the largest changes are told each way.
    pub largest: usize,
    /// How many months a fund is looked ahead.
    pub outlook_months: u32,
    /// How many stays a page replays at most.
    pub stays_on_a_page: usize,
    /// Levels of warning, the lowest first.
    pub levels: Vec<Level>,
}

/// The parts a report must have, each once.
const PARTS: [&str; 9] = ["changes", "data", "funds", "groups", "persons", "caps", "outlook", "risks", "signatures"];

/// Reads the figures: ages from 0 and limits ascend, no part is missing.
pub fn load(reader: &mut Reader<'_>) -> Option<PolicyTestLaw> {
    let law: PolicyTestLaw = reader.toml(FILE)?;
    for ages in law.ages_from.values() {
        if ages.value.first() != Some(&0) || !ascends(&ages.value) {
            reader.problem(FILE, None, "the age groups must begin with 0 and ascend");
        }
    }
    for steps in law.change_steps_fen.values() {
        if steps.value.first().is_some_and(|first| *first <= 0) || !ascends(&steps.value) {
            reader.problem(FILE, None, "the steps of a change must ascend from above 0");
        }
    }
    for levels in law.levels.values() {
        if !ascends(&levels.value.iter().map(|level| level.below_months).collect::<Vec<_>>()) {
            reader.problem(FILE, None, "the levels of warning must ascend");
        }
    }
    let codes: Vec<&str> = law.section.iter().map(|section| section.code.as_str()).collect();
    if codes.len() != PARTS.len() || codes.iter().collect::<BTreeSet<_>>() != PARTS.iter().collect() {
        reader.problem(FILE, None, format!("the report has the parts {PARTS:?}, each once"));
    }
    reader.is_clean().then_some(law)
}

fn ascends<T: PartialOrd>(values: &[T]) -> bool {
    values.windows(2).all(|pair| pair[0] < pair[1])
}

impl PolicyTestLaw {
    /// The figures that hold on a day; before the first day, the first ones.
    pub fn figures(&self, day: Date) -> PolicyTestFigures {
        fn on<T: Clone>(series: &Series<T>, day: Date) -> T {
            series.as_of(day).unwrap_or(&series.values()[0]).value.clone()
        }
        PolicyTestFigures {
            ages_from: on(&self.ages_from, day),
            change_steps: on(&self.change_steps_fen, day),
            largest: on(&self.largest, day) as usize,
            outlook_months: on(&self.outlook_months, day),
            stays_on_a_page: on(&self.stays_on_a_page, day) as usize,
            levels: on(&self.levels, day),
        }
    }

    /// The parts of the report, in order.
    pub fn sections(&self) -> &[Section] {
        &self.section
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../regulation/documents/policy_test.toml");

    fn read(find: &str, put: &str) -> Result<PolicyTestLaw, String> {
        assert!(TEXT.contains(find), "the text to plant the fault in is not there: {find}");
        let text = TEXT.replacen(find, put, 1);
        let files = LawFiles::of([(FILE, text.as_str())]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read).map_err(|errors| errors.0[0].problem.clone())
    }

    #[test]
    fn the_figures_are_read_and_planted_faults_are_told() {
        let figures = read("", "").unwrap().figures(base::parse_date("2026-10-21").unwrap());
        assert_eq!((figures.ages_from[1], figures.largest, figures.levels[0].below_months), (7, 10, 3));
        for (find, put, said) in [
            ("[0, 7,", "[1, 7,", "begin with 0"),
            ("[10_000, 50_000", "[50_000, 10_000", "steps of a change"),
            ("below_months = 6", "below_months = 2", "levels of warning"),
            ("code = \"caps\"", "code = \"limits\"", "each once"),
            ("code = \"caps\"", "code = \"funds\"", "each once"),
        ] {
            assert!(read(find, put).unwrap_err().contains(said), "{put}");
        }
    }
}
