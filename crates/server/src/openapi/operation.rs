//! One operation of the document.

use app::registry::{CommandEntry, QueryEntry};
use app::{Access, Idempotency, MoneyEffect};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::definitions::Definitions;

/// A command: a POST with a JSON body.
pub(super) fn of_command(entry: &CommandEntry, definitions: &mut Definitions) -> Value {
    let spec = entry.spec;
    let input = (entry.input)(definitions.asked()).to_value();
    let output = match spec.name {
        "session.sign_in" => csrf_alone(),
        _ => (entry.output)(definitions.answered()).to_value(),
    };
    let mut parameters = vec![json!({
        "name": "dry_run", "in": "query", "required": false, "schema": { "type": "boolean" },
        "description": "Do everything, then undo it.",
    })];
    if spec.access != Access::Anyone {
        parameters.push(header("X-CSRF-Token", true, "The token of the session, from session/me."));
    }
    if spec.idempotency == Idempotency::Key {
        parameters.push(header(
            "Idempotency-Key",
            true,
            "The same key, the same effect, once. Not needed for a dry run.",
        ));
    }
    let mut operation = operation(spec.name, spec.title, spec.title_en, spec.access);
    operation.insert("x-money".to_owned(), money(spec.money).into());
    operation.insert("x-step-up".to_owned(), spec.step_up.into());
    operation.insert("x-articles".to_owned(), json!(spec.articles));
    operation.insert("parameters".to_owned(), parameters.into());
    operation.insert(
        "requestBody".to_owned(),
        json!({ "required": true, "content": { "application/json": { "schema": input } } }),
    );
    operation.insert("responses".to_owned(), responses("application/json", output));
    operation.into()
}

/// A query: a GET with flat parameters.
pub(super) fn of_query(entry: &QueryEntry, definitions: &mut Definitions) -> Value {
    let spec = entry.spec;
    let mut output = (entry.output)(definitions.answered()).to_value();
    if spec.name == "session.me" {
        output = json!({ "allOf": [output, csrf_alone()] });
    }
    let mut operation = operation(spec.name, spec.title, spec.title_en, spec.access);
    operation.insert("parameters".to_owned(), parameters_of(entry).into());
    operation.insert("responses".to_owned(), responses("application/json", output));
    operation.into()
}

/// What is served besides the registry: this document, the events, the paper.
pub(super) fn beside_the_registry() -> [(&'static str, Value); 3] {
    let mut document = operation("api.document", "接口说明", "this document", Access::Anyone);
    document.insert("responses".to_owned(), responses("application/json", json!({ "type": "object" })));
    let mut events = operation("api.events", "事件流", "what is going on, as server-sent events", Access::SignedIn);
    events.insert("responses".to_owned(), responses("text/event-stream", json!({ "type": "string" })));
    let mut pdf = operation("statement.pdf", "打印月结算单", "the printed statement", Access::SignedIn);
    let which = json!({ "name": "statement_id", "in": "query", "required": true, "schema": { "type": "string" } });
    pdf.insert("parameters".to_owned(), json!([which]));
    let paper = json!({ "type": "string", "contentMediaType": "application/pdf" });
    pdf.insert("responses".to_owned(), responses("application/pdf", paper));
    [
        ("/api/v1/openapi.json", json!({ "get": document })),
        ("/api/v1/events", json!({ "get": events })),
        ("/api/v1/statement/pdf", json!({ "get": pdf })),
    ]
}

fn operation(name: &str, title: &str, title_en: &str, access: Access) -> Map<String, Value> {
    let area = name.split('.').next().unwrap_or(name);
    let mut operation = Map::new();
    operation.insert("operationId".to_owned(), name.into());
    operation.insert("tags".to_owned(), json!([area]));
    operation.insert("summary".to_owned(), title.into());
    operation.insert("x-title-en".to_owned(), title_en.into());
    if let Access::Duty(duties) = access {
        operation.insert("x-duties".to_owned(), duties.iter().map(|duty| duty.code()).collect());
    }
    if access == Access::Founder {
        operation.insert("x-founder-only".to_owned(), true.into());
    }
    if access == Access::House {
        operation.insert("x-house-only".to_owned(), true.into());
    }
    let security = if access == Access::Anyone { json!([]) } else { json!([{ "session": [] }]) };
    operation.insert("security".to_owned(), security);
    operation
}

/// The flat parameters, each with its whole schema in place.
fn parameters_of(entry: &QueryEntry) -> Vec<Value> {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = (entry.input)(&mut settings.into_generator()).to_value();
    let required = |name: &str| {
        let required = schema.get("required").and_then(Value::as_array);
        required.is_some_and(|required| required.iter().any(|one| one == name))
    };
    let properties = schema.get("properties").and_then(Value::as_object);
    let parameter = |(name, schema): (&String, &Value)| {
        let mut parameter = json!({ "name": name, "in": "query", "required": required(name), "schema": schema });
        if let Some(description) = schema.get("description") {
            parameter["description"] = description.clone();
        }
        parameter
    };
    properties.into_iter().flatten().map(parameter).collect()
}

fn responses(media_type: &str, schema: Value) -> Value {
    json!({
        "200": { "description": "Done, or answered.", "content": { media_type: { "schema": schema } } },
        "default": { "$ref": "#/components/responses/NotDone" },
    })
}

fn header(name: &str, required: bool, description: &str) -> Value {
    json!({ "name": name, "in": "header", "required": required, "schema": { "type": "string" }, "description": description })
}

/// The session itself is in the cookie; the token is what pages get to see.
fn csrf_alone() -> Value {
    json!({
        "type": "object",
        "required": ["csrf"],
        "properties": { "csrf": { "type": "string", "description": "The token every write must carry." } },
    })
}

fn money(effect: MoneyEffect) -> &'static str {
    match effect {
        MoneyEffect::None => "none",
        MoneyEffect::Entitles => "entitles",
        MoneyEffect::Moves => "moves",
        MoneyEffect::Books => "books",
    }
}
