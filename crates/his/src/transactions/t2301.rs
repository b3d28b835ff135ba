//! 2301 住院费用明细上传: fee lines of a stay, refunds among them.
//!
//! | field of `feedetail[]` | here |
//! |---|---|
//! | feedetl_sn | `feedetl_sn`, unique within the stay, any text of 30 |
//! | init_feedetl_sn | `refund_of` |
//! | mdtrt_id, psn_no | of the whole message: one stay per call |
//! | drord_no | `order_no` |
//! | med_type | `med_type` |
//! | fee_ocur_time | `occurred_at` |
//! | med_list_codg, medins_list_codg | `item_code`, `hospital_item_code` |
//! | det_item_fee_sumamt | `amount_fen` |
//! | cnt | `quantity_ten_thousandths`, N16,4 exactly |
//! | pric | `unit_price_millionths`, N16,6 exactly |
//! | chrg_bchno | `batch`, in 2204 |
//! | bilg_dept_codg, bilg_dept_name | `department_code`, `department_name` |
//! | bilg_dr_codg, bilg_dr_name | `doctor_no`, `doctor_name` |
//! | hosp_appr_flag | `approval` of a restricted item |
//! | memo | `memo` |
//!
//! A refund has negative quantity and amount, a positive price and the number
//! of the refunded line; any other line is positive. Output `result[]`:
//! [`FeeSplit`], one row per line.
//!
//! Article: R2-36, R3d-39.2.

use std::collections::BTreeSet;

use base::{Fen, MoneyError, divide_half_up};
use serde::Serialize;
use time::PrimitiveDateTime;

use crate::codes::CodeTables;
use crate::node::{Node, amount_fen, code, number, text, time_from};
use crate::{FeeSplit, FieldFault, MessageProblem, Request};

/// The lines of one stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineUpload {
    /// The stay.
    pub mdtrt_id: String,
    /// The person.
    pub psn_no: String,
    /// At least one line.
    pub lines: Vec<Line>,
}

/// One fee line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The hospital's number of the line.
    pub feedetl_sn: String,
    /// The line this one refunds.
    pub refund_of: Option<String>,
    /// The doctor's order.
    pub order_no: Option<String>,
    /// Kind of care; 2204 does not say it.
    pub med_type: Option<String>,
    /// The charge it belongs to, in 2204.
    pub batch: Option<String>,
    /// When the fee arose.
    pub occurred_at: PrimitiveDateTime,
    /// National code of the item.
    pub item_code: String,
    /// The hospital's code of the item.
    pub hospital_item_code: String,
    /// The line's amount; negative for a refund.
    pub amount_fen: Fen,
    /// Quantity in 1/10 000; negative for a refund, never zero.
    pub quantity_ten_thousandths: i64,
    /// Price of one in 1/1 000 000 yuan.
    pub unit_price_millionths: i64,
    /// Code of the department that ordered.
    pub department_code: String,
    /// Its name.
    pub department_name: String,
    /// Code of the doctor who ordered.
    pub doctor_no: String,
    /// Name of the doctor.
    pub doctor_name: String,
    /// 0 not needed, 1 approved, 2 not approved.
    pub approval: Option<String>,
    /// A remark.
    pub memo: Option<String>,
}

impl Line {
    /// Quantity times price, rounded half up to the fen once; what the line's
    /// amount should be.
    ///
    /// # Errors
    /// When the product does not fit into 64 bits of fen.
    pub fn amount_by_price(&self) -> Result<Fen, MoneyError> {
        // 1/10^4 times 1/10^6 yuan is 1/10^10 yuan, which is 1/10^8 fen.
        let product = i128::from(self.quantity_ten_thousandths) * i128::from(self.unit_price_millionths);
        divide_half_up(product, 100_000_000)
    }

    /// The quantity in hundredths, as audit tables hold it; none when it is finer.
    pub fn quantity_hundredths(&self) -> Option<i64> {
        (self.quantity_ten_thousandths % 100 == 0).then_some(self.quantity_ten_thousandths / 100)
    }

