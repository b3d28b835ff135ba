//! 9101 文件上传: a file of at most some megabytes, bytes as a list of numbers or as
//! Base64 text. The file is a ZIP of one text, or the text itself.
//!
//! | field of `fsUploadIn` | here |
//! |---|---|
//! | in | `bytes` |
//! | filename | `name`, shown and never used as a path |
//! | fixmedins_code | the envelope's counts |
//!
//! Output directly under `output`: file_qury_no, filename, fixmedins_code, dld_endtime.
//!
//! Article: R3d-39.2.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::json::Value;
use crate::node::text;
use crate::{FieldFault, MessageProblem, Request};

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSent {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its name.
    pub name: String,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request) -> Result<FileSent, MessageProblem> {
    let node = request.input_node()?.one("fsUploadIn")?;
    let wrong = || node.problem("in", FieldFault::WrongShape);
    let bytes = match node.value("in") {
        Some(Value::List(items)) => items.iter().map(byte).collect::<Option<Vec<u8>>>().ok_or_else(wrong)?,
        Some(Value::Text(text)) => STANDARD.decode(text.as_bytes()).map_err(|_| wrong())?,
        _ => return Err(node.problem("in", FieldFault::Empty)),
    };
    Ok(FileSent { bytes, name: node.required("filename", text(200))? })
}

/// Java writes bytes with a sign: -128 to 127 as well as 0 to 255.
fn byte(value: &Value) -> Option<u8> {
    let (Value::Number(text) | Value::Text(text)) = value else { return None };
    let number: i16 = text.parse().ok()?;
    u8::try_from(number).ok().or_else(|| i8::try_from(number).ok().map(|signed| signed.cast_unsigned()))
}
