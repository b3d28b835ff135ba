//! The books as a whole: month close.

pub mod close_month;
