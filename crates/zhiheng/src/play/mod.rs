//! Plays a settlement month from end to end by the same operations as people
//! use, each step by a different person: for `zhiheng demo` and `zhiheng month`.
//!
//! ```text
//! freeze → audit → draw → first review → answers → second review → sample review
//!   → statements → payment → bank → books → reconciliation → close → verification
//! ```
//!
//! Article: R1-12.11, R1-12.12, R1-20, R1-35.

pub(crate) mod bank;
pub(crate) mod books;
pub(crate) mod judgement;
pub(crate) mod payments;
pub(crate) mod reviews;
pub(crate) mod seal;
pub(crate) mod statements;
pub(crate) mod steps;
pub(crate) mod summary;
mod summary_text;
pub(crate) mod team;
