//! Settlement lists, for the hospital that sent them and the agency that judges them.

pub mod view;
