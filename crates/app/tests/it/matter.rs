//! The way of a matter's case, told with referrals: accepted with its form and
//! materials, looked at again, approved, in force; returned, taken up again,
//! rejected, withdrawn; and what is refused.

use app::operations::audit_case::CaseMoved;
use app::operations::filing::submit::{FilingToSubmit, Submit};
use app::operations::interest::declare::{Declare as DeclareTie, Relation, Tie};
use app::operations::interest::end::{End as EndTie, TieToEnd};
use app::operations::material::open::{Open, PaperToOpen};
use app::operations::material::upload::{Paper, Upload};
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::extend::Extend;
use app::operations::matter::redraw::Redraw;
use app::operations::matter::reject::Reject;
use app::operations::matter::resubmit::{Resubmission, Resubmit};
use app::operations::matter::resume::Resume;
use app::operations::matter::return_case::Return;
use app::operations::matter::review::Review;
use app::operations::matter::supplement::{Brought, Supplement};
use app::operations::matter::suspend::{ClockReason, Suspend};
use app::operations::matter::withdraw::{Withdraw, Withdrawal};
use app::operations::matter::{StepAgainstCase, StepOfCase};
use app::operations::session::sign_out::Nothing;
use app::queries::workbench::mine::Mine;
use base::{CaseId, MaterialId, Refusal, date_text};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{account, case_assignment, case_form, material, referral, review_case, visit};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::month::ask;
use crate::on_both;
use crate::registers::{Registers, diabetes, recognised, registers};
use crate::world::World;

/// A small paper of its own.
pub(crate) fn paper(code: &str, words: &str) -> Paper {
    let content = format!("%PDF-1.7\n% {words}\n%%EOF\n");
    Paper {
        code: code.to_owned(),
        file_name: format!("{code}.pdf"),
        content_base64: STANDARD.encode(content.as_bytes()),
    }
}

/// Uploads one paper of each of these codes.
pub(crate) async fn papers(world: &World, login: &str, codes: &[&str]) -> Vec<MaterialId> {
    let mut ids = Vec::new();
    for code in codes {
        ids.push(world.run::<Upload>(login, paper(code, code)).await.expect("a paper is taken in").material_id);
    }
    ids
}

/// A referral upwards to the city hospital on a day.
pub(crate) fn upwards(registers: &Registers, from_date: &str) -> Value {
    json!({
        "person_id": registers.persons[0],
        "kind": "up",
        "diagnosis": "J18.900",
        "from_provider_id": registers.county_hospital,
        "to_region": "411000",
        "to_provider_id": registers.city_hospital,
        "from_date": from_date,
    })
}

/// Applies for a referral with its papers.
pub(crate) async fn apply(world: &World, form: Value, codes: &[&str]) -> Result<CaseMoved, Refusal> {
    let material_ids = papers(world, "suf", codes).await;
    let application =
        Application { matter: CaseKind::Referral, form, material_ids, notify_missing: false, comment: String::new() };
    world.run::<Accept>("suf", application).await
}

/// Agrees at a step.
pub(crate) fn step(case_id: CaseId, duty: Duty) -> StepOfCase {
    StepOfCase { case_id, duty, comment: String::new() }
}

/// The login of whoever was drawn for the step the case waits for.
pub(crate) async fn drawn(world: &World, case_id: CaseId) -> String {
    let case = world.house.store.view().by_key::<review_case::Model>(case_id.0).await.unwrap().unwrap();
    login_of(world, case.drawn_staff_id.expect("somebody was drawn")).await
}

/// The login of whoever was drawn last for a duty, whether or not the case still
/// waits for it: a story that is told once more asks again.
async fn drawn_for(world: &World, case_id: CaseId, duty: Duty) -> String {
    let draws = case_assignment::Entity::find()
        .filter(case_assignment::Column::CaseId.eq(case_id.0))
        .filter(case_assignment::Column::Duty.eq(duty.code()))
        .order_by_desc(case_assignment::Column::Round);
    let draw = world.house.store.view().one(draws).await.unwrap();
    login_of(world, draw.expect("somebody was drawn").staff_id).await
}

