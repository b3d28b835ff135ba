//! Who may ask for what: the registry as a text that is reviewed like code, and
//! every person of the demonstration county trying every command and question.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use app::{Access, Caller, Request, Stop, registry};
use base::RefusalKind;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use store::entity::trail_entry;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::on_both;

fn shown(access: Access) -> String {
    match access {
        Access::Anyone => "anyone".to_owned(),
        Access::SignedIn => "signed in".to_owned(),
        Access::Founder => "founder, once".to_owned(),
        Access::House => "the clockwork".to_owned(),
        Access::Duty(duties) => duties.iter().map(|duty| duty.code()).collect::<Vec<_>>().join(", "),
    }
}

/// `docs/commands.md`: the registry as a table.
fn document() -> String {
    let mut text = "# Commands and questions\n\nGenerated from the registry (`crates/app/src/registry.rs`) by the test \
        `the_registry_is_as_reviewed`; refresh it with `UPDATE=1`. Who may do a step of a *case* is judged again by its \
        history of natural persons.\n\n## Commands\n\n| command | what it does | who may ask | money | second factor anew | articles |\n|---|---|---|---|---|---|\n"
        .to_owned();
    for entry in registry::commands() {
        let spec = entry.spec;
        let money = format!("{:?}", spec.money).to_lowercase();
        let articles = spec.articles.join(" ");
        let step_up = if spec.step_up { "yes" } else { "" };
        writeln!(
            text,
            "| `{}` | {} | {} | {money} | {step_up} | {articles} |",
            spec.name,
            spec.title_en,
            shown(spec.access)
        )
        .unwrap();
    }
    text += "\n## Questions\n\n| question | what it shows | who may ask |\n|---|---|---|\n";
    for entry in registry::queries() {
        writeln!(text, "| `{}` | {} | {} |", entry.spec.name, entry.spec.title_en, shown(entry.spec.access)).unwrap();
    }
    text
}

#[test]
fn the_registry_is_as_reviewed() {
    for (name, now) in [("commands.md", document()), ("permissions.md", crate::permission_matrix::document())] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == now,
            "docs/{name} is stale: run UPDATE=1 cargo test -p app --test it the_registry_is_as_reviewed"
        );
    }
}

on_both! {
    async fn o05_every_person_is_refused_every_foreign_command(world) {
        let (mut refused, mut allowed) = (0, 0);
        for login in ["admin", "wangjg", "lixy", "zhangw", "liuy", "chenj", "yangf", "zhaol", "huangm", "wuf", "sunlh", "zhumd", "huxy", "guojj", "hex", "gaox", "linj", "luoyf"] {
            let caller = world.caller(login).await;
            for entry in registry::commands() {
                let may = match entry.spec.access {
                    Access::Anyone | Access::SignedIn => true,
                    Access::Founder | Access::House => false,
                    Access::Duty(duties) => duties.iter().any(|duty| caller.duties.contains(duty)),
                };
                // An empty object is no valid input of most commands: whoever may ask is told so, whoever may not is not.
                let answer = (entry.run)(&world.house, &caller, &Request { key: None, dry_run: true }, serde_json::json!({})).await;
                let forbidden = matches!(&answer, Err(Stop::Refused(refusal)) if refusal.kind == RefusalKind::Forbidden);
                assert_eq!(forbidden, !may, "{login} {}: {answer:?}", entry.spec.name);
                assert!(!matches!(answer, Err(Stop::Database(_) | Stop::Fault(_))), "{login} {}: {answer:?}", entry.spec.name);
                if may { allowed += 1 } else { refused += 1 }
            }
            for entry in registry::queries() {
                let Access::Duty(duties) = entry.spec.access else { continue };
                let may = duties.iter().any(|duty| caller.duties.contains(duty));
                let answer = (entry.ask)(&world.house, &caller, serde_json::json!({})).await;
                let forbidden = matches!(&answer, Err(Stop::Refused(refusal)) if refusal.kind == RefusalKind::Forbidden);
                assert_eq!(forbidden, !may, "{login} {}: {answer:?}", entry.spec.name);
            }
        }
        println!("{refused} refused, {allowed} allowed");
        assert!(refused > 300 && allowed > 50);
    }
}

