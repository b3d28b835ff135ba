//! The rows of a hospital's mappings, each by itself and beside those that are there:
//! the same decision for the interface, for a table and for what is typed in.
//!
//! Of each row the first of these is told: own code, own name, the other texts, price;
//! days; national code unknown, not in force on the first day, of another list; the same
//! own code twice in overlapping days, in these rows or among those that are pending or
//! approved or were until they were taken back. A price above the ceiling is no fault; it is told beside them.
//!
//! Article: R1-12.14, R4-40, R4-41. Threat I18.

use base::{Date, Fen, Refusal, parse_date};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{item_mapping, provider};

use crate::command::Context;
use crate::operations::catalogue::held::{Catalogue, ChargedAt};
use crate::operations::catalogue::item_list::ItemList;
use crate::stop::Stop;

/// The most rows at once.
pub(crate) const ROWS_MAX: usize = 1_000;

/// A hospital's own item and the national code it stands for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMapping {
    /// The hospital's own code.
    #[schemars(extend("title" = "院内编码", "x-title-en" = "own code", "maxLength" = 150))]
    pub own_code: String,
    /// Its name there.
    #[schemars(extend("title" = "院内名称", "x-title-en" = "own name", "maxLength" = 200))]
    pub own_name: String,
    /// The national list.
    #[schemars(extend("title" = "目录类别", "x-title-en" = "list"))]
    pub list: ItemList,
    /// National code.
    #[schemars(extend("title" = "国家编码", "x-title-en" = "national code", "maxLength" = 50))]
    pub item_code: String,
    /// First day, YYYY-MM-DD.
    #[schemars(extend("format" = "date", "title" = "开始日期", "x-title-en" = "from"))]
    pub from_date: String,
    /// Last day, YYYY-MM-DD.
    #[schemars(extend("format" = "date", "title" = "结束日期", "x-title-en" = "until"))]
    pub until_date: String,
    /// Approval number of a drug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "批准文号", "x-title-en" = "approval number", "maxLength" = 30))]
    pub approval_number: Option<String>,
    /// Dosage form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "剂型", "x-title-en" = "dosage form", "maxLength" = 200))]
    pub dosage_form: Option<String>,
    /// Specification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "规格", "x-title-en" = "specification", "maxLength" = 200))]
    pub specification: Option<String>,
    /// What a package holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "包装规格", "x-title-en" = "package", "maxLength" = 100))]
    pub package: Option<String>,
    /// What is priced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "计价单位", "x-title-en" = "unit", "maxLength" = 100))]
    pub unit: Option<String>,
    /// The hospital's price of one unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "院内单价（元）", "x-title-en" = "own price (yuan)", "x-widget" = "money"))]
    pub price_fen: Option<Fen>,
    /// What the item leaves out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "除外内容", "x-title-en" = "left out", "maxLength" = 2000))]
    pub excluded: Option<String>,
    /// What it consists of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "项目内涵", "x-title-en" = "content", "maxLength" = 2000))]
    pub content: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "备注", "x-title-en" = "remark", "maxLength" = 500))]
    pub memo: Option<String>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowProblem {
    /// From 0.
    pub(crate) row: usize,
    pub(crate) field: &'static str,
    pub(crate) code: &'static str,
    pub(crate) words: (&'static str, &'static str),
}

/// Something to be looked at in a row that is taken all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowWarning {
    /// The row, from 0.
    pub row: u32,
    /// Stable code: price_above_ceiling.
    pub code: String,
}

/// Rows that were looked at.
pub(crate) struct Checked {
    /// The rows without a fault, without id, in their order.
    pub(crate) rows: Vec<item_mapping::Model>,
    pub(crate) problems: Vec<RowProblem>,
    pub(crate) warnings: Vec<RowWarning>,
}

