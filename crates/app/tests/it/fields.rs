//! The field catalogue against the database, and against everything the house
//! answers: what it masks leaves masked, whoever asks.

use std::collections::{BTreeMap, BTreeSet};

use app::operations::interest::declare::{Declare as DeclareTie, Relation, Tie};
use app::operations::person::reveal::{FieldToReveal, MaskedField, Reveal, RevealGround};
use app::queries::data::fields::{FieldFilter, Fields};
use app::registry::{self, QueryEntry};
use app::{Access, Caller};
use base::{Mask, RefusalKind, date_text};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use store::entity::{payee, payment_instruction, person, review_case, visit};
use store::sea_orm::{ConnectionTrait, Database, EntityTrait, Statement};

use crate::on_both;
use crate::registers::registers;
use crate::story;
use crate::world::{On, World};

/// Parts of a column's name that sound like a person's data.
const PERSONAL: &[&str] = &[
    "name",
    "identity",
    "account",
    "phone",
    "mobile",
    "address",
    "birth",
    "death",
    "diagnosis",
    "holder",
    "payee",
    "bank",
    "login",
    "password",
    "secret",
    "device",
    "sex",
    "contact",
    "guardian",
    "comment",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c10_every_column_of_the_database_is_graded() {
    let world = World::founded(On::Sqlite).await;
    let law = regulation::Law::embedded().unwrap();
    let (fields, repairs) = (law.fields, law.repairs);
    let db = Database::connect(world.database()).await.unwrap();
    let ask = |sql: &str| db.query_all_raw(Statement::from_string(db.get_database_backend(), sql.to_owned()));
    let mut columns: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let sql = "SELECT m.name AS t, p.name AS c, p.type AS k FROM sqlite_master m JOIN pragma_table_info(m.name) p \
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'schema_%'";
    for row in ask(sql).await.unwrap() {
        let [table, column, kind]: [String; 3] = ["t", "c", "k"].map(|name| row.try_get("", name).unwrap());
        columns.entry(table).or_default().insert(column, kind);
    }
    assert!(columns.len() > 60, "{} tables", columns.len());
    let mut missing = Vec::new();
    for (table, columns) in &columns {
        if fields.group_of(table).is_none() {
            missing.push(format!("the table {table} is in no group"));
        }
        for column in columns
            .keys()
            .filter(|column| !column.ends_with("_id") && !column.ends_with("_fen") && !column.ends_with("_at"))
        {
            let name = format!("{table}.{column}");
            let sounds = PERSONAL.iter().any(|part| column.split('_').any(|word| word == *part));
            if sounds && fields.field(&name).is_none() && !fields.is_ordinary(&name) {
                missing.push(format!("{name} sounds like a person's and is not graded"));
            }
        }
    }
    let there = |table: &str, column: &str| columns.get(table).is_some_and(|of| of.contains_key(column));
    missing.extend(
        fields
            .groups()
            .iter()
            .flat_map(|group| &group.tables)
            .filter(|table| !columns.contains_key(*table))
            .map(|table| format!("there is no table {table}")),
    );
    missing.extend(
        fields
            .fields()
            .filter(|field| !there(&field.table, &field.column))
            .map(|field| format!("there is no {}.{}", field.table, field.column)),
    );
    for table in repairs.tables() {
        missing.extend(
            table
                .columns
                .iter()
                .filter(|column| !there(table.name(), column))
                .map(|column| format!("there is no {}.{column} to repair", table.name())),
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
    println!("{} tables, {} graded columns", columns.len(), fields.fields().count());
}

/// Every masked value of the database, with its field.
async fn kept_values(world: &World) -> Vec<(&'static str, String)> {
    let view = world.house.store.view();
    let mut values = Vec::new();
    for row in view.all(person::Entity::find()).await.unwrap() {
        values.push(("person.identity_number", world.open::<person::IdentityNumber>(&row)));
        values.push(("person.name", row.name));
        values.push(("person.birth_date", date_text(row.birth_date)));
    }
    for row in view.all(payee::Entity::find()).await.unwrap() {
        values.push(("payee.account", world.open::<payee::Account>(&row)));
        values.push(("payee.holder_name", row.holder_name));
    }
    for row in view.all(payment_instruction::Entity::find()).await.unwrap() {
        if row.reimbursement_id.is_some() {
            let account = world.open::<payment_instruction::PayeeAccount>(&row);
            values.push(("payment_instruction.payee_account", account));
            values.push(("payment_instruction.payee_name", row.payee_name));
        }
    }
    values.sort();
    values.dedup();
    values
}

/// Answers a hospital's message with the message itself.
struct Echo;

impl app::HospitalDesk for Echo {
    fn rehearse<'a>(&'a self, _: &'a app::House, _: i64, message: &'a [u8]) -> futures::future::BoxFuture<'a, String> {
        Box::pin(async { String::from_utf8_lossy(message).into_owned() })
    }
}

/// Messages with every person's name, number and birthday in them, as they are kept.
async fn a_hospital_speaks(world: &World, provider_id: i64) -> Vec<String> {
    for row in world.house.store.view().all(person::Entity::find()).await.unwrap() {
        let number = world.open::<person::IdentityNumber>(&row);
        let who = json!({
            "psn_name": row.name, "certno": number, "mdtrt_cert_no": number,
            "brdy": date_text(row.birth_date), "adm_diag_dscr": format!("{}的病情", row.name), "memo": number,
        });
        let message = json!({ "infno": "2401", "opter_name": row.name, "input": { "data": [who, who.to_string()] } });
        let done = app::MessageDone {
            provider_id: Some(provider_id),
            infno: "2401".to_owned(),
            msgid: "M1".to_owned(),
            received_at: world.house.clock.now(),
            took_ms: 1,
            code: "person_unknown".to_owned(),
            request: message.to_string().into_bytes(),
            answer: message.to_string().into_bytes(),
        };
        world.house.note_message(done).await;
    }
    world.house.write_messages().await.unwrap();
    let kept = world.house.store.view().all(store::entity::his_message::Entity::find()).await.unwrap();
    kept.iter().map(|row| base::HisMessageId(row.message_id).to_string()).collect()
}

/// What each parameter of a question can be, by its name.
pub(crate) async fn parameters(world: &World) -> BTreeMap<&'static str, Vec<Value>> {
    let view = world.house.store.view();
    let typed = |text: String| Value::from(text);
    let cases = view.all(review_case::Entity::find()).await.unwrap();
    let visits = view.all(visit::Entity::find()).await.unwrap();
    let statements = view.all(store::entity::statement::Entity::find()).await.unwrap();
    let batches = view.all(store::entity::payment_batch::Entity::find()).await.unwrap();
    let vouchers = view.all(store::entity::voucher::Entity::find()).await.unwrap();
    let staff = view.all(store::entity::staff::Entity::find()).await.unwrap();
    let posts = view.all(store::entity::post::Entity::find()).await.unwrap();
    let handovers = view.all(store::entity::handover::Entity::find()).await.unwrap();
    let platforms = view.all(store::entity::service_platform::Entity::find()).await.unwrap();
    let documents = view.all(store::entity::official_document::Entity::find()).await.unwrap();
    let providers = view.all(store::entity::provider::Entity::find()).await.unwrap();
    let lists = view.all(store::entity::settlement_list::Entity::find()).await.unwrap();
    let filings = view.all(store::entity::filing::Entity::find()).await.unwrap();
    let inspections = view.all(store::entity::inspection::Entity::find()).await.unwrap();
    let messages = a_hospital_speaks(world, providers[0].provider_id).await;
    let entries = view.all(store::entity::trail_entry::Entity::find()).await.unwrap();
    BTreeMap::from([
        ("case_id", cases.iter().map(|row| typed(base::CaseId(row.case_id).to_string())).collect()),
        ("visit_id", visits.iter().map(|row| typed(base::VisitId(row.visit_id).to_string())).collect()),
        ("statement_id", statements.iter().map(|row| typed(base::StatementId(row.statement_id).to_string())).collect()),
        ("batch_id", batches.iter().map(|row| typed(base::BatchId(row.batch_id).to_string())).collect()),
        ("voucher_id", vouchers.iter().map(|row| typed(base::VoucherId(row.voucher_id).to_string())).collect()),
        ("staff_id", staff.iter().map(|row| typed(base::StaffId(row.staff_id).to_string())).collect()),
        ("post", posts.iter().map(|row| typed(row.code.clone())).collect()),
        ("handover_id", handovers.iter().map(|row| typed(base::HandoverId(row.handover_id).to_string())).collect()),
        ("platform_id", platforms.iter().map(|row| typed(base::PlatformId(row.platform_id).to_string())).collect()),
        ("document_id", documents.iter().map(|row| typed(base::DocumentId(row.document_id).to_string())).collect()),
        ("provider_id", providers.iter().map(|row| typed(base::ProviderId(row.provider_id).to_string())).collect()),
        ("settlement_list_id", lists.iter().map(|row| typed(base::SettlementListId(row.settlement_list_id).to_string())).collect()),
        ("filing_id", filings.iter().map(|row| typed(base::FilingId(row.filing_id).to_string())).collect()),
        ("inspection_id", inspections.iter().map(|row| typed(base::InspectionId(row.inspection_id).to_string())).collect()),
        ("message_id", messages.into_iter().map(typed).collect()),
        ("entry_id", entries.iter().rev().take(20).map(|row| json!(row.entry_id.to_string())).collect()),
        (
            "kind",
            [
                "referral",
                "chronic_recognition",
                "reimbursement",
                "payee_change",
                "data_export",
                "data_repair",
                "payment",
            ]
            .map(Value::from)
            .to_vec(),
        ),
        ("serial", documents.iter().map(|row| typed(row.serial.clone())).collect()),
        ("code", documents.iter().map(|row| typed(row.verification_code.clone())).collect()),
        ("item_code", vec![json!("BED")]),
        ("table", vec![json!("child_items")]),
        ("rule", vec![json!(10)]),
        ("article", vec![json!("R1-24")]),
        ("text", vec![json!("P18 P26")]),
        ("total_fen", vec![json!(100)]),
        ("discharge_date", vec![json!("2026-10-09")]),
        ("policy_id", vec![json!("henan-resident-2017")]),
        ("one", vec![json!("henan-resident-2017")]),
        ("other", vec![json!("xuchang-resident-2023")]),
        ("case", vec![json!(json!({ "born": "1960-05-01", "stays": [{ "admit": "2017-03-01", "at": "county", "total_fen": 500_000 }] }).to_string())]),
        ("year", vec![json!(2026)]),
        ("month", vec![json!("2026-09")]),
    ])
}

