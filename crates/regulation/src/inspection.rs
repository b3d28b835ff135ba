//! On-site inspections: how many inspect together, how many of them sign, what each
//! has to show, and why one is held. For the control department.
//!
//! Article: R5-32, R1-26, R1-29.

use std::collections::BTreeSet;

use base::Date;
use serde::Deserialize;

use crate::posts::PostLaw;
use crate::{Articles, Dated, Reader, Series};

const FILE: &str = "duties/inspection.toml";

/// The rules of inspections.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionLaw {
    team: Series<TeamRules>,
    purpose: Vec<Purpose>,
}

/// What a team must be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamRules {
    /// Inspectors at any time.
    pub inspectors_least: u32,
    /// Signatures of theirs under each record.
    pub signatures_least: u32,
    /// The kind of certificate that each has.
    pub certificate: String,
}

/// Why an inspection is held.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Stable code.
    pub code: String,
    /// In words.
    pub zh: String,
    /// In English words.
    pub en: String,
    /// The article.
    pub article: Articles,
}

/// Reads the rules. What can be wrong beyond their shape: a team of one, fewer than
/// two signatures or more than there are inspectors, a certificate that no register
/// knows, a purpose told twice.
pub fn load(reader: &mut Reader<'_>, posts: Option<&PostLaw>) -> Option<InspectionLaw> {
    let law: InspectionLaw = reader.toml(FILE)?;
    for dated in law.team.values() {
        let team = &dated.value;
        if !(2 <= team.signatures_least && team.signatures_least <= team.inspectors_least) {
            let problem = "a team has two inspectors or more, and two or more of them sign";
            reader.problem(FILE, None, problem);
        }
        if posts.is_some_and(|posts| posts.certificate(&team.certificate).is_none()) {
            reader.problem(FILE, None, format!("there is no certificate {}", team.certificate));
        }
    }
    let mut known = BTreeSet::new();
    if let Some(twice) = law.purpose.iter().find(|purpose| !known.insert(purpose.code.as_str())) {
        reader.problem(FILE, None, format!("the purpose {} stands there twice", twice.code));
    }
    reader.is_clean().then_some(law)
}

impl InspectionLaw {
    /// What a team must be on a day.
    pub fn team(&self, on: Date) -> Option<&Dated<TeamRules>> {
        self.team.as_of(on)
    }

    /// Why inspections are held, in order.
    pub fn purposes(&self) -> &[Purpose] {
        &self.purpose
    }

    /// One purpose by its code.
    pub fn purpose(&self, code: &str) -> Option<&Purpose> {
        self.purpose.iter().find(|purpose| purpose.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../regulation/duties/inspection.toml");

    #[test]
    fn i23_a_team_of_one_is_no_law() {
        let read = |text: &str| {
            let files = LawFiles::of([(FILE, text)]);
            let mut reader = Reader::over(&files);
            let read = load(&mut reader, None);
            reader.finish(|| read)
        };
        assert!(read(TEXT).is_ok());
        for (from, to) in [
            ("inspectors_least = 2", "inspectors_least = 1"),
            ("signatures_least = 2", "signatures_least = 1"),
            ("signatures_least = 2", "signatures_least = 3"),
            ("\"special\"", "\"key\""),
        ] {
            assert!(read(&TEXT.replacen(from, to, 1)).is_err(), "{to}");
        }
    }
}
