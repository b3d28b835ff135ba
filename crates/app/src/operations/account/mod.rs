//! What administrators do with accounts, and what the house does by itself.
//! No administrator acts on an account of his own.

pub mod acknowledge_alert;
pub(crate) mod alert;
pub mod confirm_reset;
pub mod refuse_reset;
pub mod request_reset;
pub(crate) mod reset;
pub mod resume;
pub mod suspend;
pub mod suspend_unused;
pub(crate) mod unused;
pub(crate) mod whose;
