//! JSON as hospital systems write it, read into a small tree: numbers keep
//! their text (69.6 is never a float), keys are folded so that `exp_content`,
//! `expContent` and `EXP_CONTENT` are one field, and size, depth and count are
//! bounded before anything is believed.
//!
//! For [`crate::Request`]. serde_json does the grammar; here is only what it
//! does not say: exact number texts, duplicate keys, limits.
//!
//! Article: R3d-39.2.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::MessageProblem;

/// How much of a message is read before it is refused.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The longest body, in bytes.
    pub body_bytes: usize,
    /// How many objects and lists may lie inside each other.
    pub depth: usize,
    /// How many values a message may hold in all.
    pub values: usize,
}

/// 4 MiB, which is some 5 000 fee lines; 16 levels; 300 000 values.
impl Default for Limits {
    fn default() -> Limits {
        Limits { body_bytes: 4 * 1024 * 1024, depth: 16, values: 300_000 }
    }
}

/// One JSON value. Its `Debug` form shows shapes only: messages hold personal
/// data, which must not reach a log.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// null, an empty or blank text, or one of the texts `null` and `NULL`.
    Empty,
    /// A text, without the blanks around it.
    Text(String),
    /// A number, as its text.
    Number(String),
    /// true or false.
    Flag(bool),
    /// A list.
    List(Vec<Value>),
    /// An object under folded keys (see [`fold`]).
    Object(BTreeMap<String, Value>),
}

/// The key by which spellings of one field meet: small letters, no underscores.
pub(crate) fn fold(key: &str) -> String {
    key.trim().chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect()
}

/// Reads a whole message or the text of an `input`.
pub(crate) fn read(text: &str, limits: Limits) -> Result<Value, MessageProblem> {
    if text.len() > limits.body_bytes {
        return Err(MessageProblem::TooLarge { limit_bytes: limits.body_bytes });
    }
    let raw: &RawValue = serde_json::from_str(text.trim_start_matches('\u{feff}').trim()).map_err(not_json)?;
    let mut left = limits.values;
    tree(raw, limits.depth, &mut left)
}

fn not_json(error: serde_json::Error) -> MessageProblem {
    MessageProblem::NotJson { line: error.line(), column: error.column() }
}

/// The text of one member of an object, as it was written.
pub(crate) fn raw_member(text: &str, folded: &str) -> Option<String> {
    let Members(members) = serde_json::from_str(text.trim_start_matches('\u{feff}').trim()).ok()?;
    members.into_iter().find(|(key, _)| fold(key) == folded).map(|(_, raw)| raw.get().to_owned())
}

/// One level; the raw texts below it are read in turn.
fn tree(raw: &RawValue, depth_left: usize, values_left: &mut usize) -> Result<Value, MessageProblem> {
    *values_left = values_left.checked_sub(1).ok_or(MessageProblem::TooManyValues)?;
    let text = raw.get();
    match text.as_bytes().first() {
        Some(b'{') => {
            let depth_left = depth_left.checked_sub(1).ok_or(MessageProblem::TooDeep)?;
            let Members(members) = serde_json::from_str(text).map_err(not_json)?;
            let mut object = BTreeMap::new();
            for (key, raw) in members {
                let value = tree(raw, depth_left, values_left)?;
                if object.insert(fold(&key), value).is_some() {
                    return Err(MessageProblem::DuplicateKey { key: key.chars().take(40).collect() });
                }
            }
            Ok(Value::Object(object))
        }
        Some(b'[') => {
            let depth_left = depth_left.checked_sub(1).ok_or(MessageProblem::TooDeep)?;
            let Items(items) = serde_json::from_str(text).map_err(not_json)?;
            items.into_iter().map(|raw| tree(raw, depth_left, values_left)).collect::<Result<_, _>>().map(Value::List)
        }
        Some(b'"') => Ok(text_value(&serde_json::from_str::<String>(text).map_err(not_json)?)),
        Some(b't') => Ok(Value::Flag(true)),
        Some(b'f') => Ok(Value::Flag(false)),
        Some(b'n') => Ok(Value::Empty),
        _ => Ok(Value::Number(text.to_owned())),
    }
}

