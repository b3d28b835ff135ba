//! The columns of a matter's table, made from the schema of its form.
//!
//! Article: R3d-13.

use serde_json::Value;

/// A column of the table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    /// The list of the form it belongs to, with its titles; none for what is said once.
    pub(crate) list: Option<Named>,
    /// The field of the form, or of the rows of the list.
    pub(crate) field: Named,
    /// What stands in its cells.
    pub(crate) holds: Holds,
    /// Whether it has to be filled in.
    pub(crate) required: bool,
    /// A word on it, in both languages; empty where there is none.
    pub(crate) help: (String, String),
}

/// A name of the form with its titles.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Named {
    /// As the form has it.
    pub(crate) name: String,
    /// In Chinese.
    pub(crate) zh: String,
    /// In English.
    pub(crate) en: String,
}

/// What stands in the cells of a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Holds {
    /// Text as it is.
    Text,
    /// An amount in yuan; fen in the form.
    Money,
    /// A quantity in units, at most two decimals; hundredths in the form.
    Hundredths,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// 是 or 否.
    Flag,
    /// One of a list, by its code or its words.
    Choice(Vec<Named>),
}

impl Column {
    /// Its heading in Chinese.
    pub(crate) fn heading(&self) -> String {
        self.list.as_ref().map_or_else(|| self.field.zh.clone(), |list| format!("{}·{}", list.zh, self.field.zh))
    }

    /// Its heading in English.
    pub(crate) fn heading_en(&self) -> String {
        self.list.as_ref().map_or_else(|| self.field.en.clone(), |list| format!("{} · {}", list.en, self.field.en))
    }
}

/// The columns of a form, in its order; none when the form has more than flat
/// fields and lists of flat rows.
pub(crate) fn columns(schema: &Value) -> Option<Vec<Column>> {
    let mut all = Vec::new();
    for (name, raw, required) in properties(schema)? {
        let field = without_null(raw);
        let named = named(name, raw, &field);
        match field["type"].as_str() {
            Some("array") => {
                for (inner, raw, required) in properties(&field["items"])? {
                    let list = Some(named.clone());
                    all.push(column(list, inner, raw, required)?);
                }
            }
            _ => all.push(column(None, name, raw, required)?),
        }
    }
    Some(all)
}

fn column(list: Option<Named>, name: &str, raw: &Value, required: bool) -> Option<Column> {
    let field = without_null(raw);
    let words = |key: &str| raw[key].as_str().or(field[key].as_str()).unwrap_or_default().to_owned();
    let choices = choices(&field);
    let holds = match field["type"].as_str() {
        _ if !choices.is_empty() => Holds::Choice(choices),
        Some("integer") if words("x-widget") == "money" => Holds::Money,
        Some("integer") if words("x-widget") == "hundredths" => Holds::Hundredths,
        Some("integer") => Holds::Whole,
        Some("boolean") => Holds::Flag,
        Some("string") if words("format") == "date" => Holds::Day,
        Some("string") => Holds::Text,
        _ => return None,
    };
    let help = (words("x-help"), words("x-help-en"));
    Some(Column { list, field: named(name, raw, &field), holds, required, help })
}

fn properties(object: &Value) -> Option<Vec<(&str, &Value, bool)>> {
    let required = |name: &str| object["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
    let of = object["properties"].as_object()?;
    Some(of.iter().map(|(name, raw)| (name.as_str(), raw, required(name))).collect())
}

/// A field that may be left out, as if it might not.
fn without_null(raw: &Value) -> Value {
    if let Some(some) = raw["anyOf"].as_array() {
        let one = some.iter().find(|one| one["type"] != "null");
        return one.cloned().unwrap_or_default();
    }
    let mut field = raw.clone();
    if let Some(kinds) = raw["type"].as_array() {
        field["type"] = kinds.iter().find(|kind| *kind != "null").cloned().unwrap_or_default();
    }
    field
}

fn named(name: &str, raw: &Value, field: &Value) -> Named {
    let words = |key: &str| raw[key].as_str().or(field[key].as_str()).unwrap_or(name).to_owned();
    Named { name: name.to_owned(), zh: words("title"), en: words("x-title-en") }
}

fn choices(field: &Value) -> Vec<Named> {
    let told = field["oneOf"].as_array().into_iter().flatten();
    let told = told.filter_map(|one| Some(named(one["const"].as_str()?, one, one)));
    let plain = field["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    told.chain(plain.map(|code| Named { name: code.to_owned(), zh: code.to_owned(), en: code.to_owned() })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matters;
    use regulation::chains::CaseKind;

    #[test]
    fn the_columns_of_a_reimbursement_are_those_of_its_form() {
        let entry = matters::of_kind(CaseKind::Reimbursement).unwrap();
        let columns = columns(&(entry.schema)()).expect("a table can hold it");
        let of = |name: &str, list: Option<&str>| {
            let found = columns.iter().find(|column| {
                column.field.name == name && column.list.as_ref().map(|list| list.name.as_str()) == list
            });
            found.unwrap_or_else(|| panic!("no column {name}"))
        };
        assert_eq!((of("person_id", None).heading().as_str(), of("person_id", None).required), ("参保人", true));
        assert_eq!(of("total_fen", Some("invoices")).holds, Holds::Money);
        assert_eq!(of("total_fen", Some("invoices")).heading(), "票据·金额（元）");
        assert_eq!((&of("by_agent", None).holds, of("by_agent", None).required), (&Holds::Flag, false));
        assert_eq!((&of("hospital_tier", None).holds, of("hospital_tier", None).required), (&Holds::Whole, false));
        assert_eq!(of("service_date", Some("lines")).holds, Holds::Day);
        assert_eq!(of("quantity", Some("lines")).holds, Holds::Hundredths);
        let Holds::Choice(episodes) = &of("episode", None).holds else { panic!("a choice") };
        assert_eq!((episodes.len(), episodes[0].zh.as_str()), (3, "参保地住院"));
    }

    #[test]
    fn a_form_with_more_than_lists_of_flat_rows_has_no_table() {
        let deep = serde_json::json!({"properties": {"steps": {"type": "array", "items": {
            "properties": {"levels": {"type": "array", "items": {"type": "string"}}}}}}});
        assert_eq!(columns(&deep), None);
    }
}
