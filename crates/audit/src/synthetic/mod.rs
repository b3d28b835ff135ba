//! Made-up claims with planted frauds, from a seed: for benches, tests and the
//! demonstration county. Honest claims break no rule; every planted fraud is
//! listed with the rule that must find it and the line or visit it must name.
//!
//! Nothing here is anybody's data.

mod catalogue;
mod draw;
mod frame;
mod person;
mod write;

use base::Date;

use crate::Rows;
use catalogue::Catalogue;
use draw::Draw;

pub use frame::{FrameCounty, frame_county};
pub use write::{write_parquet, write_rows};

/// What is to be made up.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The same seed gives the same claims.
    pub seed: u64,
    /// How many persons, at least 1.
    pub persons: u32,
    /// How many lines, about; planted frauds add some.
    pub lines: u64,
    /// The first day of any claim.
    pub from: Date,
    /// In how many of a thousand visits a fraud is planted.
    pub frauds_permille: u64,
}

/// A planted fraud: the finding that must come of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Planted {
    /// The rule.
    pub rule: i32,
    /// The line or visit.
    pub id: i64,
}

impl Plan {
    /// A plan with the usual share of frauds (3 % of visits).
    ///
    /// # Panics
    /// Never: 2025-01-01 is a date.
    pub fn new(seed: u64, persons: u32, lines: u64) -> Plan {
        let from = base::parse_date("2025-01-01").expect("2025-01-01 is a date");
        Plan { seed, persons, lines, from, frauds_permille: 30 }
    }
}

/// All claims of a plan in memory, with the list of planted frauds.
pub fn county(plan: &Plan) -> (Rows, Vec<Planted>) {
    let mut rows = Rows::default();
    let mut planted = Vec::new();
    pieces(plan, u64::MAX, |piece, found| {
        append(&mut rows, piece);
        planted.extend(found);
        Ok::<(), std::convert::Infallible>(())
    })
    .unwrap_or_else(|never| match never {});
    planted.sort_unstable();
    (rows, planted)
}

/// Hands out the claims in pieces of at least so many lines; the first piece
/// has the catalogue and the providers.
fn pieces<E>(plan: &Plan, lines: u64, mut take: impl FnMut(Rows, Vec<Planted>) -> Result<(), E>) -> Result<(), E> {
    let catalogue = Catalogue::new(u64::from(plan.persons));
    let mut rows = catalogue.rows();
    let mut planted = Vec::new();
    let mut ids = person::Ids::default();
    for number in 0..plan.persons {
        let quota = share(plan.lines, u64::from(plan.persons), u64::from(number));
        let mut draw = Draw::new(plan.seed, u64::from(number));
        person::add(plan, &catalogue, number, quota, &mut draw, &mut ids, &mut rows, &mut planted);
        if rows.lines.len() as u64 >= lines {
            Draw::new(plan.seed, u64::MAX - u64::from(number)).shuffle(&mut rows.lines);
            take(std::mem::take(&mut rows), std::mem::take(&mut planted))?;
        }
    }
    take(rows, planted)
}

/// How many of `total` fall to the `number`th of `parts`.
fn share(total: u64, parts: u64, number: u64) -> u64 {
    total * (number + 1) / parts - total * number / parts
}

fn append(all: &mut Rows, piece: Rows) {
    all.lines.extend(piece.lines);
    all.visits.extend(piece.visits);
    all.persons.extend(piece.persons);
    all.providers.extend(piece.providers);
    all.items.extend(piece.items);
    all.item_diag.extend(piece.item_diag);
    all.exclusions.extend(piece.exclusions);
}
