//! Rule 24, later operation at more than its share 手术项目未按规定折价收费: of several operations on a day all
//! but the dearest are charged at a share of their price.
//!
//! Article: R1-12.11, R4-15, L735-38.

use std::collections::BTreeMap;

use crate::claims::{Entry, Line};
use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::knowledge;
use crate::{Evidence, Fact, TableName};

pub(super) const CHECK: Check = Check {
    number: 24,
    code: "later_operation_at_full_price",
    parameters: &["later_permille"],
    needs: &[Needs::Table(TableName::Operations)],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    let table = TableName::Operations;
    let mut of_days: BTreeMap<i32, Vec<(&Line, &Entry, i64)>> = BTreeMap::new();
    for line in at.lines.iter().filter(|line| line.qty > 0) {
        if let Some(entry) = at.claims.knows(table, line.item).first()
            && let Some(price_fen) = entry.numbers[0]
        {
            of_days.entry(line.day).or_default().push((line, entry, price_fen));
        }
    }
    for operations in of_days.into_values() {
        let Some((main, ..)) = operations.iter().min_by_key(|(line, _, price_fen)| (-price_fen, line.id)) else {
            continue;
        };
        for (line, entry, price_fen) in operations.iter().filter(|(line, ..)| line.item != main.item) {
            let permille = entry.numbers[1].unwrap_or_else(|| at.rule.parameter("later_permille"));
            let ceiling = i128::from(*price_fen) * i128::from(permille);
            let Ok(ceiling_fen) = base::divide_half_up(ceiling, 1000).map(|fen| fen.0) else { continue };
            if line.price_fen > ceiling_fen {
                let excess = i128::from(line.price_fen - ceiling_fen) * i128::from(line.qty);
                let amount_fen =
                    base::divide_half_up(excess, 100).expect("a part of a line fits where the line does").0;
                let facts = [
                    ("main_item", Fact::Text(at.claims.items[main.item as usize].code.to_string())),
                    ("price", Fact::Fen(line.price_fen)),
                    ("ceiling", Fact::Fen(ceiling_fen)),
                    knowledge(at.claims, table, entry),
                ];
                found.line(line, amount_fen, Evidence::seen(facts));
            }
        }
    }
}
