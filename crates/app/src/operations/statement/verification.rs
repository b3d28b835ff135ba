//! The code by which whoever holds a printed statement finds and checks its record.
//!
//! Article: R1-15.

use sm3::{Digest, Sm3};
use store::entity::statement;

/// Sixteen signs of the SM3 over number, provider and amounts, in groups of four:
/// `4F1C-09AB-…`. Whoever has the paper recomputes it.
pub(crate) fn verification_code(row: &statement::Model, provider_code: &str) -> String {
    let funds = row.funds().into_iter().chain(row.deducted()).map(|fund| fund.0);
    let amounts = [row.claims_count, row.total_fen].into_iter().chain(funds);
    let amounts: Vec<String> = amounts.map(|amount| amount.to_string()).collect();
    let text =
        format!("zhiheng/statement/v1\n{}\n{}\n{}\n{}", row.serial, row.month, provider_code, amounts.join("\n"));
    let signs = hex::encode_upper(&Sm3::digest(text.as_bytes())[..8]);
    [&signs[..4], &signs[4..8], &signs[8..12], &signs[12..]].join("-")
}
