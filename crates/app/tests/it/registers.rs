//! Registers for tests: two hospitals with their offices, persons, a small
//! catalogue, and the shortest way to a settled visit.

use app::operations::audit_case::CaseMoved;
use app::operations::catalogue::load::{Exclusion, ItemKind, Load, NewItem, NewItems};
use app::operations::claim::NewLine;
use app::operations::claim::settle::{Settle, SettlementShown, VisitToSettle};
use app::operations::material::open::{Open, PaperToOpen};
use app::operations::material::upload::{Paper, Upload};
use app::operations::matter::StepOfCase;
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::operations::organisation::engage::Newcomer;
use app::operations::person::enrol::{Enrol, NewPerson, NewPersons};
use app::operations::provider::register::{NewProvider, NewProviders, ProviderKind, Register};
use app::operations::visit::admit::{Admit, NewVisit, VisitKind};
use app::operations::visit::care::VisitCare;
use app::operations::visit::discharge::{Discharge, VisitEnd};
use app::operations::visit::upload_fees::{NewLines, UploadFees};
use base::identity_numbers::CitizenId;
use base::{CaseId, Fen, PersonId, ProviderId, Refusal, VisitId};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{account, case_assignment, material};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::world::World;

/// What the tests have registered.
pub struct Registers {
    pub county_hospital: ProviderId,
    pub city_hospital: ProviderId,
    pub persons: Vec<PersonId>,
}

/// Registers two hospitals (offices `office1`, `office2`), `count` persons born
/// 1980-01-01 on, all insured since 2025, and a catalogue of four items.
pub async fn registers(world: &mut World, count: u32) -> Registers {
    let provider = |code: &str, name: &str, tier, level| NewProvider {
        code: code.to_owned(),
        name: name.to_owned(),
        kind: ProviderKind::Hospital,
        tier,
        level,
        region: "411025".to_owned(),
        credit_code: "914403001922038216".to_owned(),
        payee_name: name.to_owned(),
        payee_bank: "示范银行".to_owned(),
        payee_account: "4111111111111111".to_owned(),
    };
    let providers =
        vec![provider("H41102500001", "示范县人民医院", 1, 2), provider("H41100000001", "示范市中心医院", 3, 3)];
    let providers = world.run::<Register>("chenj", NewProviders { providers }).await.expect("providers are registered");
    for (number, provider_id) in providers.provider_ids.iter().enumerate() {
        let identity = CitizenId::from_body(&format!("4110251990010{}11{number}", number + 1)).expect("a number");
        world
            .engage(Newcomer {
                name: format!("医保办{number}"),
                identity_number: identity.as_str().to_owned(),
                on_establishment: false,
                provider_id: Some(*provider_id),
                posts: vec!["hospital_office".to_owned()],
                login: format!("office{}", number + 1),
            })
            .await;
    }
    let item = |code: &str, kind, price: i64, in_scope, preself_permyriad| NewItem {
        code: code.to_owned(),
        name: code.to_owned(),
        kind,
        price_fen: Fen(price),
        in_scope,
        preself_permyriad,
        ..a_drug()
    };
    let items = vec![
        item("BED", ItemKind::Service, 10_000, true, 0),
        item("DRUG", ItemKind::Drug, 5_000, true, 1_000),
        item("LUXURY", ItemKind::Consumable, 20_000, false, 0),
        item("CARE", ItemKind::Service, 3_000, true, 0),
    ];
    let exclusions = vec![Exclusion { item_a: "BED".to_owned(), item_b: "CARE".to_owned() }];
    world
        .run::<Load>("yangf", NewItems { from_date: "2017-01-01".to_owned(), items, exclusions })
        .await
        .expect("items are loaded");
    let persons = (0..count).map(|n| {
        let identity = CitizenId::from_body(&format!("41102519800101{n:03}")).expect("a number");
        NewPerson {
            name: format!("参保人{n}"),
            identity_number: identity.as_str().to_owned(),
            from_date: "2025-01-01".to_owned(),
        }
    });
    let enrolled =
        world.run::<Enrol>("liuy", NewPersons { persons: persons.collect() }).await.expect("persons are enrolled");
    Registers {
        county_hospital: providers.provider_ids[0],
        city_hospital: providers.provider_ids[1],
        persons: enrolled.person_ids,
    }
}

