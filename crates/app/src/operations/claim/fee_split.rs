//! A fee line: its amount is quantity × price, and the catalogue says what of
//! it is out of scope and what the patient bears first. For uploads, imports
//! and the answer to the hospital.
//!
//! Article: R2-48 (scope of payment), R1-12.14 (catalogues).

use std::collections::BTreeMap;

use base::{Date, Fen, Rate, Refusal, divide_half_up, parse_date};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{fee_line, item};

use crate::command::Context;
use crate::stop::Stop;

/// A fee line as the hospital sends it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    /// The hospital's own number of the line; unique within the visit.
    pub line_number: String,
    /// When the service was given, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub service_date: String,
    /// National code of the item.
    pub item_code: String,
    /// Hundredths of a unit; negative for a refund line.
    pub quantity: i32,
    /// Price of one unit.
    pub price_fen: Fen,
    /// Quantity × price, to the fen; negative for a refund line.
    pub amount_fen: Fen,
    /// The hospital's number of the charge an outpatient line belongs to; 1 to 30 signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<String>,
}

/// The items that lines name, by code.
pub(crate) async fn known_items(cx: &Context<'_>, codes: &[&str]) -> Result<BTreeMap<String, item::Model>, Stop> {
    let mut codes: Vec<&str> = codes.to_vec();
    codes.sort_unstable();
    codes.dedup();
    let mut items = BTreeMap::new();
    for group in codes.chunks(1_000) {
        let found = cx.view.all(item::Entity::find().filter(item::Column::Code.is_in(group.iter().copied()))).await?;
        items.extend(found.into_iter().map(|item| (item.code.clone(), item)));
    }
    Ok(items)
}

/// Checks a line in this order: number, batch, date, item, quantity, price, amount;
/// then splits it. `path` leads to the line in the input.
pub(crate) fn checked_line(
    new: &NewLine,
    path: &str,
    items: &BTreeMap<String, item::Model>,
    line_id: i64,
    visit_id: i64,
) -> Result<fee_line::Model, Refusal> {
    let at = |field: &str, code: &str, zh: &str, en: &str| Refusal::invalid(code, format!("{path}.{field}"), zh, en);
    if new.line_number.trim().is_empty() || new.line_number.len() > 30 || new.line_number.chars().any(char::is_control)
    {
        return Err(at(
            "line_number",
            "line_number_malformed",
            "费用明细流水号须为 1 至 30 位",
            "a line number has 1 to 30 signs",
        ));
    }
    if new.batch.as_deref().is_some_and(|batch| {
        batch.trim().is_empty() || batch.chars().count() > 30 || batch.chars().any(char::is_control)
    }) {
        return Err(at("batch", "batch_malformed", "收费批次号须为 1 至 30 位", "a charge's number has 1 to 30 signs"));
    }
    let service_date = parse_date(&new.service_date)
        .ok_or_else(|| at("service_date", "date_malformed", "日期格式须为 YYYY-MM-DD", "a date is YYYY-MM-DD"))?;
    let item = items
        .get(&new.item_code)
        .ok_or_else(|| at("item_code", "item_unknown", "目录中没有该项目编码", "no such item in the catalogue"))?;
    if new.quantity == 0 {
        return Err(at("quantity", "quantity_zero", "数量不得为零", "a quantity is not zero"));
    }
    if new.price_fen.is_negative() {
        return Err(at("price_fen", "price_negative", "单价不得为负", "a price is not negative"));
    }
    let product = divide_half_up(i128::from(new.quantity) * i128::from(new.price_fen.0), 100)
        .map_err(|_| at("amount_fen", "amount_out_of_range", "金额超出可处理范围", "an amount is out of range"))?;
    // Hospitals round a product either way; one fen is a rounding, two are a mistake.
    if new.amount_fen.0.abs_diff(product.0) > 1 {
        return Err(at(
            "amount_fen",
            "amount_not_quantity_times_price",
            "金额与数量乘单价不符",
            "the amount is not quantity × price",
        ));
    }
    let (out_of_scope, preself) = split(new.amount_fen, item)
        .map_err(|_| at("amount_fen", "amount_out_of_range", "金额超出可处理范围", "an amount is out of range"))?;
    Ok(fee_line::Model {
        line_id,
        visit_id,
        line_number: new.line_number.trim().to_owned(),
        service_date,
        item_code: new.item_code.clone(),
        quantity: new.quantity,
        price_fen: new.price_fen.0,
        amount_fen: new.amount_fen.0,
        out_of_scope_fen: out_of_scope.0,
        preself_fen: preself.0,
        batch: new.batch.as_deref().map(|batch| batch.trim().to_owned()),
        voided: false,
        rev: 1,
    })
}

/// Out of scope wholly or not at all; of the rest the patient's first share,
/// rounded half up to the fen line by line.
fn split(amount: Fen, item: &item::Model) -> Result<(Fen, Fen), base::MoneyError> {
    if !item.in_scope {
        return Ok((amount, Fen::ZERO));
    }
    let preself = Rate::permyriad(i64::from(item.preself_permyriad)).of_half_up(amount)?;
    Ok((Fen::ZERO, preself))
}

/// The sums of a visit's lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct BillSums {
    pub(crate) total: Fen,
    pub(crate) out_of_scope: Fen,
    pub(crate) preself: Fen,
}

impl BillSums {
    /// Adds up the lines that count.
    pub(crate) fn of<'l>(lines: impl IntoIterator<Item = &'l fee_line::Model>) -> Result<BillSums, base::MoneyError> {
        lines.into_iter().filter(|line| !line.voided).try_fold(BillSums::default(), |sums, line| {
            Ok(BillSums {
                total: sums.total.plus(Fen(line.amount_fen))?,
                out_of_scope: sums.out_of_scope.plus(Fen(line.out_of_scope_fen))?,
                preself: sums.preself.plus(Fen(line.preself_fen))?,
            })
        })
    }
}

/// A date of the input, or the refusal that names its field.
pub(crate) fn date_of(text: &str, path: &str) -> Result<Date, Refusal> {
    parse_date(text)
        .ok_or_else(|| Refusal::invalid("date_malformed", path, "日期格式须为 YYYY-MM-DD", "a date is YYYY-MM-DD"))
}
