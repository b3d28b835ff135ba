//! The operations through the real funnel on real databases. Every test that is
//! declared with `on_both!` runs on SQLite and on PostgreSQL; without
//! PostgreSQL it fails (see scripts/with-postgres).

mod registers;
mod story;
mod world;

mod audit_case;
mod claim;
mod kill;
mod month;
mod organisation;
mod person;
mod statement;
mod tamper;
