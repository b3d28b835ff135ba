//! What 2206, 2207, 2303 and 2304 have in common: the request to settle, the sums
//! the hospital believes in, and the output both answer with.
//!
//! | field of `data` | here |
//! |---|---|
//! | psn_no, mdtrt_id, insutype | `psn_no`, `mdtrt_id`, `insutype` |
//! | mdtrt_cert_type, mdtrt_cert_no | `credential_kind`, `credential_no` |
//! | certno, psn_name | `certno`, `name`, newer editions only, to compare |
//! | medfee_sumamt | `total_fen` |
//! | psn_setlway | `by_quota`: 02 |
//! | acct_used_flag | `account_use`; demanded by 2304 only |
//! | mid_setl_flag | `during_stay`; inpatients |
//! | med_type, chrg_bchno | `med_type`, `batch`; outpatients |
//! | fulamt_ownpay_amt … inscp_scp_amt | `declared`; 0 means nothing declared |
//! | dscgTime | `discharge_date` |
//! | invono | `invoice_no` |
//! | insuplc_admdvs, mdtrtarea_admvs | the envelope's count |
//!
//! Article: R2-36.

use base::{Date, Fen};
use serde::Serialize;

use crate::codes::CodeTables;
use crate::identities::{IdentityBroken, check_fund_rows};
use crate::node::{amount_fen, code, date, private, text};
use crate::{FieldFault, FundColumnMap, FundShare, MessageProblem, Private, Request, SettlementInfo};

/// A request to settle, on trial or for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementRequest {
    /// The person.
    pub psn_no: String,
    /// Kind of credential shown.
    pub credential_kind: String,
    /// Its number.
    pub credential_no: Option<Private>,
    /// Number of the certificate, to compare.
    pub certno: Option<Private>,
    /// The name, to compare.
    pub name: Option<Private>,
    /// The bill as the hospital adds it up.
    pub total_fen: Fen,
    /// Settled by quota instead of by item.
    pub by_quota: bool,
    /// The stay.
    pub mdtrt_id: String,
    /// Kind of insurance.
    pub insutype: String,
    /// 0 none, 1 own account, 2 a relative's.
    pub account_use: Option<String>,
    /// Kind of care; outpatients.
    pub med_type: Option<String>,
    /// The charge that is settled; outpatients.
    pub batch: Option<String>,
    /// Settled while the stay goes on.
    pub during_stay: bool,
    /// Sums the hospital computed itself.
    pub declared: DeclaredSums,
    /// Day of discharge, as far as known.
    pub discharge_date: Option<Date>,
    /// Number of the invoice.
    pub invoice_no: Option<String>,
}

/// The four parts of the bill as the hospital sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeclaredSums {
    /// fulamt_ownpay_amt.
    pub out_of_scope_fen: Option<Fen>,
    /// overlmt_selfpay.
    pub over_price_limit_fen: Option<Fen>,
    /// preselfpay_amt.
    pub first_share_fen: Option<Fen>,
    /// inscp_scp_amt.
    pub in_scope_fen: Option<Fen>,
}

/// Which of the four it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// 2303.
    StayOnTrial,
    /// 2304.
    Stay,
    /// 2206.
    ChargeOnTrial,
    /// 2207.
    Charge,
}

/// Reads the input; the use of the account is demanded where it is booked.
pub(super) fn read(request: &Request, tables: &CodeTables, asked: Asked) -> Result<SettlementRequest, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let account_use = node.optional("acct_used_flag", code("acct_used_flag", tables))?;
    let outpatient = matches!(asked, Asked::ChargeOnTrial | Asked::Charge);
    if matches!(asked, Asked::Stay | Asked::Charge) && account_use.is_none() {
        return Err(node.problem("acct_used_flag", FieldFault::Empty));
    }
    let total_fen = node.required("medfee_sumamt", amount_fen)?;
    if total_fen.is_negative() {
        return Err(node.problem("medfee_sumamt", FieldFault::SignWrong));
    }
    Ok(SettlementRequest {
        psn_no: node.required("psn_no", text(30))?,
        credential_kind: node.required("mdtrt_cert_type", code("mdtrt_cert_type", tables))?,
        credential_no: node.optional("mdtrt_cert_no", private(50))?,
        certno: node.optional("certno", private(50))?,
        name: node.optional("psn_name", private(50))?,
        total_fen,
        by_quota: node.required("psn_setlway", code("psn_setlway", tables))? == "02",
        mdtrt_id: node.required("mdtrt_id", text(30))?,
        insutype: node.required("insutype", code("insutype", tables))?,
        account_use,
        med_type: if outpatient { Some(node.required("med_type", code("med_type", tables))?) } else { None },
        batch: if outpatient { Some(node.required("chrg_bchno", text(30))?) } else { None },
        during_stay: !outpatient && node.required("mid_setl_flag", code("mid_setl_flag", tables))? == "1",
        declared: DeclaredSums {
            out_of_scope_fen: node.optional("fulamt_ownpay_amt", amount_fen)?,
            over_price_limit_fen: node.optional("overlmt_selfpay", amount_fen)?,
            first_share_fen: node.optional("preselfpay_amt", amount_fen)?,
            in_scope_fen: node.optional("inscp_scp_amt", amount_fen)?,
        },
        discharge_date: node.optional("dscgTime", date)?,
        invoice_no: node.optional("invono", text(20))?,
    })
}

impl SettlementRequest {
    /// Whether the hospital's sums are the centre's. The bill always counts;
    /// the four parts only when the hospital sent any that is not zero,
    /// because empty numbers are sent as 0.
    ///
    /// # Errors
    /// `amounts_disagree` at the first field that differs.
    pub fn agrees_with(&self, computed: &SettlementInfo) -> Result<(), MessageProblem> {
        let differs = |field| Err(MessageProblem::field(format!("input.data.{field}"), FieldFault::AmountDisagrees));
        if self.total_fen != computed.total_fen {
            return differs("medfee_sumamt");
        }
        let parts = [
            ("fulamt_ownpay_amt", self.declared.out_of_scope_fen, computed.out_of_scope_fen),
            ("overlmt_selfpay", self.declared.over_price_limit_fen, computed.over_price_limit_fen),
            ("preselfpay_amt", self.declared.first_share_fen, computed.first_share_fen),
            ("inscp_scp_amt", self.declared.in_scope_fen, computed.in_scope_fen),
        ];
        if parts.iter().all(|(_, declared, _)| declared.is_none_or(|fen| fen == Fen::ZERO)) {
            return Ok(());
        }
        match parts.iter().find(|(_, declared, ours)| declared.is_some_and(|fen| fen != *ours)) {
            Some((field, _, _)) => differs(field),
            None => Ok(()),
        }
    }
}

/// The output `setlinfo` and `setldetail` of 2303, 2304 and 2305, only made of
/// a settlement whose sums agree.
#[derive(Debug, Clone, Serialize)]
pub struct SettlementOutput {
    setlinfo: SettlementInfo,
    setldetail: Vec<FundShare>,
}

impl SettlementOutput {
    /// Puts the two together.
    ///
    /// # Errors
    /// The first identity of the settlement that does not hold, or
    /// [`Identity::FundRows`](crate::Identity) when the rows do not add up to
    /// its columns.
    pub fn new(
        info: SettlementInfo,
        shares: Vec<FundShare>,
        map: &FundColumnMap,
    ) -> Result<SettlementOutput, IdentityBroken> {
        check_fund_rows(&info, &shares, map)?;
        Ok(SettlementOutput { setlinfo: info.checked()?, setldetail: shares })
    }
}
