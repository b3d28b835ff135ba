//! 2204 门诊费用明细上传: fee lines of an outpatient, charge by charge. Fields as in
//! 2301, without med_type and refunds, with `chrg_bchno` as `batch`. Output as 2301.
//!
//! Article: R2-36, R3d-39.2.

use super::t2301::{LineUpload, read_lines};
use crate::codes::CodeTables;
use crate::{MessageProblem, Request};

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields, row by row.
pub fn read(request: &Request, tables: &CodeTables) -> Result<LineUpload, MessageProblem> {
    read_lines(request, tables, true)
}
