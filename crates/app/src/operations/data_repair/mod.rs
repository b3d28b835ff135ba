//! Repairs of data: an approved script is carried out.

pub mod run;
