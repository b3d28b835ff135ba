//! What somebody types to get at more than is his, or to break what reads it:
//! numbers of others' objects, and texts that are commands elsewhere.
//!
//! Threats O01, O08.

use std::collections::{BTreeMap, BTreeSet};

use app::operations::provider::register::{NewProvider, NewProviders, ProviderKind, Register};
use app::queries::provider::list::{List, ProviderFilter};
use app::registry::{self, QueryEntry};
use app::{Access, Caller, Stop};
use base::RefusalKind;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::fields::parameters;
use crate::world::{On, World};
use crate::{on_both, story};

/// Texts that are commands to some reader: databases, shells, templates, logs,
/// spreadsheets, browsers, file systems, parsers.
const BASES: [&str; 43] = [
    "a\0b",
    "' OR '1'='1",
    "'; DROP TABLE provider; --",
    "\" OR \"\"=\"",
    "1; SELECT pg_sleep(9)",
    "' UNION SELECT NULL--",
    "%",
    "_",
    "%' ESCAPE '!",
    "\\",
    "\\'",
    "$1",
    ":1",
    "?",
    "@x",
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "$(id)",
    "`id`",
    "| id",
    "; id",
    "&& id",
    "%s%s%n",
    "%00",
    "../../etc/passwd",
    "..\\..\\x",
    "file:///etc/passwd",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "*)(uid=*",
    "Set-Cookie: a=b",
    "null",
    "true",
    "1e309",
    "\u{202e}abc",
    "\u{feff}甲",
];

/// Each of them as it stands and as it is dressed up to pass.
fn payloads() -> Vec<String> {
    let dressed = |base: &str| {
        let upper = base.to_uppercase();
        [
            base.to_owned(),
            format!("甲{base}"),
            format!("{base}乙"),
            format!("甲 {base} 乙"),
            format!("'{base}"),
            format!("\"{base}\""),
            format!("{base}{base}"),
            format!("({base})"),
            upper,
            base.replace(' ', "/**/"),
            format!("&lt;{base}"),
            format!("\u{ff07}{base}"),
        ]
    };
    BASES.iter().flat_map(|base| dressed(base)).collect()
}

on_both! {
    async fn o08_five_hundred_texts_are_kept_as_written_or_refused(world) {
        let texts = payloads();
        assert!(texts.len() >= 500);
        let provider = |at: usize, name: &str| NewProvider {
            code: format!("H4110250{at:04}"), name: name.to_owned(), kind: ProviderKind::Hospital, tier: 1, level: 2,
            region: "411025".to_owned(), credit_code: "914403001922038216".to_owned(), payee_name: "甲医院".to_owned(),
            payee_bank: "示范银行".to_owned(), payee_account: "4111111111111111".to_owned(),
        };
        let mut kept = BTreeMap::new();
        for (at, text) in texts.iter().enumerate() {
            match world.run::<Register>("chenj", NewProviders { providers: vec![provider(at, text)] }).await {
                Ok(_) => drop(kept.insert(format!("H4110250{at:04}"), text.clone())),
                Err(refusal) => {
                    assert_eq!(refusal.kind, RefusalKind::Invalid, "{text:?}: {refusal:?}");
                    assert!(!refusal.title.contains(text) && !refusal.title_en.contains(text), "{text:?} is repeated");
                }
            }
        }
        assert!(kept.len() * 10 >= texts.len() * 9, "{} of {} were kept", kept.len(), texts.len());
        let mut shown = BTreeMap::new();
        for page in 1.. {
            let list = world.ask::<List>("chenj", ProviderFilter { page: Some(page), page_size: Some(100) }).await.unwrap();
            if list.rows.is_empty() {
                break;
            }
            shown.extend(list.rows.into_iter().map(|row| (row.code, row.name)));
        }
        assert_eq!(shown, kept, "what was written is what is read, sign by sign");
        world.assert_verifies().await;
    }
}

