//! Sealed columns: nothing of them stands readable in the database; what was
//! moved, swapped or altered is found and does not open; keys are changed while
//! the house works, and a change that is killed is ended by the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use app::Caller;
use app::demonstration::{AGENCY, Agency};
use app::operations::person::enrol::{Enrol, NewPerson, NewPersons};
use app::operations::person::reveal::{FieldToReveal, MaskedField, Reveal, RevealGround};
use app::operations::sealing::change_key::{ChangeKey, KeyName};
use app::operations::sealing::retire_key::RetireKey;
use app::operations::sealing::{is_settled, reseal_all};
use app::queries::provider::list::{List as Providers, ProviderFilter};
use base::identity_numbers::CitizenId;
use base::{Entropy, PersonId, RefusalKind, SeededEntropy};
use store::entity::{case_form, person, sealing_key, trail_entry};
use store::sea_orm::{ConnectionTrait, Database, DatabaseConnection, EntityTrait, QueryOrder, Statement};
use store::{Cipher, Row, SealedColumn, Sm4Gcm, for_each_sealed_column, key_uses, sealed_fields};
use trail::{Entry, RowImage};

use crate::kill::{Ended, die_where_told, run_child};
use crate::registers::registers;
use crate::tamper::{problems, unguarded};
use crate::world::{Keys, On, World};
use crate::{on_both, story};

/// Every value of every sealed column, in clear, with its column and row.
async fn in_clear(world: &World) -> BTreeMap<(String, String), String> {
    async fn of<C: SealedColumn>(world: &World, table: &str, all: &mut BTreeMap<(String, String), String>) {
        for row in world.house.store.view().all(<C::Row as Row>::Table::find()).await.unwrap() {
            all.insert((format!("{table}.{}", C::NAME), row.key()), world.open::<C>(&row));
        }
    }
    let mut all = BTreeMap::new();
    macro_rules! open {
        ($($table:ident :: $column:ident)*) => {$(
            of::<store::entity::$table::$column>(world, stringify!($table), &mut all).await;
        )*};
    }
    for_each_sealed_column!(open);
    all
}

/// What must not be readable: numbers of at least eight signs within the values, and secrets.
fn secrets_of(values: &BTreeMap<(String, String), String>) -> BTreeSet<String> {
    let mut secrets = BTreeSet::new();
    for ((field, _), value) in values {
        if field == "second_factor.sealed_secret" {
            secrets.insert(value.clone());
        } else if field == "case_form.form" {
            let form: serde_json::Value = serde_json::from_str(value).unwrap();
            let account = form.get("payee_account").or_else(|| form.get("account"));
            secrets.extend(account.and_then(|account| account.as_str()).map(str::to_owned));
        } else {
            secrets.insert(value.clone());
        }
    }
    secrets.remove("");
    secrets
}

/// Everything the database holds, bytes that are no text left out.
async fn text_of(world: &World) -> String {
    if let Some(path) = world.database().strip_prefix("sqlite://") {
        let read = |ending: &str| std::fs::read(format!("{path}{ending}")).unwrap_or_default();
        return String::from_utf8_lossy(&[read(""), read("-wal")].concat()).into_owned();
    }
    let db = Database::connect(world.database()).await.unwrap();
    let ask = |sql: String| db.query_all_raw(Statement::from_string(db.get_database_backend(), sql));
    let tables = "SELECT table_name::text AS t FROM information_schema.tables WHERE table_schema = 'public'";
    let mut all = String::new();
    for row in ask(tables.to_owned()).await.unwrap() {
        let table: String = row.try_get("", "t").unwrap();
        let columns = format!(
            "SELECT column_name::text AS c, data_type::text AS k FROM information_schema.columns WHERE table_name = '{table}'"
        );
        for column in ask(columns).await.unwrap() {
            let (name, kind): (String, String) = (column.try_get("", "c").unwrap(), column.try_get("", "k").unwrap());
            // What is kept as bytes is looked at as bytes, whatever it holds.
            let text = if kind == "bytea" { format!("encode({name}, 'escape')") } else { format!("{name}::text") };
            for value in ask(format!("SELECT {text} AS v FROM {table} WHERE {name} IS NOT NULL")).await.unwrap() {
                all += &value.try_get::<String>("", "v").unwrap();
                all.push('\n');
            }
        }
    }
    all
}

