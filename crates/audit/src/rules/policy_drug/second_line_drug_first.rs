//! Rule 17, second-line drug without a first-line one before 限二线使用: the drug is payable after a
//! first-line drug only, and within the days looked back there was none.
//!
//! Article: R1-12.11, R4-15, L735-38.

use crate::claims::Line;
use crate::rules::{Cares, Check, Found, Kind, Look, Needs, PersonView};
use crate::shapes::knowledge;
use crate::{Evidence, Fact, TableName};

pub(super) const CHECK: Check = Check {
    number: 17,
    code: "second_line_drug_first",
    parameters: &["window_days"],
    needs: &[Needs::Table(TableName::FirstLineItems)],
    look: Look::Person(Cares::Listed(Kind::Drug, TableName::FirstLineItems), check),
};

fn check(at: &PersonView<'_>, found: &mut Found<'_>) {
    let window_days = at.rule.parameter("window_days");
    let table = TableName::FirstLineItems;
    for line in at.of_visits.iter().flat_map(|lines| lines.iter()).filter(|line| line.qty > 0) {
        let entries = at.claims.knows(table, line.item);
        let Some(entry) = entries.first().filter(|_| at.claims.items[line.item as usize].kind == 1) else { continue };
        let used = |first: u32| at.of_visits.iter().any(|lines| used_within(lines, first, line.day, window_days));
        if !entries.iter().any(|entry| used(entry.other)) {
            let mut codes: Vec<&str> =
                entries.iter().map(|entry| at.claims.items[entry.other as usize].code.as_str()).collect();
            codes.sort_unstable();
            let facts = [
                ("first_items", Fact::Text(codes.join(", "))),
                ("window_days", Fact::Number(window_days)),
                knowledge(at.claims, table, entry),
            ];
            found.line(line, line.amount_fen, Evidence::seen(facts));
        }
    }
}

/// Whether an item was charged in the days up to `day`, itself included.
fn used_within(lines: &[Line], item: u32, day: i32, window_days: i64) -> bool {
    let first = lines.partition_point(|line| line.item < item);
    let of_item = lines[first..].iter().take_while(|line| line.item == item);
    of_item.into_iter().any(|line| line.qty > 0 && line.day <= day && i64::from(day - line.day) < window_days)
}
