//! The witnesses of the trail: who is trusted to cosign its checkpoints.

pub mod appoint;
pub mod dismiss;
