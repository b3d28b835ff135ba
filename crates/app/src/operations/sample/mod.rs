//! Random second review: drawn so that anybody can repeat the draw, looked at
//! claim by claim.

pub mod draw;
pub mod recompute;
pub mod review;
