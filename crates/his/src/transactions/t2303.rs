//! 2303 住院预结算: what a settlement would give; nothing is booked.
//!
//! Fields: [`SettlementRequest`]; the use of the account may be left open.
//! Output: [`super::SettlementOutput`] of a settlement of kind `Trial`.
//!
//! Article: R2-36.

use super::SettlementRequest;
use super::settlement_request::{self, Asked};
use crate::codes::CodeTables;
use crate::{MessageProblem, Request};

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<SettlementRequest, MessageProblem> {
    settlement_request::read(request, tables, Asked::StayOnTrial)
}
