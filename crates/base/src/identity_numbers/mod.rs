//! Checks of numbers that others issue: citizen id, unified credit code, bank
//! card, provider code. For intake, imports and the hospital interface.
//!
//! Article: R1-12.1 (enrolment data are checked), R3d-26 (payee accounts are checked).

mod bank_card;
mod citizen_id;
mod credit_code;
mod provider_code;

pub use bank_card::{bank_card_looks_right, luhn_digit};
pub use citizen_id::{CitizenId, CitizenIdError, Sex};
pub use credit_code::{CreditCodeError, check_credit_code};
pub use provider_code::{ProviderCodeError, check_provider_code};
