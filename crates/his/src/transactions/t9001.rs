//! 9001 签到: an operator signs in before other calls; the number given out
//! comes back in later envelopes.
//!
//! | field | here |
//! |---|---|
//! | signIn.opter_no | `operator_no`, 20 |
//! | signIn.mac, signIn.ip | `mac`, `ip`: free text in practice, not demanded |
//! | signinoutb.sign_time | `signed_at` |
//! | signinoutb.sign_no | `sign_no` |
//!
//! Article: R3d-39.2.

use serde::Serialize;
use time::PrimitiveDateTime;

use crate::answer::time_text;
use crate::node::text;
use crate::{MessageProblem, Request};

/// Who signs in, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The operator at the hospital.
    pub operator_no: String,
    /// Hardware address as told by the sender.
    pub mac: Option<String>,
    /// Network address as told by the sender.
    pub ip: Option<String>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<SignIn, MessageProblem> {
    let node = request.input_node()?.one("signIn")?;
    Ok(SignIn {
        operator_no: node.required("opter_no", text(20))?,
        mac: node.optional("mac", text(64))?,
        ip: node.optional("ip", text(64))?,
    })
}

/// The output `signinoutb`.
pub fn output(signed_at: PrimitiveDateTime, sign_no: &str) -> impl Serialize + use<'_> {
    #[derive(Serialize)]
    struct Output<'a> {
        signinoutb: SignInOut<'a>,
    }
    #[derive(Serialize)]
    struct SignInOut<'a> {
        sign_time: String,
        sign_no: &'a str,
    }
    Output { signinoutb: SignInOut { sign_time: time_text(signed_at), sign_no } }
}
