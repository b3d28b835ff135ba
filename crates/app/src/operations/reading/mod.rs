//! The log of reads of personal data.

pub mod seal_day;
