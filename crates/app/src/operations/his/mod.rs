//! What the hospital interface does beyond the operations it shares with
//! everyone: signing in, and telling whether a message has been seen.

mod message_seen;
pub mod sign_in;

pub use message_seen::seen_as_another;
