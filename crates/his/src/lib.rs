//! The national hospital interface (医疗保障信息平台定点医药机构接口): what a
//! hospital's system sends is read tolerantly and exactly, what the centre
//! answers is built so that its sums cannot disagree.
//!
//! For hospital insurance offices and the people who write their systems.
//! Two parts. The codec: envelope, nodes, one file per transaction, pure
//! functions from text to typed input and from typed output to text; no amount
//! ever passes through a floating-point number. The desk ([`answer()`]): which
//! hospital calls, which operation does the work, what it is told.
//!
//! Reading goes: bytes → [`Request::read`] (JSON of bounded size and depth,
//! envelope, transaction number) → the transaction's own `read` (typed input)
//! → the operation → the transaction's `output` → [`answer::success`].
//!
//! Article: R2-36 (services are settled with the card at the institution),
//! R3d-39.2 (settlement data arrives through the network).

#![forbid(unsafe_code)]

pub mod answer;
mod codes;
mod decimal;
mod desk;
mod envelope;
mod fee_split;
mod fund_columns;
mod identities;
mod json;
mod node;
mod private;
mod problem;
pub mod proof;
mod settlement_info;
mod transaction;
pub mod transactions;

pub use codes::{CodeTables, DICTIONARIES_USED};
pub use decimal::{DecimalProblem, exact_decimal};
pub use desk::{Call, Desk, Reply, answer};
pub use envelope::{Message, Request};
pub use fee_split::FeeSplit;
pub use fund_columns::{Column, FundColumnMap, FundColumns, FundShare};
pub use identities::{Identity, IdentityBroken, check_fund_rows, check_identities, check_reversal};
pub use json::{Limits, Value};
pub use node::Node;
pub use private::Private;
pub use problem::{FieldFault, MessageProblem, WordingClass};
pub use settlement_info::{InsuredPerson, SettlementInfo, SettlementKind, reversed_shares};
pub use transaction::Transaction;
