//! Knowledge 知识库 beside the catalogue: small tables, all optional, that the
//! rules of the national frame ask (`item_visit_types`: in which visits an item
//! is payable, and so on). One table is one line in [`layout`]; all are kept the
//! same way: rows by key, each with another code and up to three numbers.
//!
//! Codes of diseases and procedures are prefixes: `J18` stands for all of J18.
//!
//! Article: R1-12.11.

use super::tables::TableName;

/// What a table has for columns, besides `ref` (optional): what names the row
/// in the publication it comes from.
pub(super) struct Layout {
    pub(super) key: KeyColumn,
    pub(super) other: Option<KeyColumn>,
    pub(super) numbers: &'static [NumberColumn],
}

/// A column of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyColumn {
    Item(&'static str),
    Text(&'static str),
}

/// A column of numbers; an empty one leaves the number to the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberColumn {
    Int(&'static str),
    Day(&'static str),
}

impl KeyColumn {
    pub(super) fn name(self) -> &'static str {
        match self {
            KeyColumn::Item(name) | KeyColumn::Text(name) => name,
        }
    }
}

impl NumberColumn {
    pub(super) fn name(self) -> &'static str {
        match self {
            NumberColumn::Int(name) | NumberColumn::Day(name) => name,
        }
    }
}

/// The columns of a knowledge table.
pub(super) const fn layout(table: TableName) -> Layout {
    use KeyColumn::{Item, Text};
    use NumberColumn::{Day, Int};
    const ITEM: KeyColumn = Item("item_code");
    let (key, other, numbers): (_, _, &'static [NumberColumn]) = match table {
        TableName::ItemInsurances => (ITEM, Some(Text("insurance")), &[]),
        TableName::ItemVisitTypes => (ITEM, Some(Text("visit_type")), &[]),
        TableName::ItemDepartments => (ITEM, Some(Text("department")), &[]),
        TableName::InternetDrugs | TableName::HerbsNeverPaid | TableName::HerbsUnpaidAlone => (ITEM, None, &[]),
        TableName::Herbs => (ITEM, None, &[Int("max_per_day")]),
        TableName::NewbornItems => (ITEM, None, &[Int("max_days")]),
        TableName::ChildItems | TableName::ChildLabels => (ITEM, None, &[Int("max_years")]),
        TableName::ChildForbidden => (ITEM, None, &[Int("min_years")]),
        TableName::ElderlyUnsafe => (ITEM, None, &[Int("from_years")]),
        TableName::FirstLineItems => (ITEM, Some(Item("first_item")), &[]),
        TableName::Courses => (ITEM, None, &[Int("max_days")]),
        TableName::Frequencies => (ITEM, None, &[Int("window_days"), Int("max_qty")]),
        TableName::AmountCaps => (ITEM, None, &[Int("window_days"), Int("max_fen")]),
        TableName::PriceCeilings => (ITEM, None, &[Int("max_fen"), Int("level"), Day("from_date"), Day("until_date")]),
        TableName::Operations => (ITEM, None, &[Int("price_fen"), Int("later_permille")]),
        TableName::ServiceConsumables => (Item("consumable"), Some(Item("service")), &[]),
        TableName::Bundles => (Item("part"), Some(Item("bundle")), &[]),
        TableName::Substances => (ITEM, Some(Text("substance")), &[]),
        TableName::Interactions | TableName::HerbIncompatibilities => {
            (Text("substance_a"), Some(Text("substance_b")), &[])
        }
        TableName::ItemServices => (ITEM, Some(Item("service")), &[]),
        TableName::DiseaseCatalogues
        | TableName::Indications
        | TableName::Contraindications
        | TableName::PregnancyUnsafe
        | TableName::ServiceGrounds => (ITEM, Some(Text("icd")), &[]),
        TableName::LabelDoses => (ITEM, None, &[Int("max_per_day")]),
        TableName::ConsumableLimits => (ITEM, None, &[Int("max_per_visit")]),
        TableName::Categories => (ITEM, Some(Text("category")), &[]),
        TableName::Antibiotics => (ITEM, None, &[Int("grade")]),
        TableName::MildDiagnoses => (Text("icd"), None, &[]),
        TableName::DiagnosisSexes => (Text("icd"), None, &[Int("sex")]),
        TableName::DiagnosisAges => (Text("icd"), None, &[Int("min_years"), Int("max_years")]),
        TableName::ProcedureSexes => (Text("procedure"), None, &[Int("sex")]),
        TableName::ProcedureDiagnoses => (Text("procedure"), Some(Text("icd")), &[]),
        TableName::Lines
        | TableName::Visits
        | TableName::Persons
        | TableName::Providers
        | TableName::Items
        | TableName::ItemDiag
        | TableName::Exclusions => panic!("only knowledge tables have this layout"),
    };
    Layout { key, other, numbers }
}

