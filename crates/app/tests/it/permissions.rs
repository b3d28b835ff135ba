//! Who may ask for what: the registry as a text that is reviewed like code, and
//! every person of the demonstration county trying every command and question.

use std::fmt::Write;
use std::path::Path;

use app::{Access, Request, Stop, registry};
use base::RefusalKind;
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
