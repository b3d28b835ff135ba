//! 2201 门诊挂号: an outpatient is registered; the centre gives the visit its number.
//!
//! | field of `data` | here |
//! |---|---|
//! | psn_no, insutype | `psn_no`, `insutype` |
//! | begntime | `begun_at` |
//! | mdtrt_cert_type, mdtrt_cert_no | `credential_kind`, `credential_no` |
//! | certno, psn_name | `certno`, `name`, newer editions only, to compare |
//! | ipt_otp_no | `hospital_visit_no` |
//! | dept_code, dept_name, caty, atddr_no, dr_name | accepted; not needed to settle |
//!
//! Output `data`: mdtrt_id, psn_no, ipt_otp_no.
//!
//! Article: R2-36.

use serde::Serialize;
use time::PrimitiveDateTime;

use crate::codes::CodeTables;
use crate::node::{code, private, text, time_from};
use crate::{MessageProblem, Private, Request};

/// A registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The person's number at the centre.
    pub psn_no: String,
    /// Kind of insurance.
    pub insutype: String,
    /// When.
    pub begun_at: PrimitiveDateTime,
    /// Kind of credential shown.
    pub credential_kind: String,
    /// Its number.
    pub credential_no: Option<Private>,
    /// Number of the certificate, to compare.
    pub certno: Option<Private>,
    /// The name, to compare.
    pub name: Option<Private>,
    /// The hospital's number of the visit.
    pub hospital_visit_no: String,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<Registration, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    Ok(Registration {
        psn_no: node.required("psn_no", text(30))?,
        insutype: node.required("insutype", code("insutype", tables))?,
        begun_at: node.required("begntime", time_from)?,
        credential_kind: node.required("mdtrt_cert_type", code("mdtrt_cert_type", tables))?,
        credential_no: node.optional("mdtrt_cert_no", private(50))?,
        certno: node.optional("certno", private(50))?,
        name: node.optional("psn_name", private(50))?,
        hospital_visit_no: node.required("ipt_otp_no", text(30))?,
    })
}

/// The output `data` with the number of the visit.
pub fn output<'a>(mdtrt_id: &'a str, asked: &'a Registration) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Output<'a> {
        data: Registered<'a>,
    }
    #[derive(Serialize)]
    struct Registered<'a> {
        mdtrt_id: &'a str,
        psn_no: &'a str,
        ipt_otp_no: &'a str,
        exp_content: Option<&'a str>,
    }
    let registered =
        Registered { mdtrt_id, psn_no: &asked.psn_no, ipt_otp_no: &asked.hospital_visit_no, exp_content: None };
    Output { data: registered }
}
