//! A visit named by the centre's number and its person: all that 2202, 2404,
//! 2405 and 5202 say.
//!
//! | field of `data` | here |
//! |---|---|
//! | mdtrt_id, psn_no | `mdtrt_id`, `psn_no` |
//! | ipt_otp_no | the hospital's own number; not needed |
//!
//! Article: R2-36.

use crate::node::text;
use crate::{MessageProblem, Request};

/// Which visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitNamed {
    /// The visit.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<VisitNamed, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    Ok(VisitNamed { mdtrt_id: node.required("mdtrt_id", text(30))?, psn_no: node.required("psn_no", text(30))? })
}
