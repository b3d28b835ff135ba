//! What the hospital interface asks.

pub mod trial;
