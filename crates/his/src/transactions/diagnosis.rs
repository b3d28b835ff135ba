//! Diagnoses: the rows `diseinfo` of admission and discharge.
//!
//! | field | here |
//! |---|---|
//! | diag_type | `kind`: 1 Western, 2 and 3 Chinese medicine |
//! | maindiag_flag | `main` |
//! | diag_srt_no | `order` |
//! | diag_code, diag_name | `code`, `name` |
//! | diag_dept, dise_dor_no, dise_dor_name | `department`, `doctor_no`, `doctor_name` |
//! | diag_time | `diagnosed_at` |
//!
//! Article: R2-36.

use time::PrimitiveDateTime;

use crate::codes::CodeTables;
use crate::node::{Node, code, number, text, time_from};
use crate::{FieldFault, MessageProblem};

/// One diagnosis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// Kind, dictionary diag_type.
    pub kind: String,
    /// Whether it is the main diagnosis.
    pub main: bool,
    /// Its place in the list, from 1.
    pub order: i64,
    /// ICD-10 code of the insurance edition.
    pub code: String,
    /// Its name as sent.
    pub name: String,
    /// Department that diagnosed.
    pub department: String,
    /// Code of the doctor.
    pub doctor_no: String,
    /// Name of the doctor.
    pub doctor_name: String,
    /// When.
    pub diagnosed_at: PrimitiveDateTime,
}

/// Reads the rows; person (and visit, where rows name it) must be the ones of
/// the main node, and exactly one row is the main diagnosis.
pub(crate) fn read_all(
    input: &Node<'_>,
    psn_no: &str,
    mdtrt_id: Option<&str>,
    tables: &CodeTables,
) -> Result<Vec<Diagnosis>, MessageProblem> {
    let rows = input.rows("diseinfo")?;
    let diagnoses =
        rows.iter().map(|row| read_one(row, psn_no, mdtrt_id, tables)).collect::<Result<Vec<_>, MessageProblem>>()?;
    if diagnoses.iter().filter(|diagnosis| diagnosis.main).count() != 1 {
        return Err(input.problem("diseinfo", FieldFault::MainDiagnosisNotOne));
    }
    Ok(diagnoses)
}

fn read_one(
    row: &Node<'_>,
    psn_no: &str,
    mdtrt_id: Option<&str>,
    tables: &CodeTables,
) -> Result<Diagnosis, MessageProblem> {
    if let Some(mdtrt_id) = mdtrt_id
        && row.required("mdtrt_id", text(30))? != mdtrt_id
    {
        return Err(row.problem("mdtrt_id", FieldFault::Disagrees));
    }
    if row.required("psn_no", text(30))? != psn_no {
        return Err(row.problem("psn_no", FieldFault::Disagrees));
    }
    Ok(Diagnosis {
        kind: row.required("diag_type", code("diag_type", tables))?,
        main: row.required("maindiag_flag", code("maindiag_flag", tables))? == "1",
        order: row.required("diag_srt_no", number(2, 0))?,
        code: row.required("diag_code", text(20))?,
        name: row.required("diag_name", text(100))?,
        department: row.required("diag_dept", text(50))?,
        doctor_no: row.required("dise_dor_no", text(30))?,
        doctor_name: row.required("dise_dor_name", text(50))?,
        diagnosed_at: row.required("diag_time", time_from)?,
    })
}
