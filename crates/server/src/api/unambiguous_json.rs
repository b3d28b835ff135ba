//! JSON in which no object has a name twice: two readers of such a body could
//! take different values for the truth, one of them checked, the other one used.
//! The hospital interface reads by its own rules.
//!
//! Threat O03.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Why a text is not such JSON, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// From 1.
    pub(super) line: usize,
    /// From 1.
    pub(super) column: usize,
    /// It is JSON, but a name occurs twice.
    pub(super) name_repeated: bool,
}

/// Reads a text.
pub(super) fn read(text: &[u8]) -> Result<Value, Problem> {
    let mut repeated = false;
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = Once { repeated: &mut repeated }.deserialize(&mut reader);
    let value = value.and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| Problem { line: error.line(), column: error.column(), name_repeated: repeated })
}

/// A value whose objects have each name once; says through `repeated` when not.
struct Once<'r> {
    repeated: &'r mut bool,
}

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(value) = from.next_element_seed(Once { repeated: self.repeated })? {
            all.push(value);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some(Name(name)) = from.next_key()? {
            if all.contains_key(&name) {
                *self.repeated = true;
                return Err(A::Error::custom("a name occurs twice"));
            }
            let value = from.next_value_seed(Once { repeated: self.repeated })?;
            all.insert(name, value);
        }
        Ok(Value::Object(all))
    }
}

/// The name of a field.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
        String::deserialize(from).map(Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unambiguous_is_read_as_json_always_was() {
        for text in [
            r#"{"a":1,"b":[{"a":-2},{"a":2.5}],"c":{"a":null,"d":true},"e":"\u4e2d"}"#,
            "[]",
            "18446744073709551615",
            "\"x\"",
            "null",
        ] {
            assert_eq!(read(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap(), "{text}");
        }
    }

    #[test]
    fn a_name_that_occurs_twice_is_told_with_its_place() {
        let twice = Problem { line: 2, column: 3, name_repeated: true };
        assert_eq!(read(b"{\"a\":1,\n\"a\":2}"), Err(twice));
        // The same name in another spelling is the same name, at any depth.
        assert!(read(br#"{"x":[{"b":1,"\u0062":2}]}"#).unwrap_err().name_repeated);
    }

    #[test]
    fn what_is_no_json_is_no_repetition() {
        for text in ["{\"a\":1,}", "{\"a\":1} 2", "", "{\"a\"", "nul"] {
            assert!(!read(text.as_bytes()).unwrap_err().name_repeated, "{text}");
        }
    }
}
