//! What was seen: the small facts behind a finding, enough to explain it to the
//! hospital without the claims at hand.

use base::{Date, Fen, LineId, ProviderId, VisitId, date_text};
use serde::{Deserialize, Serialize, Serializer};

use crate::Code;

/// The facts of a finding, by the rule that found it. Quantities are in 1/100
/// of a unit, amounts in fen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each field is named for what it holds, with its unit")]
pub enum Evidence {
    Sex {
        limit_sex: u8,
        person_sex: u8,
    },
    Age {
        years: i32,
        min_age: i32,
        max_age: i32,
    },
    Level {
        min_level: i32,
        provider_level: i32,
    },
    Diagnoses {
        diag1: Option<Code>,
        diag2: Option<Code>,
    },
    Exclusion {
        other_item: Code,
        other_line: i64,
    },
    Quantity {
        net_qty: i64,
        limit_qty: i64,
    },
    Duplicate {
        first_line: i64,
        qty: i64,
        price_fen: i64,
    },
    Supply {
        supply_days: i64,
        supply_end: Date,
        in_hand_days: i64,
        limit_days: i64,
    },
    Readmission {
        previous_visit: i64,
        previous_discharge: Date,
        gap_days: i64,
        limit_days: i64,
        visit_total_fen: i64,
    },
    Overlap {
        other_visit: i64,
        other_provider: i64,
        other_discharge: Date,
        visit_total_fen: i64,
    },
    Death {
        death_date: Date,
    },
    /// The facts themselves, of the rules of the national frame.
    Seen(Box<[(&'static str, Fact)]>),
}

/// One fact with what it is, so that it can be kept, read back and written in
/// either language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A count, an age, a level.
    Number(i64),
    /// A quantity in 1/100 of a unit.
    Quantity(i64),
    /// An amount in fen.
    Fen(i64),
    /// A day, `YYYY-MM-DD`.
    Day(String),
    /// 1 male, 2 female.
    Sex(u8),
    /// A code or several.
    Text(String),
    /// A fee line.
    Line(i64),
    /// A visit.
    Visit(i64),
    /// A provider.
    Provider(i64),
}

impl Evidence {
    /// Evidence of facts under the names of their placeholders.
    pub(crate) fn seen<const N: usize>(facts: [(&'static str, Fact); N]) -> Evidence {
        Evidence::Seen(facts.into())
    }

    /// The facts by name; the names are those of the placeholders in the
    /// rule's explanation.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        use Fact::{Number, Quantity};
        let day = |date: &Date| Fact::Day(date_text(*date));
        match self {
            Evidence::Sex { limit_sex, person_sex } => {
                vec![("limit_sex", Fact::Sex(*limit_sex)), ("person_sex", Fact::Sex(*person_sex))]
            }
            Evidence::Age { years, min_age, max_age } => vec![
                ("years", Number(i64::from(*years))),
                ("min_age", Number(i64::from(*min_age))),
                ("max_age", Number(i64::from(*max_age))),
            ],
            Evidence::Level { min_level, provider_level } => vec![
                ("min_level", Number(i64::from(*min_level))),
                ("provider_level", Number(i64::from(*provider_level))),
            ],
            Evidence::Diagnoses { diag1, diag2 } => {
                let codes: Vec<&str> = [diag1, diag2].into_iter().flatten().map(Code::as_str).collect();
                vec![("diagnoses", Fact::Text(if codes.is_empty() { "—".to_owned() } else { codes.join(", ") }))]
            }
            Evidence::Exclusion { other_item, other_line } => {
                vec![("other_item", Fact::Text(other_item.to_string())), ("other_line", Fact::Line(*other_line))]
            }
            Evidence::Quantity { net_qty, limit_qty } => vec![
                ("net_qty", Quantity(*net_qty)),
                ("limit_qty", Quantity(*limit_qty)),
                ("excess_qty", Quantity(net_qty - limit_qty)),
            ],
            Evidence::Duplicate { first_line, qty, price_fen } => {
                vec![("first_line", Fact::Line(*first_line)), ("qty", Quantity(*qty)), ("price", Fact::Fen(*price_fen))]
            }
            Evidence::Supply { supply_days, supply_end, in_hand_days, limit_days } => vec![
                ("supply_days", Number(*supply_days)),
                ("supply_end", day(supply_end)),
                ("in_hand_days", Number(*in_hand_days)),
                ("limit_days", Number(*limit_days)),
            ],
            Evidence::Readmission { previous_visit, previous_discharge, gap_days, limit_days, visit_total_fen } => {
                vec![
                    ("previous_visit", Fact::Visit(*previous_visit)),
                    ("previous_discharge", day(previous_discharge)),
                    ("gap_days", Number(*gap_days)),
                    ("limit_days", Number(*limit_days)),
                    ("visit_total", Fact::Fen(*visit_total_fen)),
                ]
            }
            Evidence::Overlap { other_visit, other_provider, other_discharge, visit_total_fen } => vec![
                ("other_visit", Fact::Visit(*other_visit)),
                ("other_provider", Fact::Provider(*other_provider)),
                ("other_discharge", day(other_discharge)),
                ("visit_total", Fact::Fen(*visit_total_fen)),
            ],
            Evidence::Death { death_date } => vec![("death_date", day(death_date))],
            Evidence::Seen(facts) => facts.to_vec(),
        }
    }
}

/// As an object of its facts: `{"years": {"number": 15}, …}`.
impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.facts())
    }
}

impl Fact {
    /// The fact in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Fact::Sex(1) => "男性".to_owned(),
            Fact::Sex(2) => "女性".to_owned(),
            Fact::Sex(_) => "性别不明".to_owned(),
            other => other.plain(),
        }
    }

    /// The fact in English.
    pub fn en(&self) -> String {
        match self {
            Fact::Sex(1) => "male".to_owned(),
            Fact::Sex(2) => "female".to_owned(),
            Fact::Sex(_) => "of unknown sex".to_owned(),
            other => other.plain(),
        }
    }

    /// Numbers, days and ids read the same in both languages; ids with their
    /// check digit, quantities without needless zeros.
    fn plain(&self) -> String {
        match self {
            Fact::Number(number) => number.to_string(),
            Fact::Quantity(hundredths) => {
                let text = Fen(*hundredths).to_string();
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Fact::Fen(fen) => Fen(*fen).to_string(),
            Fact::Day(text) | Fact::Text(text) => text.clone(),
            Fact::Sex(sex) => sex.to_string(),
            Fact::Line(id) => LineId(*id).to_string(),
            Fact::Visit(id) => VisitId(*id).to_string(),
            Fact::Provider(id) => ProviderId(*id).to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_written_in_both_languages() {
        assert_eq!((Fact::Sex(2).zh(), Fact::Sex(1).en()), ("女性".to_owned(), "male".to_owned()));
        for (hundredths, text) in [(100, "1"), (150, "1.5"), (1000, "10"), (0, "0"), (-25, "-0.25")] {
            assert_eq!(Fact::Quantity(hundredths).zh(), text);
        }
        assert_eq!(Fact::Fen(123_450).zh(), "1234.50");
    }
}
