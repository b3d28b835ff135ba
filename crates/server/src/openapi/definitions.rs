//! The schemas that operations name. What is asked and what is answered are
//! described apart: an answer always holds a field that a question may leave
//! out. A type that is both gets one schema where the two agree, and a second,
//! `…Shown`, where they do not.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

const SCHEMAS: &str = "#/components/schemas/";
/// Where answers point until the two sides have been laid together.
const ANSWERS: &str = "#/components/answers/";

pub(super) struct Definitions {
    asked: SchemaGenerator,
    answered: SchemaGenerator,
}

impl Definitions {
    pub(super) fn new() -> Definitions {
        let settings = |path: &str| {
            let path = path.trim_start_matches('#').trim_end_matches('/').to_owned();
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = path.into();
                settings.meta_schema = None;
            })
        };
        Definitions {
            asked: settings(SCHEMAS).for_deserialize().into_generator(),
            answered: settings(ANSWERS).for_serialize().into_generator(),
        }
    }

    pub(super) fn asked(&mut self) -> &mut SchemaGenerator {
        &mut self.asked
    }

    pub(super) fn answered(&mut self) -> &mut SchemaGenerator {
        &mut self.answered
    }

    /// Lays both sides together and puts them into the document.
    pub(super) fn finish(mut self, mut document: Value) -> Value {
        let mut schemas = self.asked.take_definitions(true);
        let answered = self.answered.take_definitions(true);
        let names = names_of_answers(&schemas, &answered);
        for (name, mut schema) in answered {
            point(&mut schema, &names);
            schemas.insert(names.get(&name).cloned().unwrap_or(name), schema);
        }
        schemas.sort_keys();
        point(&mut document, &names);
        document["components"]["schemas"] = schemas.into();
        document
    }
}

/// New names for the answers that differ from the question of the same name; a
/// type that holds such a type differs as well.
fn names_of_answers(asked: &Map<String, Value>, answered: &Map<String, Value>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    loop {
        let before = names.len();
        for (name, schema) in answered {
            let Some(question) = asked.get(name).filter(|_| !names.contains_key(name)) else { continue };
            let mut schema = schema.clone();
            point(&mut schema, &names);
            if schema != *question {
                names.insert(name.clone(), format!("{name}Shown"));
            }
        }
        if names.len() == before {
            return names;
        }
    }
}

/// Lets every reference to an answer point to its schema.
fn point(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(to)) = object.get_mut("$ref")
                && let Some(name) = to.strip_prefix(ANSWERS)
            {
                *to = format!("{SCHEMAS}{}", names.get(name).map_or(name, String::as_str));
            }
            object.values_mut().for_each(|inner| point(inner, names));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| point(inner, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::JsonSchema;
    use serde::{Deserialize, Serialize};
    use serde_json::json;

    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Line {
        #[serde(default)]
        note: String,
    }

    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Sheet {
        lines: Vec<Line>,
        amount_fen: i64,
    }

    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Plain {
        amount_fen: i64,
    }

    #[test]
    fn what_differs_between_question_and_answer_gets_two_schemas() {
        let mut definitions = Definitions::new();
        definitions.asked().subschema_for::<Sheet>();
        definitions.asked().subschema_for::<Plain>();
        let sheet = definitions.answered().subschema_for::<Sheet>().to_value();
        let plain = definitions.answered().subschema_for::<Plain>().to_value();
        let document = definitions.finish(json!({ "sheet": sheet, "plain": plain, "components": {} }));
        let schemas = document["components"]["schemas"].as_object().expect("schemas");
        let names: Vec<&str> = schemas.keys().map(String::as_str).collect();
        assert_eq!(names, ["Line", "LineShown", "Plain", "Sheet", "SheetShown"]);
        assert_eq!(document["sheet"]["$ref"], "#/components/schemas/SheetShown");
        assert_eq!(document["plain"]["$ref"], "#/components/schemas/Plain");
        assert_eq!(schemas["SheetShown"]["properties"]["lines"]["items"]["$ref"], "#/components/schemas/LineShown");
        assert_eq!(schemas["LineShown"]["required"], json!(["note"]));
        assert!(schemas["Line"].get("required").is_none());
    }
}
