//! 1201 医药机构信息获取: designated institutions by name or code.
//!
//! | field of `medinsinfo` | here |
//! |---|---|
//! | fixmedins_type | `kind`: 1 hospital, 2 pharmacy |
//! | fixmedins_name | `name`, part of it |
//! | fixmedins_code | `code` |
//!
//! At least one of name and code. Output `medinsinfo[]`, as real centres answer.
//!
//! Article: R2-36.

use serde::Serialize;

use crate::codes::CodeTables;
use crate::node::{code, text};
use crate::{FieldFault, MessageProblem, Request};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionInquiry {
    /// Dictionary fixmedins_type.
    pub kind: String,
    /// Part of the name.
    pub name: Option<String>,
    /// The code.
    pub code: Option<String>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<InstitutionInquiry, MessageProblem> {
    let node = request.input_node()?.one("medinsinfo")?;
    let asked = InstitutionInquiry {
        kind: node.required("fixmedins_type", code("fixmedins_type", tables))?,
        name: node.optional("fixmedins_name", text(200))?,
        code: node.optional("fixmedins_code", text(12))?,
    };
    if asked.name.is_none() && asked.code.is_none() {
        return Err(node.problem("fixmedins_code", FieldFault::Empty));
    }
    Ok(asked)
}

/// A row of `medinsinfo`.
#[derive(Debug, Clone, Serialize)]
pub struct InstitutionShown {
    /// Its code.
    pub fixmedins_code: String,
    /// Its name.
    pub fixmedins_name: String,
    /// 统一社会信用代码.
    pub uscc: String,
    /// Dictionary fixmedins_type.
    pub fixmedins_type: &'static str,
    /// Dictionary hosp_lv.
    pub hosp_lv: &'static str,
    /// Nothing.
    pub exp_content: Option<&'static str>,
}
