//! 2403 住院信息变更: changes what was said at admission. No output.
//!
//! | field of `adminfo` | here |
//! |---|---|
//! | mdtrt_id, psn_no | `mdtrt_id`, `psn_no` |
//! | begntime | `admitted_at` |
//! | med_type | `med_type` |
//! | matn_type | `matn_type`, births |
//! | ipt_otp_no (also ipt_no) | `hospital_stay_no` |
//! | dscg_maindiag_code | `main_diagnosis_code` |
//!
//! `diseinfo[]`: as in 2401; the main one among them is the main diagnosis.
//!
//! Article: R2-36.

use time::PrimitiveDateTime;

use super::{Diagnosis, diagnosis};
use crate::codes::CodeTables;
use crate::node::{code, text, time_from};
use crate::{FieldFault, MessageProblem, Request};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionChange {
    /// The stay.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
    /// When admitted.
    pub admitted_at: PrimitiveDateTime,
    /// Kind of care.
    pub med_type: String,
    /// How the child was born, of a birth.
    pub matn_type: Option<String>,
    /// The hospital's number of the stay.
    pub hospital_stay_no: String,
    /// ICD-10 code of the main diagnosis.
    pub main_diagnosis_code: String,
    /// The diagnoses, exactly one of them main.
    pub diagnoses: Vec<Diagnosis>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with nodes or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<AdmissionChange, MessageProblem> {
    let input = request.input_node()?;
    let node = input.one("adminfo")?;
    let mdtrt_id = node.required("mdtrt_id", text(30))?;
    let psn_no = node.required("psn_no", text(30))?;
    let number = match node.optional("ipt_otp_no", text(30))? {
        Some(number) => Some(number),
        None => node.optional("ipt_no", text(30))?,
    };
    Ok(AdmissionChange {
        admitted_at: node.required("begntime", time_from)?,
        med_type: node.required("med_type", code("med_type", tables))?,
        matn_type: node.optional("matn_type", code("matn_type", tables))?,
        hospital_stay_no: number.ok_or_else(|| node.problem("ipt_otp_no", FieldFault::Empty))?,
        main_diagnosis_code: node.required("dscg_maindiag_code", text(20))?,
        diagnoses: diagnosis::read_all(&input, &psn_no, Some(&mdtrt_id), tables)?,
        mdtrt_id,
        psn_no,
    })
}
