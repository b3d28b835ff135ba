//! One folder per area, one file per question.

pub mod session;
pub mod article;
pub mod claim;
pub mod person;
pub mod provider;
pub mod trail;
