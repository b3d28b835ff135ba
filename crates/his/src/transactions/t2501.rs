//! 2501 转院备案: a hospital files that it sends a patient on. It has an effect once
//! the agency has reviewed it.
//!
//! | field of `refmedin` | here |
//! |---|---|
//! | psn_no, insutype | `psn_no`, `insutype` |
//! | diag_code | `diagnosis` |
//! | dise_cond_dscr, refl_rea, refl_opnn | `condition`, `reason`, `opinion` |
//! | reflin_medins_no, reflin_medins_name | `to_code`, `to_name` |
//! | mdtrtarea_admdvs | `to_region` |
//! | hosp_agre_refl_flag | `agreed`; left out it is taken as given |
//! | refl_type | `reach`: 1 within the city, 2 within the province, 3 beyond |
//! | refl_date, begndate, enddate | `on`, `from`, `until` |
//! | tel, addr, insu_optins, diag_name, refl_old_mdtrt_id, refl_used_flag | not needed |
//!
//! Output `result.trt_dcla_detl_sn`, the number of the filing.
//!
//! Article: R2-41, R1-12.5.

use base::Date;

use crate::codes::CodeTables;
use crate::node::{code, date, text};
use crate::{FieldFault, MessageProblem, Request};

/// A referral filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralFiled {
    /// The person.
    pub psn_no: String,
    /// Kind of insurance, if told.
    pub insutype: Option<String>,
    /// ICD-10.
    pub diagnosis: String,
    /// How the patient is.
    pub condition: Option<String>,
    /// Code of the receiving hospital.
    pub to_code: String,
    /// Its name.
    pub to_name: String,
    /// Region of treatment.
    pub to_region: String,
    /// The hospital agrees to the referral.
    pub agreed: bool,
    /// How far it goes: 1 within the city, 2 within the province, 3 beyond.
    pub reach: String,
    /// Day of the referral.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// What the hospital thinks of it.
    pub opinion: String,
    /// First day, if not the day of the referral.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<ReferralFiled, MessageProblem> {
    let node = request.input_node()?.one("refmedin")?;
    let agreed = node.optional("hosp_agre_refl_flag", code("hosp_agre_refl_flag", tables))?;
    let filed = ReferralFiled {
        psn_no: node.required("psn_no", text(30))?,
        insutype: node.optional("insutype", code("insutype", tables))?,
        diagnosis: node.required("diag_code", text(20))?,
        condition: node.optional("dise_cond_dscr", text(2_000))?,
        to_code: node.required("reflin_medins_no", text(12))?,
        to_name: node.required("reflin_medins_name", text(200))?,
        to_region: node.required("mdtrtarea_admdvs", text(6))?,
        agreed: agreed.as_deref() != Some("0"),
        reach: node.required("refl_type", code("refl_type", tables))?,
        on: node.required("refl_date", date)?,
        reason: node.required("refl_rea", text(100))?,
        opinion: node.required("refl_opnn", text(200))?,
        from: node.optional("begndate", date)?,
        until: node.optional("enddate", date)?,
    };
    if filed.until.is_some_and(|until| until < filed.from.unwrap_or(filed.on)) {
        return Err(node.problem("enddate", FieldFault::Disagrees));
    }
    Ok(filed)
}
