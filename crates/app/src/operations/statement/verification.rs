//! The code by which whoever holds a printed statement finds and checks its record.
//!
//! Article: R1-15.

use sm3::{Digest, Sm3};
use store::entity::statement;

/// Sixteen signs of the SM3 over number, provider and amounts, in groups of four:
/// `4F1C-09AB-…`. Whoever has the paper recomputes it.
pub(crate) fn verification_code(row: &statement::Model, provider_code: &str) -> String {
    let amounts = [
        row.claims_count,
        row.total_fen,
        row.basic_fen,
        row.critical_illness_fen,
        row.hardship_fen,
        row.basic_deducted_fen,
        row.critical_illness_deducted_fen,
        row.hardship_deducted_fen,
    ];
    let amounts: Vec<String> = amounts.iter().map(i64::to_string).collect();
    let text =
        format!("zhiheng/statement/v1\n{}\n{}\n{}\n{}", row.serial, row.month, provider_code, amounts.join("\n"));
    let signs = hex::encode_upper(&Sm3::digest(text.as_bytes())[..8]);
    [&signs[..4], &signs[4..8], &signs[8..12], &signs[12..]].join("-")
}
