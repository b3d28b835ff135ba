//! 2205 门诊费用明细撤销: takes back the lines of a charge that is not settled. No output.
//!
//! | field of `data` | here |
//! |---|---|
//! | mdtrt_id, psn_no | `mdtrt_id`, `psn_no` |
//! | chrg_bchno | `batch`; 0000 means all lines of the visit |
//!
//! Article: R3d-39.2.

use crate::node::text;
use crate::{MessageProblem, Request};

/// What is to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeWithdrawal {
    /// The visit.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
    /// The charge; none: every line that is not settled.
    pub batch: Option<String>,
}

/// The number that stands for all charges.
const ALL_CHARGES: &str = "0000";

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<ChargeWithdrawal, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let batch = node.required("chrg_bchno", text(30))?;
    Ok(ChargeWithdrawal {
        mdtrt_id: node.required("mdtrt_id", text(30))?,
        psn_no: node.required("psn_no", text(30))?,
        batch: (batch != ALL_CHARGES).then_some(batch),
    })
}
