//! Rule 23, price above its ceiling 超限定单价收费: the unit price is above the ceiling of the day for
//! providers of this level.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::claims::Entry;
use crate::rules::{Cares, Check, Found, Kind, LineView, Look, Needs};
use crate::shapes::knowledge;
use crate::{Evidence, Fact, TableName};

pub(super) const CHECK: Check = Check {
    number: 23,
    code: "price_above_ceiling",
    parameters: &[],
    needs: &[Needs::Table(TableName::PriceCeilings)],
    look: Look::Line(Cares::Listed(Kind::Any, TableName::PriceCeilings), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let table = TableName::PriceCeilings;
    let provider = &at.claims.providers[at.line.provider as usize];
    let day = i64::from(at.line.day);
    let applies = |entry: &&Entry| {
        let [_, level, from, until] = entry.numbers;
        level.is_none_or(|level| provider.known && level == i64::from(provider.level))
            && from.is_none_or(|from| from <= day)
            && until.is_none_or(|until| day < until)
    };
    let ceilings = at.knows(table).iter().filter(applies).filter_map(|entry| Some((entry, entry.numbers[0]?)));
    // A ceiling for the level goes before one for all; of several the lowest.
    let ceiling = ceilings.min_by_key(|(entry, ceiling)| (entry.numbers[1].is_none(), *ceiling, entry.row));
    let Some((entry, ceiling_fen)) = ceiling.filter(|(_, ceiling)| at.line.price_fen > *ceiling) else { return };
    let excess = i128::from(at.line.price_fen - ceiling_fen) * i128::from(at.line.qty);
    let amount_fen = base::divide_half_up(excess, 100).expect("a part of a line fits where the line does").0;
    let facts = [
        ("price", Fact::Fen(at.line.price_fen)),
        ("ceiling", Fact::Fen(ceiling_fen)),
        knowledge(at.claims, table, entry),
    ];
    found.line(at.line, amount_fen, Evidence::seen(facts));
}
