//! Freezing, auditing and sampling a month: what the snapshot holds, that it
//! cannot be changed unnoticed, what the rules find with history, that the draw
//! can be repeated; every refusal.

use std::path::PathBuf;

use app::operations::claim::NewLine;
use app::operations::claim::import::{ClaimToImport, ClaimsToImport, Import};
use app::operations::month::freeze::{Freeze, Frozen, OfMonth};
use app::operations::month::run_audit::{Audited, RunAudit};
use app::operations::sample::draw::{DrawSample, Drawn};
use app::operations::visit::admit::VisitKind;
use app::operations::visit::care::VisitCare;
use base::{Month, PersonId, ProviderId};
use serde_json::json;
use store::entity::{finding, settlement_month, visit};
use store::sea_orm::{EntityTrait, QueryOrder};

use crate::on_both;
use crate::registers::{Registers, catalogue_changed, line, registers};
use crate::world::World;

/// The month that is played.
pub(crate) fn september() -> OfMonth {
    OfMonth { month: "2026-09".parse::<Month>().unwrap() }
}

/// A claim of a person at a provider with these lines.
pub(crate) fn claim(
    provider_id: ProviderId,
    person_id: PersonId,
    number: &str,
    days: (&str, &str),
    lines: Vec<NewLine>,
) -> ClaimToImport {
    ClaimToImport {
        provider_id,
        person_id,
        kind: VisitKind::Inpatient,
        record_number: number.to_owned(),
        admit_date: days.0.to_owned(),
        discharge_date: days.1.to_owned(),
        settled_on: days.1.to_owned(),
        diagnosis_1: "J18.900".to_owned(),
        diagnosis_2: None,
        referral: 0,
        out_of_area: false,
        care: VisitCare::Ordinary,
        lines,
    }
}

/// Imports claims; all of them are settled.
pub(crate) async fn import(world: &World, claims: Vec<ClaimToImport>) {
    let answer = world.run::<Import>("zhaol", ClaimsToImport { claims }).await.expect("claims come in");
    assert!(answer.rejected.is_empty(), "{:?}", answer.rejected);
}

/// September with four claims at the county hospital and one at the city
/// hospital, and one earlier claim:
/// - Z1: a bed day and care on the same day, which exclude each other (rule 5, 30 yuan);
/// - Z2: care charged twice on a day (rule 8, 30 yuan);
/// - Z3: readmission 8 days after a stay of August (rule 10, the whole visit);
/// - Z4 and Y1: nothing wrong.
pub(crate) async fn a_september(world: &mut World) -> Registers {
    let registers = registers(world, 5).await;
    let (county, city) = (registers.county_hospital, registers.city_hospital);
    let person = |n: usize| registers.persons[n];
    let bed = |number: &str, day: &str, days: i32| line(number, day, "BED", days * 100, 10_000);
    let claims = vec![
        claim(
            county,
            person(0),
            "Z1",
            ("2026-09-01", "2026-09-21"),
            vec![
                bed("1", "2026-09-01", 20),
                line("2", "2026-09-01", "CARE", 100, 3_000),
                line("3", "2026-09-02", "CARE", 100, 3_000),
            ],
        ),
        claim(
            county,
            person(1),
            "Z2",
            ("2026-09-02", "2026-09-12"),
            vec![
                bed("1", "2026-09-02", 10),
                line("2", "2026-09-03", "CARE", 100, 3_000),
                line("3", "2026-09-03", "CARE", 100, 3_000),
            ],
        ),
        claim(county, person(2), "Z0", ("2026-08-20", "2026-08-28"), vec![bed("1", "2026-08-20", 8)]),
        claim(county, person(2), "Z3", ("2026-09-05", "2026-09-15"), vec![bed("1", "2026-09-05", 10)]),
        claim(county, person(3), "Z4", ("2026-09-05", "2026-09-15"), vec![bed("1", "2026-09-05", 10)]),
        claim(city, person(4), "Y1", ("2026-09-05", "2026-09-25"), vec![bed("1", "2026-09-05", 20)]),
    ];
    import(world, claims).await;
    registers
}

/// September frozen and audited and drawn.
pub(crate) async fn an_audited_september(world: &mut World) -> (Registers, Audited, Drawn) {
    let registers = a_september(world).await;
    world.run::<Freeze>("zhaol", september()).await.expect("September is frozen");
    let audited = world.run::<RunAudit>("zhaol", september()).await.expect("September is audited");
    let drawn = crate::sample::drawn(world, "zhaol", september()).await;
    (registers, audited, drawn)
}