/// Looks at the rows of a hospital. Whoever writes them holds the hospital's lock.
pub(crate) async fn checked(
    cx: &Context<'_>,
    provider: &provider::Model,
    rows: &[NewMapping],
) -> Result<Checked, Stop> {
    if rows.is_empty() || rows.len() > ROWS_MAX {
        let (zh, en) = ("一次上传 1 至 1000 行", "1 to 1000 rows at once");
        return Err(Refusal::invalid("count_out_of_range", "rows", zh, en).into());
    }
    let catalogue = Catalogue::of(cx.view, rows.iter().map(|row| row.item_code.trim())).await?;
    let mut live = live(cx, provider.provider_id, rows).await?;
    let at = ChargedAt::of_grown(provider);
    let mut checked = Checked { rows: Vec::with_capacity(rows.len()), problems: Vec::new(), warnings: Vec::new() };
    for (index, new) in rows.iter().enumerate() {
        let row = match row_of(new, provider.provider_id, &catalogue, cx) {
            Ok(row) => row,
            Err((field, code, words)) => {
                checked.problems.push(RowProblem { row: index, field, code, words });
                continue;
            }
        };
        let overlaps = |other: &item_mapping::Model| {
            other.own_code == row.own_code && other.from_date <= row.until_date && row.from_date <= other.until_date
        };
        if live.iter().any(overlaps) {
            let words = ("同一院内编码在此期间已有对照", "the own code is mapped in these days already");
            let code = "own_code_mapped";
            checked.problems.push(RowProblem { row: index, field: "own_code", code, words });
            continue;
        }
        let ceiling = catalogue.ceiling(&row.item_code, &at, row.from_date.max(cx.today));
        if row.price_fen.zip(ceiling).is_some_and(|(price, ceiling)| price > ceiling.0) {
            checked.warnings.push(RowWarning { row: index as u32, code: "price_above_ceiling".to_owned() });
        }
        live.push(row.clone());
        checked.rows.push(row);
    }
    Ok(checked)
}

