//! What personal data the house keeps.

pub mod fields;