fn text_value(text: &str) -> Value {
    match text.trim() {
        "" | "null" | "NULL" => Value::Empty,
        trimmed => Value::Text(trimmed.to_owned()),
    }
}

impl Value {
    /// The same content always as the same text, however it was spelt: keys
    /// sorted and folded, empty members left out, numbers and texts alike.
    /// Two messages with one msgid are the same request when this agrees.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        self.write_canonical(&mut text);
        text
    }

    fn write_canonical(&self, out: &mut String) {
        match self {
            Value::Empty => out.push_str("null"),
            Value::Text(text) | Value::Number(text) => {
                out.push_str(&serde_json::Value::from(text.as_str()).to_string())
            }
            Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Value::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write_canonical(out);
                }
                out.push(']');
            }
            Value::Object(members) => {
                out.push('{');
                let present = members.iter().filter(|(_, value)| **value != Value::Empty);
                for (index, (key, value)) in present.enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    out.push_str(&serde_json::Value::from(key.as_str()).to_string());
                    out.push(':');
                    value.write_canonical(out);
                }
                out.push('}');
            }
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Empty => f.write_str("empty"),
            Value::Text(_) => f.write_str("text"),
            Value::Number(_) => f.write_str("number"),
            Value::Flag(_) => f.write_str("flag"),
            Value::List(items) => write!(f, "list of {}", items.len()),
            Value::Object(members) => f.debug_set().entries(members.keys()).finish(),
        }
    }
}

/// The members of an object in their order, values unread.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Members<'a>, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Vec<(String, &'de RawValue)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Each).map(Members)
    }
}

/// The items of a list, unread.
struct Items<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Items<'a>, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Vec<&'de RawValue>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(items)
            }
        }
        deserializer.deserialize_seq(Each).map(Items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<Value, MessageProblem> {
        read(text, Limits::default())
    }

    #[test]
    fn numbers_keep_their_text_and_the_empty_forms_are_one() {
        let Ok(Value::Object(members)) = check(r#"{"a":69.60,"b":"1200","c":"null","d":" ","e":null,"f":"NULL"}"#)
        else {
            panic!("an object")
        };
        assert!(members["a"] == Value::Number("69.60".into()) && members["b"] == Value::Text("1200".into()));
        assert!(["c", "d", "e", "f"].iter().all(|key| members[*key] == Value::Empty));
    }

    #[test]
    fn one_field_spelt_twice_is_refused_whatever_its_letters() {
        for text in [r#"{"a":1,"a":1}"#, r#"{"exp_content":1,"expContent":2}"#, r#"{"x":{"A":1,"a":2}}"#] {
            assert!(matches!(check(text), Err(MessageProblem::DuplicateKey { .. })), "{text}");
        }
    }

    #[test]
    fn the_limits_hold_without_reading_further() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(check(&deep), Err(MessageProblem::TooDeep));
        assert_eq!(check(&"[".repeat(1_000_000)).map_err(|p| p.code()), Err("message_not_json"));
        let many = format!("[{}0]", "0,".repeat(400_000));
        assert_eq!(check(&many), Err(MessageProblem::TooManyValues));
        let long = format!("\"{}\"", "x".repeat(5 * 1024 * 1024));
        assert_eq!(check(&long).map_err(|p| p.code()), Err("message_too_large"));
    }

    #[test]
    fn one_content_has_one_canonical_text() {
        let first = check(r#"{"b":[1,{"x_y":""}],"a":"2"}"#).unwrap();
        let second = check(r#" {"A":2, "B":["1",{}]} "#).unwrap();
        assert_eq!(first.canonical(), second.canonical());
        assert_eq!(first.canonical(), r#"{"a":"2","b":["1",{}]}"#);
    }

    #[test]
    fn the_debug_form_shows_no_content() {
        let shown = format!("{:?}", check(r#"{"psn_name":"李秀英","rows":[1]}"#).unwrap());
        assert!(shown.contains("psnname") && !shown.contains("李秀英"));
    }
}