on_both! {
    async fn c05_nothing_that_is_sealed_is_readable_in_the_database(world) {
        let mut world = world;
        story::play(&mut world).await;
        story::a_hospitals_key(&world).await;
        let values = in_clear(&world).await;
        let fields: BTreeSet<&String> = values.keys().map(|(field, _)| field).collect();
        assert_eq!(fields.len(), sealed_fields().len(), "the story leaves a value in every sealed column: {fields:?}");
        let mut secrets = secrets_of(&values);
        // People of the agency: their numbers were entered, and only a digest was kept.
        let staff = Agency::read(AGENCY).unwrap().foundation(0).staff;
        secrets.extend(staff.into_iter().map(|one| one.identity_number));
        assert!(secrets.len() > 30, "{}", secrets.len());

        let text = text_of(&world).await;
        let names = world.house.store.view().all(person::Entity::find()).await.unwrap();
        assert!(names.iter().all(|row| text.contains(&row.name)), "what is not sealed is found, so the search works");
        let readable: Vec<&String> = secrets.iter().filter(|secret| text.contains(secret.as_str())).collect();
        assert!(readable.is_empty(), "{} of {} values: {readable:?}", readable.len(), secrets.len());
        println!("{} values, none readable in {} bytes", secrets.len(), text.len());
    }
}

#[test]
fn c05_what_is_sealed_is_what_the_catalogue_says() {
    let law = regulation::Law::embedded().unwrap();
    let said: BTreeSet<String> = law
        .fields
        .fields()
        .filter(|field| field.sealed)
        .map(|field| format!("{}.{}", field.table, field.column))
        .collect();
    assert_eq!(said, sealed_fields().into_iter().collect());
    let repairable =
        law.repairs.tables().flat_map(|table| table.columns.iter().map(|column| format!("{}.{column}", table.name())));
    assert_eq!(repairable.filter(|field| said.contains(field)).count(), 0, "a repair by hand sets no sealed column");
}

/// What stands in a column.
async fn standing(db: &DatabaseConnection, field: &str, is_this: &str) -> String {
    let (table, column) = field.split_once('.').unwrap();
    let sql = format!("SELECT {column} AS v FROM {table} WHERE {is_this}");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get("", "v").unwrap()
}

async fn put(db: &DatabaseConnection, field: &str, is_this: &str, text: &str) {
    let (table, column) = field.split_once('.').unwrap();
    db.execute_unprepared(&format!("UPDATE {table} SET {column} = '{text}' WHERE {is_this}")).await.unwrap();
}

on_both! {
    async fn i10_a_sealed_value_that_was_moved_swapped_or_altered_is_found_and_refused(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        world.assert_verifies().await;
        let db = unguarded(&world).await;
        let [a, b] = [registers.persons[0], registers.persons[1]];
        let of = |person: PersonId| format!("person_id = {}", person.0);
        const NUMBER: &str = "person.identity_number";
        let reveal = async |person_id: PersonId| {
            let field = MaskedField::IdentityNumber;
            let asked = FieldToReveal { person_id, field, ground: RevealGround::IdentityCheck, reason: "核对证件".to_owned() };
            world.run::<Reveal>("huangm", asked).await
        };
        let [of_a, of_b] = [standing(&db, NUMBER, &of(a)).await, standing(&db, NUMBER, &of(b)).await];
        let number = reveal(a).await.unwrap().value;
        assert!(CitizenId::check(&number).is_ok() && !of_a.contains(&number));

        // Swapped: each is genuine, and stands in the wrong row.
        put(&db, NUMBER, &of(a), &of_b).await;
        put(&db, NUMBER, &of(b), &of_a).await;
        let found = problems(&world).await;
        for person in [a, b] {
            assert!(found.contains(&("person".to_owned(), person.0.to_string(), "identity_number".to_owned())), "{found:?}");
            let refusal = reveal(person).await.unwrap_err();
            assert_eq!((refusal.code.as_str(), refusal.kind), ("sealed_value_altered", RefusalKind::Conflict));
        }
        put(&db, NUMBER, &of(b), &of_b).await;

        // Altered in every part, cut off, emptied, or written there in clear.
        let parts: Vec<&str> = of_a.split('.').collect();
        let other = |text: &str| text.chars().rev().collect::<String>();
        let of_b_parts: Vec<&str> = of_b.split('.').collect();
        let altered = [
            format!("{}.{}.{}", parts[0], other(parts[1]), parts[2]),
            format!("{}.{}.{}", parts[0], of_b_parts[1], parts[2]),
            format!("{}.{}.{}", parts[0], parts[1], other(parts[2])),
            format!("{}.{}.{}", parts[0], parts[1], of_b_parts[2]),
            format!("{}.{}.{}", parts[0], parts[1], &parts[2][..40]),
            format!("{}.{}.", parts[0], parts[1]),
            format!("{of_a}~"),
            String::new(),
            number.clone(),
        ];
        for text in &altered {
            put(&db, NUMBER, &of(a), text).await;
            assert_eq!(reveal(a).await.unwrap_err().code, "sealed_value_altered", "{text}");
            assert!(!problems(&world).await.is_empty(), "{text}");
        }
        // Said to be under a key that nobody has.
        put(&db, NUMBER, &of(a), &of_a.replacen(parts[0], "00000000", 1)).await;
        let refusal = reveal(a).await.unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.kind), ("sealing_key_missing", RefusalKind::Unavailable));
        put(&db, NUMBER, &of(a), &of_a).await;
        assert_eq!(reveal(a).await.unwrap().value, number);

        // Moved to another table; a list that shows it is refused with the same code.
        let hospital = format!("provider_id = {}", registers.county_hospital.0);
        let account = standing(&db, "provider.payee_account", &hospital).await;
        put(&db, "provider.payee_account", &hospital, &of_a).await;
        assert_eq!(world.ask::<Providers>("chenj", ProviderFilter::default()).await.unwrap_err().code, "sealed_value_altered");
        put(&db, "provider.payee_account", &hospital, &account).await;
        assert!(problems(&world).await.is_empty(), "everything was put back");
    }
}

