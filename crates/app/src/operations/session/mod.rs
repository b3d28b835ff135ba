//! Signing in and out.

pub mod choose_password;
pub mod sign_in;
pub mod sign_out;