async fn row(world: &World) -> settlement_month::Model {
    world.house.store.view().by_key::<settlement_month::Model>("2026-09").await.unwrap().expect("September has a row")
}

fn files_below(folder: PathBuf) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_below(path)) } else { files.push(path) }
    }
    files.sort();
    files
}

on_both! {
    async fn a_month_is_frozen_once_into_a_snapshot_the_audit_can_read(world) {
        let mut world = world;
        a_september(&mut world).await;
        assert_eq!(world.run::<Freeze>("zhaol", OfMonth { month: "2026-10".parse().unwrap() }).await.unwrap_err().code, "month_not_ended");
        assert_eq!(world.run::<Freeze>("huangm", september()).await.unwrap_err().code, "duty_not_held");
        let frozen: Frozen = world.run::<Freeze>("zhaol", september()).await.unwrap();
        assert_eq!((frozen.claims_count, frozen.lines_count), (5, 9));
        assert_eq!(frozen.claims_fen, 206_000 + 106_000 + 100_000 + 100_000 + 200_000);
        assert_eq!(world.run::<Freeze>("zhaol", september()).await.unwrap_err().code, "month_already_frozen");

        let row = row(&world).await;
        assert_eq!((row.state.as_str(), row.snapshot_digest.as_deref()), ("frozen", Some(frozen.snapshot_sm3.as_str())));
        let folder = world.house.snapshots.join(row.snapshot_path.unwrap());
        let claims = audit::Claims::open(&folder, 1, |_| ()).expect("the audit reads the snapshot");
        // Five claims of the month and the stay of August before one of them.
        assert_eq!((claims.visit_count(), claims.line_count(), claims.problems().total()), (6, 9, 0));
        // Nothing but the snapshot is left in the month's folder.
        assert_eq!(std::fs::read_dir(folder.parent().unwrap()).unwrap().count(), 1);

        // What is said to have been settled in the frozen month comes too late.
        let late = claim(ProviderId(0), PersonId(0), "Z9", ("2026-09-20", "2026-09-29"), vec![]);
        let late = ClaimToImport {
            provider_id: registers_of(&world).await.0,
            person_id: registers_of(&world).await.1,
            care: VisitCare::Ordinary,
            lines: vec![line("1", "2026-09-20", "BED", 100, 10_000)],
            ..late
        };
        let answer = world.run::<Import>("zhaol", ClaimsToImport { claims: vec![late] }).await.unwrap();
        assert_eq!(answer.rejected[0].code, "month_frozen");
        world.assert_verifies().await;
    }
}

async fn registers_of(world: &World) -> (ProviderId, PersonId) {
    let first = visit::Entity::find().order_by_asc(visit::Column::VisitId);
    let visit = world.house.store.view().one(first).await.unwrap().unwrap();
    (ProviderId(visit.provider_id.unwrap()), PersonId(visit.person_id))
}