/// The name of a test's key.
fn name_of(byte: u8) -> String {
    Sm4Gcm::new([byte; 16]).key_name().to_owned()
}

fn put_keys(world: &World, bytes: &[u8]) {
    std::fs::create_dir_all(world.keys.0.parent().unwrap()).unwrap();
    std::fs::write(&world.keys.0, Keys::text(bytes)).unwrap();
}

/// How many values stand under a test's key.
async fn under(world: &World, byte: u8) -> i64 {
    let uses = key_uses(world.house.store.view()).await.unwrap();
    uses.iter().filter(|one| one.key_name == name_of(byte)).map(|one| one.values).sum()
}

async fn change_to(world: &World, byte: u8) -> Result<(), String> {
    let asked = world.run_as::<ChangeKey>(&Caller::clockwork(), KeyName { key_name: name_of(byte) }).await;
    asked.map(drop).map_err(|refusal| refusal.code)
}

async fn retire(world: &World, byte: u8) -> Result<(), String> {
    let asked = world.run_as::<RetireKey>(&Caller::clockwork(), KeyName { key_name: name_of(byte) }).await;
    asked.map(drop).map_err(|refusal| refusal.code)
}

/// The entries of a command, in order, read.
async fn entries(world: &World) -> Vec<Entry> {
    let rows = trail_entry::Entity::find().order_by_asc(trail_entry::Column::EntryId);
    let rows = world.house.store.view().all(rows).await.unwrap();
    rows.iter().map(|row| Entry::from_bytes(&row.bytes).unwrap()).collect()
}

async fn enrol_one(world: &World, number: u32) -> person::Model {
    let identity = CitizenId::from_body(&format!("41102519700101{number:03}")).unwrap();
    let new = NewPerson {
        name: "新参保".to_owned(),
        identity_number: identity.as_str().to_owned(),
        from_date: "2025-01-01".to_owned(),
    };
    let enrolled = world.run::<Enrol>("liuy", NewPersons { persons: vec![new] }).await.unwrap();
    world.house.store.view().by_key(enrolled.person_ids[0].0).await.unwrap().unwrap()
}