/// How many numbers a row has at most.
pub(super) const NUMBERS: usize = 4;

/// A row of knowledge under dense numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The number of an item, or of a text.
    pub(crate) key: u32,
    /// Likewise; [`NO_OTHER`] in tables without such a column.
    pub(crate) other: u32,
    /// In the order of the table's columns.
    pub(crate) numbers: [Option<i64>; NUMBERS],
    /// The row in the table, from 1.
    pub(crate) row: u32,
    /// The number of the text that names the row in its publication.
    pub(crate) reference: Option<u32>,
}

/// No other code.
pub(super) const NO_OTHER: u32 = u32::MAX;

/// One table of knowledge.
#[derive(Debug, Default)]
pub(crate) struct Knowledge {
    by_key: ByCode,
    by_other: ByCode,
}

/// Rows by a code, found without searching: codes are dense numbers.
#[derive(Debug, Default)]
struct ByCode {
    entries: Vec<Entry>,
    /// Where the rows of each code begin, and after the last code the end.
    starts: Vec<u32>,
}

impl Knowledge {
    pub(super) fn new(entries: Vec<Entry>) -> Knowledge {
        let with_other = entries.iter().filter(|entry| entry.other != NO_OTHER).copied().collect();
        Knowledge {
            by_key: ByCode::by(entries, |entry| entry.key),
            by_other: ByCode::by(with_other, |entry| entry.other),
        }
    }

    /// The rows of a key, in the order of the table: numbers of codes differ from
    /// run to run and must not show.
    #[inline]
    pub(crate) fn of(&self, key: u32) -> &[Entry] {
        self.by_key.of(key)
    }

    /// The rows that have something as their other code, in the order of the table.
    pub(crate) fn with(&self, other: u32) -> &[Entry] {
        self.by_other.of(other)
    }
}

impl ByCode {
    fn by(mut entries: Vec<Entry>, code: fn(&Entry) -> u32) -> ByCode {
        entries.sort_unstable_by_key(|entry| (code(entry), entry.row));
        let codes = entries.last().map_or(0, |last| code(last) as usize + 1);
        let mut starts = Vec::with_capacity(codes + 1);
        for (place, entry) in entries.iter().enumerate() {
            // Codes between the last one and this have no rows.
            starts.resize(starts.len().max(code(entry) as usize + 1), place as u32);
        }
        starts.push(entries.len() as u32);
        ByCode { entries, starts }
    }

    #[inline]
    fn of(&self, code: u32) -> &[Entry] {
        let code = code as usize;
        match self.starts.get(code..code + 2) {
            Some(&[start, end]) => &self.entries[start as usize..end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_either_code_in_the_order_of_the_table() {
        let entry = |key, other, row| Entry { key, other, numbers: [None; NUMBERS], row, reference: None };
        let table = [entry(4, 9, 1), entry(0, 2, 2), entry(4, 2, 3), entry(2, NO_OTHER, 4), entry(4, 9, 5)];
        let knowledge = Knowledge::new(table.to_vec());
        for code in 0..12 {
            let rows = |found: &[Entry]| found.iter().map(|entry| entry.row).collect::<Vec<_>>();
            let slowly = |of: fn(&Entry) -> u32| {
                table.iter().filter(|entry| of(entry) == code).map(|entry| entry.row).collect::<Vec<_>>()
            };
            assert_eq!(rows(knowledge.of(code)), slowly(|entry| entry.key), "key {code}");
            assert_eq!(rows(knowledge.with(code)), slowly(|entry| entry.other), "other {code}");
        }
        assert!(Knowledge::new(Vec::new()).of(0).is_empty() && knowledge.with(NO_OTHER - 1).is_empty());
    }
}