async fn login_of(world: &World, staff_id: i64) -> String {
    let account = account::Entity::find().filter(account::Column::StaffId.eq(staff_id));
    world.house.store.view().one(account).await.unwrap().unwrap().login
}

/// Opens every paper of a case.
pub(crate) async fn look(world: &World, login: &str, case_id: CaseId) {
    let papers = material::Entity::find().filter(material::Column::CaseId.eq(case_id.0));
    for paper in world.house.store.view().all(papers).await.unwrap() {
        world.run::<Open>(login, PaperToOpen { material_id: MaterialId(paper.material_id) }).await.unwrap();
    }
}

/// Whoever was drawn opens every paper and agrees; gives the login and where the case is now.
pub(crate) async fn agreed(world: &World, case_id: CaseId, duty: Duty) -> (String, CaseMoved) {
    let login = drawn_for(world, case_id, duty).await;
    look(world, &login, case_id).await;
    let moved = world.run::<Review>(&login, step(case_id, duty)).await.expect("the step is agreed to");
    (login, moved)
}

fn against(case_id: CaseId, duty: Duty, reason: &str) -> StepAgainstCase {
    StepAgainstCase { case_id, duty, reason_code: reason.to_owned(), comment: "请核对".to_owned() }
}

/// A story that leaves a row in every table of matters.
pub(crate) async fn tell(world: &World, registers: &Registers) {
    let tie =
        Tie { staff_id: None, person_id: Some(registers.persons[0]), provider_id: None, relation: Relation::Relative };
    world.run::<DeclareTie>("dengk", tie).await.unwrap();
    let material_ids = papers(world, "suf", &["identity"]).await;
    let form = upwards(registers, "2026-10-21");
    let application =
        Application { matter: CaseKind::Referral, form, material_ids, notify_missing: true, comment: String::new() };
    let case_id = world.run::<Accept>("suf", application).await.unwrap().case_id;
    let material_ids = papers(world, "suf", &["referral_certificate"]).await;
    world.run::<Supplement>("suf", Brought { case_id, material_ids, comment: String::new() }).await.unwrap();
    let second = drawn_for(world, case_id, Duty::SecondReview).await;
    world.run::<Suspend>(&second, clock(case_id, Duty::SecondReview)).await.unwrap();
    world.run::<Resume>(&second, clock(case_id, Duty::SecondReview)).await.unwrap();
    agreed(world, case_id, Duty::SecondReview).await;
    agreed(world, case_id, Duty::Approve).await;
    Box::pin(recognised(world, diabetes(registers, "2026-10-21"))).await;
    let form = upwards(registers, "2026-10-22");
    let filing = FilingToSubmit { matter: CaseKind::Referral, form, words: vec![] };
    world.run::<Submit>("office1", filing).await.unwrap();
}

fn clock(case_id: CaseId, duty: Duty) -> ClockReason {
    ClockReason { case_id, duty, reason: "抽定人员外出学习".to_owned() }
}

async fn filings(world: &World) -> Vec<referral::Model> {
    world.house.store.view().all(referral::Entity::find().order_by_asc(referral::Column::ReferralId)).await.unwrap()
}

