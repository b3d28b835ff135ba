//! What a person has of an item within a sliding window of days, over all
//! visits, in the order (day, line): quantity, cost, or days on which it was
//! charged. A window of 7 days that ends on day 10 begins on day 4. Each charge
//! is judged with what came before it; reversals lower the sum from their own
//! place on.
//!
//! ```text
//! window 7 days, at most 2
//! day 1   1   sum 1
//! day 6   1   sum 2
//! day 7   1   sum 3: 1 too many
//! day 8   1   sum 3 (day 1 is out): 1 too many
//! ```
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;

use super::knowledge;
use crate::claims::{Entry, Line};
use crate::rules::{Found, HistoryView};
use crate::{Evidence, Fact, TableName};

/// The quantity in the window is above the limit. Numbers of the table: window
/// in days, limit in 1/100 units. In question is the part of the line above it.
pub(crate) fn quantity(at: &HistoryView<'_>, found: &mut Found<'_>, table: TableName) {
    let mut worst = Worst::default();
    for (entry, window_days, limit) in limits(at, table) {
        for (place, line, sum) in sums(at.lines, window_days, |line| i64::from(line.qty)) {
            if sum > limit {
                let excess = (sum - limit).min(i64::from(line.qty));
                let cost = base::divide_half_up(i128::from(excess) * i128::from(line.price_fen), 100);
                let amount_fen = cost.expect("a part of a line fits where the line does").0;
                worst.put(place, amount_fen, [Fact::Quantity(sum), Fact::Quantity(limit)], window_days, entry);
            }
        }
    }
    worst.report(at, found, table);
}

/// The cost in the window is above the cap. Numbers of the table: window in
/// days, cap in fen.
pub(crate) fn cost(at: &HistoryView<'_>, found: &mut Found<'_>, table: TableName) {
    let mut worst = Worst::default();
    for (entry, window_days, cap) in limits(at, table) {
        for (place, line, sum) in sums(at.lines, window_days, |line| line.amount_fen) {
            if sum > cap {
                let amount_fen = (sum - cap).min(line.amount_fen);
                worst.put(place, amount_fen, [Fact::Fen(sum), Fact::Fen(cap)], window_days, entry);
            }
        }
    }
    worst.report(at, found, table);
}

/// The item was charged on more days than its course has. The table's number:
/// days of the course; the window is the rule's.
pub(crate) fn days(at: &HistoryView<'_>, found: &mut Found<'_>, table: TableName) {
    let window_days = at.rule.parameter("window_days");
    let mut worst = Worst::default();
    for entry in at.claims.knows(table, at.lines[0].item) {
        let Some(limit) = entry.numbers[0] else { continue };
        let charges: Vec<(usize, &Line)> = at.lines.iter().enumerate().filter(|(_, line)| line.qty > 0).collect();
        let (mut first, mut days) = (0, 0);
        for (n, (place, line)) in charges.iter().enumerate() {
            days += i64::from(n == 0 || charges[n - 1].1.day != line.day);
            while i64::from(charges[first].1.day) <= i64::from(line.day) - window_days {
                days -= i64::from(charges[first + 1].1.day != charges[first].1.day);
                first += 1;
            }
            if days > limit {
                worst.put(*place, line.amount_fen, [Fact::Number(days), Fact::Number(limit)], window_days, entry);
            }
        }
    }
    worst.report(at, found, table);
}

/// Window and limit of each row that has both.
fn limits<'a>(at: &HistoryView<'a>, table: TableName) -> impl Iterator<Item = (&'a Entry, i64, i64)> {
    at.claims.knows(table, at.lines[0].item).iter().filter_map(|entry| match entry.numbers {
        [Some(window_days), Some(limit), ..] if window_days > 0 => Some((entry, window_days, limit)),
        _ => None,
    })
}

/// Each charge with its place and the sum of the window that ends with it.
fn sums<'a>(
    lines: &'a [Line],
    window_days: i64,
    of: impl Fn(&Line) -> i64 + 'a,
) -> impl Iterator<Item = (usize, &'a Line, i64)> + 'a {
    let (mut first, mut sum) = (0, 0i64);
    lines.iter().enumerate().filter_map(move |(place, line)| {
        sum += of(line);
        while i64::from(lines[first].day) <= i64::from(line.day) - window_days {
            sum -= of(&lines[first]);
            first += 1;
        }
        (line.qty > 0).then_some((place, line, sum))
    })
}

/// One finding per line, though the item may have several limits: that with the
/// largest amount, of equal ones the first of the table.
#[derive(Default)]
struct Worst<'a>(BTreeMap<usize, (i64, [Fact; 2], i64, &'a Entry)>);

impl<'a> Worst<'a> {
    fn put(&mut self, place: usize, amount_fen: i64, facts: [Fact; 2], window_days: i64, entry: &'a Entry) {
        if self.0.get(&place).is_none_or(|(amount, ..)| *amount < amount_fen) {
            self.0.insert(place, (amount_fen, facts, window_days, entry));
        }
    }

    fn report(self, at: &HistoryView<'_>, found: &mut Found<'_>, table: TableName) {
        for (place, (amount_fen, [sum, limit], window_days, entry)) in self.0 {
            let row = knowledge(at.claims, table, entry);
            let window = ("window_days", Fact::Number(window_days));
            found.line(&at.lines[place], amount_fen, Evidence::seen([("sum", sum), ("limit", limit), window, row]));
        }
    }
}
