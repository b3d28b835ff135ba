//! 2207 门诊结算: books the settlement of an outpatient's charge; the visit ends with it.
//!
//! Fields: [`SettlementRequest`], with the kind of care and the charge.
//! Output: [`super::SettlementOutput`].
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
    settlement_request::read(request, tables, Asked::Charge)
}
