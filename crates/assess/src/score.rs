//! The score: of each item, of each field, in all, converted, with its grade.
//!
//! Article: R1-31 (200 points make 100; four grades), R4-B4.

use std::fmt;

use regulation::assessment::{Grade, Points, Rule, Scheme};
use serde::{Serialize, Serializer};

use crate::answers::{AnswerFault, Answers};
use crate::{by_levels, by_points};

/// The score of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// The scheme.
    pub scheme: String,
    /// Each item.
    pub items: Vec<ItemScore>,
    /// Each field, in the order of the scheme.
    pub areas: Vec<AreaScore>,
    /// All points, rounded half up to hundredths.
    #[serde(serialize_with = "as_text")]
    pub total: Points,
    /// The full score.
    #[serde(serialize_with = "as_text")]
    pub full: Points,
    /// The converted score, in tenths of a point.
    #[serde(serialize_with = "tenths_as_text")]
    pub converted: Tenths,
    /// The stable code of the grade; `None` where the scheme has none.
    pub grade: Option<String>,
    /// The grade's name.
    pub grade_zh: Option<String>,
}

/// A score to one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub i64);

/// The score of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemScore {
    /// Its number.
    pub no: u32,
    /// Its article.
    pub article: String,
    /// Its field.
    pub area: String,
    /// What is judged.
    pub criterion: String,
    /// The points, rounded half up to hundredths.
    #[serde(serialize_with = "as_text")]
    pub points: Points,
    /// The most it can bring.
    #[serde(serialize_with = "as_text")]
    pub most: Points,
}

/// The score of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaScore {
    /// The field.
    pub area: String,
    /// Its points, rounded half up to hundredths.
    #[serde(serialize_with = "as_text")]
    pub points: Points,
    /// The most it can bring.
    #[serde(serialize_with = "as_text")]
    pub most: Points,
}

/// Scores the answers under a scheme.
///
/// # Errors
/// Every fault of the answers.
pub fn score(scheme: &Scheme, answers: &Answers) -> Result<Score, Vec<AnswerFault>> {
    let exact = match (&scheme.rule, answers) {
        (Rule::Levels { .. }, Answers::Levels(levels)) => by_levels::exact(scheme, levels)?,
        (Rule::Points { shares }, Answers::Points(assessors)) => by_points::exact(scheme, shares, assessors)?,
        _ => return Err(vec![AnswerFault::WrongKind]),
    };
    Ok(scored(scheme, &exact))
}

/// Points of all items as exact fractions with one denominator: hundredths of a
/// point are `numerators[n] / denominator`.
pub(crate) struct Exact {
    pub(crate) numerators: Vec<i128>,
    pub(crate) denominator: i128,
}

fn scored(scheme: &Scheme, exact: &Exact) -> Score {
    let rounded = |numerator: i128| Points(half_up(numerator, exact.denominator));
    let items = scheme.items.iter().zip(&exact.numerators).map(|(item, numerator)| ItemScore {
        no: item.no,
        article: item.article.clone(),
        area: item.area.clone(),
        criterion: item.criterion.clone(),
        points: rounded(*numerator),
        most: item.most(),
    });
    let mut areas: Vec<(AreaScore, i128)> = Vec::new();
    for (item, numerator) in scheme.items.iter().zip(&exact.numerators) {
        if areas.last().is_none_or(|(area, _)| area.area != item.area) {
            areas.push((AreaScore { area: item.area.clone(), points: Points(0), most: Points(0) }, 0));
        }
        let (area, sum) = areas.last_mut().expect("an area was pushed");
        *sum += numerator;
        area.points = rounded(*sum);
        area.most = Points(area.most.0 + item.most().0);
    }
    let sum: i128 = exact.numerators.iter().sum();
    let full = scheme.full();
    // Hundredths of the full score become tenths of the converted one.
    let tenths = half_up(sum * i128::from(scheme.converted.0), exact.denominator * i128::from(full.0) * 10);
    let grade = grade(scheme, Tenths(tenths));
    Score {
        scheme: scheme.id.clone(),
        items: items.collect(),
        areas: areas.into_iter().map(|(area, _)| area).collect(),
        total: rounded(sum),
        full,
        converted: Tenths(tenths),
        grade: grade.map(|grade| grade.code.clone()),
        grade_zh: grade.map(|grade| grade.zh.clone()),
    }
}

/// The grade of the converted score as it is shown, to one decimal.
fn grade(scheme: &Scheme, converted: Tenths) -> Option<&Grade> {
    let Rule::Levels { grades } = &scheme.rule else { return None };
    grades.iter().find(|grade| converted.0 * 10 >= grade.at_least.0)
}

/// Rounded half up: 5/2 → 3, −5/2 → −2.
fn half_up(numerator: i128, denominator: i128) -> i64 {
    let rounded = (2 * numerator + denominator).div_euclid(2 * denominator);
    i64::try_from(rounded).expect("a score of at most 47 items of six digits fits")
}

/// `86.5`, `-0.5`.
impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10)
    }
}

fn as_text<S: Serializer>(points: &Points, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(points)
}

fn tenths_as_text<S: Serializer>(tenths: &Tenths, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(tenths)
}
