//! Signing in and out, passwords, the second factor.

pub mod change_password;
pub mod choose_password;
mod code;
pub mod enrol_second_factor;
mod failures;
pub mod offer_second_factor;
mod password_rules;
pub mod prove;
pub mod sign_in;
pub mod sign_out;
