//! The catalogue: items, the disease categories they are limited to, and the
//! pairs that exclude each other.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use arrow::array::{Array, AsArray};

use crate::Code;
use crate::claims::code_book::CodeBook;
use crate::claims::problem::{ProblemKind, Problems};
use crate::claims::tables::{Column, Rows, TableName, Tables};
use crate::claims::{ClaimsProblem, Item, Items};

/// The items that the tables have, those of the table of items first.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    pub(in crate::claims) items: Vec<Item>,
    numbers: HashMap<Code, u32>,
    /// How many of the items come from the table; those after it are known
    /// only to pairs and knowledge.
    of_table: usize,
}

/// The catalogue; lines may add items that it does not have.
pub(super) struct Catalogue {
    listed: Arc<Listed>,
    unlisted: Mutex<(HashMap<Code, u32>, Vec<Item>)>,
}

/// Reads the three tables.
pub(super) fn read(tables: &Tables, categories: &CodeBook, problems: &mut Problems) -> Result<Listed, ClaimsProblem> {
    let mut listed = Listed::default();
    listed.read_items(tables, problems)?;
    listed.of_table = listed.items.len();
    listed.read_indications(tables, categories, problems)?;
    listed.read_exclusions(tables, problems)?;
    for item in &mut listed.items {
        item.allowed_categories.sort_unstable();
        item.allowed_categories.dedup();
    }
    Ok(listed)
}

impl Catalogue {
    /// A catalogue to which lines have added nothing yet.
    pub(super) fn of(listed: Arc<Listed>) -> Catalogue {
        Catalogue { listed, unlisted: Mutex::default() }
    }

    /// The number of an item code and whether the table of items has it.
    pub(super) fn number(&self, code: &str) -> (u32, bool) {
        let code = Code(code.into());
        if let Some(&number) = self.listed.numbers.get(&code) {
            return (number, (number as usize) < self.listed.of_table);
        }
        let mut unlisted = self.unlisted.lock().expect("nobody panics while holding the unlisted items");
        let (numbers, items) = &mut *unlisted;
        let next = self.listed.items.len() + items.len();
        let number = *numbers.entry(code.clone()).or_insert_with(|| {
            items.push(Item::without_limits(code));
            u32::try_from(next).expect("there are fewer than 2^32 distinct items")
        });
        (number, false)
    }

    /// All items by number.
    pub(super) fn into_items(self) -> Items {
        let (_, unlisted) = self.unlisted.into_inner().expect("nobody panics while holding the unlisted items");
        Items { listed: self.listed, unlisted }
    }
}

impl Listed {
    fn read_items(&mut self, tables: &Tables, problems: &mut Problems) -> Result<(), ClaimsProblem> {
        let table = TableName::Items;
        let columns = [
            Column::Code("item_code"),
            Column::Int("sex_limit"),
            Column::Int("min_age"),
            Column::Int("max_age"),
            Column::Int("min_level"),
            Column::Int("diag_limited"),
            Column::Int("max_per_day"),
            Column::Int("max_per_stay"),
            Column::Int("days_per_unit"),
            Column::Int("max_supply_days"),
            Column::MaybeInt("kind"),
        ];
        for unit in tables.units(table) {
            unit.read(table, &columns, |rows| {
                for row in 0..rows.count {
                    let Some(code) = code_at(&rows, 0, row) else {
                        problems.add(rows.problem(table, row, None, ProblemKind::ValueMissing));
                        continue;
                    };
                    if self.numbers.contains_key(&code) {
                        problems.add(rows.problem(table, row, None, ProblemKind::KeyRepeated));
                        continue;
                    }
                    self.numbers.insert(code.clone(), self.items.len() as u32);
                    self.items.push(item(code, |column| rows.ints(column).get(row)));
                }
            })?;
        }
        Ok(())
    }

    fn read_indications(
        &mut self,
        tables: &Tables,
        categories: &CodeBook,
        problems: &mut Problems,
    ) -> Result<(), ClaimsProblem> {
        let table = TableName::ItemDiag;
        for unit in tables.units(table) {
            unit.read(table, &[Column::Code("item_code"), Column::Code("icd3")], |rows| {
                for row in 0..rows.count {
                    let (Some(code), Some(category)) = (code_at(&rows, 0, row), code_at(&rows, 1, row)) else {
                        problems.add(rows.problem(table, row, None, ProblemKind::ValueMissing));
                        continue;
                    };
                    let number = self.known_or_new(code);
                    self.items[number as usize].allowed_categories.push(categories.number(category.as_str()));
                }
            })?;
        }
        Ok(())
    }

    fn read_exclusions(&mut self, tables: &Tables, problems: &mut Problems) -> Result<(), ClaimsProblem> {
        let table = TableName::Exclusions;
        for unit in tables.units(table) {
            unit.read(table, &[Column::Code("item_a"), Column::Code("item_b")], |rows| {
                for row in 0..rows.count {
                    let (Some(a), Some(b)) = (code_at(&rows, 0, row), code_at(&rows, 1, row)) else {
                        problems.add(rows.problem(table, row, None, ProblemKind::ValueMissing));
                        continue;
                    };
                    let (a, b) = (self.known_or_new(a), self.known_or_new(b));
                    self.items[b as usize].excluded_by.push(a);
                }
            })?;
        }
        Ok(())
    }

    pub(super) fn known_or_new(&mut self, code: Code) -> u32 {
        let next = self.items.len() as u32;
        *self.numbers.entry(code.clone()).or_insert_with(|| {
            self.items.push(Item::without_limits(code));
            next
        })
    }
}

impl Item {
    fn without_limits(code: Code) -> Item {
        item(code, |_| None)
    }
}

/// An item from its columns; an empty column is no limit.
fn item(code: Code, column: impl Fn(usize) -> Option<i64>) -> Item {
    let small = |n: usize, none: i32| column(n).map_or(none, clamped);
    Item {
        code,
        kind: column(10).and_then(|kind| u8::try_from(kind).ok()).unwrap_or(0),
        sex_limit: column(1).and_then(|sex| u8::try_from(sex).ok()).unwrap_or(0),
        min_age: small(2, i32::MIN),
        max_age: small(3, i32::MAX),
        min_level: small(4, 0),
        diag_limited: column(5).is_some_and(|limited| limited != 0),
        allowed_categories: Vec::new(),
        max_per_day: column(6).unwrap_or(0),
        max_per_stay: column(7).unwrap_or(0),
        days_per_unit: small(8, 0),
        max_supply_days: column(9).unwrap_or(i64::MAX),
        excluded_by: Vec::new(),
    }
}

fn clamped(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(if value < 0 { i32::MIN } else { i32::MAX })
}

/// The code of a row, if it has one.
pub(super) fn code_at(rows: &Rows, column: usize, row: usize) -> Option<Code> {
    let codes = rows.codes(column);
    let key = codes.key(row)?;
    let values = codes.values().as_string::<i32>();
    values.is_valid(key).then(|| Code(values.value(key).into()))
}
