//! What the hospital interface does beyond the operations it shares with
//! everyone: keys, signing in and out, files, and telling what a message did.

pub mod check_visit;
pub mod issue_key;
pub mod keep_file;
mod key_in_force;
mod message_seen;
pub mod sign_in;
pub mod sign_out;
pub mod withdraw_key;

pub use key_in_force::{KeyInForce, key_in_force};
pub use message_seen::{remembered, seen_as_another};
