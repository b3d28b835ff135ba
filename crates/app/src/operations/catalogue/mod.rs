//! The catalogue of drugs, services and consumables.

pub mod load;
