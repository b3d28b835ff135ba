//! 2402 出院办理: discharge with the final diagnoses. No output.
//!
//! | field of `dscginfo` | here |
//! |---|---|
//! | mdtrt_id, psn_no, insutype | `mdtrt_id`, `psn_no`, `insutype` |
//! | endtime | `discharged_at` |
//! | dise_codg | `disease_code` |
//! | matn_type | `matn_type`, births |
//! | dscg_dept_codg, dscg_dept_name, dscg_bed | `department_code`, `department_name`, `bed` |
//! | dscg_way | `way`, dictionary dscg_way |
//! | die_date | `died_on`, demanded when the way is 5 death |
//!
//! Article: R2-36.

use base::Date;
use time::PrimitiveDateTime;

use super::{Diagnosis, diagnosis};
use crate::codes::CodeTables;
use crate::node::{code, date, text, time_from};
use crate::{MessageProblem, Request};

/// A discharge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discharge {
    /// The stay.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
    /// Kind of insurance.
    pub insutype: String,
    /// When discharged.
    pub discharged_at: PrimitiveDateTime,
    /// Code of the pay-by-disease or day-surgery list.
    pub disease_code: Option<String>,
    /// How the child was born, of a birth.
    pub matn_type: Option<String>,
    /// Code of the department.
    pub department_code: String,
    /// Its name.
    pub department_name: String,
    /// The bed.
    pub bed: Option<String>,
    /// Way of leaving; 5 is death.
    pub way: String,
    /// Day of death.
    pub died_on: Option<Date>,
    /// The diagnoses, exactly one of them main.
    pub diagnoses: Vec<Diagnosis>,
}

/// Code of dscg_way for death; the interface demands die_date with it.
const DEATH: &str = "5";

/// Reads the input.
///
/// # Errors
/// The first problem with nodes or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<Discharge, MessageProblem> {
    let input = request.input_node()?;
    let node = input.one("dscginfo")?;
    let mdtrt_id = node.required("mdtrt_id", text(30))?;
    let psn_no = node.required("psn_no", text(30))?;
    let way = node.required("dscg_way", code("dscg_way", tables))?;
    Ok(Discharge {
        insutype: node.required("insutype", code("insutype", tables))?,
        discharged_at: node.required("endtime", time_from)?,
        disease_code: node.optional("dise_codg", text(30))?,
        matn_type: node.optional("matn_type", code("matn_type", tables))?,
        department_code: node.required("dscg_dept_codg", text(30))?,
        department_name: node.required("dscg_dept_name", text(100))?,
        bed: node.optional("dscg_bed", text(30))?,
        died_on: if way == DEATH { Some(node.required("die_date", date)?) } else { node.optional("die_date", date)? },
        diagnoses: diagnosis::read_all(&input, &psn_no, Some(&mdtrt_id), tables)?,
        mdtrt_id,
        psn_no,
        way,
    })
}
