//! 2203 门诊就诊信息上传 (in other regions 2203A): kind of care and diagnoses of a
//! registered outpatient. A diagnosis is withdrawn by sending it with vali_flag 0.
//! No output.
//!
//! | field of `mdtrtinfo` | here |
//! |---|---|
//! | mdtrt_id, psn_no | `mdtrt_id`, `psn_no` |
//! | med_type | `med_type` |
//! | begntime | `begun_at` |
//! | dise_codg | `disease_code`, chronic diseases |
//!
//! | field of `diseinfo[]` | here |
//! |---|---|
//! | diag_code, diag_srt_no | `diagnoses`, valid ones in their order |
//! | maindiag_flag | some editions send it; else the first is the main one |
//!
//! Article: R2-36.

use time::PrimitiveDateTime;

use crate::codes::CodeTables;
use crate::node::{code, number, text, time_from};
use crate::{FieldFault, MessageProblem, Request};

/// What a visit was for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitInfo {
    /// The visit.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
    /// Kind of care.
    pub med_type: String,
    /// When it began.
    pub begun_at: PrimitiveDateTime,
    /// Code of the list of chronic and special diseases.
    pub disease_code: Option<String>,
    /// ICD-10 codes, the main one first; at least one.
    pub diagnoses: Vec<String>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with nodes or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<VisitInfo, MessageProblem> {
    let input = request.input_node()?;
    let node = input.one("mdtrtinfo")?;
    let mut valid = Vec::new();
    for row in input.rows("diseinfo")? {
        row.required("diag_type", code("diag_type", tables))?;
        let order = row.required("diag_srt_no", number(2, 0))?;
        let icd = row.required("diag_code", text(20))?;
        let withdrawn = row.optional("vali_flag", code("vali_flag", tables))?.as_deref() == Some("0");
        let main = row.optional("maindiag_flag", code("maindiag_flag", tables))?.as_deref() == Some("1");
        if !withdrawn {
            valid.push((!main, order, icd));
        }
    }
    valid.sort_unstable();
    if valid.is_empty() || valid.iter().filter(|(other, ..)| !other).count() > 1 {
        return Err(input.problem("diseinfo", FieldFault::MainDiagnosisNotOne));
    }
    Ok(VisitInfo {
        mdtrt_id: node.required("mdtrt_id", text(30))?,
        psn_no: node.required("psn_no", text(30))?,
        med_type: node.required("med_type", code("med_type", tables))?,
        begun_at: node.required("begntime", time_from)?,
        disease_code: node.optional("dise_codg", text(30))?,
        diagnoses: valid.into_iter().map(|(.., icd)| icd).collect(),
    })
}
