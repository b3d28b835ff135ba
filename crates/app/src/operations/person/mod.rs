//! Insured persons.

pub mod enrol;
pub mod record_deaths;
pub mod reveal;
