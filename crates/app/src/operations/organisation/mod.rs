//! Who works here. What changes anybody's rights is a case of the matter
//! `organisation_change` (crates/app/src/matters/organisation_change); here is
//! what goes before and after it.

pub mod appointing;
pub mod engage;
pub mod identity;
pub mod issue_code;
pub mod propose;
pub(crate) mod rotation;
pub(crate) mod staffing;
pub mod structure;
