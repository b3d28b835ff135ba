//! 2503 人员慢特病备案: the hospital that found a chronic disease files it. It has an
//! effect once the agency has reviewed it.
//!
//! | field of `data` | here |
//! |---|---|
//! | psn_no, insutype | `psn_no`, `insutype` |
//! | opsp_dise_code (also opsp_dise_cod), opsp_dise_name | `disease`, `disease_name` |
//! | ide_fixmedins_no | `found_by`, code of the hospital |
//! | hosp_ide_date | `found_on` |
//! | diag_dr_codg, diag_dr_name | `doctor_code`, `doctor_name` |
//! | begndate, enddate | `from`, and that the one is not after the other |
//! | memo | `memo` |
//! | tel, addr, insu_optins, ide_fixmedins_name, exp_content, selfdef_splm_flag | not needed |
//!
//! Output `result.trt_dcla_detl_sn`, the number of the filing.
//!
//! Article: R1-12.4, R2-51.

use base::Date;

use crate::codes::CodeTables;
use crate::node::{code, date, text};
use crate::{FieldFault, MessageProblem, Request};

/// A chronic disease filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiseaseFiled {
    /// The person.
    pub psn_no: String,
    /// Kind of insurance.
    pub insutype: String,
    /// Code of the disease.
    pub disease: String,
    /// Its name.
    pub disease_name: String,
    /// Code of the hospital that found it.
    pub found_by: String,
    /// On which day.
    pub found_on: Date,
    /// The doctor's code.
    pub doctor_code: String,
    /// The doctor's name.
    pub doctor_name: String,
    /// First day.
    pub from: Date,
    /// A remark.
    pub memo: Option<String>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<DiseaseFiled, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let (psn_no, insutype) = (node.required("psn_no", text(30))?, node.required("insutype", code("insutype", tables))?);
    let disease = match node.optional("opsp_dise_code", text(30))? {
        Some(disease) => disease,
        None => node
            .optional("opsp_dise_cod", text(30))?
            .ok_or_else(|| node.problem("opsp_dise_code", FieldFault::Empty))?,
    };
    let filed = DiseaseFiled {
        psn_no,
        insutype,
        disease,
        disease_name: node.required("opsp_dise_name", text(300))?,
        found_by: node.required("ide_fixmedins_no", text(30))?,
        found_on: node.required("hosp_ide_date", date)?,
        doctor_code: node.required("diag_dr_codg", text(30))?,
        doctor_name: node.required("diag_dr_name", text(50))?,
        from: node.required("begndate", date)?,
        memo: node.optional("memo", text(500))?,
    };
    if node.optional("enddate", date)?.is_some_and(|until| until < filed.from) {
        return Err(node.problem("enddate", FieldFault::Disagrees));
    }
    Ok(filed)
}
