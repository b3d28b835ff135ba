//! Reads a query string as the input of a query: by the schema of the input a
//! text becomes a number, a truth value or stays a text. Parameters that are
//! not known or come twice are refused.
//!
//! Threats O03, O04.

use std::collections::BTreeMap;

use app::registry::QueryEntry;
use axum::extract::Query;
use axum::http::Uri;
use base::Refusal;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

/// The parameters of a query by name.
#[derive(Debug)]
pub(crate) struct Parameters(BTreeMap<String, Form>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Integer,
    Boolean,
    Text,
}

impl Parameters {
    /// The parameters that the schema of the input names.
    pub(crate) fn of(entry: &QueryEntry) -> Parameters {
        let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
        let schema = (entry.input)(&mut settings.into_generator()).to_value();
        let properties = schema.get("properties").and_then(Value::as_object);
        Parameters(properties.into_iter().flatten().map(|(name, schema)| (name.clone(), form(schema))).collect())
    }

    /// The input as JSON. A text that is no number stays a text; the reader of
    /// the input then says what was expected and where.
    pub(crate) fn read(&self, uri: &Uri) -> Result<Value, Refusal> {
        let mut input = Map::new();
        for (name, text) in pairs(uri)? {
            let Some(form) = self.0.get(&name) else { return Err(unknown(&name)) };
            let value = match form {
                Form::Integer => text.parse::<i64>().map(Value::from).unwrap_or(Value::String(text)),
                Form::Boolean => text.parse::<bool>().map(Value::from).unwrap_or(Value::String(text)),
                Form::Text => Value::String(text),
            };
            if input.insert(name.clone(), value).is_some() {
                return Err(repeated(&name));
            }
        }
        Ok(input.into())
    }
}

/// Whether a command is only to be tried: `?dry_run=true`, the only parameter a
/// command has.
pub(super) fn dry_run(uri: &Uri) -> Result<bool, Refusal> {
    let mut wanted = None;
    for (name, text) in pairs(uri)? {
        if name != "dry_run" {
            return Err(unknown(&name));
        }
        let Ok(value) = text.parse() else {
            return Err(Refusal::invalid("parameter_malformed", "dry_run", "须为 true 或 false", "is true or false"));
        };
        if wanted.replace(value).is_some() {
            return Err(repeated(&name));
        }
    }
    Ok(wanted.unwrap_or(false))
}

fn pairs(uri: &Uri) -> Result<Vec<(String, String)>, Refusal> {
    Query::try_from_uri(uri).map(|Query(pairs)| pairs).map_err(|_| {
        Refusal::invalid("query_string_malformed", "(query)", "查询参数格式不符", "the query string is malformed")
    })
}

fn unknown(name: &str) -> Refusal {
    Refusal::invalid("parameter_unknown", shown(name), "没有这个查询参数", "there is no such parameter")
}

fn repeated(name: &str) -> Refusal {
    Refusal::invalid("parameter_repeated", shown(name), "查询参数重复", "the parameter comes twice")
}

/// A name is repeated to the sender only when it can be one.
fn shown(name: &str) -> String {
    let plain = name.len() <= 40 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if plain { name.to_owned() } else { "(query)".to_owned() }
}

fn form(schema: &Value) -> Form {
    let mut types = Vec::new();
    collect_types(schema, &mut types);
    match types.as_slice() {
        types if types.contains(&"string") => Form::Text,
        types if types.contains(&"integer") => Form::Integer,
        types if types.contains(&"boolean") => Form::Boolean,
        _ => Form::Text,
    }
}

fn collect_types<'s>(schema: &'s Value, types: &mut Vec<&'s str>) {
    match schema.get("type") {
        Some(Value::String(one)) => types.push(one),
        Some(Value::Array(several)) => types.extend(several.iter().filter_map(Value::as_str)),
        _ => {}
    }
    for word in ["anyOf", "oneOf", "allOf"] {
        for branch in schema.get(word).and_then(Value::as_array).into_iter().flatten() {
            collect_types(branch, types);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parameters() -> Parameters {
        #[derive(schemars::JsonSchema)]
        #[allow(dead_code)]
        struct Wanted {
            page: Option<u32>,
            descending: Option<bool>,
            month: Option<base::Month>,
            case_id: base::CaseId,
        }
        let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
        let schema = settings.into_generator().into_root_schema_for::<Wanted>().to_value();
        let properties = schema["properties"].as_object().unwrap();
        Parameters(properties.iter().map(|(name, schema)| (name.clone(), form(schema))).collect())
    }

    #[test]
    fn texts_become_what_the_schema_says() {
        let read = |query: &str| parameters().read(&format!("/x?{query}").parse().unwrap());
        assert_eq!(
            read("page=2&descending=true&month=2026-10&case_id=18").unwrap(),
            json!({"page": 2, "descending": true, "month": "2026-10", "case_id": "18"})
        );
        assert_eq!(read("page=two").unwrap(), json!({"page": "two"}), "left for the reader of the input to refuse");
        assert_eq!(read("page=1&page=2").unwrap_err().code, "parameter_repeated");
        assert_eq!(read("status=approved").unwrap_err().fields[0].path, "status");
        assert_eq!(read("%3Cscript%3E=1").unwrap_err().fields[0].path, "(query)");
    }

    #[test]
    fn a_command_takes_dry_run_and_nothing_else() {
        let read = |text: &str| dry_run(&text.parse().unwrap()).map_err(|refusal| refusal.code);
        assert_eq!(read("/x"), Ok(false));
        assert_eq!(read("/x?dry_run=true"), Ok(true));
        assert_eq!(read("/x?dry_run=yes"), Err("parameter_malformed".to_owned()));
        assert_eq!(read("/x?dry_run=false&dry_run=true"), Err("parameter_repeated".to_owned()));
        assert_eq!(read("/x?force=true"), Err("parameter_unknown".to_owned()));
    }
}
