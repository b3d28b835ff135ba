//! A filing named by its number and its person, with the reason: all that the
//! withdrawals 2502 and 2504 say.
//!
//! | field of `data` | here |
//! |---|---|
//! | trt_dcla_detl_sn, psn_no | `filing`, `psn_no` |
//! | memo | `reason`; 2502 may leave it out |
//!
//! What 2501 to 2504 answer: `result.trt_dcla_detl_sn`.
//!
//! Article: R1-12, R3d-16.

use serde::Serialize;

use crate::node::text;
use crate::{FieldFault, MessageProblem, Request};

/// Which filing, and why it is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingNamed {
    /// The number of the filing.
    pub filing: String,
    /// The person.
    pub psn_no: String,
    /// Why.
    pub reason: String,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, reason_demanded: bool) -> Result<FilingNamed, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let (filing, psn_no) = (node.required("trt_dcla_detl_sn", text(30))?, node.required("psn_no", text(30))?);
    match node.optional("memo", text(500))? {
        None if reason_demanded => Err(node.problem("memo", FieldFault::Empty)),
        reason => Ok(FilingNamed { filing, psn_no, reason: reason.unwrap_or_default() }),
    }
}

/// The output `result` with the number of the filing.
pub fn output(filing: &str) -> impl Serialize + use<'_> {
    #[derive(Serialize)]
    struct Output<'a> {
        result: Filed<'a>,
    }
    #[derive(Serialize)]
    struct Filed<'a> {
        trt_dcla_detl_sn: &'a str,
        exp_content: Option<&'a str>,
    }
    Output { result: Filed { trt_dcla_detl_sn: filing, exp_content: None } }
}
