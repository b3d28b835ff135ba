//! The OpenAPI 3.1 document, written from the registry: what is served and what
//! is described are made from the same lines. The browser application's types
//! are generated from it.
//!
//! | word | meaning |
//! |---|---|
//! | summary, x-title-en | the title in Chinese and English |
//! | x-duties | one of these duties must be held |
//! | x-money | none, entitles, moves, books |
//! | x-articles | the articles the command serves |
//!
//! Article: R1-24.

mod definitions;
mod operation;

use app::registry;
use base::Refusal;
use serde_json::{Map, Value, json};

use crate::api::path_of;
use definitions::Definitions;

/// The document. The same registry always gives the same document.
pub fn openapi() -> Value {
    let mut definitions = Definitions::new();
    let refusal = definitions.answered().subschema_for::<Refusal>().to_value();
    let mut paths = Map::new();
    for entry in registry::commands() {
        let operation = operation::of_command(&entry, &mut definitions);
        paths.insert(path_of(entry.spec.name), json!({ "post": operation }));
    }
    for entry in registry::queries() {
        let operation = operation::of_query(&entry, &mut definitions);
        paths.insert(path_of(entry.spec.name), json!({ "get": operation }));
    }
    for (path, operations) in operation::beside_the_registry() {
        paths.insert(path.to_owned(), operations);
    }
    paths.sort_keys();
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "制衡",
            "x-title-en": "Zhiheng",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "responses": {
                "NotDone": {
                    "description": "The request was not carried out; nothing was changed.",
                    "content": { "application/json": { "schema": refusal } },
                },
            },
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "zhiheng_session" },
            },
        },
    });
    definitions.finish(document)
}
