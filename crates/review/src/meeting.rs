//! A meeting that decides a case: who was invited, how each voted, and what it
//! comes to. Counted over those invited, not over those who came, so that nobody
//! wins by the others' staying away.
//!
//! ```text
//! 5 invited, quorum 2/3, majority more than 1/2
//!   4 voted, 3 agree             → agreed        4 voted, 2 agree, 2 against → not agreed
//!   3 voted, 3 agree             → no quorum yet (4 of 5 must have voted)
//! ```
//!
//! Article: R1-10, R5-21.

use std::collections::BTreeMap;

use base::{Rate, StaffId};
use regulation::collective::MeetingRules;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How somebody voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    /// 同意.
    Agree,
    /// 不同意.
    Against,
    /// 弃权.
    Abstain,
}

impl Vote {
    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Vote::Agree => "agree",
            Vote::Against => "against",
            Vote::Abstain => "abstain",
        }
    }
}

/// What a meeting comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tally {
    /// Too few have voted.
    NoQuorum {
        /// How many have voted.
        voted: u32,
        /// How many must have.
        needed: u32,
    },
    /// More than the majority agree.
    Agreed {
        /// How many agree.
        agree: u32,
    },
    /// They do not.
    NotAgreed {
        /// How many agree.
        agree: u32,
    },
}

/// Counts the votes of those invited; `None` for one who has not voted.
pub fn tally(rules: &MeetingRules, votes: &BTreeMap<StaffId, Option<Vote>>) -> Tally {
    let count = |fits: fn(&Option<Vote>) -> bool| votes.values().filter(|vote| fits(vote)).count() as u32;
    let invited = votes.len() as u32;
    let voted = count(|vote| vote.is_some());
    let agree = count(|vote| *vote == Some(Vote::Agree));
    let needed = quorum(rules, invited);
    if voted < needed {
        Tally::NoQuorum { voted, needed }
    } else if i64::from(agree) * Rate::WHOLE > i64::from(invited) * rules.majority.as_permyriad() {
        Tally::Agreed { agree }
    } else {
        Tally::NotAgreed { agree }
    }
}

/// How many of those invited must have voted, taken upwards.
pub fn quorum(rules: &MeetingRules, invited: u32) -> u32 {
    let share = i64::from(invited) * rules.quorum.as_permyriad();
    // Rounded up: a share of a person is a person. At most as many as were invited.
    ((share + Rate::WHOLE - 1) / Rate::WHOLE) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> MeetingRules {
        let law = regulation::Law::embedded().expect("the law data is sound");
        law.collective.rules(base::parse_date("2025-06-01").expect("a day")).expect("rules").value
    }

    fn votes(text: &str) -> BTreeMap<StaffId, Option<Vote>> {
        let vote = |sign| match sign {
            'y' => Some(Vote::Agree),
            'n' => Some(Vote::Against),
            'o' => Some(Vote::Abstain),
            _ => None,
        };
        text.chars().enumerate().map(|(n, sign)| (StaffId(n as i64), vote(sign))).collect()
    }

    #[test]
    fn those_invited_count_not_those_who_came() {
        let rules = rules();
        for (cast, expected) in [
            ("yyy", Tally::Agreed { agree: 3 }),
            ("yyn", Tally::Agreed { agree: 2 }),
            ("yyo", Tally::Agreed { agree: 2 }),
            ("ynn", Tally::NotAgreed { agree: 1 }),
            ("yoo", Tally::NotAgreed { agree: 1 }),
            ("y--", Tally::NoQuorum { voted: 1, needed: 2 }),
            ("yy-", Tally::Agreed { agree: 2 }),
            ("yy--", Tally::NoQuorum { voted: 2, needed: 3 }),
            ("yyn-", Tally::NotAgreed { agree: 2 }),
            ("yyy-", Tally::Agreed { agree: 3 }),
            ("yynn", Tally::NotAgreed { agree: 2 }),
            ("yyy--", Tally::NoQuorum { voted: 3, needed: 4 }),
            ("yyyo-", Tally::Agreed { agree: 3 }),
            ("yyyyn-", Tally::Agreed { agree: 4 }),
            ("", Tally::NotAgreed { agree: 0 }),
        ] {
            assert_eq!(tally(&rules, &votes(cast)), expected, "{cast}");
        }
    }
}