/// A drug without any limit.
pub fn a_drug() -> NewItem {
    NewItem {
        code: "DRUG".to_owned(),
        name: "药品".to_owned(),
        kind: ItemKind::Drug,
        price_fen: Fen(5_000),
        in_scope: true,
        preself_permyriad: 0,
        sex_limit: 0,
        min_age: 0,
        max_age: 150,
        min_level: 0,
        diagnoses: vec![],
        max_per_day: 0,
        max_per_stay: 0,
        days_per_unit: 0,
        max_supply_days: 0,
    }
}

/// Applies for a matter with one small paper of each of these codes.
pub async fn applied(
    world: &World,
    login: &str,
    matter: CaseKind,
    form: Value,
    papers: &[&str],
) -> Result<CaseMoved, Refusal> {
    let mut material_ids = Vec::new();
    for code in papers {
        let content_base64 = STANDARD.encode(format!("%PDF-1.7\n% {code}\n%%EOF\n"));
        let paper = Paper { code: (*code).to_owned(), file_name: format!("{code}.pdf"), content_base64 };
        material_ids.push(world.run::<Upload>(login, paper).await?.material_id);
    }
    let comment = String::new();
    world.run::<Accept>(login, Application { matter, form, material_ids, notify_missing: false, comment }).await
}

/// Applies for a change of the catalogue, with its grounds on paper where it is asked for.
pub async fn catalogue_change(world: &World, form: Value, on_paper: bool) -> Result<CaseMoved, Refusal> {
    let papers: &[&str] = if on_paper { &["grounds"] } else { &[] };
    applied(world, "yangf", CaseKind::CatalogueChange, form, papers).await
}

/// The application of the first person with diabetes, treated at the county hospital.
pub fn diabetes(registers: &Registers, from_date: &str) -> Value {
    json!({
        "person_id": registers.persons[0],
        "disease": "diabetes",
        "diagnosis": "E11.900",
        "diagnosed_by_id": registers.county_hospital,
        "treated_at_id": registers.county_hospital,
        "from_date": from_date,
    })
}

/// Applies for the recognition of a chronic disease.
pub async fn chronic_applied(world: &World, form: Value) -> Result<CaseMoved, Refusal> {
    let papers = ["identity", "diagnosis_proof", "medical_record"];
    applied(world, "suf", CaseKind::ChronicRecognition, form, &papers).await
}

/// A recognition that two further persons have agreed to.
pub async fn recognised(world: &World, form: Value) -> CaseId {
    let case_id = Box::pin(chronic_applied(world, form)).await.expect("the recognition is applied for").case_id;
    for duty in [Duty::SecondReview, Duty::Approve] {
        Box::pin(agreed_by_drawn(world, case_id, duty)).await.unwrap_or_else(|refusal| panic!("{duty}: {refusal:?}"));
    }
    case_id
}

/// That a standing of persons begins (or ends) on a day, by the list of an authority.
pub fn standing(standing: &str, change: &str, day: &str, persons: &[PersonId]) -> Value {
    let persons: Vec<Value> = persons.iter().map(|person_id| json!({"person_id": person_id})).collect();
    json!({
        "standing": standing, "change": change, "day": day, "ground": "县民政局认定", "document": "民函〔2026〕8号",
        "persons": persons,
    })
}

/// Brings standings in.
pub async fn standing_applied(world: &World, form: Value) -> Result<CaseMoved, Refusal> {
    applied(world, "liuy", CaseKind::PersonStanding, form, &["standing_proof"]).await
}

/// Standings that another person has agreed to.
pub async fn stands(world: &World, form: Value) -> CaseId {
    let case_id = Box::pin(standing_applied(world, form)).await.expect("standings are brought in").case_id;
    Box::pin(agreed_by_drawn(world, case_id, Duty::SecondReview)).await.expect("standings are agreed to");
    case_id
}

