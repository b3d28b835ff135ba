//! Instructions with the accounts to which they pay, opened: for the file of the
//! bank, for what is compared with its receipts, and for the page.
//!
//! Article: R1-20, R1-24.

use store::entity::payment_instruction;

use crate::command::Context;
use crate::stop::Stop;

/// An instruction and its account in clear.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub(crate) row: payment_instruction::Model,
    pub(crate) account: String,
}

/// Opens the accounts of instructions.
pub(crate) fn opened(cx: &Context<'_>, rows: &[payment_instruction::Model]) -> Result<Vec<Opened>, Stop> {
    let open = |row: &payment_instruction::Model| {
        let account = cx.open::<payment_instruction::PayeeAccount>(row)?;
        Ok(Opened { row: row.clone(), account })
    };
    rows.iter().map(open).collect()
}