/// The questions with these parameters: every value of what is required, and as
/// many rows as a page takes.
fn inputs(entry: &QueryEntry, known: &BTreeMap<&'static str, Vec<Value>>) -> Vec<Value> {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut generator = settings.into_generator();
    let schema = (entry.input)(&mut generator).to_value();
    let has = |name: &str| schema["properties"].get(name).is_some();
    let mut all = vec![json!({})];
    if has("page_size") {
        all = vec![json!({ "page_size": 100 })];
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let values = known.get(name).unwrap_or_else(|| panic!("{}: no values for {name:?}", entry.spec.name));
        let with = |one: &Value| values.iter().map(move |value| (one.clone(), value.clone())).collect::<Vec<_>>();
        let set = |(mut one, value): (Value, Value)| {
            one[name] = value;
            one
        };
        all = all.iter().flat_map(with).map(set).collect();
    }
    all
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|one| strings(one, found)),
        Value::Object(object) => object.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

/// Somebody of every post, and of a hospital.
const PEOPLE: &[&str] = &[
    "admin", "wangjg", "lixy", "zhangw", "liuy", "chenj", "yangf", "zhaol", "huangm", "wuf", "sunlh", "zhumd", "huxy",
    "guojj", "hex", "gaox", "linj", "luoyf", "suf", "qianjh", "fengl", "tangy", "hanx", "caoj", "office1", "office2",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i20_no_answer_to_anybody_holds_a_masked_value() {
    let mut world = World::founded(On::Sqlite).await;
    let house = std::sync::Arc::get_mut(&mut world.house).expect("nobody else holds the house");
    house.hospital_desk = Some(std::sync::Arc::new(Echo));
    story::play(&mut world).await;
    let law = world.house.law.clone();
    let values = kept_values(&world).await;
    let known = parameters(&world).await;
    let masked: Vec<(&str, String)> =
        values.iter().map(|(field, value)| (*field, law.fields.masked(field, value))).collect();
    let mut answered: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen_masked: BTreeSet<&str> = BTreeSet::new();
    let mut refused: BTreeMap<&str, String> = BTreeMap::new();
    let mut leaks: BTreeSet<String> = BTreeSet::new();
    let queries = registry::queries();
    for login in PEOPLE {
        let caller: Caller = world.caller(login).await;
        for entry in &queries {
            let name = entry.spec.name;
            if matches!(entry.spec.access, Access::Duty(duties) if !caller.holds_any(duties)) {
                continue;
            }
            for input in inputs(entry, &known) {
                let answer = match (entry.ask)(&world.house, &caller, input.clone()).await {
                    Ok(answer) => answer,
                    Err(stop) => {
                        refused.insert(name, stop.to_string());
                        continue;
                    }
                };
                *answered.entry(name).or_default() += 1;
                let mut texts = Vec::new();
                strings(&answer, &mut texts);
                for (field, shown) in &masked {
                    if !seen_masked.contains(field) && texts.iter().any(|text| text.contains(shown.as_str())) {
                        seen_masked.insert(field);
                    }
                }
                let in_full =
                    law.fields.in_full().iter().filter(|one| one.question == name).flat_map(|one| &one.fields);
                let in_full: BTreeSet<&str> = in_full.map(String::as_str).collect();
                for (field, value) in values.iter().filter(|(field, _)| !in_full.contains(field)) {
                    if texts.iter().any(|text| text.contains(value.as_str())) {
                        leaks.insert(format!("{name} shows {field} in full to {login}: {input}"));
                    }
                }
            }
        }
        // What was seen is on its way into the log of reads; here nobody looks at it.
        world.house.write_reads().await.unwrap();
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
    let unanswered: Vec<&str> =
        queries.iter().map(|entry| entry.spec.name).filter(|name| !answered.contains_key(name)).collect();
    println!(
        "{} answers; unanswered: {unanswered:?}; masked values seen of {seen_masked:?}",
        answered.values().sum::<usize>()
    );
    assert_eq!(unanswered, EMPTY_QUESTIONS, "every question was answered to somebody: {refused:?}");
    for field in ["person.name", "person.identity_number", "person.birth_date", "payee.holder_name", "payee.account"] {
        assert!(seen_masked.contains(field), "{field} was shown to nobody at all");
    }
}

/// Questions that nobody of these may ask: a hospital's system alone tries a stay out.
const EMPTY_QUESTIONS: &[&str] = &["his.trial"];

on_both! {
    async fn i20_a_reveal_has_a_ground_and_is_not_for_oneself_or_relatives(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let ask = |index: usize, field| FieldToReveal {
            person_id: registers.persons[index], field, ground: RevealGround::Review, reason: "核对申请材料".to_owned(),
        };
        assert_eq!(world.run::<Reveal>("huangm", ask(0, MaskedField::BirthDate)).await.unwrap().value, "1980-01-01");
        assert_eq!(world.run::<Reveal>("huangm", ask(0, MaskedField::PayeeAccount)).await.unwrap_err().code, "not_found");
        let tie = Tie { staff_id: None, person_id: Some(registers.persons[1]), provider_id: None, relation: Relation::Relative };
        world.run::<DeclareTie>("huangm", tie).await.unwrap();
        let refused = world.run::<Reveal>("huangm", ask(1, MaskedField::Name)).await.unwrap_err();
        assert_eq!((refused.kind, refused.code.as_str()), (RefusalKind::Forbidden, "reveal_of_own"));
        world.run::<Reveal>("zhout", ask(1, MaskedField::Name)).await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn c08_the_catalogue_is_shown_to_those_who_watch_over_data(world) {
        let all = world.ask::<Fields>("lixy", FieldFilter { page_size: Some(100), ..FieldFilter::default() }).await.unwrap();
        let name = all.rows.iter().find(|row| (row.table.as_str(), row.column.as_str()) == ("person", "name")).unwrap();
        assert_eq!((name.example_masked.as_str(), name.keep_years, name.cite.as_str()), (Mask::Name.apply(Mask::Name.example()).as_str(), 30, "R1-12.1"));
        let found = world.ask::<Fields>("wangjg", FieldFilter { text: Some("银行账号".to_owned()), ..FieldFilter::default() }).await.unwrap();
        assert_eq!(found.total, 1);
        assert_eq!(world.ask::<Fields>("huangm", FieldFilter::default()).await.unwrap_err().code, "duty_not_held");
    }
}
