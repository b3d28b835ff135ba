//! What is left of a message on a screen: every value under its field's mask, as
//! the law data says; what no one named is hidden. Structure, lengths of lists and
//! names of fields stay.
//!
//! Article: R1-24, R5-38. Threat I20.

use regulation::his_interface::Looked;
use serde_json::Value;

use crate::command::Context;

/// What stands for a value that is hidden.
const HIDDEN: &str = "●●●";
/// So deep a message is looked into.
const DEPTH_MOST: usize = 16;

/// A message or answer for the screen, indented; none when it is no JSON.
pub(crate) fn masked(cx: &Context<'_>, text: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(text).ok()?;
    serde_json::to_string_pretty(&under(cx, "", value, DEPTH_MOST)).ok()
}

fn under(cx: &Context<'_>, field: &str, value: Value, depth: usize) -> Value {
    if depth == 0 {
        return HIDDEN.into();
    }
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let value = under(cx, &name, value, depth - 1);
                (name, value)
            });
            Value::Object(members.collect())
        }
        Value::Array(items) => items.into_iter().map(|item| under(cx, field, item, depth - 1)).collect(),
        // Some senders write the whole input as a text of JSON.
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => match serde_json::from_str(&text) {
            Ok(inner) => under(cx, field, inner, depth - 1),
            Err(_) => HIDDEN.into(),
        },
        Value::Null => Value::Null,
        Value::String(text) if text.is_empty() => Value::String(text),
        plain => leaf(cx, field, plain),
    }
}

fn leaf(cx: &Context<'_>, field: &str, value: Value) -> Value {
    match cx.house.law.his_interface.messages.look(field) {
        Looked::Shown => value,
        Looked::As(column) => match value {
            Value::String(text) => cx.masked(column, &text).into(),
            other => cx.masked(column, &other.to_string()).into(),
        },
        Looked::Hidden => HIDDEN.into(),
    }
}
