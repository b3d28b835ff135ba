//! The one way to write JSON in the trail, so that equal facts have equal
//! bytes and equal hashes. For the entry and for whoever writes a second
//! verifier.
//!
//! The rules, in full:
//! 1. UTF-8 without byte-order mark; no space, tab or line break between tokens.
//! 2. The keys of an object stand in the order of their UTF-8 bytes, each once.
//! 3. Numbers are integers from −2^63 to 2^63 − 1: a minus sign if negative,
//!    digits, no leading zero, no `-0`. There are no fractions and no exponents.
//! 4. In a text, `"` and `\` are written `\"` and `\\`; backspace, tab, line
//!    feed, form feed and carriage return are written `\b` `\t` `\n` `\f` `\r`;
//!    the other characters below U+0020 are written `\u00` and two lower-case
//!    hexadecimal digits; every other character stands as itself.
//! 5. Arrays and objects nest at most [`DEPTH_MAX`] deep.

use std::io::Write;

use serde_json::Value;

use crate::EntryError;

/// How deep arrays and objects may nest; well within what any JSON reader takes.
pub(crate) const DEPTH_MAX: u32 = 32;

/// Appends a value in canonical form.
pub(crate) fn write_value(out: &mut Vec<u8>, value: &Value, depth: u32) -> Result<(), EntryError> {
    if depth > DEPTH_MAX {
        return Err(EntryError::NestedTooDeep);
    }
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_integer(out, number.as_i64().ok_or(EntryError::NumberNotAnInteger)?),
        Value::String(text) => write_text(out, text),
        Value::Array(items) => {
            out.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write_value(out, item, depth + 1)?;
            }
            out.push(b']');
        }
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_unstable_by_key(|(key, _)| key.as_bytes());
            out.push(b'{');
            for (place, (key, item)) in members.into_iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write_text(out, key);
                out.push(b':');
                write_value(out, item, depth + 1)?;
            }
            out.push(b'}');
        }
    }
    Ok(())
}

/// Appends an integer.
pub(crate) fn write_integer(out: &mut Vec<u8>, number: i64) {
    write!(out, "{number}").expect("writing into memory does not fail");
}

/// Appends a text with its quotes.
pub(crate) fn write_text(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut plain_from = 0;
    for (place, &byte) in bytes.iter().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.extend_from_slice(&bytes[plain_from..place]);
        plain_from = place + 1;
        write_escape(out, byte);
    }
    out.extend_from_slice(&bytes[plain_from..]);
    out.push(b'"');
}

fn write_escape(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'"' => out.extend_from_slice(b"\\\""),
        b'\\' => out.extend_from_slice(b"\\\\"),
        0x08 => out.extend_from_slice(b"\\b"),
        0x09 => out.extend_from_slice(b"\\t"),
        0x0a => out.extend_from_slice(b"\\n"),
        0x0c => out.extend_from_slice(b"\\f"),
        0x0d => out.extend_from_slice(b"\\r"),
        other => write!(out, "\\u{other:04x}").expect("writing into memory does not fail"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn canonical(value: &Value) -> Result<String, EntryError> {
        let mut out = Vec::new();
        write_value(&mut out, value, 0)?;
        Ok(String::from_utf8(out).expect("canonical JSON is UTF-8"))
    }

    #[test]
    fn keys_are_sorted_and_nothing_is_spaced() {
        let value = json!({"b": [1, -2, null, true, false], "a": {"汉": "字", "z": 0, "": ""}});
        assert_eq!(canonical(&value).unwrap(), r#"{"a":{"":"","z":0,"汉":"字"},"b":[1,-2,null,true,false]}"#);
    }

    #[test]
    fn each_control_character_has_one_form() {
        let text: String = ('\u{0}'..='\u{1f}').chain("\"\\/\u{7f}é🀄".chars()).collect();
        let expected = concat!(
            r#""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#,
            r#"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"#,
            "\\\"\\\\/\u{7f}é🀄\""
        );
        assert_eq!(canonical(&Value::String(text)).unwrap(), expected);
    }

    #[test]
    fn fractions_and_numbers_beyond_64_bits_are_refused() {
        assert_eq!(canonical(&json!(i64::MIN)).unwrap(), "-9223372036854775808");
        for value in [json!(0.5), json!(1.0), json!(u64::MAX)] {
            assert!(matches!(canonical(&value), Err(EntryError::NumberNotAnInteger)), "{value}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let nested = |depth: u32| (0..depth).fold(json!(1), |inner, _| json!([inner]));
        assert!(canonical(&nested(DEPTH_MAX)).is_ok());
        assert!(matches!(canonical(&nested(DEPTH_MAX + 1)), Err(EntryError::NestedTooDeep)));
    }
}
