//! Collective decisions 集体决策: how many take part and how many must agree. For
//! the review engine and the operations of meetings.
//!
//! Article: R1-10, R5-21.

use base::{Date, Rate};
use serde::Deserialize;

use crate::{Dated, Reader, Series};

const FILE: &str = "duties/collective.toml";

/// The rules of meetings over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collective {
    rules: Series<MeetingRules>,
}

/// The rules of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRules {
    /// Persons who must be invited at least.
    pub members: u32,
    /// The share of those invited who must have voted.
    #[serde(rename = "quorum_permyriad")]
    pub quorum: Rate,
    /// More than this share of those invited must agree.
    #[serde(rename = "majority_permyriad")]
    pub majority: Rate,
    /// The fewest signs of the minutes.
    pub minutes_signs: u32,
    /// Figures of this agency, not of the article.
    #[serde(default)]
    pub local: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rules: Series<MeetingRules>,
}

/// Reads the rules. What can be wrong beyond their shape: a meeting of fewer than
/// three, a quorum of no more than half, a majority of less than half or of all.
pub fn load(reader: &mut Reader<'_>) -> Option<Collective> {
    let written: Written = reader.toml(FILE)?;
    for dated in written.rules.values() {
        let rules = dated.value;
        let half = Rate::WHOLE / 2;
        let sound = rules.members >= 3
            && (half + 1..=Rate::WHOLE).contains(&rules.quorum.as_permyriad())
            && (half..Rate::WHOLE).contains(&rules.majority.as_permyriad());
        if !sound {
            let problem =
                "a meeting has three members or more, a quorum above one half and a majority of at least one half";
            reader.problem(FILE, None, problem);
        }
    }
    reader.is_clean().then_some(Collective { rules: written.rules })
}

impl Collective {
    /// The rules of meetings held on a day.
    pub fn rules(&self, on: Date) -> Option<&Dated<MeetingRules>> {
        self.rules.as_of(on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../regulation/duties/collective.toml");

    fn read(text: &str) -> Result<Collective, crate::LawErrors> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read)
    }

    #[test]
    fn rules_that_would_let_a_few_decide_are_refused() {
        assert!(read(TEXT).is_ok());
        for (from, to) in [
            ("members = 3", "members = 2"),
            ("quorum_permyriad = 6666", "quorum_permyriad = 5000"),
            ("majority_permyriad = 5000", "majority_permyriad = 4999"),
            ("majority_permyriad = 5000", "majority_permyriad = 10000"),
        ] {
            let planted = TEXT.replacen(from, to, 1);
            assert_ne!(planted, TEXT, "{from}");
            assert!(read(&planted).unwrap_err().0.iter().any(|e| e.problem.contains("quorum")), "{to}");
        }
    }
}
