//! The instruction file that goes to the bank, version 1. UTF-8, lines ended by
//! a line feed, fields divided by commas; a field with a comma or a quotation
//! mark stands in quotation marks, which are doubled inside.
//!
//! ```text
//! ZHIHENG-PAYMENT,1
//! batch,<serial>
//! month,<settlement month YYYY-MM>
//! count,<instructions>
//! total,<control total in yuan, two decimals>
//! sm3,<SM3 of all instruction lines with their line feeds, hex>
//! <instruction>,<fund>,<payee bank>,<payee account>,<payee>,<yuan>,<purpose>
//! …
//! ```
//!
//! It is written from rows that never change after release, so that the same
//! bytes come out whenever they are asked for.
//!
//! Article: R1-20, R3d-26, R3d-27.

use std::collections::BTreeMap;

use base::{Fen, InstructionId};
use sm3::{Digest, Sm3};
use store::entity::payment_batch;

use super::Opened;
use super::payable::{Owed, Payable};
use crate::stop::Stop;

/// The file and its digests.
pub(crate) struct Written {
    /// The whole file.
    pub(crate) text: String,
    /// SM3 of the instruction lines, hex.
    pub(crate) lines_digest: String,
    /// SM3 of the whole file, hex.
    pub(crate) file_digest: String,
}

/// Writes the file of a batch; the instructions stand in the order of their ids.
pub(crate) fn write(
    batch: &payment_batch::Model,
    instructions: &[Opened],
    payables: &[Payable],
) -> Result<Written, Stop> {
    let serials: BTreeMap<Owed, &str> = payables.iter().map(|one| (one.owed(), one.serial())).collect();
    let mut lines = String::new();
    for Opened { row, account } in instructions {
        let serial = serials
            .get(&Owed::of(row))
            .ok_or_else(|| Stop::fault("writing an instruction", "what it pays was not read"))?;
        let what = if row.statement_id.is_some() { "医疗费用" } else { "手工报销" };
        let purpose = format!("{} {what} {serial}", batch.month);
        let fields = [
            InstructionId(row.instruction_id).to_string(),
            row.fund.clone(),
            row.payee_bank.clone(),
            account.clone(),
            row.payee_name.clone(),
            Fen(row.amount_fen).to_string(),
            purpose,
        ];
        lines.push_str(&fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","));
        lines.push('\n');
    }
    let total = Fen::total(instructions.iter().map(|one| Fen(one.row.amount_fen)))?;
    let lines_digest = hex::encode(Sm3::digest(lines.as_bytes()));
    let head = format!(
        "ZHIHENG-PAYMENT,1\nbatch,{}\nmonth,{}\ncount,{}\ntotal,{total}\nsm3,{lines_digest}\n",
        batch.serial,
        batch.month,
        instructions.len(),
    );
    let text = head + &lines;
    let file_digest = hex::encode(Sm3::digest(text.as_bytes()));
    Ok(Written { text, lines_digest, file_digest })
}

/// A line feed cannot stand in a field: the registers take no control signs.
fn quoted(field: &str) -> String {
    if field.contains([',', '"']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_or_quotation_mark_in_a_name_does_not_make_a_field() {
        assert_eq!(quoted("示范,\"县\"医院"), "\"示范,\"\"县\"\"医院\"");
        assert_eq!(quoted("示范县医院"), "示范县医院");
    }
}
