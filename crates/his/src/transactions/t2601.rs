//! 2601 冲正交易: takes back the effect of one earlier message whose result is
//! unknown. No output.
//!
//! | field of `data` | here |
//! |---|---|
//! | psn_no | `psn_no` |
//! | omsgid, oinfno | `original_msgid`, `original` |
//!
//! Article: R3d-39.2, R2-98.

use crate::node::text;
use crate::{FieldFault, MessageProblem, Request, Transaction};

/// What is to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageReversal {
    /// The person.
    pub psn_no: String,
    /// msgid of the original.
    pub original_msgid: String,
    /// Its transaction.
    pub original: Transaction,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<MessageReversal, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let number = node.required("oinfno", text(6))?;
    Ok(MessageReversal {
        psn_no: node.required("psn_no", text(30))?,
        original_msgid: node.required("omsgid", text(30))?,
        original: Transaction::of(&number)
            .ok_or_else(|| node.problem("oinfno", FieldFault::CodeUnknown { dictionary: "infno" }))?,
    })
}