/// What only the house says of a case, an amount, a person or a time.
const OF_THE_HOUSE: [&str; 6] = ["status", "state", "approved_amount", "approved_fen", "actor", "created_at"];

/// Commands in which one of these names is a field of the form.
const ASKED_FOR: [(&str, &str); 0] = [];

on_both! {
    async fn o03_no_command_takes_what_only_the_house_says(world) {
        let entries = world.house.store.view().count(trail_entry::Entity::find()).await.unwrap();
        let (mut tried, mut asked_for) = (0, Vec::new());
        for entry in registry::commands() {
            let mut generator = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).into_generator();
            let schema = (entry.input)(&mut generator).to_value();
            let open = open_objects(&schema);
            assert_eq!(open, Vec::<String>::new(), "{}: parts of the input that take any field", entry.spec.name);
            let caller = holder(entry.spec.access);
            for field in OF_THE_HOUSE {
                if schema["properties"].get(field).is_some() {
                    asked_for.push((entry.spec.name, field));
                    continue;
                }
                let answer = (entry.run)(&world.house, &caller, &Request::keyed("mass-assignment"), json!({ field: "approved" })).await;
                let Err(Stop::Refused(refusal)) = answer else { panic!("{} takes {field}", entry.spec.name) };
                assert_eq!((refusal.kind, refusal.code.as_str()), (RefusalKind::Invalid, "input_malformed"), "{} {field}: {refusal:?}", entry.spec.name);
                assert!(refusal.title_en.contains(&format!("unknown field `{field}`")), "{} {field}: {}", entry.spec.name, refusal.title_en);
                tried += 1;
            }
        }
        println!("{tried} fields tried");
        assert_eq!(asked_for, ASKED_FOR);
        assert!(tried > 600, "{tried}");
        assert_eq!(world.house.store.view().count(trail_entry::Entity::find()).await.unwrap(), entries, "nothing was done");
    }
}

/// Somebody who may ask for a command, with a proof that never ages.
fn holder(access: Access) -> Caller {
    let duties = match access {
        Access::Duty(duties) => duties.iter().copied().take(1).collect(),
        _ => BTreeSet::new(),
    };
    let (founder, clockwork) = (access == Access::Founder, access == Access::House);
    let proven_at = Some(time::macros::datetime!(2026-10-21 01:00 UTC));
    Caller { account_id: Some(1), duties, founder, clockwork, proven_at, ..Caller::nobody() }
}

/// Objects within a schema that take fields they do not name; a form of a matter
/// and a filled-in table are read by schemas of their own, field by field.
fn open_objects(schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![(String::from("."), schema)];
    while let Some((place, at)) = waiting.pop() {
        match at {
            Value::Object(of) => {
                if of.contains_key("properties") && of.get("additionalProperties") != Some(&Value::Bool(false)) {
                    found.push(place.clone());
                }
                waiting.extend(of.iter().map(|(name, part)| (format!("{place}{name}/"), part)));
            }
            Value::Array(of) => waiting.extend(of.iter().map(|part| (place.clone(), part))),
            _ => {}
        }
    }
    found
}

on_both! {
    async fn i01_an_attempt_at_a_foreign_command_leaves_a_trace(world) {
        let caller = world.caller("huangm").await;
        let release = registry::commands().into_iter().find(|entry| entry.spec.name == "payment.release").unwrap();
        let request = Request::keyed("attempt-0001");
        let answer = (release.run)(&world.house, &caller, &request, serde_json::json!({"batch_id": "B18"})).await;
        assert!(matches!(answer, Err(Stop::Refused(refusal)) if refusal.code == "duty_not_held"));
        let traces = trail_entry::Entity::find()
            .filter(trail_entry::Column::Command.eq("payment.release"))
            .filter(trail_entry::Column::Outcome.eq("refused"));
        assert_eq!(world.house.store.view().count(traces).await.unwrap(), 1, "the attempt left a trace");
        world.assert_verifies().await;
    }
}
