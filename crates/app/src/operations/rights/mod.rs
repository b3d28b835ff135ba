//! The rights that persons hold, reviewed every quarter.

pub mod confirm_review;
