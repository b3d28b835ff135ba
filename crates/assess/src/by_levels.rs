//! Scoring by levels: each item brings the points of the level it reached.
//!
//! Article: R1-31.

use regulation::assessment::{Scheme, Worth};

use crate::answers::{AnswerFault, Level, one_each};
use crate::score::Exact;

/// The points of each item.
pub(crate) fn exact(scheme: &Scheme, levels: &[(u32, Level)]) -> Result<Exact, Vec<AnswerFault>> {
    let mut faults = Vec::new();
    let levels = one_each(scheme, levels, None, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let points = scheme.items.iter().zip(levels).map(|(item, level)| match &item.worth {
        Worth::Levels(points) => i128::from(points[level as usize].1.0),
        Worth::Points { .. } => unreachable!("a scheme of levels has items of levels"),
    });
    Ok(Exact { numerators: points.collect(), denominator: 1 })
}