    /// The price in fen; none when it is finer.
    pub fn unit_price_fen(&self) -> Option<Fen> {
        (self.unit_price_millionths % 10_000 == 0).then_some(Fen(self.unit_price_millionths / 10_000))
    }
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields, row by row.
pub fn read(request: &Request, tables: &CodeTables) -> Result<LineUpload, MessageProblem> {
    read_lines(request, tables, false)
}

/// The rows of 2301, or of 2204 for outpatients.
pub(super) fn read_lines(
    request: &Request,
    tables: &CodeTables,
    outpatient: bool,
) -> Result<LineUpload, MessageProblem> {
    let rows = request.input_node()?.rows("feedetail")?;
    let mdtrt_id = rows[0].required("mdtrt_id", text(30))?;
    let psn_no = rows[0].required("psn_no", text(30))?;
    let mut numbers = BTreeSet::new();
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        let line = read_line(row, tables, outpatient)?;
        if row.required("mdtrt_id", text(30))? != mdtrt_id {
            return Err(row.problem("mdtrt_id", FieldFault::Disagrees));
        }
        if row.required("psn_no", text(30))? != psn_no {
            return Err(row.problem("psn_no", FieldFault::Disagrees));
        }
        if !numbers.insert(line.feedetl_sn.clone()) {
            return Err(row.problem("feedetl_sn", FieldFault::Repeated));
        }
        lines.push(line);
    }
    Ok(LineUpload { mdtrt_id, psn_no, lines })
}

fn read_line(row: &Node<'_>, tables: &CodeTables, outpatient: bool) -> Result<Line, MessageProblem> {
    let line = Line {
        feedetl_sn: row.required("feedetl_sn", text(30))?,
        refund_of: row.optional("init_feedetl_sn", text(30))?,
        order_no: row.optional("drord_no", text(30))?,
        med_type: if outpatient { None } else { Some(row.required("med_type", code("med_type", tables))?) },
        batch: if outpatient { Some(row.required("chrg_bchno", text(30))?) } else { None },
        occurred_at: row.required("fee_ocur_time", time_from)?,
        item_code: row.required("med_list_codg", text(50))?,
        hospital_item_code: row.required("medins_list_codg", text(150))?,
        amount_fen: row.required("det_item_fee_sumamt", amount_fen)?,
        quantity_ten_thousandths: row.required("cnt", number(16, 4))?,
        unit_price_millionths: row.required("pric", number(16, 6))?,
        department_code: row.required("bilg_dept_codg", text(30))?,
        department_name: row.required("bilg_dept_name", text(100))?,
        doctor_no: row.required("bilg_dr_codg", text(30))?,
        doctor_name: row.required("bilg_dr_name", text(50))?,
        approval: row.optional("hosp_appr_flag", text(3))?,
        memo: row.optional("memo", text(500))?,
    };
    check_signs(row, &line)?;
    Ok(line)
}

/// Quantity decides what kind of line it is; amount, price and reference follow.
fn check_signs(row: &Node<'_>, line: &Line) -> Result<(), MessageProblem> {
    let refund = line.quantity_ten_thousandths < 0;
    let amount_fits = if refund { line.amount_fen.0 <= 0 } else { line.amount_fen.0 >= 0 };
    let wrong = if line.quantity_ten_thousandths == 0 {
        Some("cnt")
    } else if !amount_fits {
        Some("det_item_fee_sumamt")
    } else if line.unit_price_millionths < 0 {
        Some("pric")
    } else {
        None
    };
    if let Some(field) = wrong {
        return Err(row.problem(field, FieldFault::SignWrong));
    }
    if refund && line.refund_of.is_none() { Err(row.problem("init_feedetl_sn", FieldFault::Empty)) } else { Ok(()) }
}

/// The output `result`, one row per uploaded line.
pub fn output(splits: &[FeeSplit]) -> impl Serialize + use<'_> {
    #[derive(Serialize)]
    struct Output<'a> {
        result: &'a [FeeSplit],
    }
    Output { result: splits }
}
