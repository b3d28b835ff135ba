//! The books as a whole: month close, and what inspection says of one that was undone.

pub mod close_month;
pub mod look_into_reopening;
