//! What the questions 1901, 2001, 5201, 5203, 5204, 5205, 5206, 5301, 5303 and 5304 say.
//!
//! | question | node `data` |
//! |---|---|
//! | 1901 字典表 | type, date, parent_value and admdvs accepted |
//! | 2001 待遇检查 | psn_no, insutype, med_type, begntime, dise_codg if any |
//! | 5201 就诊, 5205 用药, 5303 在院, 5304 转院 | psn_no (5303: if any), begntime, endtime, 5201 mdtrt_id and med_type if any |
//! | 5203 结算, 5204 费用明细 | psn_no, setl_id, mdtrt_id |
//! | 5206 累计 | psn_no, cum_ym if any |
//! | 5301 慢特病备案 | psn_no |
//!
//! Article: R2-36, R3d-39.2.

use base::Date;

use crate::codes::CodeTables;
use crate::node::{code, date, text};
use crate::{FieldFault, MessageProblem, Request};

/// A person in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InPeriod {
    /// The person; none: everybody there.
    pub psn_no: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day; none: up to today.
    pub until: Option<Date>,
    /// One visit only.
    pub mdtrt_id: Option<String>,
    /// One kind of care only.
    pub med_type: Option<String>,
}

/// Reads 5201, 5205, 5303 and 5304.
///
/// # Errors
/// The first problem with node or fields.
pub fn in_period(
    request: &Request,
    tables: &CodeTables,
    person_demanded: bool,
    end_demanded: bool,
) -> Result<InPeriod, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let asked = InPeriod {
        psn_no: node.optional("psn_no", text(30))?,
        from: node.required("begntime", date)?,
        until: node.optional("endtime", date)?,
        mdtrt_id: node.optional("mdtrt_id", text(30))?,
        med_type: node.optional("med_type", code("med_type", tables))?,
    };
    if person_demanded && asked.psn_no.is_none() {
        return Err(node.problem("psn_no", FieldFault::Empty));
    }
    match asked.until {
        None if end_demanded => Err(node.problem("endtime", FieldFault::Empty)),
        Some(until) if until < asked.from => Err(node.problem("endtime", FieldFault::Disagrees)),
        _ => Ok(asked),
    }
}

/// A settlement of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementNamed {
    /// The person.
    pub psn_no: String,
    /// The settlement; 5204 of older clients leaves it out.
    pub setl_id: Option<String>,
    /// The visit.
    pub mdtrt_id: String,
}

/// Reads 5203 and 5204.
///
/// # Errors
/// The first problem with node or fields.
pub fn settlement_named(request: &Request, settlement_demanded: bool) -> Result<SettlementNamed, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let asked = SettlementNamed {
        psn_no: node.required("psn_no", text(30))?,
        setl_id: node.optional("setl_id", text(30))?,
        mdtrt_id: node.required("mdtrt_id", text(30))?,
    };
    if settlement_demanded && asked.setl_id.is_none() {
        return Err(node.problem("setl_id", FieldFault::Empty));
    }
    Ok(asked)
}

/// What 2001 asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntitlementCheck {
    /// The person.
    pub psn_no: String,
    /// Kind of insurance.
    pub insutype: String,
    /// Kind of care.
    pub med_type: String,
    /// The day.
    pub on: Date,
    /// Code of a chronic or special disease.
    pub disease_code: Option<String>,
}

/// Reads 2001.
///
/// # Errors
/// The first problem with node or fields.
pub fn entitlement(request: &Request, tables: &CodeTables) -> Result<EntitlementCheck, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    Ok(EntitlementCheck {
        psn_no: node.required("psn_no", text(30))?,
        insutype: node.required("insutype", code("insutype", tables))?,
        med_type: node.required("med_type", code("med_type", tables))?,
        on: node.required("begntime", date)?,
        disease_code: node.optional("dise_codg", text(30))?,
    })
}

/// Reads the person of 5301.
///
/// # Errors
/// The first problem with node or fields.
pub fn person(request: &Request) -> Result<String, MessageProblem> {
    request.input_node()?.one("data")?.required("psn_no", text(30))
}

/// Reads the dictionary that 1901 asks for.
///
/// # Errors
/// The first problem with node or fields.
pub fn dictionary(request: &Request) -> Result<String, MessageProblem> {
    request.input_node()?.one("data")?.required("type", text(30))
}

/// Reads person and month (yyyyMM) of 5206.
///
/// # Errors
/// The first problem with node or fields.
pub fn accumulated(request: &Request) -> Result<(String, Option<String>), MessageProblem> {
    let node = request.input_node()?.one("data")?;
    Ok((node.required("psn_no", text(30))?, node.optional("cum_ym", text(6))?))
}