on_both! {
    async fn c05_keys_are_changed_while_the_house_works_and_the_trail_shows_that_values_stayed(world) {
        let mut world = world;
        story::play(&mut world).await;
        let before = in_clear(&world).await;
        assert_eq!(under(&world, 7).await, before.len() as i64);
        assert!(is_settled(&world.house).await.unwrap());

        assert_eq!(change_to(&world, 7).await.unwrap_err(), "sealing_key_known");
        assert_eq!(change_to(&world, 8).await.unwrap_err(), "sealing_key_missing");
        put_keys(&world, &[7, 8]);
        change_to(&world, 8).await.unwrap();
        let new = enrol_one(&world, 1).await;
        assert_eq!(new.identity_number.key_name(), name_of(8), "from now on, without a restart");
        assert_eq!(in_clear(&world).await.len(), before.len() + 1, "what stands under the former key opens");
        assert_eq!(retire(&world, 7).await.unwrap_err(), "sealing_key_in_use");
        assert_eq!(retire(&world, 8).await.unwrap_err(), "sealing_key_in_force");

        let entries_before = entries(&world).await.len();
        assert_eq!(reseal_all(&world.house, |_| ()).await.unwrap(), before.len() as i64);
        assert_eq!((under(&world, 7).await, under(&world, 8).await), (0, before.len() as i64 + 1));
        let after = in_clear(&world).await;
        assert!(before.iter().all(|(place, value)| after[place] == *value), "every value stayed");
        world.assert_verifies().await;
        only_what_is_sealed_changed(&entries(&world).await, entries_before);

        // Nothing is left to do, and nothing is recorded.
        let recorded = entries(&world).await.len();
        assert_eq!(reseal_all(&world.house, |_| ()).await.unwrap(), 0);
        assert_eq!(entries(&world).await.len(), recorded);
        retire(&world, 7).await.unwrap();
        assert_eq!(retire(&world, 7).await.unwrap_err(), "sealing_key_retired");
        put_keys(&world, &[8]);
        let world = World::opened(&world.url).await;
        assert_eq!(in_clear(&world).await, after, "the retired key is needed no more");
        world.assert_verifies().await;
    }
}

/// Of every row that was sealed anew, from the trail alone: its image differs from
/// the one before in one digest, and that is not the one of a mark.
fn only_what_is_sealed_changed(entries: &[Entry], from: usize) {
    let mut last: BTreeMap<(String, String), RowImage> = BTreeMap::new();
    let mut resealed = 0;
    for (at, entry) in entries.iter().enumerate() {
        for image in &entry.rows {
            let before = last.insert((image.table.clone(), image.key.clone()), image.clone());
            if entry.command != "sealing.reseal" {
                continue;
            }
            assert!(at >= from);
            let before = before.expect("it was there");
            let changed: Vec<usize> =
                (0..image.columns.len()).filter(|place| image.columns[*place] != before.columns[*place]).collect();
            assert_eq!(changed.len(), 1, "{} {}", image.table, image.key);
            assert_eq!(image.rev, before.rev + 1);
            resealed += 1;
        }
        if entry.command == "sealing.reseal" {
            let facts: serde_json::Value = serde_json::to_value(&entry.facts).unwrap();
            assert_eq!(
                (facts["former"].as_str(), facts["current"].as_str()),
                (Some(name_of(7).as_str()), Some(name_of(8).as_str()))
            );
            assert!(sealed_fields().contains(&facts["field"].as_str().unwrap().to_owned()));
        }
    }
    assert!(resealed > 30, "{resealed}");
}

