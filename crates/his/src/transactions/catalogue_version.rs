//! 1301 to 1303 and 1305 to 1311 目录下载: the largest version a hospital has.
//!
//! | field of `data` | here |
//! |---|---|
//! | ver | the number behind the letter: v0000 before the first download |
//!
//! Output directly under `output`: file_qury_no, filename, dld_end_time, data_cnt.
//!
//! Article: R1-12.14, R4-41.

use crate::node::text;
use crate::{FieldFault, MessageProblem, Request};

/// Reads the version.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<i64, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let version = node.required("ver", text(20))?;
    let digits = version.trim_start_matches(['v', 'V']);
    let plain = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    match digits.parse() {
        Ok(number) if plain => Ok(number),
        _ => Err(node.problem("ver", FieldFault::WrongShape)),
    }
}
