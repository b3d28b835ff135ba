//! Official documents 文书: what a case gives to the person it is about, issued in
//! the transaction of the step that brings it about, numbered without gaps,
//! kept as it was said, and void with a reason when the step is undone.
//!
//! Article: R1-12, R4-24, R5-22, R3d-14.

mod content;
mod issue;
mod proof;
mod void;

pub(crate) use content::Content;
pub(crate) use issue::{Said, issue};
pub(crate) use proof::{digest_of, same_code, verification_code};
pub(crate) use void::void_approval;

/// In force.
pub(crate) const IN_FORCE: &str = "in_force";
/// Void: the number stays.
pub(crate) const VOID: &str = "void";
