//! Rule 42, procedure code malformed 手术操作编码异常: the code has not the shape of the national list of
//! procedures.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::coded_visit;

pub(super) const CHECK: Check = Check {
    number: 42,
    code: "procedure_code_malformed",
    parameters: &[],
    needs: &[Needs::VisitColumn("procedure1")],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    coded_visit::malformed(at, found, at.claims.procedures_of(at.visit), is_code);
}

/// Two digits, and after a point at least one sign more: `36.0700x004`.
fn is_code(code: &str) -> bool {
    let signs = code.as_bytes();
    let (head, tail) = signs.split_at(signs.len().min(2));
    head.len() == 2
        && head.iter().all(u8::is_ascii_digit)
        && tail.len() > 1
        && tail[0] == b'.'
        && tail[1..].iter().all(u8::is_ascii_alphanumeric)
}
