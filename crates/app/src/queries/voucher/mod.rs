//! Vouchers: the list, one voucher with its lines and signatories.

pub mod list;
pub mod view;
