//! 审核扣款通知书: what the claims audit found at a provider, line by line with
//! rule, reason and article, so that the provider can answer.
//!
//! No patient is named: a line is told by the number of its visit.
//!
//! Article: R1-12.11 (what the audit finds is fed back).

use base::{Date, Fen, Month};
use serde::Serialize;
use serde_json::{Value, json};

use crate::signatory::{Signatory, day};
use crate::{DocumentProblem, capital_amount};

/// The data of one notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingsNotice {
    /// Serial number, without gaps within its series.
    pub serial: String,
    /// The agency that audited.
    pub agency: String,
    /// Name of the provider.
    pub provider_name: String,
    /// National code of the provider.
    pub provider_code: String,
    /// The settlement month.
    pub month: Month,
    /// The findings.
    pub lines: Vec<FindingLine>,
    /// The last day on which an answer is taken.
    #[serde(serialize_with = "day")]
    pub answer_until: Date,
    /// Where and how to answer.
    pub contact: String,
    /// The chain, in order.
    pub signatories: Vec<Signatory>,
    /// The day of the notice.
    #[serde(serialize_with = "day")]
    pub issued_on: Date,
    /// By which an outsider finds the record: printed on every page.
    pub verification_code: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingLine {
    /// Number of the finding.
    pub finding: String,
    /// Number of the visit.
    pub visit: String,
    /// Day of the service.
    #[serde(serialize_with = "day")]
    pub service_date: Date,
    /// Name of the item.
    pub item: String,
    /// Name of the rule.
    pub rule: String,
    /// Why, in words of this case.
    pub reason: String,
    /// The article or clause.
    pub article: String,
    /// The amount in question.
    pub amount_fen: Fen,
}

impl FindingsNotice {
    /// The data as the template reads it.
    ///
    /// # Errors
    /// When the sum does not fit into 64 bits of fen.
    pub fn data(&self) -> Result<Value, DocumentProblem> {
        let total_fen = Fen::total(self.lines.iter().map(|line| line.amount_fen))?;
        let mut data = json!(self);
        data["total_fen"] = json!(total_fen);
        data["total_capital"] = json!(capital_amount(total_fen));
        Ok(data)
    }
}
