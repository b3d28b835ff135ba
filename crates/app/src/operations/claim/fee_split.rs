//! A fee line: its amount is quantity × price, and the catalogue of the day of
//! service says what of it lies within scope. For uploads, imports and the answer
//! to the hospital.
//!
//! ```text
//! amount = out of scope + above the ceiling + self-pay first + in scope
//! class c                    all of it is out of scope
//! above the ceiling          amount − quantity × ceiling, where that is more than nothing
//! self-pay first             share × (amount − above the ceiling)
//! ```
//!
//! The product and the share are each rounded half up to the fen, line by line; in
//! scope is what is left, so nothing is lost. A refund is the exact negative of
//! what it takes back.
//!
//! Article: R2-48 (scope of payment), R1-12.14 (catalogues).

use base::{Date, Fen, MoneyError, Rate, Refusal, divide_half_up, parse_date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{fee_line, item_version};

use crate::command::Context;
use crate::operations::catalogue::held::{Catalogue, ChargedAt};
use crate::operations::mapping::held::NOT_ASKED;
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
    /// The hospital's own code of the item; 1 to 150 signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_code: Option<String>,
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

/// The items that lines name.
pub(crate) async fn known_items(cx: &Context<'_>, codes: &[&str]) -> Result<Catalogue, Stop> {
    Catalogue::of(cx.view, codes).await
}

/// Checks a line in this order: number, batch, own code, date, item, quantity, price,
/// amount; then splits it. `path` leads to the line in the input. Whether its own code
/// is mapped is asked by whoever takes lines of a designated hospital.
pub(crate) fn checked_line(
    new: &NewLine,
    path: &str,
    items: &Catalogue,
    at_provider: &ChargedAt,
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
    if new
        .own_code
        .as_deref()
        .is_some_and(|code| code.trim().is_empty() || code.chars().count() > 150 || code.chars().any(char::is_control))
    {
        let (zh, en) = ("院内编码须为 1 至 150 位", "a hospital's own code has 1 to 150 signs");
        return Err(at("own_code", "own_code_malformed", zh, en));
    }
    let service_date = parse_date(&new.service_date)
        .ok_or_else(|| at("service_date", "date_malformed", "日期格式须为 YYYY-MM-DD", "a date is YYYY-MM-DD"))?;
    if !items.knows(&new.item_code) {
        return Err(at("item_code", "item_unknown", "目录中没有该项目编码", "no such item in the catalogue"));
    }
    let item = items.item(&new.item_code, service_date).ok_or_else(|| {
        let (zh, en) = ("费用发生日该项目不在目录内", "the item is not in the catalogue on that day");
        at("item_code", "item_not_in_force", zh, en).citing("R1-12.14")
    })?;
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
    let ceiling = items.ceiling(&new.item_code, at_provider, service_date);
    let parts = split(&Charge { amount: new.amount_fen, quantity: new.quantity, price: new.price_fen }, item, ceiling)
        .map_err(|_| at("amount_fen", "amount_out_of_range", "金额超出可处理范围", "an amount is out of range"))?;
    Ok(fee_line::Model {
        line_id,
        visit_id,
        line_number: new.line_number.trim().to_owned(),
        service_date,
        item_code: new.item_code.clone(),
        own_code: new.own_code.as_deref().map(|code| code.trim().to_owned()),
        quantity: new.quantity,
        price_fen: new.price_fen.0,
        amount_fen: new.amount_fen.0,
        out_of_scope_fen: parts.out_of_scope.0,
        over_limit_fen: parts.over_limit.0,
        preself_fen: parts.preself.0,
        in_scope_fen: parts.in_scope.0,
        mapping: NOT_ASKED.to_owned(),
        batch: new.batch.as_deref().map(|batch| batch.trim().to_owned()),
        voided: false,
        rev: 1,
    })
}

/// The four parts of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) out_of_scope: Fen,
    pub(crate) over_limit: Fen,
    pub(crate) preself: Fen,
    pub(crate) in_scope: Fen,
}

/// What is charged: so many hundredths of a unit at a price.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Charge {
    pub(crate) amount: Fen,
    pub(crate) quantity: i32,
    pub(crate) price: Fen,
}

/// Splits a charge; a refund as its opposite.
pub(crate) fn split(charge: &Charge, item: &item_version::Model, ceiling: Option<Fen>) -> Result<Parts, MoneyError> {
    let Charge { amount, quantity, price } = *charge;
    if amount.is_negative() {
        let opposite = Charge { amount: amount.negated()?, quantity: quantity.saturating_neg(), price };
        let parts = split(&opposite, item, ceiling)?;
        return Ok(Parts {
            out_of_scope: parts.out_of_scope.negated()?,
            over_limit: parts.over_limit.negated()?,
            preself: parts.preself.negated()?,
            in_scope: parts.in_scope.negated()?,
        });
    }
    if !item.in_scope {
        return Ok(Parts { out_of_scope: amount, ..Parts::default() });
    }
    let over_limit = match ceiling {
        Some(ceiling) if price > ceiling => {
            let within = divide_half_up(i128::from(quantity) * i128::from(ceiling.0), 100)?;
            amount.minus(within)?.max(Fen::ZERO)
        }
        _ => Fen::ZERO,
    };
    let covered = amount.minus(over_limit)?;
    let preself = Rate::permyriad(i64::from(item.preself_permyriad)).of_half_up(covered)?;
    Ok(Parts { out_of_scope: Fen::ZERO, over_limit, preself, in_scope: covered.minus(preself)? })
}

