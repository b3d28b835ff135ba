//! The desk of hospitals as the house knows it: what can carry a kept message out
//! once more without any effect. Handed in by the composition root, since the
//! interface's own words are not the house's.
//!
//! Article: R3d-39.2.

use futures::future::BoxFuture;

use crate::house::House;

/// Answers messages of hospitals.
pub trait HospitalDesk: Send + Sync {
    /// What the message would be answered now: everything is done and undone.
    fn rehearse<'a>(&'a self, house: &'a House, provider_id: i64, message: &'a [u8]) -> BoxFuture<'a, String>;
}
