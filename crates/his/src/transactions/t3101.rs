//! 3101 明细审核事前分析, 3102 明细审核事中分析: what the audit would say of a visit
//! before an order is confirmed, or before settlement. Both have one structure.
//!
//! | field | here |
//! |---|---|
//! | data.patient_dtos[].curr_mdtrt_id | `mdtrt_id`: the visit at the centre |
//! | data.patient_dtos[].patn_id | `patient`, told back as it came |
//! | …fsi_encounter_dtos[].fsi_order_dtos[] | `orders`, the current ones (curr_drord_flag 1) |
//! | …rx_id, hilist_code, cnt, pric, sumamt, drord_begn_date | the order |
//!
//! What was uploaded is known; orders are checked beside it. Everything else the
//! structure carries (names, prices, doctors) is accepted and left: the centre has
//! its own. Output `result[]`.
//!
//! Article: R3d-39.2, R1-12.11.

use base::{Date, Fen};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::node::{amount_fen, date, number, text};
use crate::{MessageProblem, Request};

/// One patient whose visit is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitToCheck {
    /// The sender's mark of the patient.
    pub patient: String,
    /// The visit.
    pub mdtrt_id: String,
    /// Orders that are not uploaded yet.
    pub orders: Vec<Order>,
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The hospital's number.
    pub number: String,
    /// National code of the item.
    pub item_code: String,
    /// When it begins.
    pub from: Date,
    /// Quantity in hundredths.
    pub quantity_hundredths: i64,
    /// Price of one.
    pub price_fen: Fen,
    /// The amount.
    pub amount_fen: Fen,
}

/// Reads the input: one patient or several.
///
/// # Errors
/// The first problem with nodes or fields.
pub fn read(request: &Request) -> Result<Vec<VisitToCheck>, MessageProblem> {
    let patients = request.input_node()?.one("data")?.rows("patient_dtos")?;
    let mut visits = Vec::with_capacity(patients.len());
    for patient in patients {
        let mut orders = Vec::new();
        for encounter in patient.rows_if_any("fsi_encounter_dtos")? {
            for order in encounter.rows_if_any("fsi_order_dtos")? {
                if order.optional("curr_drord_flag", text(3))?.as_deref() == Some("0") {
                    continue;
                }
                orders.push(Order {
                    number: order.required("rx_id", text(50))?,
                    item_code: order.required("hilist_code", text(50))?,
                    from: order.required("drord_begn_date", date)?,
                    quantity_hundredths: order.required("cnt", number(9, 2))?,
                    price_fen: order.required("pric", amount_fen)?,
                    amount_fen: order.required("sumamt", amount_fen)?,
                });
            }
        }
        visits.push(VisitToCheck {
            patient: patient.required("patn_id", text(50))?,
            mdtrt_id: patient.required("curr_mdtrt_id", text(50))?,
            orders,
        });
    }
    Ok(visits)
}

/// A row of `result`: one thing the audit would find.
#[derive(Debug, Serialize)]
pub struct Violation {
    /// jr_id.
    pub jr_id: String,
    /// The rule's public number.
    pub rule_id: String,
    /// Its name.
    pub rule_name: String,
    /// What was found, in words.
    pub vola_cont: String,
    /// The sender's mark of the patient.
    pub patn_id: String,
    /// The visit.
    pub mdtrt_id: String,
    /// The lines concerned.
    pub judge_result_detail_dtos: Vec<ViolationLine>,
    /// Amount in question.
    pub vola_amt: Box<RawValue>,
    /// 1: it was computed.
    pub vola_amt_stas: &'static str,
    /// 1 clear, 2 highly suspicious, 3 slightly suspicious.
    pub sev_deg: &'static str,
    /// The articles.
    pub vola_evid: String,
    /// 1 of the visit, 2 of an item.
    pub vola_bhvr_type: &'static str,
}

/// A line of a violation.
#[derive(Debug, Serialize)]
pub struct ViolationLine {
    /// Its mark.
    pub jrd_id: String,
    /// The sender's mark of the patient.
    pub patn_id: String,
    /// The visit.
    pub mdtrt_id: String,
    /// The hospital's number of the line or order.
    pub rx_id: Option<String>,
    /// 1 what is against the rule.
    pub vola_item_type: &'static str,
    /// Amount in question.
    pub vola_amt: Box<RawValue>,
}
