//! The door through its real router, on SQLite: one file per area.
//!
//! Article: R1-24, R3d-35.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

mod county;
#[path = "../../../../testing/folder.rs"]
mod folder;
#[path = "../../../../testing/keys.rs"]
mod keys;

mod contract;
mod hospital;
mod input;
mod operation;
mod rights;
mod session;
mod web_pages;
