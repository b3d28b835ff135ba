//! One folder per area, one file per question.

pub mod session;
