//! The officer's cases of `regulation/cases/audit/`: small claims tables and
//! the findings they must give, words included. What a case leaves out has the
//! usual values stated in the folder's README.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where something is missing")]

use std::collections::{BTreeMap, BTreeSet};

use audit::{
    Claims, ExclusionRow, Finding, ItemDiagRow, ItemRow, LineRow, PersonRow, ProviderRow, Rows, RuleSet, RunOptions,
    Selection, TableName, Tables, VisitMoreRow, VisitRow, explain, parse_qty, rule_codes, run,
};
use base::{Date, parse_date};
use regulation::LawFiles;
use regulation::audit_rules::{AuditRules, RuleClass};
use regulation::cases::{Case, read_cases};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Given {
    persons: Vec<GivenPerson>,
    providers: Vec<GivenProvider>,
    visits: Vec<GivenVisit>,
    items: Vec<GivenItem>,
    exclusions: Vec<[String; 2]>,
    unlisted: Vec<String>,
    /// Rows of knowledge by table, cells in the order of its columns.
    knowledge: BTreeMap<String, Vec<Vec<String>>>,
    lines: Vec<GivenLine>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct GivenPerson {
    id: Option<i64>,
    sex: Option<u8>,
    born: Option<String>,
    died: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct GivenProvider {
    id: Option<i64>,
    level: Option<u8>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct GivenVisit {
    id: i64,
    person: Option<i64>,
    provider: Option<i64>,
    kind: Option<String>,
    admitted: String,
    discharged: Option<String>,
    diagnoses: Option<Vec<String>>,
    insurance: Option<String>,
    visit_type: Option<String>,
    department: Option<String>,
    procedures: Option<Vec<String>>,
    operation: Option<String>,
    uploaded: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenItem {
    code: String,
    kind: Option<u8>,
    sex_limit: Option<u8>,
    min_age: Option<i32>,
    max_age: Option<i32>,
    min_level: Option<u8>,
    diag_limited: Option<bool>,
    #[serde(default)]
    icd3: Vec<String>,
    max_per_day: Option<String>,
    max_per_stay: Option<String>,
    days_per_unit: Option<String>,
    max_supply_days: Option<i32>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct GivenLine {
    id: Option<i64>,
    visit: Option<i64>,
    person: Option<i64>,
    provider: Option<i64>,
    day: String,
    item: Option<String>,
    qty: Option<String>,
    price_fen: Option<i64>,
    amount_fen: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    findings: Vec<ExpectedFinding>,
    #[serde(default)]
    rejected: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedFinding {
    rule: i32,
    id: i64,
    amount_fen: i64,
    zh: Option<String>,
}

fn cases() -> Vec<Case<Given, Expect>> {
    read_cases(&LawFiles::embedded(), "audit").unwrap_or_else(|errors| panic!("{errors}"))
}

fn rules() -> RuleSet {
    RuleSet::all(&AuditRules::embedded().unwrap(), date("2025-06-30")).unwrap()
}

fn basic_rules() -> RuleSet {
    RuleSet::basic(&AuditRules::embedded().unwrap(), date("2025-06-30")).unwrap()
}

#[test]
fn every_case_gives_its_findings_and_no_others() {
    let (basic, all) = (basic_rules(), rules());
    let mut wrong = Vec::new();
    for case in cases() {
        // The cases of the twelve show what the twelve find, alone.
        let rules = if case.place.0.matches('/').count() == 2 { &basic } else { &all };
        let claims = Claims::from_tables(&rows(&case.given).tables(), 2).unwrap();
        let findings = run(&claims, rules, &RunOptions { threads: 2, selection: Selection::All }, |_| ());
        let hits = |findings: &[Finding]| findings.iter().map(|f| (f.rule, f.id, f.amount_fen)).collect::<Vec<_>>();
        let expected: Vec<_> = case.expect.findings.iter().map(|f| (f.rule, f.id, f.amount_fen)).collect();
        if hits(&findings) != expected {
            wrong.push(format!("{}: found {:?}, expected {expected:?}", case.title(), hits(&findings)));
            continue;
        }
        for (finding, expected) in findings.iter().zip(&case.expect.findings) {
            let words = explain(finding, rules).unwrap();
            assert!(!words.zh.contains('{') && !words.en.contains('{'), "{}: {words:?}", case.title());
            if let Some(zh) = &expected.zh {
                assert_eq!(&words.zh, zh, "{}", case.title());
            }
        }
        let problems = claims.problems().kept().iter();
        let told: Vec<String> = problems.map(|p| format!("{} {} {}", p.table.name(), p.row, p.kind.code())).collect();
        assert_eq!(told, case.expect.rejected, "{}", case.title());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_cases_that_fire_and_cases_that_do_not() {
    let cases = cases();
    for (number, code) in rule_codes() {
        let file = format!("/{number:02}_{code}.toml");
        let of_rule: Vec<_> = cases.iter().filter(|case| case.place.0.ends_with(&file)).collect();
        let fired = |case: &&&Case<Given, Expect>| case.expect.findings.iter().any(|f| f.rule == number);
        assert!(of_rule.iter().any(|case| fired(&case)), "{file} has no case in which rule {number} fires");
        let spares = |case: &&&Case<Given, Expect>| {
            case.expect.findings.len() < case.given.lines.len().max(case.given.visits.len()).max(2)
        };
        assert!(of_rule.iter().any(|case| spares(&case)), "{file} has no line that rule {number} spares");
    }
}

#[test]
fn every_rule_of_the_law_data_has_its_check_and_the_other_way_round() {
    let law = AuditRules::embedded().unwrap();
    let in_law: Vec<(i32, &str)> = law.all().iter().map(|rule| (rule.number(), rule.code())).collect();
    assert_eq!(in_law, rule_codes().collect::<Vec<_>>());
    let only = rules().only(&[4, 11]).unwrap();
    assert_eq!(only.rules().iter().map(|rule| rule.number).collect::<Vec<_>>(), [4, 11]);
    assert_eq!(rules().only(&[4, 99]).unwrap_err().to_string(), "there is no rule 99");
    let too_early = RuleSet::all(&law, date("1999-12-31")).unwrap_err();
    assert_eq!(too_early.to_string(), "rule 10 has no readmission_days on 1999-12-31");
}

#[test]
fn the_eighty_eight_rules_of_the_frame_run_or_say_what_they_lack() {
    let law = AuditRules::embedded().unwrap();
    let frame = law.frame().expect("the register of the frame is there");
    let (run, lack): (Vec<_>, Vec<_>) = frame.rule.iter().partition(|rule| rule.lacks.is_none());
    assert_eq!((frame.rule.len(), run.len() + lack.len()), (88, 88));
    assert!(run.len() >= 60, "{} run", run.len());
    let of_class = |class| frame.rule.iter().filter(|rule| rule.class == class).count();
    assert_eq!([RuleClass::Policy, RuleClass::Management, RuleClass::Medical].map(of_class), [34, 29, 25]);
    // No rule of ours but the basic ones stands outside the frame.
    let named: BTreeSet<i32> = frame.rule.iter().flat_map(|rule| rule.run_by().collect::<Vec<_>>()).collect();
    let unnamed: Vec<i32> = law.all().iter().map(|rule| rule.number()).filter(|n| !named.contains(n)).collect();
    assert_eq!(unnamed, [11, 12], "overlapping stays and charges after death have no name in the frame");
    println!("{} of 88 run, {} lack data", run.len(), lack.len());
}

#[test]
fn a_rule_whose_table_is_missing_says_so() {
    let rows = rows(&Given { lines: vec![], visits: vec![], ..Given::default() });
    let claims = Claims::from_tables(&rows.tables(), 1).unwrap();
    let not_run = rules().not_run(&claims);
    let of = |code: &str| not_run.iter().find(|rule| rule.code == code).map(|rule| rule.missing.clone());
    assert_eq!(of("interacting_drugs").unwrap(), ["no table substances", "no table interactions"]);
    assert_eq!(of("upload_late").unwrap(), ["no column uploaded_date of the table visits"]);
    assert_eq!(of("line_does_not_add_up"), None);
    assert!(not_run.iter().all(|rule| rule.number > 12), "the twelve need the seven tables alone");
}

fn date(text: &str) -> Date {
    parse_date(text).unwrap_or_else(|| panic!("not a date: {text}"))
}

fn qty(text: &str) -> i32 {
    parse_qty(text).unwrap_or_else(|| panic!("not a quantity: {text}"))
}

fn rows(given: &Given) -> Rows {
    let mut rows = Rows {
        persons: given.persons.iter().map(person).collect(),
        providers: given.providers.iter().map(provider).collect(),
        visits: given.visits.iter().map(visit).collect(),
        items: given.items.iter().map(item).collect(),
        exclusions: given.exclusions.iter().map(exclusion).collect(),
        ..Rows::default()
    };
    if rows.persons.is_empty() {
        rows.persons.push(person(&GivenPerson::default()));
    }
    if rows.providers.is_empty() {
        rows.providers.push(provider(&GivenProvider::default()));
    }
    if let (true, Some(first)) = (rows.visits.is_empty(), given.lines.first()) {
        let (id, admitted) = (1, first.day.clone());
        let usual = GivenVisit { id, admitted, ..GivenVisit::default() };
        rows.visits.push(VisitRow { person_id: rows.persons[0].person_id, ..visit(&usual) });
    }
    for (name, cells) in &given.knowledge {
        let table = TableName::KNOWLEDGE.into_iter().find(|table| table.name() == name);
        rows.knowledge.insert(table.unwrap_or_else(|| panic!("no table {name}")), cells.clone());
    }
    for of_item in &given.items {
        let category =
            |icd3: &String| ItemDiagRow { item_code: of_item.code.as_str().into(), icd3: icd3.as_str().into() };
        rows.item_diag.extend(of_item.icd3.iter().map(category));
    }
    rows.lines = given.lines.iter().zip(1..).map(|(given, place)| line(given, place, &rows.visits)).collect();
    let named: BTreeSet<_> = rows.lines.iter().map(|line| line.item_code.clone()).collect();
    for code in named {
        if rows.items.iter().all(|item| item.item_code != code) && !given.unlisted.iter().any(|name| **name == *code) {
            rows.items.push(ItemRow::plain(&code, 1000));
        }
    }
    rows
}

fn person(given: &GivenPerson) -> PersonRow {
    PersonRow {
        person_id: given.id.unwrap_or(1),
        sex: given.sex.unwrap_or(1),
        birth_date: date(given.born.as_deref().unwrap_or("1970-01-01")),
        death_date: given.died.as_deref().map(date),
    }
}

fn provider(given: &GivenProvider) -> ProviderRow {
    ProviderRow { provider_id: given.id.unwrap_or(1), level: given.level.unwrap_or(2) }
}

fn visit(given: &GivenVisit) -> VisitRow {
    let codes = given.diagnoses.clone().unwrap_or_else(|| vec!["Z00.000".to_owned()]);
    let code = |n: usize| codes.get(n).map(|code| code.as_str().into());
    let discharged = given.discharged.as_deref().unwrap_or(&given.admitted);
    VisitRow {
        visit_id: given.id,
        person_id: given.person.unwrap_or(1),
        provider_id: given.provider.unwrap_or(1),
        kind: if given.kind.as_deref() == Some("inpatient") { 2 } else { 1 },
        admit_date: date(&given.admitted),
        discharge_date: (discharged != "none").then(|| date(discharged)),
        diag1: code(0),
        diag2: code(1),
        more: more(given),
    }
}

/// The optional columns; a world without any has none of them.
fn more(given: &GivenVisit) -> Option<VisitMoreRow> {
    let text = |text: &Option<String>| text.as_deref().map(Into::into);
    let procedure =
        |n: usize| given.procedures.as_ref().and_then(|codes| codes.get(n)).map(|code| code.as_str().into());
    let more = VisitMoreRow {
        insurance: text(&given.insurance),
        visit_type: text(&given.visit_type),
        department: text(&given.department),
        procedure1: procedure(0),
        procedure2: procedure(1),
        operation_date: given.operation.as_deref().map(date),
        uploaded_date: given.uploaded.as_deref().map(date),
    };
    (more != VisitMoreRow::default()).then_some(more)
}

fn item(given: &GivenItem) -> ItemRow {
    let mut plain = ItemRow::plain(&given.code, 1000);
    plain.kind = given.kind.unwrap_or(plain.kind);
    let limit = |text: &Option<String>| text.as_deref().map_or(0, qty);
    ItemRow {
        sex_limit: given.sex_limit.unwrap_or(plain.sex_limit),
        min_age: given.min_age.unwrap_or(plain.min_age),
        max_age: given.max_age.unwrap_or(plain.max_age),
        min_level: given.min_level.unwrap_or(plain.min_level),
        diag_limited: given.diag_limited.unwrap_or(plain.diag_limited),
        max_per_day: limit(&given.max_per_day),
        max_per_stay: limit(&given.max_per_stay),
        days_per_unit: limit(&given.days_per_unit),
        max_supply_days: given.max_supply_days.unwrap_or(plain.max_supply_days),
        ..plain
    }
}

fn exclusion([item_a, item_b]: &[String; 2]) -> ExclusionRow {
    ExclusionRow { item_a: item_a.as_str().into(), item_b: item_b.as_str().into() }
}

fn line(given: &GivenLine, place: i64, visits: &[VisitRow]) -> LineRow {
    let visit_id = given.visit.unwrap_or(1);
    let of_visit = visits.iter().find(|visit| visit.visit_id == visit_id).or(visits.first()).expect("a visit");
    let (qty, price_fen) = (given.qty.as_deref().map_or(100, qty), given.price_fen.unwrap_or(1000));
    LineRow {
        line_id: given.id.unwrap_or(place),
        visit_id,
        person_id: given.person.unwrap_or(of_visit.person_id),
        provider_id: given.provider.unwrap_or(of_visit.provider_id),
        service_date: date(&given.day),
        item_code: given.item.as_deref().unwrap_or("X").into(),
        qty,
        price_fen,
        amount_fen: given.amount_fen.unwrap_or(price_fen * i64::from(qty) / 100),
    }
}

/// The pairs that every pharmacist knows come with the program; a table of the
/// claims' own takes their place.
#[test]
fn public_knowledge_is_used_where_the_claims_bring_none() {
    let law = AuditRules::embedded().unwrap();
    let (all, rule) = (rules(), rules().rules().iter().find(|rule| rule.code == "incompatible_herbs").unwrap().number);
    let with = |own: Option<&str>| {
        let lines = ["gan-cao", "gan-sui"].map(|item| GivenLine {
            day: "2025-03-01".to_owned(),
            item: Some(item.to_owned()),
            ..GivenLine::default()
        });
        let given = Given { lines: lines.into(), ..Given::default() };
        let mut tables = rows(&given).tables();
        tables.add_csv(TableName::Substances, "item_code,substance\ngan-cao,甘草\ngan-sui,甘遂\n").unwrap();
        if let Some(own) = own {
            tables.add_csv(TableName::HerbIncompatibilities, own).unwrap();
        }
        tables.supplement(law.knowledge()).unwrap();
        let claims = Claims::from_tables(&tables, 1).unwrap();
        let findings = run(&claims, &all, &RunOptions { threads: 1, selection: Selection::All }, |_| ());
        let words =
            findings.iter().filter(|finding| finding.rule == rule).map(|found| explain(found, &all).unwrap().zh);
        words.collect::<Vec<_>>()
    };
    let said = "2025-03-01 gan-sui 与 gan-cao（明细 L18）同用，二者不宜配伍；依据 herb_incompatibilities:十八反。";
    assert_eq!(with(None), [said]);
    assert_eq!(with(Some("substance_a,substance_b\n乌头,半夏\n")), [""; 0]);
    for (name, _) in law.knowledge() {
        assert!(TableName::KNOWLEDGE.iter().any(|table| table.name() == name), "no table is called {name}");
    }
}

#[test]
fn a_table_of_knowledge_that_cannot_be_read_is_refused_with_its_line() {
    let refusal = |table, text| Tables::new().add_csv(table, text).unwrap_err().to_string();
    assert_eq!(
        refusal(TableName::Courses, "item_code,max_days\na,3\nb,three\n"),
        "the table \"courses\" cannot be read on line 3: max_days: \"three\"",
    );
    assert_eq!(
        refusal(TableName::PriceCeilings, "item_code,max_fen,from_date\na,3,01.02.2025\n"),
        "the table \"price_ceilings\" cannot be read on line 2: from_date: \"01.02.2025\"",
    );
    let mut tables = rows(&Given::default()).tables();
    tables.add_csv(TableName::Interactions, "substance_a,note\nx,y\n").unwrap();
    let problem = Claims::from_tables(&tables, 1).unwrap_err().to_string();
    assert_eq!(problem, "the table \"interactions\" has no column \"substance_b\"");
}

/// A scope confines a rule to levels, kinds of provider, insurances and days.
#[test]
fn a_rule_looks_at_nothing_beyond_its_scope() {
    let files = LawFiles::embedded();
    let path = "audit/data_quality/40_line_does_not_add_up.toml";
    let text = files.text(path).unwrap();
    let hits = |scope: &str| {
        let scoped = text.replacen("[name]", &format!("[scope]\n{scope}\n\n[name]"), 1);
        let files = LawFiles::of([(path, scoped.as_str())]);
        let mut reader = regulation::Reader::over(&files);
        let law = regulation::audit_rules::load(&mut reader);
        let law = reader.finish(|| law).unwrap();
        let rules = RuleSet::all(&law, date("2025-06-30")).unwrap();
        let visit = |id, provider, insurance: &str| GivenVisit {
            id,
            provider: Some(provider),
            admitted: "2025-03-01".to_owned(),
            insurance: Some(insurance.to_owned()),
            ..GivenVisit::default()
        };
        let line = |visit, day: &str| GivenLine {
            visit: Some(visit),
            day: day.to_owned(),
            amount_fen: Some(5_000),
            ..GivenLine::default()
        };
        let given = Given {
            providers: vec![
                GivenProvider { id: Some(1), level: Some(1) },
                GivenProvider { id: Some(2), level: Some(3) },
            ],
            visits: vec![visit(1, 1, "390"), visit(2, 2, "310")],
            lines: vec![line(1, "2025-03-01"), line(2, "2025-03-01"), line(2, "2025-04-01")],
            ..Given::default()
        };
        let claims = Claims::from_tables(&rows(&given).tables(), 1).unwrap();
        let findings = run(&claims, &rules, &RunOptions { threads: 1, selection: Selection::All }, |_| ());
        findings.iter().map(|finding| finding.id).collect::<Vec<_>>()
    };
    assert_eq!(hits(""), [1, 2, 3]);
    assert_eq!(hits("provider_levels = [3]"), [2, 3]);
    assert_eq!(hits("insurances = [\"390\"]"), [1]);
    assert_eq!(hits("provider_types = [2]"), [0; 0], "the table of providers says no kind");
    assert_eq!(hits("from = \"2025-03-02\""), [3]);
    assert_eq!(hits("until = \"2025-04-01\""), [1, 2]);
}

/// Whoever makes tables reads the decision note.
#[test]
fn the_tables_of_knowledge_are_described_as_they_are() {
    let note = include_str!("../../../docs/decisions/0016-audit-rules.md");
    for table in TableName::KNOWLEDGE {
        let columns: Vec<String> = table.columns().iter().map(|column| format!("`{column}`")).collect();
        let line = format!("| `{}` | {} |", table.name(), columns.join(", "));
        assert!(note.contains(&line), "the note lacks: {line}");
    }
}
