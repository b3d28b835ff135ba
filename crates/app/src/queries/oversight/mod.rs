//! What the control department is told: how review is practised, what is late.

pub mod deadlines;
pub mod practice;
