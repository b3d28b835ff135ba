//! From rows of cells to applications: each with its form, or with what is wrong
//! and in which row and column.
//!
//! Article: R3d-13. Threat I18.

use base::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::ENTRIES_MAX;
use super::cell::Cell;
use super::column::Column;
use super::file::Rows;

/// The heading of the first column, in both languages.
pub(super) const NUMBER: (&str, &str) = ("序号", "no.");

/// One application of a table.
#[derive(Debug, Clone)]
pub(crate) struct SheetEntry {
    /// Its number in the first column.
    pub(crate) number: String,
    /// The first of its rows, as the sheet counts them.
    pub(crate) first_row: u32,
    /// Its form; what could not be read is left out.
    pub(crate) form: Value,
    /// What could not be read.
    pub(crate) problems: Vec<CellProblem>,
    /// The rows of each of its lists, to find them again.
    places: Vec<(String, Vec<u32>)>,
}

/// What is wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CellProblem {
    /// The row, as the sheet counts them, from 1.
    pub row: u32,
    /// The heading of the column; empty where it is the whole application.
    pub column: String,
    /// The same in English.
    pub column_en: String,
    /// Stable code.
    pub code: String,
    /// What is wrong, in Chinese.
    pub message: String,
    /// The same in English.
    pub message_en: String,
}

impl CellProblem {
    fn at(row: u32, column: Option<&Column>, code: &str, message: &str, message_en: &str) -> CellProblem {
        CellProblem {
            row,
            column: column.map(Column::heading).unwrap_or_default(),
            column_en: column.map(Column::heading_en).unwrap_or_default(),
            code: code.to_owned(),
            message: message.to_owned(),
            message_en: message_en.to_owned(),
        }
    }
}

/// A row of the table and its number, as the sheet counts them.
type SheetRow<'r> = (u32, &'r Vec<Cell>);

