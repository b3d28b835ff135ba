//! 2302 住院费用明细撤销: takes back lines that are not settled. No output.
//!
//! | field of `data[]` | here |
//! |---|---|
//! | feedetl_sn | `lines`; `0000` means all lines of the stay |
//! | mdtrt_id, psn_no | of the whole message: one stay per call |
//!
//! Article: R3d-39.2.

use std::collections::BTreeSet;

use crate::node::text;
use crate::{FieldFault, MessageProblem, Request};

/// What is to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineWithdrawal {
    /// The stay.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
    /// Which lines.
    pub lines: WithdrawnLines,
}

/// Which lines of the stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WithdrawnLines {
    /// Every line not yet settled.
    All,
    /// The lines with these numbers.
    These(BTreeSet<String>),
}

/// The number that stands for all lines.
const ALL_LINES: &str = "0000";

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields, row by row.
pub fn read(request: &Request) -> Result<LineWithdrawal, MessageProblem> {
    let rows = request.input_node()?.rows("data")?;
    let mdtrt_id = rows[0].required("mdtrt_id", text(30))?;
    let psn_no = rows[0].required("psn_no", text(30))?;
    let mut numbers = BTreeSet::new();
    for row in &rows {
        if row.required("mdtrt_id", text(30))? != mdtrt_id {
            return Err(row.problem("mdtrt_id", FieldFault::Disagrees));
        }
        if row.required("psn_no", text(30))? != psn_no {
            return Err(row.problem("psn_no", FieldFault::Disagrees));
        }
        if !numbers.insert(row.required("feedetl_sn", text(30))?) {
            return Err(row.problem("feedetl_sn", FieldFault::Repeated));
        }
    }
    let lines = match numbers.contains(ALL_LINES) {
        true if numbers.len() == 1 => WithdrawnLines::All,
        // All lines and some lines at once: the sender must say which.
        true => return Err(rows[0].problem("feedetl_sn", FieldFault::Disagrees)),
        false => WithdrawnLines::These(numbers),
    };
    Ok(LineWithdrawal { mdtrt_id, psn_no, lines })
}
