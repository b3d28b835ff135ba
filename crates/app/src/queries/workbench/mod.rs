//! The workbench: what must I do today.

pub mod mine;
