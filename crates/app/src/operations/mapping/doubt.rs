//! What speaks against a proposed mapping. Nothing is decided by it: reviewers see the
//! doubtful rows first, each with what was found.
//!
//! Names are compared sign by sign, without blanks, brackets and punctuation, the own
//! name also together with its specification, since national names often hold it:
//!
//! ```text
//! alike = 1000 × (signs of the longer name − signs to change) ÷ signs of the longer name
//! 阿莫西林胶囊 / 阿莫西林片       6 signs, 2 to change: 666
//! ```
//!
//! Article: R1-12.14, R4-41.

use base::Fen;
use store::entity::{item_mapping, item_version};

/// What speaks against a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    /// The names are not alike enough.
    NameUnlike,
    /// The hospital prices another unit.
    UnitDiffers,
    /// Its price lies above the ceiling.
    PriceAboveCeiling,
    /// Its price is far from the listed one.
    PriceFar,
    /// The same own code was or is mapped to another national code as well.
    OwnCodeElsewhere,
    /// The national code is no longer in the catalogue.
    ItemEnded,
}

impl Doubt {
    /// Its code; the pages have its words.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Doubt::NameUnlike => "name_unlike",
            Doubt::UnitDiffers => "unit_differs",
            Doubt::PriceAboveCeiling => "price_above_ceiling",
            Doubt::PriceFar => "price_far",
            Doubt::OwnCodeElsewhere => "own_code_elsewhere",
            Doubt::ItemEnded => "item_ended",
        }
    }
}

/// From where on something is doubtful.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// Names alike by less than this.
    pub(crate) name_alike_permille: u32,
    /// Prices apart by more than so many hundredths of the listed one.
    pub(crate) price_far_percent: u32,
}

/// What was found of one mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Looked {
    pub(crate) alike_permille: u32,
    pub(crate) doubts: Vec<Doubt>,
}

/// Looks at a mapping beside the national item of its first day, or of today when that is
/// later, the ceiling there and the hospital's other mappings of the same own code.
pub(crate) fn look(
    mapping: &item_mapping::Model,
    item: Option<&item_version::Model>,
    ceiling: Option<Fen>,
    others: &[&item_mapping::Model],
    measure: Measure,
) -> Looked {
    let elsewhere = others.iter().any(|other| other.item_code != mapping.item_code);
    let Some(item) = item else {
        return Looked { alike_permille: 0, doubts: vec![Doubt::ItemEnded] };
    };
    let alike_permille = alike(mapping, &item.name);
    let unit_differs = !mapping.unit.is_empty() && !item.unit.is_empty() && plain(&mapping.unit) != plain(&item.unit);
    let above = mapping.price_fen.zip(ceiling).is_some_and(|(price, ceiling)| price > ceiling.0);
    let far = mapping.price_fen.is_some_and(|price| {
        let apart = i128::from(price.abs_diff(item.price_fen)) * 100;
        item.price_fen > 0 && apart > i128::from(item.price_fen) * i128::from(measure.price_far_percent)
    });
    let found = [
        (Doubt::NameUnlike, alike_permille < measure.name_alike_permille),
        (Doubt::UnitDiffers, unit_differs),
        (Doubt::PriceAboveCeiling, above),
        (Doubt::PriceFar, far),
        (Doubt::OwnCodeElsewhere, elsewhere),
    ];
    let doubts = found.into_iter().filter_map(|(doubt, there)| there.then_some(doubt)).collect();
    Looked { alike_permille, doubts }
}

impl Looked {
    /// The order in which rows are shown: more doubts first, then names less alike.
    pub(crate) fn rank(&self) -> (std::cmp::Reverse<usize>, u32) {
        (std::cmp::Reverse(self.doubts.len()), self.alike_permille)
    }
}

fn alike(mapping: &item_mapping::Model, national: &str) -> u32 {
    let national = plain(national);
    let with_specification = format!("{}{}", mapping.own_name, mapping.specification);
    [&mapping.own_name, &with_specification]
        .map(|own| alike_permille(&plain(own), &national))
        .into_iter()
        .max()
        .unwrap_or(0)
}

fn alike_permille(one: &str, other: &str) -> u32 {
    let longer = one.chars().count().max(other.chars().count());
    let change = strsim::levenshtein(one, other);
    u32::try_from((1_000 * (longer - change)).checked_div(longer).unwrap_or(0)).unwrap_or(0)
}

/// A name without what is written one way here and another way there.
fn plain(text: &str) -> String {
    let half_width = |sign: char| match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        other => other,
    };
    text.chars().map(half_width).filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operations::catalogue::held::a_drug;
    use regulation::LawFiles;
    use regulation::cases::read_cases;
    use serde::Deserialize;
    use time::macros::{date, datetime};

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Given {
        own_name: String,
        #[serde(default)]
        specification: String,
        #[serde(default)]
        unit: String,
        price_fen: Option<i64>,
        national_name: String,
        #[serde(default)]
        national_unit: String,
        #[serde(default)]
        national_price_fen: i64,
        ceiling_fen: Option<i64>,
        #[serde(default)]
        mapped_elsewhere: bool,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Expect {
        alike_permille: u32,
        doubts: Vec<String>,
    }

    fn mapping(given: &Given, item_code: &str) -> item_mapping::Model {
        item_mapping::Model {
            item_mapping_id: 1,
            provider_id: 1,
            own_code: "A".to_owned(),
            own_name: given.own_name.clone(),
            list_type: "101".to_owned(),
            item_code: item_code.to_owned(),
            from_date: date!(2026 - 01 - 01),
            until_date: date!(2099 - 12 - 31),
            approval_number: String::new(),
            dosage_form: String::new(),
            specification: given.specification.clone(),
            package: String::new(),
            unit: given.unit.clone(),
            excluded: String::new(),
            content: String::new(),
            memo: String::new(),
            price_fen: given.price_fen,
            state: "pending".to_owned(),
            proposed_by: None,
            proposed_at: datetime!(2026-01-01 0:00 UTC),
            case_id: None,
            reason_code: None,
            decided_at: None,
            withdrawn_on: None,
            rev: 1,
        }
    }

    fn item(given: &Given) -> item_version::Model {
        item_version::Model {
            name: given.national_name.clone(),
            unit: given.national_unit.clone(),
            price_fen: given.national_price_fen,
            ..a_drug()
        }
    }

    #[test]
    fn the_cases_of_mappings() {
        let cases = read_cases::<Given, Expect>(&LawFiles::embedded(), "mapping").expect("the cases are read");
        assert!(!cases.is_empty());
        let measure = Measure { name_alike_permille: 600, price_far_percent: 50 };
        for case in cases {
            let (row, item) = (mapping(&case.given, "X"), item(&case.given));
            let other = mapping(&case.given, "Y");
            let others: &[&item_mapping::Model] = if case.given.mapped_elsewhere { &[&other] } else { &[] };
            let looked = look(&row, Some(&item), case.given.ceiling_fen.map(Fen), others, measure);
            let doubts: Vec<&str> = looked.doubts.iter().map(|doubt| doubt.code()).collect();
            assert_eq!(
                (looked.alike_permille, doubts),
                (case.expect.alike_permille, case.expect.doubts.iter().map(String::as_str).collect()),
                "{}",
                case.title()
            );
        }
    }
}
