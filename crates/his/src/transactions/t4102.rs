//! 4102 结算清单状态修改: lists are submitted, or refused ones taken back. No output.
//!
//! | field of `data.stastinfo[]` | here |
//! |---|---|
//! | psn_no, setl_id | `psn_no`, `setl_id` |
//! | stas_type | `submitted`: 1; 0 is to be put right; others are the agency's |
//!
//! Some clients send `stastinfo` directly below the input; it is met there too.
//!
//! Article: R3d-39.2, R3d-39.3.

use crate::codes::CodeTables;
use crate::node::{code, text};
use crate::{FieldFault, MessageProblem, Request};

/// The state asked for of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListState {
    /// The person.
    pub psn_no: String,
    /// The settlement.
    pub setl_id: String,
    /// Submitted, or to be put right.
    pub submitted: bool,
}

/// Reads the input.
///
/// # Errors
/// The first problem with nodes or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<Vec<ListState>, MessageProblem> {
    let input = request.input_node()?;
    let rows = match input.one_if_any("data")? {
        Some(data) => data.rows("stastinfo")?,
        None => input.rows("stastinfo")?,
    };
    rows.iter()
        .map(|row| {
            let submitted = match row.required("stas_type", code("stas_type", tables))?.as_str() {
                "0" => false,
                "1" => true,
                _ => return Err(row.problem("stas_type", FieldFault::CodeUnknown { dictionary: "stas_type" })),
            };
            Ok(ListState {
                psn_no: row.required("psn_no", text(30))?,
                setl_id: row.required("setl_id", text(30))?,
                submitted,
            })
        })
        .collect()
}