/// The parameters of a question that take a text, and the required ones.
fn text_parameters(entry: &QueryEntry) -> (Vec<String>, Vec<String>) {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = (entry.input)(&mut settings.into_generator()).to_value();
    let properties = schema["properties"].as_object().cloned().unwrap_or_default();
    let is_text = |one: &Value| {
        one["type"] == "string" || one["type"].as_array().is_some_and(|kinds| kinds.contains(&json!("string")))
    };
    let texts = properties.iter().filter(|(_, one)| is_text(one)).map(|(name, _)| name.clone()).collect();
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    (texts, required.map(str::to_owned).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o08_no_text_in_a_question_breaks_it_on_sqlite() {
    no_text_breaks_a_question(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o08_no_text_in_a_question_breaks_it_on_postgres() {
    no_text_breaks_a_question(On::Postgres).await;
}

/// Whatever stands in a text parameter, the answer is an answer or a refusal.
async fn no_text_breaks_a_question(on: On) {
    let mut world = World::founded(on).await;
    story::play(&mut world).await;
    let known = parameters(&world).await;
    let callers = [
        world.caller("huangm").await,
        world.caller("lixy").await,
        world.caller("gaox").await,
        world.caller("admin").await,
    ];
    let mut asked = 0;
    for entry in registry::queries() {
        let Some(caller) = callers.iter().find(|caller| may_ask(&entry, caller)) else { continue };
        let (texts, required) = text_parameters(&entry);
        for name in texts {
            for base in BASES {
                let mut input = json!({});
                for other in required.iter().filter(|other| **other != name) {
                    input[other] =
                        known.get(other.as_str()).and_then(|values| values.first()).cloned().unwrap_or_default();
                }
                input[&name] = json!(base);
                let answer = (entry.ask)(&world.house, caller, input).await;
                asked += 1;
                if let Err(stop) = answer {
                    assert!(matches!(stop, Stop::Refused(_)), "{}, {name} = {base:?}: {stop}", entry.spec.name);
                }
            }
        }
    }
    assert!(asked > 2_000, "{asked} questions");
}

fn may_ask(entry: &QueryEntry, caller: &Caller) -> bool {
    match entry.spec.access {
        Access::Duty(duties) => caller.holds_any(duties),
        access => matches!(access, Access::SignedIn | Access::Anyone),
    }
}

/// An id of its kind that nothing has.
fn made_up(parameter: &str) -> Option<String> {
    const NOTHING: i64 = 987_654_321;
    Some(match parameter {
        "case_id" => base::CaseId(NOTHING).to_string(),
        "visit_id" => base::VisitId(NOTHING).to_string(),
        "statement_id" => base::StatementId(NOTHING).to_string(),
        "batch_id" => base::BatchId(NOTHING).to_string(),
        "voucher_id" => base::VoucherId(NOTHING).to_string(),
        "document_id" => base::DocumentId(NOTHING).to_string(),
        "provider_id" => base::ProviderId(NOTHING).to_string(),
        _ => return None,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o01_anothers_object_and_one_that_is_not_there_look_alike() {
    let mut world = World::founded(On::Sqlite).await;
    story::play(&mut world).await;
    let known = parameters(&world).await;
    let mut opened: BTreeMap<(&str, String), BTreeSet<&str>> = BTreeMap::new();
    let mut compared = 0;
    for office in ["office1", "office2"] {
        let caller = world.caller(office).await;
        for entry in registry::queries().iter().filter(|entry| may_ask(entry, &caller)) {
            let (_, required) = text_parameters(entry);
            let [parameter] = required.as_slice() else { continue };
            let Some(nothing) = made_up(parameter) else { continue };
            let ask = async |id: &Value| (entry.ask)(&world.house, &caller, json!({ parameter: id })).await;
            let Err(Stop::Refused(not_there)) = ask(&json!(nothing)).await else {
                panic!("{} answers {office} about {nothing}", entry.spec.name);
            };
            for id in &known[parameter.as_str()] {
                // Any other answer than that to a made-up one says that the object is there.
                match ask(id).await {
                    Err(Stop::Refused(refusal)) if refusal == not_there => compared += 1,
                    Ok(_) | Err(Stop::Refused(_)) => {
                        opened.entry((entry.spec.name, id.to_string())).or_default().insert(office);
                    }
                    Err(stop) => panic!("{}: {stop}", entry.spec.name),
                }
            }
        }
    }
    let of_both: Vec<_> = opened.iter().filter(|(_, offices)| offices.len() > 1).map(|(what, _)| what).collect();
    assert!(of_both.is_empty(), "known to both hospitals: {of_both:?}");
    println!("{} objects known to their own hospital, {compared} refused like made-up ones", opened.len());
    assert!(opened.len() >= 4 && compared >= 20);
}
