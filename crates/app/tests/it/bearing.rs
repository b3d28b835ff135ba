//! Who bears what: found by three persons, settled anew, every fen borne by somebody;
//! and students at home in the holidays, who are paid as at home.

use app::funnel;
use app::operations::audit_case::CaseMoved;
use app::operations::claim::reverse::{Reverse, SettlementToReverse};
use app::operations::claim::settle::{Settle, SettlementShown, VisitToSettle};
use app::operations::matter::review::Review;
use app::operations::month::freeze::{Freeze, OfMonth};
use app::operations::month::run_audit::RunAudit;
use app::operations::sample::review::ReviewSample;
use app::operations::statement::declare::Declare;
use app::operations::visit::admit::{Admit, NewVisit};
use app::operations::visit::discharge::{Discharge, VisitEnd};
use app::operations::visit::upload_fees::{NewLines, UploadFees};
use app::queries::claim::explain::Explain;
use app::queries::claim::view::WhichClaim;
use app::queries::statement::view::{View, WhichStatement};
use base::{Fen, PersonId, Refusal, VisitId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{bill_finding, settlement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::macros::datetime;

use crate::audit_case::all_pass;
use crate::matter::{drawn, look, step};
use crate::on_both;
use crate::registers::{
    Registers, agreed_by_drawn, applied, discharged, line, registers, settled, standing, stands, stay,
};
use crate::world::World;

/// The parts of a visit, all its settlement rows added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Parts {
    total: i64,
    funds: i64,
    person: i64,
    hospital: i64,
}

async fn parts(world: &World, visit_id: VisitId) -> Parts {
    let rows = settlement::Entity::find().filter(settlement::Column::VisitId.eq(visit_id.0));
    let mut sum = Parts::default();
    for row in world.house.store.view().all(rows).await.unwrap() {
        sum.total += row.total_fen;
        sum.funds += row.basic_fen + row.critical_illness_fen + row.hardship_fen + row.assistance_fen;
        sum.person += row.out_of_scope_fen + row.preself_fen + row.self_in_scope_fen;
        sum.hospital += row.hospital_fen;
    }
    assert_eq!(sum.total, sum.funds + sum.person + sum.hospital, "somebody bears every fen");
    sum
}

fn elsewhere(person: PersonId, record: &str, day: &str) -> NewVisit {
    NewVisit { out_of_area: true, ..stay(person, record, day) }
}

async fn applied_for(world: &World, visit_id: VisitId, finding: &str, more: Value) -> Result<CaseMoved, Refusal> {
    let mut form = json!({"visit_id": visit_id, "finding": finding, "ground": "经查病历与告知书存根"});
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    applied(world, "suf", CaseKind::CostBearing, form, &["evidence"]).await
}

/// Found by one person and agreed to by two others.
async fn found(world: &World, visit_id: VisitId, finding: &str, more: Value) {
    let case_id = Box::pin(applied_for(world, visit_id, finding, more)).await.expect("it is applied for").case_id;
    for duty in [Duty::SecondReview, Duty::Approve] {
        Box::pin(agreed_by_drawn(world, case_id, duty)).await.unwrap_or_else(|refusal| panic!("{duty}: {refusal:?}"));
    }
}

/// A story that leaves a row: an emergency of a few days that was none.
pub(crate) async fn tell(world: &World, person: PersonId) {
    let emergency = NewVisit { referral: 4, ..stay(person, "Q0", "2026-10-01") };
    let visit_id = settled(world, "office1", emergency, "2026-10-04", 30).await.unwrap().visit_id;
    found(world, visit_id, "certificate_unjustified", json!({})).await;
}

async fn agrees(world: &World, visit_id: VisitId) -> bool {
    let reader = world.caller("zhaol").await;
    let explained = funnel::ask::<Explain>(&world.house, &reader, WhichClaim { visit_id }).await.unwrap();
    let owed: i64 = explained.dues.iter().map(|due| due.amount.0).sum();
    let outcome = &explained.explanation.outcome;
    assert_eq!(owed + outcome.hospital.0, outcome.total.0, "owed or borne by the hospital itself");
    explained.agrees
}

/// A stay at the county hospital with out-of-scope cost of so many yuan.
async fn with_luxury(world: &World, person: PersonId, record: &str) -> VisitId {
    let visit_id = world.run::<Admit>("office1", stay(person, record, "2026-10-01")).await.unwrap().visit_id;
    let lines = vec![line("1", "2026-10-01", "BED", 1_000, 10_000), line("2", "2026-10-01", "LUXURY", 300, 20_000)];
    world.run::<UploadFees>("office1", NewLines { visit_id, lines }).await.unwrap();
    let end = VisitEnd { visit_id, discharge_date: "2026-10-11".to_owned(), care: None };
    world.run::<Discharge>("office1", end).await.unwrap();
    pay(world, visit_id).await.unwrap();
    visit_id
}

async fn pay(world: &World, visit_id: VisitId) -> Result<SettlementShown, Refusal> {
    let input = VisitToSettle { visit_id, total_fen: Fen(160_000), invoice_number: None, batch: None };
    world.run::<Settle>("office1", input).await
}

on_both! {
    /// R2-61: the twenty points that a stay without filing loses are the hospital's where
    /// it did not tell of the filing.
    async fn whom_a_hospital_did_not_tell_it_bears_the_loss_of(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let unfiled = elsewhere(registers.persons[0], "A1", "2026-09-01");
        let visit_id = settled(&world, "office2", unfiled, "2026-09-20", 100).await.unwrap().visit_id;
        // 1200 to 4000 at 33 % for 53 %, above at 52 % for 72 %, of 10 000 yuan.
        let (cut, whole) = (92_400 + 312_000, 148_400 + 432_000);
        let before = parts(&world, visit_id).await;
        assert_eq!(before, Parts { total: 1_000_000, funds: cut, person: 1_000_000 - cut, hospital: 0 });
        found(&world, visit_id, "not_informed", json!({})).await;
        let after = parts(&world, visit_id).await;
        assert_eq!(after, Parts { total: 1_000_000, funds: cut, person: 1_000_000 - whole, hospital: whole - cut });
        assert!(agrees(&world, visit_id).await);
        assert_eq!(applied_for(&world, visit_id, "not_informed", json!({})).await.unwrap_err().code, "found_already");
        world.assert_verifies().await;
    }
}

on_both! {
    /// R2-62: what the basic fund would have paid of an emergency that was none is the
    /// hospital's; the person pays what he would have paid anyway.
    async fn who_certifies_an_emergency_that_was_none_bears_the_funds_part(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let emergency = NewVisit { referral: 4, ..stay(person, "E1", "2026-09-01") };
        let first = settled(&world, "office1", emergency, "2026-09-05", 50).await.unwrap();
        let later = settled(&world, "office1", stay(person, "E2", "2026-10-01"), "2026-10-05", 50).await.unwrap();
        let (before, untouched) = (parts(&world, first.visit_id).await, parts(&world, later.visit_id).await);
        found(&world, first.visit_id, "certificate_unjustified", json!({})).await;
        let after = parts(&world, first.visit_id).await;
        assert_eq!(after, Parts { funds: 0, hospital: before.funds, ..before });
        assert_eq!(parts(&world, later.visit_id).await, untouched);
        assert!(agrees(&world, first.visit_id).await && agrees(&world, later.visit_id).await);
        world.assert_verifies().await;
    }
}

on_both! {
    /// The statement of the month names what the hospital bears itself, with the article,
    /// and pays nothing for it.
    async fn a_statement_names_what_the_hospital_bears(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let emergency = NewVisit { referral: 4, ..stay(registers.persons[0], "E1", "2026-10-01") };
        let first = settled(&world, "office1", emergency, "2026-10-05", 30).await.unwrap();
        let other = settled(&world, "office1", stay(registers.persons[1], "E2", "2026-10-01"), "2026-10-05", 30).await.unwrap();
        found(&world, first.visit_id, "certificate_unjustified", json!({})).await;
        world.clock.set(datetime!(2026-11-21 01:00 UTC));
        let october = || OfMonth { month: "2026-10".parse().unwrap() };
        world.run::<Freeze>("zhaol", october()).await.unwrap();
        assert_eq!(world.run::<RunAudit>("zhaol", october()).await.unwrap().cases, []);
        for case_id in crate::sample::drawn(&world, "zhaol", october()).await.cases {
            world.run::<ReviewSample>("wuf", all_pass(&world, case_id).await).await.unwrap();
        }
        let declared = world.run::<Declare>("office1", october()).await.unwrap();
        assert_eq!(declared.payable_fen, other.basic_fen.0);
        let reader = world.caller("huangm").await;
        let which = WhichStatement { statement_id: declared.statement_id };
        let view = funnel::ask::<View>(&world.house, &reader, which).await.unwrap();
        assert!(view.checks.iter().all(|check| check.passed), "{:?}", view.checks);
        let [line] = &view.borne[..] else { panic!("{:?}", view.borne) };
        assert_eq!((line.visit_id, line.hospital_fen), (first.visit_id, first.basic_fen.0));
        assert_eq!(line.grounds.iter().map(|ground| ground.cite.as_str()).collect::<Vec<_>>(), ["R2-62"]);
        world.assert_verifies().await;
    }
}

on_both! {
    /// R3a-8: out-of-scope items that nobody signed for are the hospital's and not the
    /// person's; found once, it holds for the visit however often it is settled.
    async fn what_nobody_signed_for_is_the_hospitals(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let visit_id = with_luxury(&world, registers.persons[0], "L1").await;
        let before = parts(&world, visit_id).await;
        found(&world, visit_id, "without_consent", json!({"amount_fen": 40_000})).await;
        let after = parts(&world, visit_id).await;
        assert_eq!(after, Parts { person: before.person - 40_000, hospital: 40_000, ..before });
        assert!(agrees(&world, visit_id).await);
        let rows = settlement::Entity::find().filter(settlement::Column::Kind.eq("settle"));
        let settlement_id = world.house.store.view().one(rows).await.unwrap().unwrap().settlement_id;
        let back = SettlementToReverse { settlement_id: base::SettlementId(settlement_id), reason: "录入错误".to_owned() };
        world.run::<Reverse>("office1", back).await.unwrap();
        assert_eq!(parts(&world, visit_id).await, Parts::default());
        pay(&world, visit_id).await.unwrap();
        assert_eq!(parts(&world, visit_id).await, after);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i05_who_bears_is_found_by_three_persons_and_of_the_right_visit(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let ordinary = settled(&world, "office1", stay(person, "O1", "2026-08-01"), "2026-08-05", 30).await.unwrap();
        let small = settled(&world, "office2", elsewhere(person, "O2", "2026-08-10"), "2026-08-12", 2).await.unwrap();
        let open = discharged(&world, "office1", stay(person, "O3", "2026-10-01"), "2026-10-05", 30).await.unwrap();
        let luxury = with_luxury(&world, person, "O4").await;
        for (visit_id, finding, more, code) in [
            (VisitId(999_999), "not_informed", json!({}), "visit_unknown"),
            (open, "not_informed", json!({}), "visit_not_settled"),
            (ordinary.visit_id, "not_informed", json!({}), "finding_does_not_fit"),
            (ordinary.visit_id, "certificate_unjustified", json!({}), "finding_does_not_fit"),
            (small.visit_id, "not_informed", json!({}), "nothing_to_bear"),
            (small.visit_id, "not_informed", json!({"amount_fen": 1}), "amount_does_not_fit"),
            (luxury, "without_consent", json!({}), "amount_does_not_fit"),
            (luxury, "without_consent", json!({"amount_fen": 0}), "amount_does_not_fit"),
            (luxury, "without_consent", json!({"amount_fen": 60_001}), "withheld_above_scope"),
            (luxury, "without_consent", json!({"amount_fen": 1, "ground": " "}), "text_malformed"),
        ] {
            assert_eq!(applied_for(&world, visit_id, finding, more.clone()).await.unwrap_err().code, code, "{finding} {more}");
        }
        let case_id = applied_for(&world, luxury, "without_consent", json!({"amount_fen": 60_000})).await.unwrap().case_id;
        let second = drawn(&world, case_id).await;
        agreed_by_drawn(&world, case_id, Duty::SecondReview).await.unwrap();
        assert_eq!(kept(&world).await, 0, "nothing is booked before the last step");
        look(&world, &second, case_id).await;
        assert!(world.run::<Review>(&second, step(case_id, Duty::Approve)).await.is_err(), "who looked does not approve");
        agreed_by_drawn(&world, case_id, Duty::Approve).await.unwrap();
        assert_eq!(kept(&world).await, 1);
        world.assert_verifies().await;
    }
}

async fn kept(world: &World) -> usize {
    world.house.store.view().all(bill_finding::Entity::find()).await.unwrap().len()
}

fn at_home(registers: &Registers, from_date: &str) -> Value {
    json!({
        "person_id": registers.persons[0],
        "kind": "student",
        "to_region": "411025",
        "from_date": from_date,
        "until_date": "2026-10-10",
    })
}

on_both! {
    /// R2-46: a student in hospital at home in the holidays is paid as in the area where
    /// he is insured; afterwards, or without being one, as anybody else.
    async fn a_student_at_home_in_the_holidays_is_paid_as_in_the_area(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let file = async || {
            applied(&world, "suf", CaseKind::Referral, at_home(&registers, "2026-09-28"), &["identity", "student_proof"]).await
        };
        assert_eq!(file().await.unwrap_err().code, "not_a_student");
        stands(&world, standing("student", "begins", "2026-09-01", &registers.persons)).await;
        let case_id = file().await.unwrap().case_id;
        for duty in [Duty::SecondReview, Duty::Approve] {
            agreed_by_drawn(&world, case_id, duty).await.unwrap();
        }
        let stayed = async |record: &str, day: &str, until: &str| {
            let visit = elsewhere(registers.persons[0], record, day);
            settled(&world, "office2", visit, until, 100).await.unwrap()
        };
        let in_the_holidays = stayed("S1", "2026-10-02", "2026-10-05").await;
        assert_eq!((in_the_holidays.ratio_cut_points, in_the_holidays.basic_fen), (0, Fen(148_400 + 432_000)));
        let afterwards = stayed("S2", "2026-10-12", "2026-10-15").await;
        assert_eq!(afterwards.ratio_cut_points, 20);
        assert!(agrees(&world, in_the_holidays.visit_id).await);
        world.assert_verifies().await;
    }
}
