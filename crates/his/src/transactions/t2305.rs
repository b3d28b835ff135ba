//! 2305 住院结算撤销: takes a settlement back.
//!
//! | field of `data` | here |
//! |---|---|
//! | mdtrt_id, setl_id, psn_no | `mdtrt_id`, `setl_id`, `psn_no` |
//!
//! Output: [`super::SettlementOutput`] of [`crate::SettlementInfo::reversed`],
//! every amount negative, without the person block.
//!
//! Article: R2-36.

use crate::node::text;
use crate::{MessageProblem, Request};

/// Which settlement is to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementReversal {
    /// The stay.
    pub mdtrt_id: String,
    /// The settlement.
    pub setl_id: String,
    /// The person.
    pub psn_no: String,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<SettlementReversal, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    Ok(SettlementReversal {
        mdtrt_id: node.required("mdtrt_id", text(30))?,
        setl_id: node.required("setl_id", text(30))?,
        psn_no: node.required("psn_no", text(30))?,
    })
}
