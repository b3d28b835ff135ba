//! 3301 目录对照上传: the hospital's own items and the national codes they stand for. No
//! output.
//!
//! | field of `data[]` | here |
//! |---|---|
//! | fixmedins_hilist_id, fixmedins_hilist_name | `own_code`, `own_name` |
//! | list_type | `list_type`, dictionary list_type |
//! | med_list_codg | `item_code` |
//! | begndate, enddate | `from`, `until` |
//! | aprvno, dosform, spec, pacspec, prcunt, exct_cont, item_cont, memo | texts, where told |
//!
//! Article: R1-12.14, R4-41.

use base::Date;

use crate::codes::CodeTables;
use crate::node::{Node, code, date, text};
use crate::{MessageProblem, Request};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingUploaded {
    /// The hospital's own code.
    pub own_code: String,
    /// Its name there.
    pub own_name: String,
    /// Dictionary list_type.
    pub list_type: String,
    /// National code.
    pub item_code: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Approval number of a drug.
    pub approval_number: Option<String>,
    /// Dosage form.
    pub dosage_form: Option<String>,
    /// Specification.
    pub specification: Option<String>,
    /// What a package holds.
    pub package: Option<String>,
    /// What is priced.
    pub unit: Option<String>,
    /// What the item leaves out.
    pub excluded: Option<String>,
    /// What it consists of.
    pub content: Option<String>,
    /// A remark.
    pub memo: Option<String>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields, row by row.
pub fn read(request: &Request, tables: &CodeTables) -> Result<Vec<MappingUploaded>, MessageProblem> {
    request.input_node()?.rows("data")?.iter().map(|row| read_row(row, tables)).collect()
}

fn read_row(row: &Node<'_>, tables: &CodeTables) -> Result<MappingUploaded, MessageProblem> {
    Ok(MappingUploaded {
        own_code: row.required("fixmedins_hilist_id", text(150))?,
        own_name: row.required("fixmedins_hilist_name", text(200))?,
        list_type: row.required("list_type", code("list_type", tables))?,
        item_code: row.required("med_list_codg", text(50))?,
        from: row.required("begndate", date)?,
        until: row.required("enddate", date)?,
        approval_number: row.optional("aprvno", text(30))?,
        dosage_form: row.optional("dosform", text(200))?,
        specification: row.optional("spec", text(200))?,
        package: row.optional("pacspec", text(100))?,
        unit: row.optional("prcunt", text(100))?,
        excluded: row.optional("exct_cont", text(2_000))?,
        content: row.optional("item_cont", text(2_000))?,
        memo: row.optional("memo", text(500))?,
    })
}
