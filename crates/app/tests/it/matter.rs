//! The way of a matter's case, told with referrals: accepted with its form and
//! materials, looked at again, approved, in force; returned, taken up again,
//! rejected, withdrawn; and what is refused.

use app::operations::audit_case::CaseMoved;
use app::operations::material::upload::{Paper, Upload};
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::reject::Reject;
use app::operations::matter::resubmit::{Resubmission, Resubmit};
use app::operations::matter::return_case::Return;
use app::operations::matter::review::Review;
use app::operations::matter::withdraw::{Withdraw, Withdrawal};
use app::operations::matter::{StepAgainstCase, StepOfCase};
use app::operations::organisation::engage::Newcomer;
use base::{CaseId, MaterialId, Refusal, date_text};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{case_form, referral, review_case};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::on_both;
use crate::registers::{Registers, registers};
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
    let application = Application { matter: CaseKind::Referral, form, material_ids, comment: String::new() };
    world.run::<Accept>("suf", application).await
}

/// Agrees at a step.
pub(crate) fn step(case_id: CaseId, duty: Duty) -> StepOfCase {
    StepOfCase { case_id, duty, comment: String::new() }
}

fn against(case_id: CaseId, duty: Duty, reason: &str) -> StepAgainstCase {
    StepAgainstCase { case_id, duty, reason_code: reason.to_owned(), comment: "请核对".to_owned() }
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
        world.run::<Review>("wuf", step(case.case_id, Duty::SecondReview)).await.unwrap();
        assert!(filings(&world).await.is_empty(), "nothing is in force before the last step");
        let done = world.run::<Review>("sunlh", step(case.case_id, Duty::Approve)).await.unwrap();
        assert_eq!(done.state, "completed");
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
        let with = |material_ids| Application { matter: CaseKind::Referral, form: form(), material_ids, comment: String::new() };
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
        let elsewhere = Application { matter: CaseKind::Audit, form: json!({}), material_ids: vec![], comment: String::new() };
        assert_eq!(world.run::<Accept>("suf", elsewhere).await.unwrap_err().code, "matter_unknown");
        let foreign = Application { matter: CaseKind::Referral, form: upwards(&registers, "2026-10-21"), material_ids: vec![], comment: String::new() };
        assert_eq!(world.run::<Accept>("liuy", foreign).await.unwrap_err().code, "duty_not_held");
    }
}

on_both! {
    async fn a_case_goes_back_with_a_reason_and_keeps_every_version(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case_id = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap().case_id;
        let back = |reason| against(case_id, Duty::SecondReview, reason);
        assert_eq!(world.run::<Return>("wuf", back("because")).await.unwrap_err().code, "reason_unknown");
        let wordless = StepAgainstCase { comment: " ".to_owned(), ..back("form_wrong") };
        assert_eq!(world.run::<Return>("wuf", wordless).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<Return>("wuf", back("form_wrong")).await.unwrap().state, "returned");
        let corrected = Resubmission { case_id, form: Some(upwards(&registers, "2026-10-22")), material_ids: vec![], comment: String::new() };
        assert_eq!(world.run::<Resubmit>("suf", corrected).await.unwrap().state, "second_review");
        let versions = case_form::Entity::find().filter(case_form::Column::CaseId.eq(case_id.0)).order_by_asc(case_form::Column::Version);
        let versions = world.house.store.view().all(versions).await.unwrap();
        assert_eq!(versions.iter().map(|row| row.version).collect::<Vec<_>>(), [1, 2]);
        assert!(versions[0].form.contains("2026-10-21") && versions[1].form.contains("2026-10-22"));
        world.run::<Review>("wuf", step(case_id, Duty::SecondReview)).await.unwrap();
        assert_eq!(world.run::<Reject>("sunlh", against(case_id, Duty::Approve, "not_entitled")).await.unwrap().state, "rejected");
        assert_eq!(world.run::<Review>("sunlh", step(case_id, Duty::Approve)).await.unwrap_err().code, "step_not_expected");
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
        let everything = Newcomer {
            name: "全能".to_owned(),
            identity_number: base::identity_numbers::CitizenId::from_body("41102519850101987").unwrap().as_str().to_owned(),
            on_establishment: true,
            provider_id: None,
            posts: vec!["intake_clerk".to_owned(), "second_reviewer".to_owned(), "section_head".to_owned()],
            login: "all".to_owned(),
        };
        world.engage(everything).await;
        let view = world.house.store.view();
        let state = |case_id: CaseId| async move { view.by_key::<review_case::Model>(case_id.0).await.unwrap().unwrap().state };
        for (handler, second) in [("all", "wuf"), ("suf", "all")] {
            let material_ids = papers(&world, handler, &["identity", "referral_certificate"]).await;
            let application = Application { matter: CaseKind::Referral, form: upwards(&registers, "2026-10-21"), material_ids, comment: String::new() };
            let case_id = world.run::<Accept>(handler, application).await.unwrap().case_id;
            if handler == "all" {
                assert_eq!(world.run::<Review>("all", step(case_id, Duty::SecondReview)).await.unwrap_err().code, "sod_conflict");
                assert_eq!(world.run::<Return>("all", against(case_id, Duty::SecondReview, "other")).await.unwrap_err().code, "sod_conflict");
            }
            world.run::<Review>(second, step(case_id, Duty::SecondReview)).await.unwrap();
            assert_eq!(world.run::<Review>("all", step(case_id, Duty::Approve)).await.unwrap_err().code, "sod_conflict");
            assert_eq!(world.run::<Reject>("all", against(case_id, Duty::Approve, "other")).await.unwrap_err().code, "sod_conflict");
            assert_eq!(state(case_id).await, "approve");
            world.run::<Withdraw>(handler, Withdrawal { case_id, reason: "重办".to_owned() }).await.unwrap();
        }
        assert!(filings(&world).await.is_empty());
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
