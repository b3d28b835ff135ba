//! Scores of assessments: the internal-control assessment by levels (37 items,
//! 200 points converted to 100, graded) and the capacity assessment by points
//! (several assessors whose points are shared out, bonuses and penalties on
//! top). For internal-control staff and the upper level.
//!
//! Pure: scheme and answers come in as arguments. Points are exact hundredths;
//! the converted score is rounded once, half up, to one decimal.
//!
//! Article: R1-31, R4-B4.

#![forbid(unsafe_code)]

mod answers;
mod by_levels;
mod by_points;
mod score;

pub use answers::{AnswerFault, Answers, Assessor, Level, Role};
pub use score::{AreaScore, ItemScore, Score, score};
