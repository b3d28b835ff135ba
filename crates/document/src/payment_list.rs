//! 基金拨付清单: what one batch pays to whom, from which account, made and
//! released by different persons.
//!
//! Holds bank account numbers; it goes to the cashier and the bank only.
//!
//! Article: R3d-26 (payment by transfer only), R3d-27 (signed by all who must).

use base::{Date, Fen};
use serde::Serialize;
use serde_json::{Value, json};

use crate::signatory::{Signatory, day};
use crate::{DocumentProblem, capital_amount};

/// The data of one payment list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaymentList {
    /// Serial number, without gaps within its series.
    pub serial: String,
    /// The agency that pays.
    pub agency: String,
    /// Number of the batch.
    pub batch: String,
    /// Account the money leaves, as printed.
    pub paying_account: String,
    /// The payments.
    pub payments: Vec<Payment>,
    /// The chain, in order.
    pub signatories: Vec<Signatory>,
    /// The day of the list.
    #[serde(serialize_with = "day")]
    pub issued_on: Date,
    /// By which an outsider finds the record: printed on every page.
    pub verification_code: String,
}

/// One payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// Number of the instruction.
    pub instruction: String,
    /// Name of the payee.
    pub payee: String,
    /// Name of the payee's bank.
    pub bank: String,
    /// The payee's account.
    pub account: String,
    /// What it pays: serial of the statement.
    pub purpose: String,
    /// The fund's label.
    pub fund: String,
    /// The amount.
    pub amount_fen: Fen,
}

impl PaymentList {
    /// The data as the template reads it.
    ///
    /// # Errors
    /// When the sum does not fit into 64 bits of fen.
    pub fn data(&self) -> Result<Value, DocumentProblem> {
        let total_fen = Fen::total(self.payments.iter().map(|payment| payment.amount_fen))?;
        let mut data = json!(self);
        data["total_fen"] = json!(total_fen);
        data["total_capital"] = json!(capital_amount(total_fen));
        Ok(data)
    }
}
