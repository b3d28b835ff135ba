//! 4101 医疗保障基金结算清单上传: the settlement list of one settlement. Every group and
//! field of the standard, of its form since 2022 and of the one before, is kept as
//! sent under the standard's names; here is what is checked.
//!
//! | field | here |
//! |---|---|
//! | setlinfo: psn_no, mdtrt_id, setl_id | `psn_no`, `mdtrt_id`, `setl_id`; of bldinfo they agree |
//! | setlinfo: setl_begn_date, setl_end_date | `from`, `until` |
//! | setlinfo: ntly, prfs, dscg_caty, bill_code, bill_no, biz_sn, medins_fill_dept, medins_fill_psn | demanded |
//! | setlinfo: patn_rlts, coner_addr, coner_tel | demanded when coner_name is given |
//! | setlinfo: stas_type | `submitted`: 1 hands it in at once |
//! | diseinfo | codes and names; exactly one Western diagnosis is the main one: `main_diagnosis` |
//! | oprninfo, icuinfo | kind, name, code and surgeon; ward, entry before exit |
//! | payinfo | `paid`, amounts by fund |
//! | iteminfo (former form) | `item_sum`, the sum of amt |
//!
//! Output `data.setl_list_id`, nine signs.
//!
//! Article: R3d-39.2, R3d-39.3.

use base::{Date, Fen};
use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::codes::CodeTables;
use crate::json::Value;
use crate::node::{Node, amount_fen, code, date, text, time_from};
use crate::{FieldFault, MessageProblem, Request};

/// A settlement list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementList {
    /// The person.
    pub psn_no: String,
    /// The visit.
    pub mdtrt_id: String,
    /// The settlement.
    pub setl_id: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// ICD-10 of the main diagnosis.
    pub main_diagnosis: String,
    /// What each fund paid, by its code; empty when not told.
    pub paid: Vec<(String, Fen)>,
    /// The sum of the kinds of charge; none when not told.
    pub item_sum: Option<Fen>,
    /// Handed in at once.
    pub submitted: bool,
    /// All groups and fields of the standard as sent.
    pub content: Json,
}

/// Groups and fields, as the standard names them.
const FIELDS: &str = include_str!("settlement_list_fields.csv");
/// Western diagnosis in dictionary diag_type.
const WESTERN: &str = "1";
/// Submitted, in the states of a list.
const SUBMITTED: &str = "1";

/// Reads the input.
///
/// # Errors
/// The first problem with nodes or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<SettlementList, MessageProblem> {
    let input = request.input_node()?;
    let node = input.one("setlinfo")?;
    let (psn_no, mdtrt_id) = (node.required("psn_no", text(30))?, node.required("mdtrt_id", text(30))?);
    let setl_id = node.required("setl_id", text(30))?;
    for (field, most) in
        [("ntly", 6), ("prfs", 6), ("dscg_caty", 6), ("bill_code", 50), ("bill_no", 30), ("biz_sn", 50)]
    {
        node.required(field, text(most))?;
    }
    let from = node.required("setl_begn_date", date)?;
    let until = node.required("setl_end_date", date)?;
    if until < from {
        return Err(node.problem("setl_end_date", FieldFault::Disagrees));
    }
    node.required("medins_fill_dept", text(100))?;
    node.required("medins_fill_psn", text(50))?;
    if node.optional("coner_name", text(50))?.is_some() {
        node.required("patn_rlts", text(6))?;
        node.required("coner_addr", text(200))?;
        node.required("coner_tel", text(50))?;
    }
    let submitted = node.optional("stas_type", text(10))?.as_deref() == Some(SUBMITTED);
    let main_diagnosis = main_diagnosis(&input, tables)?;
    for row in input.rows_if_any("oprninfo")? {
        row.required("oprn_oprt_type", text(3))?;
        row.required("oprn_oprt_name", text(500))?;
        row.required("oprn_oprt_code", text(30))?;
        row.required("oper_dr_code", text(20))?;
    }
    for row in input.rows_if_any("icuinfo")? {
        row.required("scs_cutd_ward_type", text(6))?;
        let entered = row.required("scs_cutd_inpool_time", time_from)?;
        if row.required("scs_cutd_exit_time", time_from)? < entered {
            return Err(row.problem("scs_cutd_exit_time", FieldFault::Disagrees));
        }
    }
    for row in input.rows_if_any("bldinfo")? {
        for (field, own) in [("psn_no", &psn_no), ("mdtrt_id", &mdtrt_id), ("setl_id", &setl_id)] {
            if row.required(field, text(30))? != *own {
                return Err(row.problem(field, FieldFault::Disagrees));
            }
        }
    }
    let mut paid = Vec::new();
    for row in input.rows_if_any("payinfo")? {
        paid.push((
            row.required("fund_pay_type", code("fund_pay_type", tables))?,
            row.required("fund_payamt", amount_fen)?,
        ));
    }
    let items = input.rows_if_any("iteminfo")?;
    let amounts = items.iter().map(|row| row.required("amt", amount_fen)).collect::<Result<Vec<_>, _>>()?;
    let item_sum = (!amounts.is_empty()).then(|| Fen::total(amounts)).transpose();
    let item_sum = item_sum.map_err(|_| input.problem("iteminfo", FieldFault::NumberTooLarge))?;
    let content = content(&input)?;
    Ok(SettlementList { psn_no, mdtrt_id, setl_id, from, until, main_diagnosis, paid, item_sum, submitted, content })
}

