//! Scoring schemes: the control assessment of the national rules and the
//! capacity assessment of a province. For the engine `assess`.
//!
//! Article: R1-31, R4-B4.

mod points;
mod written;

use base::Article;

use crate::Articles;

pub use points::{Points, PointsError};
pub(crate) use written::load;

/// A scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Its id: `nhsa-2025`.
    pub id: String,
    /// Its name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Where it is laid down.
    pub article: Article,
    /// What a full score is converted to.
    pub converted: Points,
    /// Its items in the order of their numbers.
    pub items: Vec<Item>,
    /// How the answers make a score.
    pub rule: Rule,
}

/// How the answers make a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// One assessor judges every item by level; the score has a grade.
    Levels {
        /// The grades, the highest first; the last takes the rest.
        grades: Vec<Grade>,
    },
    /// Several assessors give points, which are shared out among them.
    Points {
        /// In which shares.
        shares: Shares,
    },
}

/// A grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Its stable code.
    pub code: String,
    /// Its name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// The least converted score for it.
    pub at_least: Points,
}

/// What each assessor's points weigh, in percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// The self-assessment of the city with its counties.
    pub self_percent: i64,
    /// The province.
    pub province_percent: i64,
    /// The counties within the self-assessment, by their mean.
    pub county_percent: i64,
    /// The city within the self-assessment.
    pub city_percent: i64,
    /// Where it is laid down.
    pub article: Articles,
}

/// An item of a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub no: u32,
    /// Its article.
    pub article: String,
    /// The field it belongs to.
    pub area: String,
    /// The topic within the field.
    pub topic: String,
    /// What is judged.
    pub criterion: String,
    /// How the points are given, in words; empty for levels.
    pub how: String,
    /// The risk points it stands for; empty where none are named.
    pub risk_points: Vec<u32>,
    /// What it is worth.
    pub worth: Worth,
}

/// What an item is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worth {
    /// Points by level, from good to poor, with what the level is called here.
    Levels([(String, Points); 4]),
    /// Points between a least and a most.
    Points {
        /// The least; below zero for a penalty.
        least: Points,
        /// The most; zero for a penalty.
        most: Points,
        /// A bonus or penalty outside the full score.
        special: bool,
    },
}

impl Item {
    /// The most points it can bring.
    pub fn most(&self) -> Points {
        match &self.worth {
            Worth::Levels(levels) => levels.iter().map(|(_, points)| *points).max().unwrap_or_default(),
            Worth::Points { most, .. } => *most,
        }
    }

    /// Whether it is a bonus or penalty outside the full score.
    pub fn is_special(&self) -> bool {
        matches!(self.worth, Worth::Points { special: true, .. })
    }
}

impl Scheme {
    /// The full score: the most points of all items but the special ones.
    pub fn full(&self) -> Points {
        let ordinary = self.items.iter().filter(|item| !item.is_special());
        Points(ordinary.map(|item| item.most().0).sum())
    }
}
