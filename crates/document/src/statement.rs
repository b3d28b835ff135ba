//! 医疗费用月结算单: what a provider declared for a month, what was taken off
//! and why, what each fund pays, who reviewed and approved it.
//!
//! Amounts in fen. The totals are computed here from the fund lines, so that a
//! statement cannot contradict itself.
//!
//! Article: R2-66, R3d-19.5, R1-12.12.

use base::{Date, Fen, MoneyError, Month};
use serde::Serialize;
use serde_json::{Value, json};

use crate::signatory::{Signatory, day};
use crate::{DocumentProblem, capital_amount};

/// The data of one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Serial number, without gaps within its series.
    pub serial: String,
    /// The agency that settles.
    pub agency: String,
    /// Name of the provider.
    pub provider_name: String,
    /// National code of the provider.
    pub provider_code: String,
    /// Name of its agreement level or class, as printed: 二级甲等.
    pub provider_level: String,
    /// The settlement month.
    pub month: Month,
    /// Number of settlements declared.
    pub claims: u64,
    /// Whole bills of these settlements.
    pub medical_total_fen: Fen,
    /// One line per fund.
    pub funds: Vec<FundLine>,
    /// Deductions by reason.
    pub deductions: Vec<Deduction>,
    /// The chain, in order.
    pub signatories: Vec<Signatory>,
    /// The day of the statement.
    #[serde(serialize_with = "day")]
    pub issued_on: Date,
    /// By which an outsider finds the record: printed on every page.
    pub verification_code: String,
}

/// What one fund was asked for and pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FundLine {
    /// The fund's label.
    pub label: String,
    /// Number of settlements in which it pays.
    pub claims: u64,
    /// Declared by the provider.
    pub declared_fen: Fen,
    /// Taken off in all reviews.
    pub deducted_fen: Fen,
}

/// Deductions for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deduction {
    /// The reason: 重复收费.
    pub reason: String,
    /// The article or agreement clause it stands on.
    pub basis: String,
    /// Number of lines concerned.
    pub lines: u64,
    /// The amount.
    pub amount_fen: Fen,
}

impl Statement {
    /// What all funds pay together.
    ///
    /// # Errors
    /// When a sum does not fit into 64 bits of fen.
    pub fn payable_fen(&self) -> Result<Fen, MoneyError> {
        self.total(|fund| fund.declared_fen)?.minus(self.total(|fund| fund.deducted_fen)?)
    }

    /// The data as the template reads it.
    ///
    /// # Errors
    /// When a sum does not fit into 64 bits of fen, or the deductions by reason
    /// are not the deductions by fund.
    pub fn data(&self) -> Result<Value, DocumentProblem> {
        let mut data = json!(self);
        for (line, fund) in self.funds.iter().enumerate() {
            data["funds"][line]["payable_fen"] = json!(fund.declared_fen.minus(fund.deducted_fen)?);
        }
        let payable_fen = self.payable_fen()?;
        let by_fund = self.total(|fund| fund.deducted_fen)?;
        let by_reason = Fen::total(self.deductions.iter().map(|deduction| deduction.amount_fen))?;
        if by_reason != by_fund {
            return Err(DocumentProblem::DeductionsDisagree { by_reason, by_fund });
        }
        data["declared_fen"] = json!(self.total(|fund| fund.declared_fen)?);
        data["deducted_fen"] = json!(by_fund);
        data["payable_fen"] = json!(payable_fen);
        data["payable_capital"] = json!(capital_amount(payable_fen));
        Ok(data)
    }

    fn total(&self, amount: fn(&FundLine) -> Fen) -> Result<Fen, MoneyError> {
        Fen::total(self.funds.iter().map(amount))
    }
}
