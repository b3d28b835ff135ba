//! Reading JSON as a typed input, with a refusal that names the field. For the
//! web API; the hospital interface has a reader of its own.
//!
//! Article: R1-24 (input is checked where it enters).

use base::Refusal;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads an input. The message names the path and what was expected there,
/// never the value that was sent.
pub(crate) fn read<T: DeserializeOwned>(input: Value) -> Result<T, Refusal> {
    if let Some(path) = nul_at(&input, "") {
        let (zh, en) = ("文本含有不可用的字符（NUL）", "the text holds a sign that cannot be kept (NUL)");
        return Err(Refusal::invalid("character_refused", path, zh, en));
    }
    serde_path_to_error::deserialize(input).map_err(|error| {
        let path = error.path().to_string();
        let reason = without_values(&error.inner().to_string());
        Refusal::invalid(
            "input_malformed",
            if path == "." { "(root)".to_owned() } else { path.clone() },
            format!("字段格式不符：{reason}"),
            format!("the field does not have the form expected: {reason}"),
        )
    })
}

/// Where a text holds the one sign that PostgreSQL keeps in no text. What is named
/// by it is not repeated.
fn nul_at(value: &Value, path: &str) -> Option<String> {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::String(text) if text.contains('\0') => Some(below("").trim_end_matches('.').to_owned()),
        Value::Array(items) => items.iter().enumerate().find_map(|(at, item)| nul_at(item, &format!("{path}[{at}]"))),
        Value::Object(fields) => fields.iter().find_map(|(name, field)| match name.contains('\0') {
            true => Some(path.to_owned()),
            false => nul_at(field, &below(name)),
        }),
        _ => None,
    }
}

/// The same for a part of an input; fields are named below `place`.
pub(crate) fn read_at<T: DeserializeOwned>(place: &str, input: Value) -> Result<T, Refusal> {
    read(input).map_err(|mut refusal: Refusal| {
        for field in &mut refusal.fields {
            field.path = if field.path == "(root)" { place.to_owned() } else { format!("{place}.{}", field.path) };
        }
        refusal
    })
}

/// serde quotes what it found; what was sent may be personal data, so quoted
/// values are left out and only the expectation remains. Names of fields stand
/// between backticks and stay.
fn without_values(message: &str) -> String {
    let expected = message.rsplit_once(", expected ").map(|(_, expected)| format!("expected {expected}"));
    let kept = ["unknown field", "missing field", "unknown variant"].iter().any(|start| message.starts_with(start));
    if kept && !message.starts_with("unknown variant") {
        return message.split(" at line ").next().unwrap_or_default().to_owned();
    }
    expected.unwrap_or_else(|| "malformed value".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Form {
        amount_fen: i64,
        month: base::Month,
    }

    #[test]
    fn o08_a_nul_is_refused_wherever_it_stands() {
        for (text, path) in [
            (r#"{"amount_fen":1,"month":"2024\u0000"}"#, "month"),
            (r#"{"rows":[{},{"name":"a\u0000b"}]}"#, "rows[1].name"),
            (r#"{"rows":{"a\u0000b":1}}"#, "rows"),
        ] {
            let refused = read::<Form>(serde_json::from_str(text).unwrap()).unwrap_err();
            assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), ("character_refused", path));
        }
    }

    #[test]
    fn o03_unknown_and_wrong_fields_are_named_and_values_are_not_repeated() {
        let refused = |text: &str| read::<Form>(serde_json::from_str(text).unwrap()).unwrap_err();
        assert!(refused(r#"{"amount_fen":1,"month":"2024-01","status":"approved"}"#).title_en.contains("status"));
        let wrong = refused(r#"{"amount_fen":"410100199001011234","month":"2024-01"}"#);
        assert_eq!(wrong.fields[0].path, "amount_fen");
        assert!(!wrong.title_en.contains("4101001990"), "{}", wrong.title_en);
        assert!(refused(r#"{"amount_fen":1}"#).title_en.contains("month"));
    }
}