on_both! {
    async fn the_same_claims_give_the_same_bytes(world) {
        let mut world = world;
        a_september(&mut world).await;
        let dry = app::Request { key: None, dry_run: true };
        let caller = world.caller("zhaol").await;
        let first = app::funnel::run::<Freeze>(&world.house, &caller, &dry, september()).await.unwrap().output;
        let real = world.run::<Freeze>("zhaol", september()).await.unwrap();
        assert_eq!(first.snapshot_sm3, real.snapshot_sm3, "written twice, at two times");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn an_empty_month_can_be_frozen_and_audited(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        assert_eq!(world.run::<RunAudit>("zhaol", september()).await.unwrap_err().code, "month_not_frozen");
        assert_eq!(world.run::<DrawSample>("zhaol", september()).await.unwrap_err().code, "month_not_frozen");
        let frozen = world.run::<Freeze>("zhaol", september()).await.unwrap();
        assert_eq!((frozen.claims_count, frozen.claims_fen), (0, 0));
        let audited = world.run::<RunAudit>("zhaol", september()).await.unwrap();
        assert!(audited.by_rule.is_empty() && audited.cases.is_empty());
        assert_eq!(crate::sample::fixed(&world, "zhaol", september()).await.unwrap_err().code, "nothing_to_sample");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn the_audit_finds_what_is_wrong_with_the_months_claims_and_nothing_else(world) {
        let mut world = world;
        a_september(&mut world).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        assert_eq!(world.run::<RunAudit>("wuf", september()).await.unwrap_err().code, "duty_not_held");
        let audited = world.run::<RunAudit>("zhaol", september()).await.unwrap();
        let found: Vec<(i32, i64, i64)> = audited.by_rule.iter().map(|rule| (rule.rule, rule.count, rule.amount_fen)).collect();
        assert_eq!(found, [(5, 1, 3_000), (8, 1, 3_000), (10, 1, 100_000)]);
        assert_eq!(audited.cases.len(), 1, "only the county hospital has findings");
        let select = finding::Entity::find().order_by_asc(finding::Column::Rule);
        let rows = world.house.store.view().all(select).await.unwrap();
        assert!(rows.iter().all(|row| row.case_id == audited.cases[0].0 && row.state == "open"));
        assert_eq!(rows.iter().map(|row| row.line_id.is_some()).collect::<Vec<_>>(), [true, true, false]);
        assert!(rows[2].evidence.contains("\"previous_discharge\":{\"day\":\"2026-08-28\"}"), "{}", rows[2].evidence);
        assert_eq!(world.run::<RunAudit>("zhaol", september()).await.unwrap_err().code, "month_already_audited");
        assert_eq!(row(&world).await.state, "audited");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_snapshot_that_was_touched_is_not_audited(world) {
        let mut world = world;
        a_september(&mut world).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        let folder = world.house.snapshots.join(row(&world).await.snapshot_path.unwrap());
        for file in files_below(folder.clone()) {
            let bytes = std::fs::read(&file).unwrap();
            let mut touched = bytes.clone();
            let middle = touched.len() / 2;
            touched[middle] ^= 1;
            std::fs::write(&file, &touched).unwrap();
            assert_eq!(world.run::<RunAudit>("zhaol", september()).await.unwrap_err().code, "snapshot_altered", "{file:?}");
            std::fs::write(&file, &bytes).unwrap();
        }
        let added = folder.join("lines/month-0001.parquet");
        std::fs::copy(folder.join("lines/month-0000.parquet"), &added).unwrap();
        assert_eq!(world.run::<RunAudit>("zhaol", september()).await.unwrap_err().code, "snapshot_altered");
        std::fs::remove_file(added).unwrap();
        world.run::<RunAudit>("zhaol", september()).await.expect("restored, it is audited");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn rule_nine_counts_what_was_dispensed_in_earlier_months(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let pill = json!({"code": "PILL", "name": "PILL", "list": "drug", "class": "a", "price_fen": 100,
            "days_per_unit": 100, "max_supply_days": 30});
        let pill = json!({"from_date": "2025-01-01", "grounds": "省目录调整通知", "items": [pill]});
        catalogue_changed(&world, pill, true).await;
        let dispensed = |number: &str, day: &str| ClaimToImport {
            kind: VisitKind::Outpatient,
            ..claim(registers.county_hospital, registers.persons[0], number, (day, day), vec![line("1", day, "PILL", 3_000, 100)])
        };
        import(&world, vec![dispensed("M1", "2026-08-20"), dispensed("M2", "2026-09-01")]).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        let audited = world.run::<RunAudit>("zhaol", september()).await.unwrap();
        // 30 days until 19 September and 30 more on the 1st: 48 in hand, 18 too many of 30 days for 30 yuan.
        assert_eq!(audited.by_rule.iter().map(|rule| (rule.rule, rule.amount_fen)).collect::<Vec<_>>(), [(9, 1_800)]);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i15_of_every_hospital_a_share_is_drawn(world) {
        let mut world = world;
        let (_, _, drawn) = an_audited_september(&mut world).await;
        assert_eq!((drawn.population_count, drawn.drawn.len()), (5, 2), "5 % of four and of one, rounded up");
        assert_eq!(drawn.cases.len(), 2, "a case for each hospital");
        assert_eq!(world.run::<DrawSample>("huangm", september()).await.unwrap_err().code, "duty_not_held");
        world.assert_verifies().await;
    }
}

/// Asks a question as the person with this login.
pub(crate) async fn ask<Q: app::Query>(
    world: &World,
    login: &str,
    input: Q::Input,
) -> Result<Q::Output, base::Refusal> {
    let caller = world.caller(login).await;
    match app::funnel::ask::<Q>(&world.house, &caller, input).await {
        Ok(answer) => Ok(answer),
        Err(app::Stop::Refused(refusal)) => Err(refusal),
        Err(failure) => panic!("{}: {failure}", Q::SPEC.name),
    }
}

mod pages {
    use super::*;
    use app::operations::session::sign_out::Nothing;
    use app::queries::month::list::List;
    use app::queries::month::step::MonthStepState;
    use app::queries::month::view::{MonthView, View, WhichMonth};

    async fn cockpit(world: &World) -> MonthView {
        ask::<View>(world, "zhaol", WhichMonth { month: Some(september().month) }).await.unwrap()
    }

    fn stands(view: &MonthView, step: &str) -> (MonthStepState, Vec<String>, Vec<String>) {
        let step = view.steps.iter().find(|found| found.step == step).unwrap();
        let codes = step.blockers.iter().map(|blocker| blocker.code.clone()).collect();
        (
            step.state,
            codes,
            step.actions.iter().filter(|action| action.allowed).map(|action| action.command.clone()).collect(),
        )
    }

    on_both! {
        async fn the_cockpit_shows_what_is_done_what_blocks_and_what_comes_next(world) {
            let mut world = world;
            a_september(&mut world).await;
            let view = cockpit(&world).await;
            assert_eq!(view.state, "open");
            assert_eq!(stands(&view, "freeze"), (MonthStepState::Ready, vec![], vec!["month.freeze".to_owned()]));
            assert_eq!(stands(&view, "audit").0, MonthStepState::Waiting);
            let this_month = WhichMonth { month: Some("2026-10".parse().unwrap()) };
            let october = ask::<View>(&world, "zhaol", this_month).await.unwrap();
            assert_eq!(stands(&october, "freeze"), (MonthStepState::Waiting, vec!["month_not_ended".to_owned()], vec![]));

            world.run::<Freeze>("zhaol", september()).await.unwrap();
            world.run::<RunAudit>("zhaol", september()).await.unwrap();
            let view = cockpit(&world).await;
            assert_eq!(stands(&view, "sample"), (MonthStepState::Ready, vec![], vec!["sample.freeze".to_owned()]));
            crate::sample::fixed(&world, "zhaol", september()).await.unwrap();
            let view = cockpit(&world).await;
            assert_eq!(stands(&view, "sample"), (MonthStepState::Blocked, vec!["seeds_awaited".to_owned()], vec![]));
            crate::sample::seeds_and_draw(&world, "zhaol", september()).await;
            let view = cockpit(&world).await;
            let frozen = view.steps.iter().find(|step| step.step == "freeze").unwrap();
            assert_eq!((frozen.person_name.as_deref(), frozen.finished_at), (Some("赵磊"), Some(base::Clock::now(&*world.clock))));
            assert_eq!(stands(&view, "review").1, ["first_review", "sample_review"]);
            assert_eq!(view.findings_by_rule.iter().map(|rule| (rule.rule, rule.count)).collect::<Vec<_>>(), [(5, 1), (8, 1), (10, 1)]);
            let figure = |code: &str| view.figures.iter().find(|figure| figure.code == code).and_then(|f| f.count.or(f.amount_fen));
            assert_eq!((figure("settled"), figure("total_fen"), figure("sampled")), (Some(5), Some(712_000), Some(2)));

            // Whoever may not freeze is told so; a hospital does not see the agency's month.
            let seen = ask::<View>(&world, "huangm", WhichMonth { month: Some("2026-08".parse().unwrap()) }).await.unwrap();
            let freeze = seen.steps.iter().find(|step| step.step == "freeze").unwrap();
            assert!(!freeze.actions[0].allowed && freeze.actions[0].why_not.is_some());
            assert_eq!(ask::<View>(&world, "office1", WhichMonth::default()).await.unwrap_err().code, "duty_not_held");
            let months = ask::<List>(&world, "zhaol", Nothing {}).await.unwrap().rows;
            assert_eq!(months.iter().map(|row| (row.month.as_str(), row.state.as_str())).collect::<Vec<_>>(), [("2026-09", "audited"), ("2026-08", "open")]);
        }
    }
}