/// The sums of a visit's lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct BillSums {
    pub(crate) total: Fen,
    /// With what lies above price ceilings.
    pub(crate) out_of_scope: Fen,
    pub(crate) preself: Fen,
}

impl BillSums {
    /// Adds up the lines that count.
    pub(crate) fn of<'l>(lines: impl IntoIterator<Item = &'l fee_line::Model>) -> Result<BillSums, MoneyError> {
        lines.into_iter().filter(|line| !line.voided).try_fold(BillSums::default(), |sums, line| {
            Ok(BillSums {
                total: sums.total.plus(Fen(line.amount_fen))?,
                out_of_scope: sums.out_of_scope.plus(Fen(line.out_of_scope_fen))?.plus(Fen(line.over_limit_fen))?,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operations::catalogue::held::a_drug;
    use regulation::LawFiles;
    use regulation::cases::read_cases;
    use store::entity::price_ceiling;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Given {
        #[serde(default = "usual_day")]
        on: String,
        #[serde(default = "usual_birth")]
        birth_date: String,
        quantity: i32,
        price_fen: i64,
        amount_fen: i64,
        #[serde(default = "class_b")]
        class: String,
        #[serde(default = "a_tenth")]
        share: i32,
        #[serde(default)]
        ceiling: Vec<GivenCeiling>,
        changed: Option<Changed>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct GivenCeiling {
        #[serde(default = "everywhere")]
        region: String,
        #[serde(default)]
        level: i32,
        #[serde(default = "all_ages")]
        max_age: i32,
        ceiling_fen: i64,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Changed {
        from: String,
        class: String,
        share: i32,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Expect {
        #[serde(default)]
        out_of_scope_fen: i64,
        #[serde(default)]
        over_limit_fen: i64,
        #[serde(default)]
        preself_fen: i64,
        #[serde(default)]
        in_scope_fen: i64,
    }

    fn usual_day() -> String {
        "2026-10-02".to_owned()
    }
    fn usual_birth() -> String {
        "1980-01-01".to_owned()
    }
    fn class_b() -> String {
        "b".to_owned()
    }
    fn a_tenth() -> i32 {
        1_000
    }
    fn everywhere() -> String {
        "000000".to_owned()
    }
    fn all_ages() -> i32 {
        150
    }

    fn day(text: &str) -> Date {
        parse_date(text).expect("a day of a case")
    }

    fn row(release_id: i64, from_date: Date, class: &str, share: i32) -> item_version::Model {
        item_version::Model {
            item_version_id: release_id,
            release_id,
            from_date,
            item_class: class.to_owned(),
            in_scope: class != "c",
            preself_permyriad: share,
            ..a_drug()
        }
    }

    #[test]
    fn the_cases_of_the_catalogue() {
        let cases = read_cases::<Given, Expect>(&LawFiles::embedded(), "catalogue").expect("the cases are read");
        for case in cases {
            let (given, expect) = (&case.given, &case.expect);
            let since = day("2017-01-01");
            let mut items = vec![row(1, since, &given.class, given.share)];
            items.extend(given.changed.as_ref().map(|new| row(2, day(&new.from), &new.class, new.share)));
            let ceilings = given.ceiling.iter().zip(1..).map(|(one, id)| price_ceiling::Model {
                price_ceiling_id: id,
                release_id: 1,
                item_code: "X".to_owned(),
                region: one.region.clone(),
                hospital_level: one.level,
                max_age: one.max_age,
                from_date: since,
                ceiling_fen: Some(one.ceiling_fen),
                rev: 1,
            });
            let mut catalogue = Catalogue::default();
            catalogue.take(items, ceilings.collect());
            let at = ChargedAt { region: "411025".to_owned(), hospital_level: 2, birth_date: day(&given.birth_date) };
            let new = NewLine {
                line_number: "1".to_owned(),
                service_date: given.on.clone(),
                item_code: "X".to_owned(),
                own_code: None,
                quantity: given.quantity,
                price_fen: Fen(given.price_fen),
                amount_fen: Fen(given.amount_fen),
                batch: None,
            };
            let line =
                checked_line(&new, "line", &catalogue, &at, 1, 1).unwrap_or_else(|r| panic!("{}: {r:?}", case.title()));
            let parts = [line.out_of_scope_fen, line.over_limit_fen, line.preself_fen, line.in_scope_fen];
            let expected = [expect.out_of_scope_fen, expect.over_limit_fen, expect.preself_fen, expect.in_scope_fen];
            assert_eq!(parts, expected, "{}", case.title());
            assert_eq!(parts.iter().sum::<i64>(), given.amount_fen, "{}", case.title());
        }
    }
}
