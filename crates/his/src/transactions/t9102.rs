//! 9102 文件下载: fetches a file by its number. The answer is the file itself, not
//! an envelope; a refusal is one.
//!
//! | field of `fsDownloadIn` | here |
//! |---|---|
//! | file_qury_no | the number, opaque |
//! | filename, fixmedins_code | accepted; the number counts |
//!
//! Article: R3d-39.2.

use crate::node::text;
use crate::{MessageProblem, Request};

/// Reads the number of the file.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<String, MessageProblem> {
    request.input_node()?.one("fsDownloadIn")?.required("file_qury_no", text(200))
}
