//! 9002 签退: the number of a sign-in is given back; it holds no longer.
//!
//! | field | here |
//! |---|---|
//! | signOut.sign_no | `sign_no` |
//! | signOut.opter_no | not needed |
//! | signoutoutb.sign_time | `signed_out_at` |
//!
//! Article: R3d-39.2.

use serde::Serialize;
use time::PrimitiveDateTime;

use crate::answer::time_text;
use crate::node::text;
use crate::{MessageProblem, Request};

/// Reads the number that is given back.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<String, MessageProblem> {
    request.input_node()?.one("signOut")?.required("sign_no", text(32))
}

/// The output `signoutoutb`.
pub fn output(signed_out_at: PrimitiveDateTime) -> impl Serialize {
    #[derive(Serialize)]
    struct Output {
        signoutoutb: SignOutOut,
    }
    #[derive(Serialize)]
    struct SignOutOut {
        sign_time: String,
    }
    Output { signoutoutb: SignOutOut { sign_time: time_text(signed_out_at) } }
}
