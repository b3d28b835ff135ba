//! The paged questions about the catalogue: 1304 民族药, 1312 医保目录, 1316 匹配, 1318 限价,
//! 1319 先自付比例.
//!
//! | field of `data` | here |
//! |---|---|
//! | hilist_code (1304 and 1316 also med_list_codg) | `code` |
//! | hilist_name (1304 also drug_genname, drug_prodname) | `name`, part of it |
//! | list_type | `list` |
//! | query_date | `on`, the day of the catalogue; left out: today |
//! | updt_time | demanded by the interface, no filter here |
//! | page_num, page_size | `page`, `size`, both from 1 |
//!
//! Output `data[]` with the eight figures of the page around it, as real centres
//! answer.
//!
//! Article: R2-48, R1-12.14.

use base::Date;
use serde::Serialize;

use crate::codes::CodeTables;
use crate::node::{Node, code, date, number, text};
use crate::{FieldFault, MessageProblem, Request};

/// Which rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CataloguePage {
    /// National code.
    pub code: Option<String>,
    /// Part of the name.
    pub name: Option<String>,
    /// Dictionary list_type.
    pub list: Option<String>,
    /// The day.
    pub on: Option<Date>,
    /// From 1.
    pub page: u64,
    /// Rows of a page, at least one.
    pub size: u64,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<CataloguePage, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let own = node.optional("hilist_code", text(30))?;
    let figure = |field: &str| match node.required(field, number(4, 0))? {
        figure @ 1.. => Ok(figure.unsigned_abs()),
        _ => Err(node.problem(field, FieldFault::SignWrong)),
    };
    let asked = CataloguePage {
        code: own.or(node.optional("med_list_codg", text(50))?),
        name: name(&node)?,
        list: node.optional("list_type", code("list_type", tables))?,
        on: node.optional("query_date", date)?,
        page: figure("page_num")?,
        size: figure("page_size")?,
    };
    node.required("updt_time", date)?;
    Ok(asked)
}

fn name(node: &Node<'_>) -> Result<Option<String>, MessageProblem> {
    for field in ["hilist_name", "drug_genname", "drug_prodname"] {
        if let Some(name) = node.optional(field, text(200))? {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Rows with the figures of their page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Page<R> {
    data: Vec<R>,
    page_num: u64,
    page_size: u64,
    pages: u64,
    record_counts: u64,
    size: usize,
    start_row: u64,
    first_page: bool,
    last_page: bool,
}

impl<R> Page<R> {
    /// The rows of a page among so many in all.
    pub fn of(data: Vec<R>, page_num: u64, page_size: u64, record_counts: u64) -> Page<R> {
        let pages = record_counts.div_ceil(page_size.max(1));
        Page {
            size: data.len(),
            data,
            page_num,
            page_size,
            pages,
            record_counts,
            start_row: page_num.saturating_sub(1).saturating_mul(page_size).saturating_add(1),
            first_page: page_num == 1,
            last_page: page_num >= pages,
        }
    }
}