/// What of these own codes is pending or approved, or was until it was taken back.
async fn live(cx: &Context<'_>, provider_id: i64, rows: &[NewMapping]) -> Result<Vec<item_mapping::Model>, Stop> {
    let mut codes: Vec<&str> = rows.iter().map(|row| row.own_code.trim()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut live = Vec::new();
    for group in codes.chunks(500) {
        let select = item_mapping::Entity::find()
            .filter(item_mapping::Column::ProviderId.eq(provider_id))
            .filter(item_mapping::Column::OwnCode.is_in(group.iter().copied()))
            .filter(item_mapping::Column::State.is_in(["pending", "approved", "withdrawn"]));
        live.extend(cx.view.all(select).await?.into_iter().filter_map(until_it_ended));
    }
    Ok(live)
}

/// With its last day: what was approved and taken back held until the day before, and
/// lines of those days go by it for good. What nobody had agreed to never held.
fn until_it_ended(row: item_mapping::Model) -> Option<item_mapping::Model> {
    if row.state != "withdrawn" {
        return Some(row);
    }
    let last = row.withdrawn_on?.previous_day()?.min(row.until_date);
    (row.case_id.is_some() && row.from_date <= last).then_some(item_mapping::Model { until_date: last, ..row })
}

type Fault = (&'static str, &'static str, (&'static str, &'static str));

fn row_of(
    new: &NewMapping,
    provider_id: i64,
    catalogue: &Catalogue,
    cx: &Context<'_>,
) -> Result<item_mapping::Model, Fault> {
    let own_code = new.own_code.trim();
    if own_code.is_empty() || own_code.chars().count() > 150 || own_code.chars().any(char::is_control) {
        return Err(("own_code", "own_code_malformed", ("院内编码须为 1 至 150 位", "an own code has 1 to 150 signs")));
    }
    let own_name = new.own_name.trim();
    if own_name.is_empty() || own_name.chars().count() > 200 || own_name.chars().any(char::is_control) {
        return Err(("own_name", "name_malformed", ("院内名称须为 1 至 200 个字", "a name has 1 to 200 signs")));
    }
    let texts: [(&'static str, &Option<String>, usize); 8] = [
        ("approval_number", &new.approval_number, 30),
        ("dosage_form", &new.dosage_form, 200),
        ("specification", &new.specification, 200),
        ("package", &new.package, 100),
        ("unit", &new.unit, 100),
        ("excluded", &new.excluded, 2_000),
        ("content", &new.content, 2_000),
        ("memo", &new.memo, 500),
    ];
    for (field, text, most) in texts {
        let text = text.as_deref().unwrap_or_default();
        if text.chars().count() > most || text.contains('\0') {
            return Err((
                field,
                "text_too_long",
                ("内容过长或含有非法字符", "the text is too long or holds a sign it may not"),
            ));
        }
    }
    if new.price_fen.is_some_and(Fen::is_negative) {
        return Err(("price_fen", "price_negative", ("单价不得为负", "a price is not negative")));
    }
    let from_date = day_of(&new.from_date, "from_date")?;
    let until_date = day_of(&new.until_date, "until_date")?;
    if until_date < from_date {
        let words = ("结束日期不得早于开始日期", "it ends before it begins");
        return Err(("until_date", "dates_out_of_order", words));
    }
    let item_code = new.item_code.trim();
    if !catalogue.knows(item_code) {
        return Err(("item_code", "item_unknown", ("目录中没有该国家编码", "no such item in the catalogue")));
    }
    let Some(item) = catalogue.item(item_code, from_date) else {
        let words = ("开始日期该国家编码不在目录内", "the item is not in the catalogue on the first day");
        return Err(("item_code", "item_not_in_force", words));
    };
    if item.list_type != new.list.code() {
        let words = ("目录类别与该国家编码不符", "the national code is of another list");
        return Err(("list", "list_differs", words));
    }
    let told = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
    Ok(item_mapping::Model {
        item_mapping_id: 0,
        provider_id,
        own_code: own_code.to_owned(),
        own_name: own_name.to_owned(),
        list_type: new.list.code().to_owned(),
        item_code: item_code.to_owned(),
        from_date,
        until_date,
        approval_number: told(&new.approval_number),
        dosage_form: told(&new.dosage_form),
        specification: told(&new.specification),
        package: told(&new.package),
        unit: told(&new.unit),
        excluded: told(&new.excluded),
        content: told(&new.content),
        memo: told(&new.memo),
        price_fen: new.price_fen.map(|price| price.0),
        state: "pending".to_owned(),
        proposed_by: cx.caller.staff.as_ref().map(|staff| staff.staff_id),
        proposed_at: cx.now,
        case_id: None,
        reason_code: None,
        decided_at: None,
        withdrawn_on: None,
        rev: 1,
    })
}

fn day_of(text: &str, field: &'static str) -> Result<Date, Fault> {
    parse_date(text).ok_or((field, "date_malformed", ("日期格式须为 YYYY-MM-DD", "a date is YYYY-MM-DD")))
}

/// One refusal that names each row and field; its code is that of the rows where they
/// share one.
pub(crate) fn refusal(problems: &[RowProblem]) -> Option<Refusal> {
    let first = problems.first()?;
    let shared = problems.iter().all(|one| one.code == first.code);
    let (code, title, title_en) = match (shared, problems.len()) {
        (true, 1) => (first.code, first.words.0.to_owned(), first.words.1.to_owned()),
        (true, count) => {
            (first.code, format!("{count} 行：{}", first.words.0), format!("{count} rows: {}", first.words.1))
        }
        (false, count) => ("mapping_rows_wrong", format!("{count} 行有误"), format!("{count} rows are wrong")),
    };
    let refusal = Refusal::new(base::RefusalKind::Invalid, code, title, title_en).citing("R1-12.14");
    let named = |refusal: Refusal, one: &RowProblem| {
        refusal.at(format!("rows[{}].{}", one.row, one.field), one.words.0, one.words.1)
    };
    Some(problems.iter().fold(refusal, named))
}