/// Exactly one Western diagnosis is the main one.
fn main_diagnosis(input: &Node<'_>, tables: &CodeTables) -> Result<String, MessageProblem> {
    let mut main = Vec::new();
    for row in input.rows("diseinfo")? {
        let kind = row.required("diag_type", code("diag_type", tables))?;
        let diagnosis = row.required("diag_code", text(20))?;
        row.required("diag_name", text(500))?;
        row.required("adm_cond_type", text(3))?;
        if row.required("maindiag_flag", code("maindiag_flag", tables))? == "1" && kind == WESTERN {
            main.push(diagnosis);
        }
    }
    match main.len() {
        1 => Ok(main.remove(0)),
        _ => Err(input.problem("diseinfo", FieldFault::MainDiagnosisNotOne)),
    }
}

/// Every group and field of the standard that the message holds, as it was sent.
fn content(input: &Node<'_>) -> Result<Json, MessageProblem> {
    let named = || FIELDS.lines().skip(1).filter_map(|line| line.split_once(','));
    let mut groups: Vec<&'static str> = named().map(|(group, _)| group).collect();
    groups.dedup();
    let mut list = Map::new();
    for group in groups {
        let mut rows = Vec::new();
        for row in input.rows_if_any(group)? {
            let mut kept = Map::new();
            for (_, field) in named().filter(|(own, _)| *own == group) {
                match row.value(field) {
                    Some(Value::Text(text) | Value::Number(text)) => {
                        text_fits(&row, field, text)?;
                        kept.insert(field.to_owned(), text.as_str().into());
                    }
                    Some(Value::Flag(flag)) => {
                        kept.insert(field.to_owned(), flag.to_string().into());
                    }
                    Some(Value::List(_) | Value::Object(_)) => return Err(row.problem(field, FieldFault::WrongShape)),
                    Some(Value::Empty) | None => {}
                }
            }
            rows.push(Json::Object(kept));
        }
        if !rows.is_empty() {
            list.insert(group.to_owned(), rows.into());
        }
    }
    Ok(Json::Object(list))
}

/// No field of the list is longer than this, and none holds control characters.
fn text_fits(row: &Node<'_>, field: &str, value: &str) -> Result<(), MessageProblem> {
    const MOST: usize = 500;
    if value.chars().count() > MOST {
        return Err(row.problem(field, FieldFault::TooLong { max_chars: MOST }));
    }
    if value.chars().any(|sign| sign.is_control() && !matches!(sign, '\t' | '\n' | '\r')) {
        return Err(row.problem(field, FieldFault::ControlCharacter));
    }
    Ok(())
}

/// The output `data` with the number of the list.
pub fn output(setl_list_id: &str) -> impl Serialize + use<'_> {
    #[derive(Serialize)]
    struct Output<'a> {
        data: Kept<'a>,
    }
    #[derive(Serialize)]
    struct Kept<'a> {
        setl_list_id: &'a str,
    }
    Output { data: Kept { setl_list_id } }
}
