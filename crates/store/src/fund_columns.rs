//! What each fund pays stands in a column of its own: in settlements, in
//! statements with what is deducted, in reimbursements. One order for all of them,
//! that in which the funds pay.
//!
//! Article: R1-20 (each fund is accounted for apart), R2-56, R2-92.

use base::Fen;

use crate::entity::{reimbursement, settlement, statement};

/// How many funds pay.
pub const FUNDS: usize = FUND_IDS.len();

/// Their ids, as in `regulation/catalogs/funds.toml`.
pub const FUND_IDS: [&str; 4] = ["resident_basic", "critical_illness", "hardship", "medical_assistance"];

impl settlement::Model {
    /// What each fund pays.
    pub fn funds(&self) -> [Fen; FUNDS] {
        [self.basic_fen, self.critical_illness_fen, self.hardship_fen, self.assistance_fen].map(Fen)
    }
}

impl reimbursement::Model {
    /// What each fund pays.
    pub fn funds(&self) -> [Fen; FUNDS] {
        [self.basic_fen, self.critical_illness_fen, self.hardship_fen, self.assistance_fen].map(Fen)
    }
}

impl statement::Model {
    /// What each fund settled, before deductions.
    pub fn funds(&self) -> [Fen; FUNDS] {
        [self.basic_fen, self.critical_illness_fen, self.hardship_fen, self.assistance_fen].map(Fen)
    }

    /// What is deducted of each.
    pub fn deducted(&self) -> [Fen; FUNDS] {
        [
            self.basic_deducted_fen,
            self.critical_illness_deducted_fen,
            self.hardship_deducted_fen,
            self.assistance_deducted_fen,
        ]
        .map(Fen)
    }
}