/// The applications of a table, in its order.
pub(crate) fn entries(columns: &[Column], rows: &Rows) -> Result<Vec<SheetEntry>, Refusal> {
    let places = headings(columns, &rows[0])?;
    let mut all: Vec<(String, Vec<SheetRow<'_>>)> = Vec::new();
    for (index, row) in rows.iter().enumerate().skip(1) {
        if row.iter().all(|cell| *cell == Cell::Empty) {
            continue;
        }
        let sheet_row = index as u32 + 1;
        let number = row.first().map(Cell::shown).unwrap_or_default();
        match all.iter_mut().find(|(known, _)| *known == number) {
            Some((_, rows)) => rows.push((sheet_row, row)),
            None => all.push((number, vec![(sheet_row, row)])),
        }
    }
    if all.is_empty() || all.len() > ENTRIES_MAX {
        let refusal = Refusal::invalid(
            "sheet_entries",
            "content_base64",
            "一个文件须有 1 至 200 件申请",
            "a file has 1 to 200 applications",
        );
        return Err(refusal);
    }
    Ok(all.into_iter().map(|(number, rows)| entry(columns, &places, number, &rows)).collect())
}

/// Where each column stands in the table.
fn headings(columns: &[Column], heading: &[Cell]) -> Result<Vec<Option<usize>>, Refusal> {
    let titles: Vec<String> = heading.iter().map(|cell| cell.shown().replace([' ', '　', '*'], "")).collect();
    let plain = |text: String| text.replace(' ', "");
    let same = |title: &String, zh: &str, en: &str| *title == plain(zh.to_owned()) || *title == plain(en.to_owned());
    if !titles.first().is_some_and(|title| same(title, NUMBER.0, NUMBER.1)) {
        return Err(heading_wrong("第一列须为“序号”", "the first column is the number (序号)"));
    }
    let place = |column: &Column| {
        titles.iter().skip(1).position(|title| same(title, &column.heading(), &column.heading_en())).map(|at| at + 1)
    };
    let places: Vec<Option<usize>> = columns.iter().map(place).collect();
    for (at, title) in titles.iter().enumerate().skip(1) {
        if !title.is_empty() && !places.contains(&Some(at)) && *title != plain(super::written::MARKS.0.to_owned()) {
            return Err(heading_wrong(
                &format!("第 {} 列的表头不在模板内或重复", at + 1),
                &format!("the heading of column {} is not in the template, or occurs twice", at + 1),
            ));
        }
    }
    let missing = columns.iter().zip(&places).find(|(column, place)| column.required && place.is_none());
    match missing {
        Some((column, _)) => Err(heading_wrong(
            &format!("缺少列“{}”", column.heading()),
            &format!("the column \"{}\" is missing", column.heading_en()),
        )),
        None => Ok(places),
    }
}

fn heading_wrong(zh: &str, en: &str) -> Refusal {
    Refusal::invalid("sheet_heading", "content_base64", zh, en)
}

fn entry(columns: &[Column], places: &[Option<usize>], number: String, rows: &[SheetRow<'_>]) -> SheetEntry {
    let first_row = rows[0].0;
    let mut entry = SheetEntry { number, first_row, form: Value::Null, problems: Vec::new(), places: Vec::new() };
    if entry.number.is_empty() || entry.number.chars().count() > 20 {
        let (zh, en) = ("序号须为 1 至 20 个字", "a number has 1 to 20 signs");
        entry.problems.push(CellProblem::at(first_row, None, "sheet_number", zh, en));
    }
    let mut form = Map::new();
    let cell = |row: &'_ Vec<Cell>, place: usize| row.get(place).cloned().unwrap_or_default();
    for (column, place) in columns.iter().zip(places).filter(|(column, _)| column.list.is_none()) {
        let Some(place) = *place else { continue };
        let mut said: Option<(Cell, u32)> = None;
        for (sheet_row, row) in rows {
            let found = cell(row, place);
            match &said {
                _ if found == Cell::Empty => {}
                None => said = Some((found, *sheet_row)),
                Some((before, _)) if *before == found => {}
                Some((_, before)) => entry.problems.push(CellProblem::at(
                    *sheet_row,
                    Some(column),
                    "cell_differs",
                    &format!("同一件申请内与第 {before} 行不一致"),
                    &format!("differs from row {before} of the same application"),
                )),
            }
        }
        let (found, sheet_row) = said.unwrap_or((Cell::Empty, first_row));
        put(&mut form, &mut entry.problems, column, &found, sheet_row);
    }
    let mut lists: Vec<&str> = columns.iter().filter_map(|column| Some(column.list.as_ref()?.name.as_str())).collect();
    lists.dedup();
    for list in lists {
        let of = |column: &Column| column.list.as_ref().is_some_and(|own| own.name == list);
        let own: Vec<(&Column, usize)> = columns
            .iter()
            .zip(places)
            .filter(|(column, _)| of(column))
            .filter_map(|(c, at)| Some((c, (*at)?)))
            .collect();
        let mut items = Vec::new();
        let mut at = Vec::new();
        for (sheet_row, row) in rows {
            if own.iter().all(|(_, place)| cell(row, *place) == Cell::Empty) {
                continue;
            }
            let mut item = Map::new();
            for (column, place) in &own {
                put(&mut item, &mut entry.problems, column, &cell(row, *place), *sheet_row);
            }
            items.push(Value::Object(item));
            at.push(*sheet_row);
        }
        form.insert(list.to_owned(), Value::Array(items));
        entry.places.push((list.to_owned(), at));
    }
    entry.form = Value::Object(in_order(columns, form));
    entry
}

/// The fields in the order of the form, so that the same application is the same
/// request whether it was typed in or came in a table.
fn in_order(columns: &[Column], mut form: Map<String, Value>) -> Map<String, Value> {
    let names = columns.iter().map(|column| &column.list.as_ref().unwrap_or(&column.field).name);
    names.filter_map(|name| form.remove(name).map(|value| (name.clone(), value))).collect()
}

fn put(to: &mut Map<String, Value>, problems: &mut Vec<CellProblem>, column: &Column, cell: &Cell, row: u32) {
    match cell.means(&column.holds) {
        Ok(Value::Null) if column.required => {
            problems.push(CellProblem::at(row, Some(column), "cell_empty", "必填，未填写", "needed, and empty"));
        }
        Ok(Value::Null) => {}
        Ok(value) => {
            to.insert(column.field.name.clone(), value);
        }
        Err(fault) => {
            let (code, zh, en) = fault.words();
            problems.push(CellProblem::at(row, Some(column), code, zh, en));
        }
    }
}

impl SheetEntry {
    /// What a refusal of its form means in the table: at the row and column of
    /// each field it names, or at the whole application.
    pub(crate) fn problems_of(&self, columns: &[Column], refusal: &Refusal) -> Vec<CellProblem> {
        let mut all: Vec<CellProblem> = Vec::new();
        for field in &refusal.fields {
            let (row, column) = self.place_of(columns, &field.path);
            all.push(CellProblem::at(row, column, &refusal.code, &field.message, &field.message_en));
        }
        if all.is_empty() {
            all.push(CellProblem::at(self.first_row, None, &refusal.code, &refusal.title, &refusal.title_en));
        }
        all
    }

    /// `form.invoices[2].number`: the third row of invoices, the column of the number.
    fn place_of<'c>(&self, columns: &'c [Column], path: &str) -> (u32, Option<&'c Column>) {
        let path = path.strip_prefix("form.").unwrap_or(path);
        let parts: Vec<&str> = path.split(['.', '[', ']']).filter(|part| !part.is_empty()).collect();
        let of = |list: Option<&str>, name: &str| {
            columns
                .iter()
                .find(|column| column.field.name == name && column.list.as_ref().map(|list| list.name.as_str()) == list)
        };
        match parts[..] {
            [name] => (self.first_row, of(None, name)),
            [list, index, ref rest @ ..] => {
                let rows = self.places.iter().find(|(known, _)| known == list).map(|(_, rows)| rows.as_slice());
                let row = index.parse().ok().and_then(|index: usize| rows?.get(index).copied());
                (row.unwrap_or(self.first_row), rest.first().and_then(|name| of(Some(list), name)))
            }
            [] => (self.first_row, None),
        }
    }
}
