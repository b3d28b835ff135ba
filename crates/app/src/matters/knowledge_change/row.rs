//! One row of a change against the table it meets. Refused in this order: a code that the
//! table needs; each cell by what its column holds; a cell beyond its columns; an item that
//! the catalogue does not know; an end of what is not there; a row that changes nothing.
//!
//! Article: R1-12.11. Threat I18.

use audit::TableName;
use base::{Date, Refusal};
use regulation::audit_rules::{AuditRules, KnowledgeColumn, KnowledgeHolds};
use store::entity::knowledge_row;

use super::form::{KindOfChange, RowEntry};
use crate::operations::catalogue::held::Catalogue;
use crate::operations::knowledge::held::{Knowledge, codes_of, identity};

/// What a row is checked against.
pub(crate) struct Against<'a> {
    pub(crate) law: &'a AuditRules,
    pub(crate) table: TableName,
    pub(crate) from_date: Date,
    /// The knowledge without the change.
    pub(crate) before: &'a Knowledge,
    /// The items named in the change.
    pub(crate) items: &'a Catalogue,
}

/// What a row comes to.
pub(crate) enum Checked {
    /// It becomes this row; number and version come later.
    Row(Box<knowledge_row::Model>),
    /// It says what stands there already.
    Unchanged,
}

impl Against<'_> {
    /// Checks a row. `path` leads to it, as `form.rows[3]`.
    pub(crate) fn row(&self, entry: &RowEntry, path: &str) -> Result<Checked, Refusal> {
        let columns = self.table.columns();
        let codes = codes_of(self.table, self.law);
        let fields = RowEntry::fields(codes, columns.len());
        let mut cells = Vec::with_capacity(columns.len());
        for (column, &field) in columns.iter().zip(&fields) {
            let cell = entry.cell(field);
            let at = |code: &str, zh: &str, en: &str| refused(path, field, code, zh, en);
            let words = self.law.knowledge_words().column(column);
            let words = words.ok_or_else(|| at("column_unknown", "该列没有说明", "nothing is known of this column"))?;
            if cell.is_empty() && matches!(field, "key" | "other") {
                return Err(at("code_missing", "编码必填", "a code is needed"));
            }
            if !cell.is_empty() {
                fits(words, cell).map_err(|(zh, en)| at("cell_malformed", &zh, &en))?;
            }
            let listed = || self.items.item(cell, self.from_date).is_some();
            if words.holds == KnowledgeHolds::Item && entry.change == KindOfChange::Put && !listed() {
                return Err(at("item_not_listed", "该项目在生效日不在目录内", "the item is not listed on that day"));
            }
            cells.push(cell.to_owned());
        }
        for field in ["other", "number_1", "number_2", "number_3", "number_4"] {
            if !fields.contains(&field) && !entry.cell(field).is_empty() {
                return Err(refused(
                    path,
                    field,
                    "column_not_of_table",
                    "该表没有这一列",
                    "the table has no such column",
                ));
            }
        }
        let reference = entry.cell("reference");
        if reference.chars().count() > 200 || reference.contains(['\n', '\r']) {
            return Err(refused(
                path,
                "reference",
                "text_too_long",
                "出处不超过 200 字",
                "a reference has at most 200 signs",
            ));
        }
        let identity = identity(self.law, self.table, &cells);
        let kept = self.before.row(self.table, &identity);
        let holds = entry.change == KindOfChange::Put;
        if !holds && kept.is_none() {
            return Err(refused(path, "key", "row_not_there", "没有可停用的这一行", "there is no such row to end"));
        }
        if holds && kept.is_some_and(|kept| kept.cells == cells && kept.reference == reference) {
            return Ok(Checked::Unchanged);
        }
        Ok(Checked::Row(Box::new(knowledge_row::Model {
            knowledge_row_id: 0,
            release_id: 0,
            table_name: self.table.name().to_owned(),
            key_code: cells[0].clone(),
            other_code: if codes > 1 { cells[1].clone() } else { String::new() },
            numbers: cells[codes..].join(","),
            reference: reference.to_owned(),
            identity,
            from_date: self.from_date,
            holds,
            rev: 1,
        })))
    }
}

/// Whether a cell is what its column holds, else why not.
fn fits(column: &KnowledgeColumn, cell: &str) -> Result<(), (String, String)> {
    let good = match column.holds {
        KnowledgeHolds::Item | KnowledgeHolds::Code => {
            cell.len() <= 50
                && cell.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'+' | b'*'))
        }
        KnowledgeHolds::Text => cell.chars().count() <= 100 && !cell.contains([',', '"', '\n', '\r']),
        KnowledgeHolds::Choice => column.choices.iter().any(|choice| choice == cell),
        KnowledgeHolds::Number => {
            let number = cell.parse::<i64>().ok().filter(|number| number.to_string() == cell);
            number.is_some_and(|number| (0..=column.most.unwrap_or(i64::MAX)).contains(&number))
        }
        KnowledgeHolds::Day => base::parse_date(cell).is_some(),
    };
    if good {
        return Ok(());
    }
    let (zh, en) = match column.holds {
        KnowledgeHolds::Item | KnowledgeHolds::Code => {
            ("须为 50 位以内字母、数字".to_owned(), "at most 50 letters and digits".to_owned())
        }
        KnowledgeHolds::Text => {
            ("不超过 100 字，不含逗号、引号".to_owned(), "at most 100 signs, without commas and quotes".to_owned())
        }
        KnowledgeHolds::Choice => {
            let choices = column.choices.join("、");
            (format!("须为 {choices} 之一"), format!("one of {choices}"))
        }
        KnowledgeHolds::Number => {
            let most = column.most.unwrap_or(i64::MAX);
            (format!("须为 0 至 {most} 的整数"), format!("a whole number from 0 to {most}"))
        }
        KnowledgeHolds::Day => ("日期须如 2026-10-01".to_owned(), "a day such as 2026-10-01".to_owned()),
    };
    Err((format!("{}{zh}", column.zh), format!("{}: {en}", column.en)))
}

/// A row that stands twice.
pub(super) fn twice(path: &str) -> Refusal {
    refused(path, "key", "row_repeated", "同一行在表中出现两次", "it stands twice in the table")
}

/// A row that changes nothing.
pub(super) fn unchanged(path: &str) -> Refusal {
    refused(path, "key", "row_unchanged", "与现行内容相同", "it says what stands there already")
}

fn refused(path: &str, field: &str, code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::invalid(code, format!("{path}.{field}"), zh, en).citing("R1-12.11")
}
