//! 1901: a dictionary as this centre uses it.
//!
//! Article: R3d-39.2.

use base::{Refusal, date_text};
use serde::Serialize;

use super::{AtDesk, Output, nodes};
use crate::transactions::inquiries;

pub(crate) async fn answer(desk: &AtDesk<'_>) -> Output {
    let name = inquiries::dictionary(desk.request)?;
    let codes = &desk.house.law.his_codes;
    let today = date_text(desk.house.clock.today());
    let rows: Vec<Row<'_>> = codes
        .rows()
        .filter(|(dictionary, _)| *dictionary == name)
        .enumerate()
        .map(|(index, (dictionary, code))| Row {
            r#type: dictionary,
            label: codes.words(dictionary, code).unwrap_or_default(),
            value: code,
            parent_value: "",
            sort: index + 1,
            vali_flag: "1",
            create_user: desk.region,
            create_date: &today,
            version: 1,
        })
        .collect();
    if rows.is_empty() {
        let (zh, en) = ("本中心不使用该字典", "this centre uses no such dictionary");
        return Err(Refusal::invalid("dictionary_unknown", "input.data.type", zh, en).into());
    }
    #[derive(Serialize)]
    struct Output<'a> {
        list: Vec<Row<'a>>,
    }
    nodes(&Output { list: rows })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'a> {
    r#type: &'a str,
    label: &'a str,
    value: &'a str,
    parent_value: &'a str,
    sort: usize,
    vali_flag: &'a str,
    create_user: &'a str,
    create_date: &'a str,
    version: u32,
}
