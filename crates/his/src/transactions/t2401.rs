//! 2401 入院办理: admission. The centre gives the stay its number.
//!
//! | field of `mdtrtinfo` | here |
//! |---|---|
//! | psn_no, insutype | `psn_no`, `insutype` |
//! | begntime | `admitted_at` |
//! | mdtrt_cert_type, mdtrt_cert_no | `credential_kind`, `credential_no` |
//! | cert_type (also psn_cert_type), certno | `certno`, newer editions only |
//! | med_type | `med_type` |
//! | matn_type | `matn_type`, births |
//! | ipt_no, medrcdno | `hospital_stay_no`, `record_no` |
//! | atddr_no, chfpdr_name | `doctor_no`, `doctor_name` |
//! | adm_diag_dscr | `diagnosis_text` |
//! | adm_dept_codg, adm_dept_name, adm_bed | `department_code`, `department_name`, `bed` |
//! | dscg_maindiag_code, dscg_maindiag_name | `main_diagnosis_code`, `main_diagnosis_name` |
//! | dise_codg | `disease_code`, pay-by-disease list |
//! | insuplc_admdvs, mdtrtarea_admvs | the envelope's count; here they are left |
//!
//! `diseinfo[]`: [`Diagnosis`]. Output `result.mdtrt_id`.
//!
//! Article: R2-36.

use serde::Serialize;
use time::PrimitiveDateTime;

use super::{Diagnosis, diagnosis};
use crate::codes::CodeTables;
use crate::node::{code, private, text, time_from};
use crate::{MessageProblem, Private, Request};

/// An admission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// The person's number at the centre.
    pub psn_no: String,
    /// Kind of insurance.
    pub insutype: String,
    /// When admitted.
    pub admitted_at: PrimitiveDateTime,
    /// Kind of credential shown.
    pub credential_kind: String,
    /// Its number.
    pub credential_no: Option<Private>,
    /// Number of the certificate, to compare.
    pub certno: Option<Private>,
    /// Kind of care.
    pub med_type: String,
    /// How the child was born, of a birth.
    pub matn_type: Option<String>,
    /// The hospital's number of the stay.
    pub hospital_stay_no: String,
    /// The hospital's number of the record.
    pub record_no: Option<String>,
    /// Code of the attending doctor.
    pub doctor_no: String,
    /// Name of the chief doctor.
    pub doctor_name: String,
    /// The diagnosis in words.
    pub diagnosis_text: String,
    /// Code of the department.
    pub department_code: String,
    /// Its name.
    pub department_name: String,
    /// The bed.
    pub bed: String,
    /// ICD-10 code of the main diagnosis.
    pub main_diagnosis_code: String,
    /// Its name.
    pub main_diagnosis_name: String,
    /// Code of the pay-by-disease or day-surgery list.
    pub disease_code: Option<String>,
    /// The diagnoses, exactly one of them main.
    pub diagnoses: Vec<Diagnosis>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with nodes or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<Admission, MessageProblem> {
    let input = request.input_node()?;
    let node = input.one("mdtrtinfo")?;
    let psn_no = node.required("psn_no", text(30))?;
    Ok(Admission {
        insutype: node.required("insutype", code("insutype", tables))?,
        admitted_at: node.required("begntime", time_from)?,
        credential_kind: node.required("mdtrt_cert_type", code("mdtrt_cert_type", tables))?,
        credential_no: node.optional("mdtrt_cert_no", private(50))?,
        certno: node.optional("certno", private(50))?,
        med_type: node.required("med_type", code("med_type", tables))?,
        matn_type: node.optional("matn_type", code("matn_type", tables))?,
        hospital_stay_no: node.required("ipt_no", text(30))?,
        record_no: node.optional("medrcdno", text(30))?,
        doctor_no: node.required("atddr_no", text(30))?,
        doctor_name: node.required("chfpdr_name", text(50))?,
        diagnosis_text: node.required("adm_diag_dscr", text(200))?,
        department_code: node.required("adm_dept_codg", text(30))?,
        department_name: node.required("adm_dept_name", text(100))?,
        bed: node.required("adm_bed", text(30))?,
        main_diagnosis_code: node.required("dscg_maindiag_code", text(20))?,
        main_diagnosis_name: node.required("dscg_maindiag_name", text(300))?,
        disease_code: node.optional("dise_codg", text(30))?,
        diagnoses: diagnosis::read_all(&input, &psn_no, None, tables)?,
        psn_no,
    })
}

/// The output `result` with the number of the stay.
pub fn output(mdtrt_id: &str) -> impl Serialize + use<'_> {
    #[derive(Serialize)]
    struct Output<'a> {
        result: Admitted<'a>,
    }
    #[derive(Serialize)]
    struct Admitted<'a> {
        mdtrt_id: &'a str,
        exp_content: Option<&'a str>,
    }
    Output { result: Admitted { mdtrt_id, exp_content: None } }
}
