//! A reader over one node of a message: each field is asked for by name with
//! the form it must have, and each problem names the field and what was
//! expected.
//!
//! ```text
//! let psn_no = node.required("psn_no", text(30))?;
//! let total  = node.required("medfee_sumamt", amount_fen)?;
//! let from   = node.optional("begntime", time_from)?;
//! ```
//!
//! Article: R3d-39.2.

use std::collections::BTreeMap;

use base::{Date, Fen};
use time::{PrimitiveDateTime, Time};

use crate::codes::{CodeTables, Lookup};
use crate::decimal::{DecimalProblem, exact_decimal};
use crate::json::{Value, fold};
use crate::{FieldFault, MessageProblem, Private};

/// One object of a message and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    path: String,
    members: &'a BTreeMap<String, Value>,
}

/// One field that is not empty.
pub(crate) struct Field<'a> {
    path: String,
    value: &'a Value,
}

impl<'a> Node<'a> {
    /// The node of a value that is an object.
    pub(crate) fn of(path: impl Into<String>, value: &'a Value) -> Option<Node<'a>> {
        match value {
            Value::Object(members) => Some(Node::over(path, members)),
            _ => None,
        }
    }

    /// The node of the members of an object.
    pub(crate) fn over(path: impl Into<String>, members: &'a BTreeMap<String, Value>) -> Node<'a> {
        Node { path: path.into(), members }
    }

    /// The value of a field that must be there.
    pub(crate) fn required<T>(
        &self,
        field: &str,
        form: impl Fn(&Field<'_>) -> Result<T, MessageProblem>,
    ) -> Result<T, MessageProblem> {
        self.optional(field, form)?.ok_or_else(|| self.problem(field, FieldFault::Empty))
    }

    /// The value of a field that may be absent or empty.
    pub(crate) fn optional<T>(
        &self,
        field: &str,
        form: impl Fn(&Field<'_>) -> Result<T, MessageProblem>,
    ) -> Result<Option<T>, MessageProblem> {
        match self.members.get(&fold(field)) {
            None | Some(Value::Empty) => Ok(None),
            Some(value) => form(&Field { path: self.path_of(field), value }).map(Some),
        }
    }

    /// A node that holds one object; a list of exactly one is the same.
    pub(crate) fn one(&self, node: &'static str) -> Result<Node<'a>, MessageProblem> {
        self.one_if_any(node)?.ok_or(MessageProblem::NodeMissing { node })
    }

    /// The same where the node may be absent.
    pub(crate) fn one_if_any(&self, node: &'static str) -> Result<Option<Node<'a>>, MessageProblem> {
        let value = match self.members.get(&fold(node)) {
            None | Some(Value::Empty) => return Ok(None),
            Some(Value::List(items)) if items.len() == 1 => &items[0],
            Some(value) => value,
        };
        Node::of(self.path_of(node), value).map(Some).ok_or_else(|| self.problem(node, FieldFault::NotOneObject))
    }

    /// A node of one or more rows; a single object is one row.
    pub(crate) fn rows(&self, node: &'static str) -> Result<Vec<Node<'a>>, MessageProblem> {
        let items = match self.members.get(&fold(node)) {
            None | Some(Value::Empty) => return Err(MessageProblem::NodeMissing { node }),
            Some(Value::List(items)) => items.as_slice(),
            Some(single) => std::slice::from_ref(single),
        };
        if items.is_empty() {
            return Err(self.problem(node, FieldFault::NoRows));
        }
        items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let path = format!("{}[{index}]", self.path_of(node));
                Node::of(path.clone(), item).ok_or(MessageProblem::field(path, FieldFault::NotOneObject))
            })
            .collect()
    }

    /// The same where the node may be absent or without rows.
    pub(crate) fn rows_if_any(&self, node: &'static str) -> Result<Vec<Node<'a>>, MessageProblem> {
        match self.members.get(&fold(node)) {
            None | Some(Value::Empty) => Ok(Vec::new()),
            Some(Value::List(items)) if items.is_empty() => Ok(Vec::new()),
            Some(_) => self.rows(node),
        }
    }

    /// What stands there, whatever it is.
    pub(crate) fn value(&self, field: &str) -> Option<&'a Value> {
        self.members.get(&fold(field)).filter(|value| **value != Value::Empty)
    }

    /// A problem at one of its fields.
    pub(crate) fn problem(&self, field: &str, fault: FieldFault) -> MessageProblem {
        MessageProblem::field(self.path_of(field), fault)
    }

    fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }
}

impl Field<'_> {
    fn problem(&self, fault: FieldFault) -> MessageProblem {
        MessageProblem::field(self.path.clone(), fault)
    }

    /// The text of a text or a number.
    fn plain(&self) -> Result<&str, MessageProblem> {
        match self.value {
            Value::Text(text) | Value::Number(text) => Ok(text),
            _ => Err(self.problem(FieldFault::WrongShape)),
        }
    }
}

/// A text of at most so many characters. A number stands for its digits.
pub(crate) fn text(max_chars: usize) -> impl Fn(&Field<'_>) -> Result<String, MessageProblem> {
    move |field| {
        let text = field.plain()?;
        if text.chars().count() > max_chars {
            return Err(field.problem(FieldFault::TooLong { max_chars }));
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
            return Err(field.problem(FieldFault::ControlCharacter));
        }
        Ok(text.to_owned())
    }
}

/// A text that is personal data.
pub(crate) fn private(max_chars: usize) -> impl Fn(&Field<'_>) -> Result<Private, MessageProblem> {
    move |field| text(max_chars)(field).map(Private::new)
}

/// A code of a dictionary, in the dictionary's own form.
pub(crate) fn code<'t>(
    dictionary: &'static str,
    tables: &'t CodeTables,
) -> impl Fn(&Field<'_>) -> Result<String, MessageProblem> + 't {
    move |field| match tables.look_up(dictionary, field.plain()?) {
        Lookup::Found(code) => Ok(code.to_owned()),
        Lookup::Unknown => Err(field.problem(FieldFault::CodeUnknown { dictionary })),
        Lookup::NoDictionary => Err(field.problem(FieldFault::DictionaryMissing { dictionary })),
    }
}

/// A date; of a time the date.
pub(crate) fn date(field: &Field<'_>) -> Result<Date, MessageProblem> {
    let text = field.plain()?;
    let day = match text.split_once(' ') {
        Some((day, time)) => clock_time(time).and(base::parse_date(day)),
        None => base::parse_date(text),
    };
    day.ok_or_else(|| field.problem(FieldFault::NotADate))
}

/// A time; a date alone is its first second.
pub(crate) fn time_from(field: &Field<'_>) -> Result<PrimitiveDateTime, MessageProblem> {
    time_or(field, Time::MIDNIGHT)
}

fn time_or(field: &Field<'_>, of_a_date_alone: Time) -> Result<PrimitiveDateTime, MessageProblem> {
    let text = field.plain()?;
    let moment = match text.split_once(' ') {
        Some((day, time)) => base::parse_date(day).zip(clock_time(time)),
        None => base::parse_date(text).map(|day| (day, of_a_date_alone)),
    };
    moment.map(|(day, time)| PrimitiveDateTime::new(day, time)).ok_or_else(|| field.problem(FieldFault::NotATime))
}

/// `HH:mm:ss`, nothing else.
fn clock_time(text: &str) -> Option<Time> {
    let bytes = text.as_bytes();
    if bytes.len() != 8 || bytes[2] != b':' || bytes[5] != b':' {
        return None;
    }
    let two = |at: usize| -> Option<u8> {
        let part = text.get(at..at + 2)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    Time::from_hms(two(0)?, two(3)?, two(6)?).ok()
}

/// An amount N16,2 in yuan, as fen.
pub(crate) fn amount_fen(field: &Field<'_>) -> Result<Fen, MessageProblem> {
    number(16, 2)(field).map(Fen)
}

/// A number of so many digits, `decimals` of them behind the point, in its
/// smallest unit: N16,4 gives ten-thousandths.
pub(crate) fn number(digits: u32, decimals: u32) -> impl Fn(&Field<'_>) -> Result<i64, MessageProblem> {
    move |field| {
        exact_decimal(field.plain()?, digits, decimals).map_err(|problem| {
            field.problem(match problem {
                DecimalProblem::NotANumber => FieldFault::NotANumber,
                DecimalProblem::TooLarge => FieldFault::NumberTooLarge,
                DecimalProblem::TooFine => FieldFault::TooManyDecimals { max: decimals },
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Limits, read};

    fn check<T>(json: &str, ask: impl Fn(&Node<'_>) -> Result<T, MessageProblem>) -> Result<T, &'static str> {
        let value = read(json, Limits::default()).expect("the test's JSON is JSON");
        ask(&Node::of("input", &value).expect("the test's JSON is an object")).map_err(|problem| problem.code())
    }

    #[test]
    fn names_are_met_in_any_spelling_and_numbers_stand_for_text() {
        assert_eq!(check(r#"{"EXPcontent":21}"#, |n| n.required("exp_content", text(5))), Ok("21".to_owned()));
        assert_eq!(check(r#"{"a":"六个汉字之内"}"#, |n| n.required("a", text(6))), Ok("六个汉字之内".to_owned()));
        assert_eq!(check(r#"{"a":"1234567"}"#, |n| n.required("a", text(6))), Err("field_too_long"));
        assert_eq!(check(r#"{"a":{}}"#, |n| n.required("a", text(6))), Err("field_shape_wrong"));
        assert_eq!(check(r#"{"a":true}"#, |n| n.required("a", text(6))), Err("field_shape_wrong"));
        assert_eq!(check(r#"{"a":"x\u0000"}"#, |n| n.required("a", text(6))), Err("field_holds_control_character"));
        assert_eq!(check(r#"{"a":"NULL"}"#, |n| n.required("a", text(6))), Err("required_field_empty"));
        assert_eq!(check(r#"{"a":""}"#, |n| n.optional("a", text(6))), Ok(None));
    }

    #[test]
    fn a_date_may_stand_for_a_time_and_a_time_for_a_date() {
        let day = |json: &str| check(json, |n| n.required("a", date)).map(base::date_text);
        let moment = |json: &str| check(json, |n| n.required("a", time_from)).map(|t| t.to_string());
        assert_eq!(day(r#"{"a":"2024-02-29"}"#).as_deref(), Ok("2024-02-29"));
        assert_eq!(day(r#"{"a":"2024-02-29 08:30:00"}"#).as_deref(), Ok("2024-02-29"));
        assert_eq!(moment(r#"{"a":"2024-02-29"}"#).as_deref(), Ok("2024-02-29 0:00:00.0"));
        assert_eq!(moment(r#"{"a":"2024-02-29 23:59:59"}"#).as_deref(), Ok("2024-02-29 23:59:59.0"));
        for text in ["2023-02-29", "2024-2-9", "2024-02-29 24:00:00", "2024-02-29 8:30:00", "20240229", "昨天"] {
            assert_eq!(day(&format!(r#"{{"a":"{text}"}}"#)), Err("field_not_a_date"), "{text}");
            assert_eq!(moment(&format!(r#"{{"a":"{text}"}}"#)), Err("field_not_a_time"), "{text}");
        }
    }

    #[test]
    fn amounts_are_exact_or_refused() {
        let fen = |json: &str| check(json, |n| n.required("a", amount_fen));
        assert_eq!(fen(r#"{"a":69.6}"#), Ok(Fen(6_960)));
        assert_eq!(fen(r#"{"a":"-20.0"}"#), Ok(Fen(-2_000)));
        assert_eq!(fen(r#"{"a":1.0E7}"#), Ok(Fen(1_000_000_000)));
        assert_eq!(fen(r#"{"a":0.001}"#), Err("number_has_too_many_decimals"));
        assert_eq!(fen(r#"{"a":1e40}"#), Err("number_too_large"));
        assert_eq!(fen(r#"{"a":"一百"}"#), Err("field_not_a_number"));
    }

    #[test]
    fn a_row_and_a_list_of_one_row_are_the_same() {
        let rows = |json: &str| check(json, |n| n.rows("data").map(|rows| rows.len()));
        let one = |json: &str| check(json, |n| n.one("data").map(|_| ()));
        assert_eq!((rows(r#"{"data":{}}"#), rows(r#"{"DATA":[{}]}"#)), (Ok(1), Ok(1)));
        assert_eq!((one(r#"{"data":{}}"#), one(r#"{"data":[{}]}"#)), (Ok(()), Ok(())));
        assert_eq!((rows(r#"{"data":[]}"#), rows(r#"{}"#)), (Err("node_without_rows"), Err("node_missing")));
        assert_eq!(
            (rows(r#"{"data":[1]}"#), one(r#"{"data":[{},{}]}"#)),
            (Err("node_not_one_object"), Err("node_not_one_object"))
        );
    }

    #[test]
    fn codes_are_checked_against_their_dictionary() {
        let tables = CodeTables::from_rows([("insutype", "390")]);
        let ask = |json: &str, dictionary| check(json, |n| n.required("a", code(dictionary, &tables)));
        assert_eq!(ask(r#"{"a":390}"#, "insutype").as_deref(), Ok("390"));
        assert_eq!(ask(r#"{"a":"391"}"#, "insutype"), Err("code_not_in_dictionary"));
        assert_eq!(ask(r#"{"a":"1"}"#, "med_type"), Err("dictionary_not_loaded"));
    }
}
