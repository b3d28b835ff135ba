//! Why a message was not carried out, and the words the hospital reads: class
//! of wording, field, what happened, code in brackets. Never a value of the
//! message, never a detail of the house.
//!
//! Article: R3d-39.2, R1-25.

use app::Stop;
use base::{Refusal, RefusalKind};

use crate::answer::problem_text;
use crate::{IdentityBroken, MessageProblem, WordingClass};

/// Why a message was not carried out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failed {
    /// The message itself.
    #[error(transparent)]
    Message(#[from] MessageProblem),
    /// The rules, or a failure of the house.
    #[error(transparent)]
    Stopped(#[from] Stop),
    /// The house computed sums that disagree; such an answer is not sent.
    #[error("a settlement's sums disagree: {0}")]
    Sums(#[from] IdentityBroken),
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Failed {
        Failed::Stopped(Stop::Refused(refusal))
    }
}

impl Failed {
    /// An answer that could not be written down.
    pub(crate) fn writing(error: serde_json::Error) -> Failed {
        Failed::Stopped(Stop::fault("writing the answer to a hospital", error))
    }

    /// The code in brackets.
    pub(crate) fn code(&self) -> &str {
        match self {
            Failed::Message(problem) => problem.code(),
            Failed::Stopped(Stop::Refused(refusal)) => &refusal.code,
            _ => "system_busy",
        }
    }

    /// The error text. A failure of the house is logged here, once.
    pub(crate) fn text(&self, transaction: &str) -> String {
        match self {
            Failed::Message(problem) => problem_text(problem),
            Failed::Stopped(Stop::Refused(refusal)) => refusal_text(refusal),
            failure => {
                tracing::error!(transaction, failure = %failure, "a hospital's message failed in the house");
                "FSI-系统繁忙，请稍后以原报文重发[system_busy]".to_owned()
            }
        }
    }
}

fn refusal_text(refusal: &Refusal) -> String {
    let class = class_of(refusal).map(|class| format!("{}：", class.words())).unwrap_or_default();
    if refusal.fields.len() > 1 {
        return format!("FSI-{class}{}[{}]", each_field(refusal), refusal.code);
    }
    let field = refusal.fields.first().and_then(|field| in_the_interface(&field.path));
    let field = field.map(|path| format!("{path} ")).unwrap_or_default();
    format!("FSI-{class}{field}{}[{}]", refusal.title, refusal.code)
}

/// So many fields are named at once.
const FIELDS_MOST: usize = 50;

/// Every field with what is wrong with it: whoever sent a thousand rows puts all right at once.
fn each_field(refusal: &Refusal) -> String {
    let one = |field: &base::FieldProblem| match in_the_interface(&field.path) {
        Some(path) => format!("{path} {}", field.message),
        None => field.message.clone(),
    };
    let mut named: Vec<String> = refusal.fields.iter().take(FIELDS_MOST).map(one).collect();
    if refusal.fields.len() > FIELDS_MOST {
        named.push(format!("等{}处", refusal.fields.len()));
    }
    named.join("；")
}

/// Hospitals' systems sort texts by how they begin. What is a matter of the
/// business (in hospital already, settled already) begins with itself.
fn class_of(refusal: &Refusal) -> Option<WordingClass> {
    match (refusal.code.as_str(), refusal.kind) {
        ("amounts_do_not_agree" | "amount_not_quantity_times_price", _) => Some(WordingClass::AmountsDisagree),
        ("item_unknown" | "med_type_not_served" | "insutype_not_served", _) => Some(WordingClass::CodeNotInDictionary),
        ("request_key_reused" | "line_repeated", _) => Some(WordingClass::DataDisagree),
        (code, _) if code.ends_with("_disagrees") => Some(WordingClass::DataDisagree),
        (_, RefusalKind::Invalid) => Some(WordingClass::FieldFormat),
        (_, RefusalKind::Unavailable | RefusalKind::TooMany) => Some(WordingClass::Centre),
        _ => None,
    }
}

/// Field names of the operations and of the interface.
const FIELDS: &[(&str, &str)] = &[
    ("admit_date", "input.mdtrtinfo.begntime"),
    ("batch", "input.data.chrg_bchno"),
    ("diagnosis_1", "input.mdtrtinfo.dscg_maindiag_code"),
    ("person_id", "input.mdtrtinfo.psn_no"),
    ("record_number", "input.mdtrtinfo.ipt_no"),
    ("discharge_date", "input.dscginfo.endtime"),
    ("from_date", "input.setlinfo.setl_begn_date"),
    ("until_date", "input.setlinfo.setl_end_date"),
    ("main_diagnosis", "input.diseinfo.diag_code"),
    ("paid", "input.payinfo.fund_payamt"),
    ("form.diagnosis", "input.refmedin.diag_code"),
    ("form.disease", "input.data.opsp_dise_code"),
    ("form.from_date", "begndate"),
    ("form.from_provider_id", "fixmedins_code"),
    ("form.diagnosed_by_id", "input.data.ide_fixmedins_no"),
    ("form.to_provider_id", "input.refmedin.reflin_medins_no"),
    ("form.to_region", "input.refmedin.mdtrtarea_admdvs"),
    ("form.until_date", "input.refmedin.enddate"),
    ("total_fen", "input.data.medfee_sumamt"),
    ("own_code", "input.data.fixmedins_hilist_id"),
    ("rows", "input.data"),
];

/// The same for the fields of a fee line.
const LINE_FIELDS: &[(&str, &str)] = &[
    ("line_number", "feedetl_sn"),
    ("batch", "chrg_bchno"),
    ("service_date", "fee_ocur_time"),
    ("item_code", "med_list_codg"),
    ("own_code", "medins_list_codg"),
    ("quantity", "cnt"),
    ("price_fen", "pric"),
    ("amount_fen", "det_item_fee_sumamt"),
];

/// And of a mapping.
const MAPPING_FIELDS: &[(&str, &str)] = &[
    ("own_code", "fixmedins_hilist_id"),
    ("own_name", "fixmedins_hilist_name"),
    ("list", "list_type"),
    ("item_code", "med_list_codg"),
    ("from_date", "begndate"),
    ("until_date", "enddate"),
    ("approval_number", "aprvno"),
    ("dosage_form", "dosform"),
    ("specification", "spec"),
    ("package", "pacspec"),
    ("unit", "prcunt"),
    ("excluded", "exct_cont"),
    ("content", "item_cont"),
    ("memo", "memo"),
];

/// The place in the message for a place in the operation's input; paths of the
/// message itself stay, others are not the hospital's to know.
fn in_the_interface(path: &str) -> Option<String> {
    let named = |table: &'static [(&str, &str)], name: &str| {
        table.iter().find(|(own, _)| *own == name).map(|(_, interface)| (*interface).to_owned())
    };
    if path.starts_with("input.") {
        return Some(path.to_owned());
    }
    if let Some((index, field)) = path.strip_prefix("lines[").and_then(|rest| rest.split_once("].")) {
        return named(LINE_FIELDS, field).map(|field| format!("input.feedetail[{index}].{field}"));
    }
    if let Some((index, field)) = path.strip_prefix("rows[").and_then(|rest| rest.split_once("].")) {
        return named(MAPPING_FIELDS, field).map(|field| format!("input.data[{index}].{field}"));
    }
    if let Some(index) = path.strip_prefix("line_numbers[").and_then(|rest| rest.strip_suffix(']')) {
        return Some(format!("input.data[{index}].feedetl_sn"));
    }
    named(FIELDS, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_begin_with_their_class_and_name_the_field_of_the_interface() {
        let text = |refusal: Refusal| Failed::from(refusal).text("2301");
        let zero = Refusal::invalid("quantity_zero", "lines[3].quantity", "数量不得为零", "a quantity is not zero");
        assert_eq!(text(zero), "FSI-数据格式不符：input.feedetail[3].cnt 数量不得为零[quantity_zero]");
        let gone = Refusal::invalid("line_unknown", "line_numbers[0]", "没有该明细", "no such line");
        assert_eq!(text(gone), "FSI-数据格式不符：input.data[0].feedetl_sn 没有该明细[line_unknown]");
        let settled = Refusal::conflict("visit_already_settled", "该就诊已结算", "settled already");
        assert_eq!(text(settled), "FSI-该就诊已结算[visit_already_settled]");
        let total = Refusal::conflict("amounts_do_not_agree", "合计不一致", "disagree").at("total_fen", "合计", "sum");
        assert_eq!(text(total), "FSI-金额不一致：input.data.medfee_sumamt 合计不一致[amounts_do_not_agree]");
    }

    #[test]
    fn failures_of_the_house_tell_nothing() {
        let failed = Failed::from(Stop::Fault("row 17 of person 李秀英 has vanished".to_owned()));
        assert_eq!(failed.text("2304"), "FSI-系统繁忙，请稍后以原报文重发[system_busy]");
        assert_eq!(Failed::from(IdentityBroken::OutOfRange).text("2304"), failed.text("2304"));
    }
}
