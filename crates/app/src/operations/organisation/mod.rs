//! Who works here.

pub mod engage;
