//! 3302 目录对照撤销: one mapping is taken back, also an approved one. No output.
//!
//! | field of `data` | here |
//! |---|---|
//! | fixmedins_code | `provider_code`, the sender itself |
//! | fixmedins_hilist_id | `own_code` |
//! | list_type | `list_type`, dictionary list_type |
//! | med_list_codg | `item_code` |
//!
//! Article: R1-12.14, R4-41.

use crate::codes::CodeTables;
use crate::node::{code, text};
use crate::{MessageProblem, Request};

/// Which mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingWithdrawal {
    /// The hospital.
    pub provider_code: String,
    /// Its own code.
    pub own_code: String,
    /// Dictionary list_type.
    pub list_type: String,
    /// National code.
    pub item_code: String,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<MappingWithdrawal, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    Ok(MappingWithdrawal {
        provider_code: node.required("fixmedins_code", text(30))?,
        own_code: node.required("fixmedins_hilist_id", text(150))?,
        list_type: node.required("list_type", code("list_type", tables))?,
        item_code: node.required("med_list_codg", text(50))?,
    })
}
