//! Paying providers and persons: a batch is made by one person and released by another, the
//! bank's receipts are matched line by line, and nothing is paid twice.

mod batch;
mod fund_share;
mod instruction_file;
pub mod make;
mod match_receipt;
mod opened;
mod outcome;
pub(crate) mod payable;
pub(crate) mod payee;
pub mod receipt_file;
pub mod reject;
pub mod release;
pub mod resolve_unknown;
pub(crate) mod state;
pub mod take_receipt;
pub mod void;

pub(crate) use batch::instructions_of;
pub(crate) use fund_share::FundShare;
pub(crate) use instruction_file::write;
pub(crate) use opened::{Opened, opened};
