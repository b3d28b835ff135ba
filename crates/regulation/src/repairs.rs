//! What may be put right by hand 可直接修正的数据: the closed list of tables and
//! columns that a repair script may set, and the figures of a repair. The file is
//! `regulation/data/repair.toml`.
//!
//! Article: R3d-36. Threat I13.

use std::collections::BTreeSet;

use base::Date;
use serde::Deserialize;

use crate::{Articles, Reader, Series, Spanned};

const FILE: &str = "data/repair.toml";

/// The list and the figures.
#[derive(Debug, Clone)]
pub struct Repairs {
    written: Written,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rows_max: Series<u32>,
    approval_days: Series<u32>,
    table: Vec<RepairTable>,
}

/// A table of which some columns may be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairTable {
    name: Spanned<String>,
    /// The columns.
    pub columns: BTreeSet<String>,
    /// What goes wrong there that no business step corrects.
    pub because: String,
    /// The same in English.
    pub because_en: String,
    /// The article.
    pub article: Articles,
}

impl RepairTable {
    /// Its name.
    pub fn name(&self) -> &str {
        self.name.get_ref()
    }
}

/// Reads the list. What can be wrong beyond its shape: a table twice or without
/// columns, columns that are never set by hand, figures of nothing.
pub fn load(reader: &mut Reader<'_>) -> Option<Repairs> {
    let written: Written = reader.toml(FILE)?;
    let mut seen = BTreeSet::new();
    for table in &written.table {
        let never = table.columns.iter().any(|column| {
            column == "rev"
                || column == "state"
                || column.ends_with("_id")
                || column.ends_with("_fen")
                || column.ends_with("digest")
        });
        if table.columns.is_empty() || never || !seen.insert(table.name()) {
            let problem = "a table stands once, with columns, and none of them is a rev, state, id, amount or digest";
            reader.problem(FILE, Some(table.name.span()), problem);
        }
    }
    for (series, most) in [(&written.rows_max, 1_000), (&written.approval_days, 30)] {
        if series.values().iter().any(|dated| !(1..=most).contains(&dated.value)) {
            reader.problem(FILE, None, format!("a figure of repairs is 1 to {most}"));
        }
    }
    reader.is_clean().then_some(Repairs { written })
}

impl Repairs {
    /// Rows of one script at most.
    pub fn rows_max(&self, on: Date) -> u32 {
        value(&self.written.rows_max, on)
    }

    /// Working days after the approval in which a script is carried out.
    pub fn approval_days(&self, on: Date) -> u32 {
        value(&self.written.approval_days, on)
    }

    /// A table that is listed.
    pub fn table(&self, name: &str) -> Option<&RepairTable> {
        self.tables().find(|table| table.name() == name)
    }

    /// All of them, in the order of the file.
    pub fn tables(&self) -> impl Iterator<Item = &RepairTable> {
        self.written.table.iter()
    }
}

/// The figure of a day; before the first one the first.
fn value(series: &Series<u32>, on: Date) -> u32 {
    series.as_of(on).unwrap_or(&series.values()[0]).value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../regulation/data/repair.toml");

    fn read(text: &str) -> Result<Repairs, String> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let law = load(&mut reader);
        reader.finish(|| law).map_err(|errors| errors.0[0].problem.clone())
    }

    #[test]
    fn i13_what_is_not_listed_is_not_repaired() {
        let law = read(TEXT).expect("the list is sound");
        assert!(law.table("visit").is_some_and(|table| table.columns.contains("diagnosis_1")));
        for never in ["settlement", "trail_entry", "account", "payee", "payment_instruction", "staff"] {
            assert!(law.table(never).is_none(), "{never}");
        }
    }

    #[test]
    fn planted_defects_are_found() {
        for (from, to) in [
            ("\"name\", \"sex\"", "\"rev\", \"sex\""),
            ("\"name\", \"sex\"", "\"amount_fen\", \"sex\""),
            ("name = \"visit\"", "name = \"person\""),
            ("value = 20", "value = 0"),
            ("value = 3,", "value = 31,"),
        ] {
            assert!(TEXT.contains(from) && read(&TEXT.replacen(from, to, 1)).is_err(), "{to}");
        }
    }
}
