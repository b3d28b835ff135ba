//! The desk from message to answer, on SQLite and on PostgreSQL: the walk of a
//! stay with amounts to the fen, each refusal, repeated messages, foreign
//! hospitals, many at once.

#![allow(clippy::unwrap_used, clippy::print_stderr)] // a test that cannot go on says where

#[allow(dead_code, unreachable_pub)]
#[path = "../../app/tests/it/registers.rs"]
mod registers;
#[allow(dead_code, unreachable_pub)]
#[path = "../../app/tests/it/world.rs"]
mod world;

#[path = "desk/changes.rs"]
mod changes;
#[path = "desk/comparison.rs"]
mod comparison;
#[path = "desk/dictionaries.rs"]
mod dictionaries;
#[path = "desk/filings.rs"]
mod filings;
#[path = "desk/fuzz.rs"]
mod fuzz;
#[path = "desk/hospital.rs"]
mod hospital;
#[path = "desk/kept.rs"]
mod kept;
#[path = "desk/lists.rs"]
mod lists;
#[path = "desk/many_at_once.rs"]
mod many_at_once;
#[path = "desk/mapping.rs"]
mod mapping;
#[path = "desk/outpatient.rs"]
mod outpatient;
#[path = "desk/proof.rs"]
mod proof;
#[path = "desk/refusals.rs"]
mod refusals;
#[path = "desk/repeats.rs"]
mod repeats;
#[path = "desk/same_person.rs"]
mod same_person;
#[path = "desk/walk.rs"]
mod walk;
