//! 3201 费用结算对总账: the hospital's totals of a period against the centre's.
//!
//! | field of `data` | here |
//! |---|---|
//! | insutype, clr_type | `insutype`, `clearing_kind` |
//! | setl_optins | `agency` |
//! | stmt_begndate, stmt_enddate | `from`, `until`, inclusive |
//! | medfee_sumamt, fund_pay_sumamt, acct_pay | `totals`, net of what was taken back |
//! | fixmedins_setl_cnt | `totals.count`, net |
//! | refd_setl_flag | `refunds`: only 1 refunds, 0 settlements; none: both |
//!
//! Output `stmtinfo`.
//!
//! Article: R3d-39.3, R1-35.

use base::{Date, Fen};
use serde::Serialize;

use crate::codes::CodeTables;
use crate::node::{amount_fen, code, date, number, text};
use crate::{FieldFault, MessageProblem, Request};

/// What the hospital adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalsToCompare {
    /// Kind of insurance.
    pub insutype: String,
    /// Kind of clearing.
    pub clearing_kind: String,
    /// Agency that settled.
    pub agency: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// The sums.
    pub totals: Totals,
    /// Only what was taken back, or only what was settled.
    pub refunds: Option<bool>,
}

/// The sums of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// medfee_sumamt.
    pub bill_fen: Fen,
    /// fund_pay_sumamt.
    pub funds_fen: Fen,
    /// acct_pay.
    pub account_fen: Fen,
    /// Settlements less reversals.
    pub count: i64,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<TotalsToCompare, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let asked = TotalsToCompare {
        insutype: node.required("insutype", code("insutype", tables))?,
        clearing_kind: node.required("clr_type", code("clr_type", tables))?,
        agency: node.required("setl_optins", text(6))?,
        from: node.required("stmt_begndate", date)?,
        until: node.required("stmt_enddate", date)?,
        totals: Totals {
            bill_fen: node.required("medfee_sumamt", amount_fen)?,
            funds_fen: node.required("fund_pay_sumamt", amount_fen)?,
            account_fen: node.required("acct_pay", amount_fen)?,
            count: node.required("fixmedins_setl_cnt", number(10, 0))?,
        },
        refunds: node.optional("refd_setl_flag", code("refd_setl_flag", tables))?.map(|flag| flag == "1"),
    };
    if asked.until < asked.from {
        return Err(node.problem("stmt_enddate", FieldFault::Disagrees));
    }
    Ok(asked)
}

/// The output `stmtinfo`.
pub fn output<'a>(agency: &'a str, result: &'a str, words: &'a str) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Output<'a> {
        stmtinfo: StatementInfo<'a>,
    }
    #[derive(Serialize)]
    struct StatementInfo<'a> {
        setl_optins: &'a str,
        stmt_rslt: &'a str,
        stmt_rslt_dscr: &'a str,
    }
    Output { stmtinfo: StatementInfo { setl_optins: agency, stmt_rslt: result, stmt_rslt_dscr: words } }
}
