//! The operations through the real funnel on real databases. Every test that is
//! declared with `on_both!` runs on SQLite and on PostgreSQL; without
//! PostgreSQL it fails (see scripts/with-postgres).

// A test that cannot go on says so by panicking; the place is what one wants to know.
// What a seeded test reached is part of its result (threat rule 12).
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]
// The modules of one test program share with `pub`.
#![allow(unreachable_pub)]

mod referral;
mod registers;
mod story;
mod world;

mod accounts;
mod acts_kept;
mod audit_case;
mod bearing;
mod catalogue;
mod chronic;
mod claim;
mod collective;
mod data_export;
mod data_repair;
mod document;
mod fields;
mod hostile_input;
mod inspection;
mod kill;
mod knowledge;
mod mapping;
mod matter;
mod month;
mod organisation;
mod payment;
mod period;
mod permission_matrix;
mod permissions;
mod person;
mod policy;
mod random_organisation;
mod reading;
mod reimbursement;
mod sample;
mod schema;
mod sealed;
mod sheet;
mod small_office;
mod spot_check;
mod standing;
mod statement;
mod tamper;
mod trail_kept;
mod trail_sealed;
mod voucher;
mod writers;
