//! 2304 住院结算: books the settlement of a stay, after discharge unless it is
//! one during the stay.
//!
//! Fields: [`SettlementRequest`]; the use of the account must be said.
//! Output: [`super::SettlementOutput`] of a settlement of kind `Booked`.
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
    settlement_request::read(request, tables, Asked::Stay)
}