on_both! {
    async fn i10_rows_that_are_only_added_to_are_sealed_anew_and_not_edited(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let form = crate::reimbursement::a_stay(&registers, 0, "00123450");
        crate::reimbursement::claimed_with(&world, form, &crate::reimbursement::PAPERS).await.unwrap();
        let form = world.house.store.view().one(case_form::Entity::find()).await.unwrap().unwrap();
        let is_this = format!("case_form_id = {}", form.case_form_id);
        let db = Database::connect(world.database()).await.unwrap();
        let kept = standing(&db, "case_form.form", &is_this).await;
        let (key_name, rest) = kept.split_once('.').unwrap();
        let (mark, sealed) = rest.split_once('.').unwrap();
        let next = form.rev + 1;
        let refused = [
            format!("UPDATE case_form SET amount_fen = amount_fen + 1, rev = {next} WHERE {is_this}"),
            format!("UPDATE case_form SET form = '{key_name}.{}.{sealed}', rev = {next} WHERE {is_this}", "0".repeat(32)),
            format!("UPDATE case_form SET form = '11111111.{mark}.{sealed}' WHERE {is_this}"),
            format!("UPDATE case_form SET form = '11111111.{mark}.{sealed}', rev = {next} + 1 WHERE {is_this}"),
            format!("DELETE FROM case_form WHERE {is_this}"),
        ];
        for sql in refused {
            let error = db.execute_unprepared(&sql).await.expect_err(&sql).to_string();
            assert!(error.contains("append_only"), "{sql}: {error}");
        }
        put_keys(&world, &[7, 8]);
        change_to(&world, 8).await.unwrap();
        reseal_all(&world.house, |_| ()).await.unwrap();
        let form: case_form::Model = world.house.store.view().by_key(form.case_form_id).await.unwrap().unwrap();
        assert_eq!((form.rev, form.form.key_name()), (next, name_of(8).as_str()));
        world.assert_verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i10_the_role_of_the_application_seals_anew_and_edits_nothing() {
    let (mut world, owner, role) = World::founded_under_a_role().await;
    let registers = registers(&mut world, 1).await;
    let form = crate::reimbursement::a_stay(&registers, 0, "00123450");
    crate::reimbursement::claimed_with(&world, form, &crate::reimbursement::PAPERS).await.unwrap();
    put_keys(&world, &[7, 8]);
    change_to(&world, 8).await.unwrap();
    assert!(reseal_all(&world.house, |_| ()).await.unwrap() > 3);
    assert_eq!(under(&world, 7).await, 0);
    world.assert_verifies().await;
    let edit = format!("SET ROLE {role}; UPDATE case_form SET amount_fen = 0");
    let error = owner.execute_unprepared(&edit).await.unwrap_err().to_string();
    assert!(error.contains("permission denied"), "{error}");
}

/// A change of keys to its end, as `zhiheng keys rotate` does it: also the child
/// of the test below, which dies where it is told to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rotation_runs_to_its_end() {
    let (world, _first) = match std::env::var("ZHIHENG_KILL_URL") {
        Ok(url) => {
            die_where_told();
            (World::opened(&url).await, None)
        }
        Err(_) => {
            let mut first = World::founded(On::Sqlite).await;
            registers(&mut first, 3).await;
            put_keys(&first, &[7, 8]);
            (World::opened(&first.url).await, Some(first))
        }
    };
    let newest = world.house.store.vault().ring().unwrap().newest().to_owned();
    let known = world.house.store.view().by_key::<sealing_key::Model>(newest.as_str()).await.unwrap().is_some();
    if is_settled(&world.house).await.unwrap() && !known {
        world.run_as::<ChangeKey>(&Caller::clockwork(), KeyName { key_name: newest }).await.unwrap();
    }
    reseal_all(&world.house, |_| ()).await.unwrap();
    assert!(is_settled(&world.house).await.unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_rotation_that_is_killed_is_ended_by_the_next_on_sqlite() {
    killed_rotations(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_rotation_that_is_killed_is_ended_by_the_next_on_postgres() {
    killed_rotations(On::Postgres).await;
}

async fn killed_rotations(on: On) {
    let seed = 20_261_122;
    println!("seed {seed}");
    let chance = SeededEntropy::new(seed);
    let points = [
        "funnel::decided",
        "funnel::rows_written",
        "funnel::trail_written",
        "funnel::before_commit",
        "funnel::committed",
    ];
    let mut world = World::founded(on).await;
    story::play(&mut world).await;
    let before = in_clear(&world).await;
    put_keys(&world, &[7, 8]);
    let (mut killed, mut keys) = (0, vec![7, 8]);
    for round in 0.. {
        let bytes = chance.bytes32();
        let place = (round % 3 != 2).then(|| format!("{}:{}", points[round % 5], 1 + bytes[0] % 6));
        let patience = place.is_none().then(|| Duration::from_millis(10 + u64::from(bytes[1] / 2)));
        let ended = run_child("sealed::a_rotation_runs_to_its_end", &world.url, place.as_deref(), patience);
        world.assert_verifies().await;
        assert_eq!(in_clear(&world).await, before, "whenever it died, every value opens");
        match ended {
            Ended::Killed => killed += 1,
            Ended::Done if killed >= 12 => break,
            Ended::Done => {
                keys.push(keys.len() as u8 + 7);
                put_keys(&world, &keys);
            }
        }
        assert!(round < 60, "{killed} kills in {round} rounds");
    }
    let last = run_child("sealed::a_rotation_runs_to_its_end", &world.url, None, None);
    assert_eq!(last, Ended::Done);
    println!("{killed} kills, {} changes of keys", keys.len() - 1);
    let newest = *keys.last().unwrap();
    assert_eq!(under(&world, newest).await, before.len() as i64);
    assert_eq!(in_clear(&world).await, before);
    for former in &keys[..keys.len() - 1] {
        retire(&world, *former).await.unwrap();
    }
    world.assert_verifies().await;
}
