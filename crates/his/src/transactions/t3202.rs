//! 3202 费用结算对明细账: the hospital's settlements of a period, one by one, against
//! the centre's. The rows come as a file handed in by 9101; what differs goes back
//! as a file to be fetched by 9102.
//!
//! | field of `data` | here |
//! |---|---|
//! | setl_optins, clr_type | `agency`, `clearing_kind` |
//! | file_qury_no | `file` |
//! | stmt_begndate, stmt_enddate | `from`, `until`, inclusive |
//! | medfee_sumamt, fund_pay_sumamt, cash_payamt, fixmedins_setl_cnt | accepted: the rows count |
//!
//! A row of the file, TAB between its columns: setl_id, mdtrt_id, psn_no,
//! medfee_sumamt, fund_pay_sumamt, acct_pay, refd_setl_flag (and an eighth that is
//! left). A refunded settlement has two rows, the second negative.
//!
//! Article: R3d-39.3, R1-35.

use base::{Date, Fen};

use crate::codes::CodeTables;
use crate::decimal::exact_decimal;
use crate::node::{code, date, text};
use crate::{FieldFault, MessageProblem, Request};

/// What is to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailToCompare {
    /// Agency that settled.
    pub agency: String,
    /// Kind of clearing.
    pub clearing_kind: String,
    /// Number of the file.
    pub file: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// One row of the hospital's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailRow {
    /// The settlement.
    pub setl_id: String,
    /// The visit.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
    /// The bill.
    pub bill_fen: Fen,
    /// What the funds pay.
    pub funds_fen: Fen,
    /// What the account pays.
    pub account_fen: Fen,
    /// Whether the row takes a settlement back.
    pub refund: bool,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<DetailToCompare, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let asked = DetailToCompare {
        agency: node.required("setl_optins", text(6))?,
        clearing_kind: node.required("clr_type", code("clr_type", tables))?,
        file: node.required("file_qury_no", text(200))?,
        from: node.required("stmt_begndate", date)?,
        until: node.required("stmt_enddate", date)?,
    };
    if asked.until < asked.from {
        return Err(node.problem("stmt_enddate", FieldFault::Disagrees));
    }
    Ok(asked)
}

/// The rows of a file.
///
/// # Errors
/// The number, from 1, of the first row that is none.
pub fn rows(file: &str) -> Result<Vec<DetailRow>, usize> {
    let lines = file.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| row(line).ok_or(index + 1)).collect()
}

fn row(line: &str) -> Option<DetailRow> {
    let columns: Vec<&str> = line.trim_end_matches('\r').split('\t').map(str::trim).collect();
    let [setl_id, mdtrt_id, psn_no, bill, funds, account, flag, ..] = columns.as_slice() else { return None };
    let fen = |text: &str| exact_decimal(text, 16, 2).ok().map(Fen);
    // The flag is 0 or 1; some clients write it with three digits.
    let refund = match flag.trim_start_matches('0') {
        "" => false,
        "1" => true,
        _ => return None,
    };
    Some(DetailRow {
        setl_id: (*setl_id).to_owned(),
        mdtrt_id: (*mdtrt_id).to_owned(),
        psn_no: (*psn_no).to_owned(),
        bill_fen: fen(bill)?,
        funds_fen: fen(funds)?,
        account_fen: fen(account)?,
        refund,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_exactly_and_the_first_bad_one_is_told() {
        let read =
            rows("\u{feff}S18\tV18\tP18\t2000.00\t1300.5\t0\t0\nS26\tV18\tP18\t-2000\t-1300.50\t0\t001\t\n\n").unwrap();
        assert_eq!((read[0].bill_fen, read[0].funds_fen, read[0].refund), (Fen(200_000), Fen(130_050), false));
        assert_eq!((read[1].bill_fen, read[1].refund), (Fen(-200_000), true));
        assert_eq!(rows("S18\tV18\tP18\t1\t1\t0\t0\nS18\tV18\n"), Err(2));
        assert_eq!(rows("S18\tV18\tP18\t1.001\t1\t0\t0"), Err(1));
        assert_eq!(rows("S18\tV18\tP18\t1\t1\t0\t2"), Err(1));
    }
}