on_both! {
    async fn a_referral_is_accepted_looked_at_approved_and_in_force(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap();
        // Two working days from 21 October, a Wednesday.
        assert_eq!((case.state.as_str(), case.due_on.map(date_text).as_deref()), ("second_review", Some("2026-10-23")));
        let second = agreed(&world, case.case_id, Duty::SecondReview).await.0;
        assert!(filings(&world).await.is_empty(), "nothing is in force before the last step");
        let approver = agreed(&world, case.case_id, Duty::Approve).await.0;
        assert_ne!(second, approver);
        let filed = filings(&world).await.remove(0);
        assert_eq!((filed.kind.as_str(), filed.case_id), ("up", case.case_id.0));
        // One cycle of three months, R2-43.
        assert_eq!((date_text(filed.from_date), filed.until_date.map(date_text)), ("2026-10-21".to_owned(), Some("2027-01-21".to_owned())));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn what_is_missing_is_said_at_once_and_completely(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let mut form = upwards(&registers, "2026-10-21");
        form["by_agent"] = json!(true);
        let refused = apply(&world, form, &["identity"]).await.unwrap_err();
        assert_eq!(refused.code, "material_missing");
        let fields: Vec<&str> = refused.fields.iter().map(|field| field.path.as_str()).collect();
        assert_eq!(fields, ["materials.referral_certificate", "materials.agent_identity"]);
        // Another's paper, one in use already, none at all.
        let others = papers(&world, "dengk", &["identity", "referral_certificate"]).await;
        let form = || upwards(&registers, "2026-10-21");
        let with = |material_ids| Application { matter: CaseKind::Referral, form: form(), material_ids, notify_missing: false, comment: String::new() };
        assert_eq!(world.run::<Accept>("suf", with(others.clone())).await.unwrap_err().code, "material_unknown");
        world.run::<Accept>("dengk", with(others.clone())).await.unwrap();
        assert_eq!(world.run::<Accept>("dengk", with(others)).await.unwrap_err().code, "material_unknown");
        assert_eq!(world.run::<Accept>("suf", with(vec![MaterialId(999_999_999)])).await.unwrap_err().code, "material_unknown");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_form_is_refused_for_what_is_wrong_with_it(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let all = ["identity", "referral_certificate", "emergency_record", "residence_proof", "treatment_plan"];
        for (change, code) in [
            (json!({"person_id": "P999999998"}), "person_unknown"),
            (json!({"from_date": "2024-12-31"}), "person_not_insured"),
            (json!({"to_region": "999999"}), "region_unknown"),
            (json!({"to_provider_id": null}), "hospital_missing"),
            (json!({"to_provider_id": "H999999998"}), "hospital_unknown"),
            (json!({"diagnosis": null}), "diagnosis_missing"),
            (json!({"diagnosis": "肺炎"}), "diagnosis_malformed"),
            (json!({"from_provider_id": null}), "issuer_missing"),
            (json!({"until_date": "2027-01-22"}), "cycle_too_long"),
            (json!({"until_date": "2026-10-20"}), "cycle_too_long"),
            (json!({"kind": "extension"}), "earlier_filing_missing"),
            (json!({"kind": "repeat", "earlier_id": "R18"}), "earlier_filing_unknown"),
            (json!({"kind": "emergency", "from_date": "2026-10-22"}), "date_in_the_future"),
            (json!({"kind": "sideways"}), "input_malformed"),
            (json!({"approved": true}), "input_malformed"),
        ] {
            let mut form = upwards(&registers, "2026-10-21");
            for (field, value) in change.as_object().unwrap() {
                form[field] = value.clone();
            }
            assert_eq!(apply(&world, form, &all).await.unwrap_err().code, code, "{change}");
        }
        let refused = apply(&world, upwards(&registers, "2026-10-21"), &[]).await.unwrap_err();
        assert_eq!(refused.code, "material_missing");
        let elsewhere = Application { matter: CaseKind::Audit, form: json!({}), material_ids: vec![], notify_missing: false, comment: String::new() };
        assert_eq!(world.run::<Accept>("suf", elsewhere).await.unwrap_err().code, "matter_unknown");
        let foreign = Application { matter: CaseKind::Referral, form: upwards(&registers, "2026-10-21"), material_ids: vec![], notify_missing: false, comment: String::new() };
        assert_eq!(world.run::<Accept>("liuy", foreign).await.unwrap_err().code, "duty_not_held");
    }
}

on_both! {
    async fn a_case_goes_back_with_a_reason_and_keeps_every_version(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case_id = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        let back = |reason| against(case_id, Duty::SecondReview, reason);
        let second = drawn(&world, case_id).await;
        assert_eq!(world.run::<Return>(&second, back("because")).await.unwrap_err().code, "reason_unknown");
        let wordless = StepAgainstCase { comment: " ".to_owned(), ..back("form_wrong") };
        assert_eq!(world.run::<Return>(&second, wordless).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<Return>(&second, back("form_wrong")).await.unwrap().state, "returned");
        let corrected = Resubmission { case_id, form: Some(upwards(&registers, "2026-10-22")), material_ids: vec![], comment: String::new() };
        assert_eq!(world.run::<Resubmit>("suf", corrected).await.unwrap().state, "second_review");
        let versions = case_form::Entity::find().filter(case_form::Column::CaseId.eq(case_id.0)).order_by_asc(case_form::Column::Version);
        let versions = world.house.store.view().all(versions).await.unwrap();
        assert_eq!(versions.iter().map(|row| row.version).collect::<Vec<_>>(), [1, 2]);
        let form = |at: usize| world.open::<case_form::Form>(&versions[at]);
        assert!(form(0).contains("2026-10-21") && form(1).contains("2026-10-22"));
        assert_eq!(agreed(&world, case_id, Duty::SecondReview).await.0, second, "the same reviewer goes on");
        let approver = drawn(&world, case_id).await;
        assert_eq!(world.run::<Reject>(&approver, against(case_id, Duty::Approve, "not_entitled")).await.unwrap().state, "rejected");
        assert_eq!(world.run::<Review>(&approver, step(case_id, Duty::Approve)).await.unwrap_err().code, "step_not_expected");
        assert!(filings(&world).await.is_empty());
        let other = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        let wordless = Withdrawal { case_id: other, reason: String::new() };
        assert_eq!(world.run::<Withdraw>("suf", wordless).await.unwrap_err().code, "reason_missing");
        world.run::<Withdraw>("suf", Withdrawal { case_id: other, reason: "参保人不再转诊".to_owned() }).await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i01_nobody_does_two_steps_of_a_referral_in_any_order(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        // One person with every post that a referral meets.
        let all = world.engage_with(&["intake_clerk", "second_reviewer", "section_head"]).await;
        let view = world.house.store.view();
        let state = |case_id: CaseId| async move { view.by_key::<review_case::Model>(case_id.0).await.unwrap().unwrap().state };
        for handler in [all.as_str(), "suf"] {
            let material_ids = papers(&world, handler, &["identity", "referral_certificate"]).await;
            let application = Application { matter: CaseKind::Referral, form: upwards(&registers, "2026-10-21"), material_ids, notify_missing: false, comment: String::new() };
            let case_id = world.run::<Accept>(handler, application).await.unwrap().case_id;
            if handler == all {
                assert_eq!(world.run::<Review>(&all, step(case_id, Duty::SecondReview)).await.unwrap_err().code, "sod_conflict");
                assert_eq!(world.run::<Return>(&all, against(case_id, Duty::SecondReview, "other")).await.unwrap_err().code, "sod_conflict");
            }
            if handler == "suf" {
                // Until it is the one with every post who does the second look.
                for _ in 0..60 {
                    if drawn(&world, case_id).await == all { break }
                    world.run::<Redraw>("zhangw", clock(case_id, Duty::SecondReview)).await.unwrap();
                }
                assert_eq!(drawn(&world, case_id).await, all);
            }
            agreed(&world, case_id, Duty::SecondReview).await;
            assert_ne!(drawn(&world, case_id).await, all, "the draw leaves out whoever may not");
            assert_eq!(world.run::<Review>(&all, step(case_id, Duty::Approve)).await.unwrap_err().code, "sod_conflict");
            assert_eq!(world.run::<Reject>(&all, against(case_id, Duty::Approve, "other")).await.unwrap_err().code, "sod_conflict");
            assert_eq!(state(case_id).await, "approve");
            let late = Withdrawal { case_id, reason: "重办".to_owned() };
            assert_eq!(world.run::<Withdraw>(handler, late).await.unwrap_err().code, "case_opened_already");
            // Out of the way of the other: a case in hand cannot be opened a second time.
            let approver = drawn(&world, case_id).await;
            world.run::<Return>(&approver, against(case_id, Duty::Approve, "other")).await.unwrap();
            world.run::<Withdraw>(handler, Withdrawal { case_id, reason: "重办".to_owned() }).await.unwrap();
        }
        assert!(filings(&world).await.is_empty());
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i16_nobody_agrees_to_papers_he_has_not_opened(world) {
        use app::queries::oversight::practice::{Practice, Span};
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case_id = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        let second = drawn(&world, case_id).await;
        for _ in 0..20 {
            assert_eq!(world.run::<Review>(&second, step(case_id, Duty::SecondReview)).await.unwrap_err().code, "materials_unopened");
        }
        let told = ask::<Practice>(&world, "zhangw", Span::default()).await.unwrap();
        assert!(told.reviewers.iter().any(|row| row.unseen && row.unopened_in_a_minute == 20 && row.agreed == 0), "{told:?}");
        assert_eq!(ask::<Practice>(&world, "suf", Span::default()).await.unwrap_err().code, "duty_not_held");
        let papers = material::Entity::find().filter(material::Column::CaseId.eq(case_id.0));
        let papers = world.house.store.view().all(papers).await.unwrap();
        let open = |paper: &material::Model| PaperToOpen { material_id: MaterialId(paper.material_id) };
        assert!(world.run::<Open>(&second, open(&papers[0])).await.unwrap().content_base64.len() > 20);
        assert_eq!(world.run::<Review>(&second, step(case_id, Duty::SecondReview)).await.unwrap_err().fields.len(), 1);
        assert_eq!(world.run::<Open>("liuy", open(&papers[1])).await.unwrap_err().code, "not_found", "no part of hers");
        agreed(&world, case_id, Duty::SecondReview).await;
        // One honest agreement a minute tells nobody anything.
        let told = ask::<Practice>(&world, "zhangw", Span::default()).await.unwrap();
        assert!(told.reviewers.iter().all(|row| !row.too_fast && !row.never_returns));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i03_the_house_draws_and_anybody_can_repeat_it(world) {
        use app::queries::case::view::{View, WhichCase};
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case_id = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        let second = drawn(&world, case_id).await;
        for other in ["wuf", "xuq", "panh"].into_iter().filter(|login| *login != second) {
            assert_eq!(world.run::<Review>(other, step(case_id, Duty::SecondReview)).await.unwrap_err().code, "reviewer_not_drawn");
        }
        assert_eq!(world.run::<Redraw>("suf", clock(case_id, Duty::SecondReview)).await.unwrap_err().code, "duty_not_held", "the maker does not choose");
        let wordless = ClockReason { reason: " ".to_owned(), ..clock(case_id, Duty::SecondReview) };
        assert_eq!(world.run::<Redraw>("zhangw", wordless).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<Redraw>("zhangw", clock(case_id, Duty::Approve)).await.unwrap_err().code, "step_not_expected");
        world.run::<Redraw>("zhangw", clock(case_id, Duty::SecondReview)).await.unwrap();
        assert_ne!(drawn(&world, case_id).await, second, "somebody else was drawn");
        let shown = ask::<View>(&world, "zhangw", WhichCase { case_id }).await.unwrap().matter.unwrap();
        assert!(shown.draws.len() == 2 && shown.draws.iter().all(|draw| draw.agrees && draw.candidates.len() >= 2), "{:?}", shown.draws);
        let rows = world.house.store.view().all(case_assignment::Entity::find().order_by_asc(case_assignment::Column::Round)).await.unwrap();
        let seed: [u8; 32] = hex::decode(&rows[0].seed).unwrap().try_into().unwrap();
        let candidates: Vec<i64> = rows[0].candidates.split(' ').map(|id| id.parse().unwrap()).collect();
        assert_eq!(review::draw_one(&candidates, &seed), Some(rows[0].staff_id));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i17_ten_rounds_come_back_to_the_same_reviewer_and_are_told_from_the_third(world) {
        use app::queries::case::view::{View, WhichCase};
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case_id = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        let second = drawn(&world, case_id).await;
        for round in 1..=10 {
            world.run::<Return>(&second, against(case_id, Duty::SecondReview, "form_wrong")).await.unwrap();
            let again = Resubmission { case_id, form: None, material_ids: vec![], comment: String::new() };
            world.run::<Resubmit>("suf", again).await.unwrap();
            assert_eq!(drawn(&world, case_id).await, second, "round {round}");
            let shown = ask::<View>(&world, "zhangw", WhichCase { case_id }).await.unwrap().matter.unwrap();
            assert_eq!((shown.returned_count, shown.returned_often), (round, round >= 3));
        }
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i17_taking_back_and_applying_anew_brings_no_other_reviewer(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let papers_of = ["identity", "referral_certificate"];
        let taken_back = |case_id| Withdrawal { case_id, reason: "重新申请".to_owned() };
        let mut case_id = apply(&world, upwards(&registers, "2026-10-21"), &papers_of).await.unwrap().case_id;
        let second = drawn(&world, case_id).await;
        for round in 1..=10 {
            world.run::<Withdraw>("suf", taken_back(case_id)).await.unwrap();
            case_id = apply(&world, upwards(&registers, "2026-10-21"), &papers_of).await.unwrap().case_id;
            assert_eq!(drawn(&world, case_id).await, second, "round {round}");
        }
        // Once the reviewer has opened a paper it is not taken back; nor after a step.
        let paper = material::Entity::find().filter(material::Column::CaseId.eq(case_id.0));
        let paper = world.house.store.view().one(paper).await.unwrap().unwrap();
        let paper = PaperToOpen { material_id: MaterialId(paper.material_id) };
        world.run::<Open>("suf", paper).await.unwrap();
        world.run::<Withdraw>("suf", taken_back(case_id)).await.unwrap();
        case_id = apply(&world, upwards(&registers, "2026-10-21"), &papers_of).await.unwrap().case_id;
        let paper = material::Entity::find().filter(material::Column::CaseId.eq(case_id.0));
        let paper = world.house.store.view().one(paper).await.unwrap().unwrap();
        world.run::<Open>(&second, PaperToOpen { material_id: MaterialId(paper.material_id) }).await.unwrap();
        assert_eq!(world.run::<Withdraw>("suf", taken_back(case_id)).await.unwrap_err().code, "case_opened_already");
        agreed(&world, case_id, Duty::SecondReview).await;
        assert_eq!(world.run::<Withdraw>("suf", taken_back(case_id)).await.unwrap_err().code, "case_opened_already");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i23_whoever_is_tied_is_neither_drawn_nor_lets_pass(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let second = ["wuf", "xuq", "panh"];
        let tie = |person| Tie { staff_id: None, person_id: Some(person), provider_id: None, relation: Relation::Relative };
        world.run::<DeclareTie>("wuf", tie(registers.persons[0])).await.unwrap();
        assert_eq!(world.run::<DeclareTie>("wuf", tie(registers.persons[0])).await.unwrap_err().code, "tie_already_declared");
        let interest = Tie { staff_id: None, person_id: None, provider_id: Some(registers.city_hospital), relation: Relation::Interest };
        world.run::<DeclareTie>("xuq", interest).await.unwrap();
        let nobody = Tie { person_id: None, ..tie(registers.persons[0]) };
        assert_eq!(world.run::<DeclareTie>("wuf", nobody).await.unwrap_err().code, "one_subject_needed");
        let anothers = Tie { staff_id: Some(base::StaffId(1)), ..tie(registers.persons[1]) };
        assert_eq!(world.run::<DeclareTie>("wuf", anothers).await.unwrap_err().code, "not_ones_own_tie");
        let case_id = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        assert_eq!(drawn(&world, case_id).await, "panh", "the only one without a tie");
        for login in &second[..2] {
            assert_eq!(world.run::<Review>(login, step(case_id, Duty::SecondReview)).await.unwrap_err().code, "recused");
            assert_eq!(world.run::<Return>(login, against(case_id, Duty::SecondReview, "other")).await.unwrap_err().code, "recused");
        }
        // The handler is tied as well: he does not even open such a case.
        world.run::<DeclareTie>("suf", tie(registers.persons[0])).await.unwrap();
        let form = upwards(&registers, "2026-10-22");
        assert_eq!(apply(&world, form, &["identity", "referral_certificate"]).await.unwrap_err().code, "recused");
        let end = |id: &str| TieToEnd { interest_id: id.to_owned(), reason: "已离婚".to_owned() };
        assert_eq!(world.run::<EndTie>("wuf", end("1")).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.run::<EndTie>("zhangw", end("1")).await.unwrap_err().code, "not_found");
        let own = world.run::<DeclareTie>("zhangw", tie(registers.persons[0])).await.unwrap().interest_id;
        assert_eq!(world.run::<EndTie>("zhangw", end(&own)).await.unwrap_err().code, "ones_own_tie");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn what_is_missing_is_said_once_and_brought_in_time(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let material_ids = papers(&world, "suf", &["identity"]).await;
        let with = |material_ids, notify_missing| Application { matter: CaseKind::Referral, form: upwards(&registers, "2026-10-21"), material_ids, notify_missing, comment: String::new() };
        let waiting = world.run::<Accept>("suf", with(material_ids, true)).await.unwrap();
        // Five working days from Wednesday 21 October.
        assert_eq!((waiting.state.as_str(), waiting.due_on.map(date_text).as_deref()), ("draft", Some("2026-10-28")));
        // It stands on the desk until then.
        let desk = world.ask::<Mine>("suf", Nothing {}).await.unwrap();
        assert_eq!(desk.tasks.iter().map(|task| (task.stage.as_str(), task.count)).collect::<Vec<_>>(), [("draft", 1)]);
        let bring = |material_ids| Brought { case_id: waiting.case_id, material_ids, comment: String::new() };
        assert_eq!(world.run::<Supplement>("suf", bring(vec![])).await.unwrap_err().code, "material_missing");
        let brought = papers(&world, "suf", &["referral_certificate"]).await;
        assert_eq!(world.run::<Supplement>("suf", bring(brought)).await.unwrap().state, "second_review");
        assert_eq!(world.run::<Supplement>("suf", bring(vec![])).await.unwrap_err().code, "nothing_to_supplement", "said once");
        assert!(world.ask::<Mine>("suf", Nothing {}).await.unwrap().tasks.is_empty());
        let late = world.run::<Accept>("suf", with(vec![], true)).await.unwrap().case_id;
        world.clock.advance(time::Duration::days(8));
        let brought = papers(&world, "suf", &["identity", "referral_certificate"]).await;
        let bring = Brought { case_id: late, material_ids: brought, comment: String::new() };
        assert_eq!(world.run::<Supplement>("suf", bring).await.unwrap_err().code, "supplement_overdue");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn the_clock_stands_still_goes_on_and_is_extended_once(world) {
        use app::queries::oversight::deadlines::{Deadlines, LateFilter};
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case_id = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        let second = drawn(&world, case_id).await;
        let at = || clock(case_id, Duty::SecondReview);
        let due = |moved: CaseMoved| moved.due_on.map(date_text);
        assert_eq!(due(world.run::<Suspend>(&second, at()).await.unwrap()), None);
        look(&world, &second, case_id).await;
        assert_eq!(world.run::<Review>(&second, step(case_id, Duty::SecondReview)).await.unwrap_err().code, "case_suspended");
        assert_eq!(world.run::<Suspend>(&second, at()).await.unwrap_err().code, "case_suspended");
        // Wednesday to Monday: three working days; due on Friday 23 becomes Wednesday 28.
        world.clock.advance(time::Duration::days(5));
        assert_eq!(due(world.run::<Resume>(&second, at()).await.unwrap()).as_deref(), Some("2026-10-28"));
        assert_eq!(world.run::<Resume>(&second, at()).await.unwrap_err().code, "case_not_suspended");
        assert_eq!(due(world.run::<Extend>("sunlh", at()).await.unwrap()).as_deref(), Some("2026-10-30"));
        assert_eq!(world.run::<Extend>("sunlh", at()).await.unwrap_err().code, "case_already_extended");
        assert_eq!(world.run::<Extend>("suf", at()).await.unwrap_err().code, "duty_not_held");
        assert_eq!(ask::<Deadlines>(&world, "zhangw", LateFilter::default()).await.unwrap().total, 0);
        world.clock.advance(time::Duration::days(7));
        let late = ask::<Deadlines>(&world, "zhangw", LateFilter { overdue: Some(true), ..LateFilter::default() }).await.unwrap();
        assert_eq!((late.total, late.rows[0].days_left, late.rows[0].waits_for.is_some()), (1, -1, true));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_stay_elsewhere_is_paid_by_the_filing_in_force_and_not_by_what_the_hospital_says(world) {
        use crate::registers::{settled, stay};
        use app::operations::visit::admit::NewVisit;
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let elsewhere = |record: &str, day: &str, referral| NewVisit { referral, out_of_area: true, ..stay(registers.persons[0], record, day) };
        // The hospital says it was filed, emergency, referred: the register knows nothing of it.
        for (record, day, until, said) in [("A1", "2026-08-01", "2026-08-03", 3), ("A2", "2026-08-05", "2026-08-07", 4)] {
            let unfiled = settled(&world, "office2", elsewhere(record, day, said), until, 2).await.unwrap();
            assert_eq!(unfiled.ratio_cut_points, 20, "R2-60");
        }
        let form = upwards(&registers, "2026-10-01");
        let case_id = apply(&world, form, &["identity", "referral_certificate"]).await.unwrap().case_id;
        let before = settled(&world, "office2", elsewhere("B0", "2026-10-02", 0), "2026-10-04", 2).await.unwrap();
        assert_eq!(before.ratio_cut_points, 20, "applied for is not filed");
        agreed(&world, case_id, Duty::SecondReview).await;
        agreed(&world, case_id, Duty::Approve).await;
        // Said or not said; again within the three months of one filing.
        for (record, day, until, said) in [("B1", "2026-10-06", "2026-10-08", 0), ("B2", "2026-10-11", "2026-10-13", 3)] {
            let filed = settled(&world, "office2", elsewhere(record, day, said), until, 2).await.unwrap();
            assert_eq!(filed.ratio_cut_points, 0, "{record}");
        }
        // The county hospital is not the one filed for: its word is not kept either.
        settled(&world, "office1", elsewhere("C1", "2026-10-16", 3), "2026-10-18", 2).await.unwrap();
        let kept = visit::Entity::find().filter(visit::Column::RecordNumber.eq("C1"));
        assert_eq!(world.house.store.view().one(kept).await.unwrap().unwrap().referral, 0, "filed for another hospital");
        world.clock.set(time::macros::datetime!(2027-01-12 01:00 UTC));
        let late = settled(&world, "office2", elsewhere("D1", "2027-01-02", 3), "2027-01-04", 2).await.unwrap();
        assert_eq!(late.ratio_cut_points, 20, "the cycle is over");
        world.assert_verifies().await;
    }
}

#[test]
fn every_matter_has_law_a_chain_that_the_shared_commands_reach_and_a_schema_with_labels() {
    let law = regulation::Law::embedded().unwrap();
    let day = base::parse_date("2026-10-21").unwrap();
    for matter in law.matters.all() {
        let chain = law.chains.as_of(matter.kind, day).unwrap();
        let commands = app::registry::commands();
        let may = |name: &str| commands.iter().find(|entry| entry.spec.name == name).unwrap().spec.access;
        let reached = |name: &str, duty: Duty| matches!(may(name), app::Access::Duty(duties) if duties.contains(&duty));
        assert!(chain.opened_by.iter().all(|duty| reached("matter.accept", *duty)), "{}", matter.kind);
        // A meeting ends its step itself.
        let command = |duty| if duty == Duty::CollectiveConvene { "collective.resolve" } else { "matter.review" };
        assert!(chain.steps.iter().all(|step| reached(command(step.duty), step.duty)), "{}", matter.kind);
    }
}