/// The login of whoever was drawn for a step.
pub async fn drawn_to(world: &World, case_id: CaseId, duty: Duty) -> String {
    let draws = case_assignment::Entity::find()
        .filter(case_assignment::Column::CaseId.eq(case_id.0))
        .filter(case_assignment::Column::Duty.eq(duty.code()))
        .order_by_desc(case_assignment::Column::Round);
    let view = world.house.store.view();
    let draw = view.one(draws).await.unwrap().expect("somebody was drawn");
    let account = account::Entity::find().filter(account::Column::StaffId.eq(draw.staff_id));
    view.one(account).await.unwrap().expect("who was drawn has an account").login
}

/// Whoever was drawn for a step opens the papers and agrees.
pub async fn agreed_by_drawn(world: &World, case_id: CaseId, duty: Duty) -> Result<CaseMoved, Refusal> {
    let login = drawn_to(world, case_id, duty).await;
    let papers = material::Entity::find().filter(material::Column::CaseId.eq(case_id.0));
    for paper in world.house.store.view().all(papers).await.unwrap() {
        let paper = PaperToOpen { material_id: base::MaterialId(paper.material_id) };
        world.run::<Open>(&login, paper).await.expect("a paper is opened");
    }
    world.run::<Review>(&login, StepOfCase { case_id, duty, comment: String::new() }).await
}

/// A change of the catalogue, applied for, reviewed and approved.
pub async fn catalogue_changed(world: &World, form: Value, back_dated: bool) -> CaseId {
    let case_id = Box::pin(catalogue_change(world, form, back_dated)).await.expect("the change is applied for").case_id;
    for duty in [Duty::ParameterReview, Duty::Approve] {
        Box::pin(agreed_by_drawn(world, case_id, duty)).await.unwrap_or_else(|refusal| panic!("{duty}: {refusal:?}"));
    }
    case_id
}

/// An inpatient visit that begins.
pub fn stay(person_id: PersonId, record_number: &str, admit_date: &str) -> NewVisit {
    NewVisit {
        person_id,
        kind: VisitKind::Inpatient,
        record_number: record_number.to_owned(),
        admit_date: admit_date.to_owned(),
        diagnosis_1: "J18.900".to_owned(),
        diagnosis_2: None,
        referral: 0,
        out_of_area: false,
        continued: false,
        prior_visit_id: None,
        care: VisitCare::Ordinary,
    }
}

/// A line of so many units (hundredths) at a price.
pub fn line(number: &str, date: &str, item: &str, quantity: i32, price: i64) -> NewLine {
    NewLine {
        line_number: number.to_owned(),
        service_date: date.to_owned(),
        item_code: item.to_owned(),
        quantity,
        price_fen: Fen(price),
        amount_fen: Fen(i64::from(quantity) * price / 100),
        own_code: None,
        batch: None,
    }
}

/// Admits, charges `bed_days` bed days, discharges.
pub async fn discharged(
    world: &World,
    login: &str,
    visit: NewVisit,
    discharge: &str,
    bed_days: i32,
) -> Result<VisitId, Refusal> {
    let admit = visit.admit_date.clone();
    let visit_id = world.run::<Admit>(login, visit).await?.visit_id;
    let lines = vec![line("1", &admit, "BED", bed_days * 100, 10_000)];
    world.run::<UploadFees>(login, NewLines { visit_id, lines }).await?;
    world.run::<Discharge>(login, VisitEnd { visit_id, discharge_date: discharge.to_owned(), care: None }).await?;
    Ok(visit_id)
}

/// A settled stay of so many bed days at 100 yuan.
pub async fn settled(
    world: &World,
    login: &str,
    visit: NewVisit,
    discharge: &str,
    bed_days: i32,
) -> Result<SettlementShown, Refusal> {
    let visit_id = discharged(world, login, visit, discharge, bed_days).await?;
    world
        .run::<Settle>(
            login,
            VisitToSettle { visit_id, total_fen: Fen(i64::from(bed_days) * 10_000), invoice_number: None, batch: None },
        )
        .await
}
