//! Rule 41, diagnosis code malformed 疾病诊断编码异常: the code has not the shape of the national list;
//! rules that ask for diagnoses cannot judge.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::rules::{Check, Found, Look, VisitView};
use crate::shapes::coded_visit;

pub(super) const CHECK: Check =
    Check { number: 41, code: "diagnosis_code_malformed", parameters: &[], needs: &[], look: Look::Visit(check) };

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    coded_visit::malformed(at, found, at.claims.diagnoses_of(at.visit), is_code);
}

/// A letter, two digits, and after a point at least one sign more: `I10.x00`.
fn is_code(code: &str) -> bool {
    let signs = code.as_bytes();
    let (head, tail) = signs.split_at(signs.len().min(3));
    let plain = |sign: &u8| sign.is_ascii_alphanumeric() || matches!(sign, b'+' | b'*');
    matches!(head, [letter, a, b] if letter.is_ascii_uppercase() && a.is_ascii_digit() && b.is_ascii_digit())
        && (tail.is_empty() || tail.len() > 1 && tail[0] == b'.' && tail[1..].iter().all(plain))
}
