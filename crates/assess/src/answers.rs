//! The answers to an assessment and what can be wrong with them. All faults are
//! told at once: an assessor corrects a form, not one line at a time.
//!
//! Article: R1-31, R4-B4.2.

use std::collections::BTreeMap;
use std::str::FromStr;

use regulation::assessment::{Item, Points, Scheme};

/// How well an item is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 好.
    Good,
    /// 较好.
    FairlyGood,
    /// 一般.
    Fair,
    /// 差.
    Poor,
}

impl FromStr for Level {
    type Err = String;

    fn from_str(text: &str) -> Result<Level, String> {
        match text {
            "good" => Ok(Level::Good),
            "fairly_good" => Ok(Level::FairlyGood),
            "fair" => Ok(Level::Fair),
            "poor" => Ok(Level::Poor),
            _ => Err(format!("not a level (good, fairly_good, fair, poor): {text:?}")),
        }
    }
}

/// Who gives points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A county's self-assessment; there may be several.
    County,
    /// The city's own.
    City,
    /// The province's.
    Province,
}

impl FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Role, String> {
        match text {
            "county" => Ok(Role::County),
            "city" | "self" => Ok(Role::City),
            "province" => Ok(Role::Province),
            _ => Err(format!("not an assessor (county, city, province): {text:?}")),
        }
    }
}

/// The points one assessor gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessor {
    /// Who.
    pub role: Role,
    /// Item number and points.
    pub points: Vec<(u32, Points)>,
}

/// The answers, by the rule of the scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// Item number and level.
    Levels(Vec<(u32, Level)>),
    /// One list of points per assessor.
    Points(Vec<Assessor>),
}

/// What is wrong with the answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    /// Levels for a scheme of points, or the other way round.
    #[error("the scheme asks for answers of another kind")]
    WrongKind,
    /// Nobody answered.
    #[error("there are no answers")]
    NoAnswers,
    /// The city or the province answered twice.
    #[error("an assessor other than a county answered twice")]
    AssessorTwice,
    /// Counties alone: their points weigh only within those of a city.
    #[error("points of counties need those of their city")]
    CityMissing,
    /// The scheme has no such item.
    #[error("item {no}: the scheme has no such item")]
    ItemUnknown {
        /// The number.
        no: u32,
    },
    /// An item is answered twice by one assessor.
    #[error("item {no}: answered twice")]
    ItemTwice {
        /// The number.
        no: u32,
    },
    /// An item is not answered.
    #[error("item {no}: not answered")]
    ItemMissing {
        /// The number.
        no: u32,
    },
    /// Points outside what the item is worth.
    #[error("item {no}: {given} is not between {least} and {most}")]
    PointsOutOfRange {
        /// The number.
        no: u32,
        /// What was given.
        given: Points,
        /// The least.
        least: Points,
        /// The most.
        most: Points,
    },
}

impl AnswerFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            AnswerFault::WrongKind => "answers_of_another_kind",
            AnswerFault::NoAnswers => "answers_missing",
            AnswerFault::AssessorTwice => "assessor_twice",
            AnswerFault::CityMissing => "city_missing",
            AnswerFault::ItemUnknown { .. } => "item_unknown",
            AnswerFault::ItemTwice { .. } => "item_answered_twice",
            AnswerFault::ItemMissing { .. } => "item_not_answered",
            AnswerFault::PointsOutOfRange { .. } => "points_out_of_range",
        }
    }
}

/// One answer for each item of the scheme, in its order; special items may be
/// left out, which counts as `default`.
pub(crate) fn one_each<A: Copy>(
    scheme: &Scheme,
    answers: &[(u32, A)],
    default: Option<A>,
    faults: &mut Vec<AnswerFault>,
) -> Vec<A> {
    let known = |no: u32| scheme.items.iter().any(|item| item.no == no);
    let mut by_no: BTreeMap<u32, A> = BTreeMap::new();
    for (no, answer) in answers {
        if !known(*no) {
            faults.push(AnswerFault::ItemUnknown { no: *no });
        } else if by_no.insert(*no, *answer).is_some() {
            faults.push(AnswerFault::ItemTwice { no: *no });
        }
    }
    let mut answer_of = |item: &Item| {
        let answer = by_no.get(&item.no).copied().or(if item.is_special() { default } else { None });
        if answer.is_none() {
            faults.push(AnswerFault::ItemMissing { no: item.no });
        }
        answer
    };
    scheme.items.iter().filter_map(&mut answer_of).collect()
}
