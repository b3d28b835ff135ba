//! What a hospital files over the interface: it waits, the desk takes it up as a
//! case, and it shows in 5304, 5301 and 2001 once the case is approved.

use app::operations::audit_case::CaseMoved;
use app::operations::filing::decline::{Decline, FilingToDecline};
use app::operations::filing::take_up::{FilingToTakeUp, TakeUp};
use app::operations::interest::declare::{Declare as DeclareTie, Relation, Tie};
use app::operations::material::upload::{Paper, Upload};
use app::operations::matter::supplement::{Brought, Supplement};
use base::{FilingId, PersonId, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{chronic_recognition, filing, referral, review_case};
use store::sea_orm::EntityTrait;

use crate::hospital::{Answer, CITY, COUNTY, Hospital, fresh};
use crate::on_both;
use crate::registers::{Registers, agreed_by_drawn, registers};
use crate::world::World;

pub(crate) fn referral_filed(person: PersonId) -> Value {
    json!({"refmedin": {
        "psn_no": person, "insutype": "390", "tel": "13800000000", "addr": "示范村", "insu_optins": "411025",
        "diag_code": "J18.900", "diag_name": "肺炎", "dise_cond_dscr": "呼吸困难", "reflin_medins_no": CITY,
        "reflin_medins_name": "市医院", "mdtrtarea_admdvs": "411000", "hosp_agre_refl_flag": "1", "refl_type": "1",
        "refl_date": "2026-10-21", "refl_rea": "本院无相应专科", "refl_opnn": "同意转院", "begndate": "2026-10-21",
        "enddate": "", "refl_old_mdtrt_id": "", "refl_used_flag": "0",
    }})
}

pub(crate) fn disease_filed(person: PersonId) -> Value {
    json!({"data": {
        "psn_no": person, "insutype": "390", "opsp_dise_code": "M01600", "opsp_dise_name": "糖尿病",
        "insu_optins": "411025", "ide_fixmedins_no": COUNTY, "ide_fixmedins_name": "县医院",
        "hosp_ide_date": "2026-10-20", "diag_dr_codg": "D1", "diag_dr_name": "王建国", "begndate": "2026-10-21",
    }})
}

pub(crate) fn taken_back(filing: &str, person: PersonId) -> Value {
    json!({"data": {"trt_dcla_detl_sn": filing, "psn_no": person, "memo": "误报"}})
}

pub(crate) fn number(answer: &Answer) -> String {
    answer.node("/output/result/trt_dcla_detl_sn").as_str().expect("a number").to_owned()
}

async fn kept(world: &World, number: &str) -> filing::Model {
    let id: FilingId = number.parse().unwrap();
    world.house.store.view().by_key::<filing::Model>(id.0).await.unwrap().expect("the filing is kept")
}

async fn form_of(world: &World, number: &str) -> Value {
    let content = world.open::<filing::Content>(&kept(world, number).await);
    serde_json::from_str::<Value>(&content).unwrap()["form"].clone()
}

async fn papers(world: &World, codes: &[&str]) -> Vec<base::MaterialId> {
    let mut ids = Vec::new();
    for code in codes {
        let content_base64 = STANDARD.encode(format!("%PDF-1.7\n% {code}\n%%EOF\n"));
        let paper = Paper { code: (*code).to_owned(), file_name: format!("{code}.pdf"), content_base64 };
        ids.push(world.run::<Upload>("suf", paper).await.unwrap().material_id);
    }
    ids
}

/// The desk takes a filing up with these papers.
async fn taken_up(world: &World, number: &str, form: Value, codes: &[&str]) -> Result<CaseMoved, Refusal> {
    let material_ids = papers(world, codes).await;
    let filing_id = number.parse().unwrap();
    let comment = String::new();
    world.run::<TakeUp>("suf", FilingToTakeUp { filing_id, form, material_ids, notify_missing: true, comment }).await
}

async fn count<E: EntityTrait<Model: Send + Sync>>(world: &World) -> usize {
    world.house.store.view().all(E::find()).await.unwrap().len()
}

async fn shown(hospital: &Hospital<'_>, person: PersonId) -> usize {
    let asked = json!({"data": {"psn_no": person, "begntime": "2026-10-01", "endtime": "2026-12-31"}});
    let answer = hospital.send("5304", asked).await.done();
    answer.node("/output/refmedin").as_array().unwrap().len()
}

on_both! {
    async fn a_referral_filed_by_a_hospital_is_reviewed_before_it_shows(world) {
        let mut world = world;
        let Registers { persons, .. } = registers(&mut world, 1).await;
        let person = persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let cases = count::<review_case::Entity>(&world).await;
        let msgid = fresh();
        let filed = hospital.send_as(&msgid, "2501", referral_filed(person)).await.done();
        let filed = number(&filed);
        // The same message once more: the same number, one filing.
        assert_eq!(number(&hospital.send_as(&msgid, "2501", referral_filed(person)).await.done()), filed);
        assert_eq!(hospital.send("2501", referral_filed(person)).await.code(), "filing_waits_already");
        assert_eq!(count::<filing::Entity>(&world).await, 1);
        assert_eq!((count::<review_case::Entity>(&world).await, count::<referral::Entity>(&world).await), (cases, 0));
        assert_eq!(shown(&hospital, person).await, 0);

        let form = form_of(&world, &filed).await;
        assert_eq!((&form["kind"], &form["diagnosis"], &form["to_region"]), (&json!("up"), &json!("J18.900"), &json!("411000")));
        let mut other = form.clone();
        other["person_id"] = json!("P26");
        assert_eq!(taken_up(&world, &filed, other, &[]).await.unwrap_err().code, "person_disagrees");
        // The certificate comes with the paper post: one notice asks for it.
        let case = taken_up(&world, &filed, form.clone(), &["identity"]).await.unwrap();
        assert!(case.due_on.is_some(), "a notice says until when");
        assert_eq!(taken_up(&world, &filed, form, &[]).await.unwrap_err().code, "filing_taken_up");
        assert_eq!(hospital.send("2502", taken_back(&filed, person)).await.code(), "filing_taken_up");
        let material_ids = papers(&world, &["referral_certificate"]).await;
        let brought = Brought { case_id: case.case_id, material_ids, comment: String::new() };
        world.run::<Supplement>("suf", brought).await.unwrap();
        agreed_by_drawn(&world, case.case_id, Duty::SecondReview).await.unwrap();
        assert_eq!(shown(&hospital, person).await, 0, "nothing is in force before the last step");
        agreed_by_drawn(&world, case.case_id, Duty::Approve).await.unwrap();
        assert_eq!(shown(&hospital, person).await, 1);
        assert_eq!(hospital.send("2501", referral_filed(person)).await.code(), "referral_already_filed");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_disease_filed_by_a_hospital_is_entitled_after_its_review(world) {
        let mut world = world;
        let Registers { persons, .. } = registers(&mut world, 1).await;
        let person = persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let filed = number(&hospital.send("2503", disease_filed(person)).await.done());
        let entitled = json!({"data": {
            "psn_no": person, "insutype": "390", "med_type": "14", "begntime": "2026-10-21", "dise_codg": "M01600",
        }});
        let flag = async || {
            let answer = hospital.send("2001", entitled.clone()).await.done();
            answer.node("/output/trtinfo/0/trt_enjymnt_flag").as_str().unwrap().to_owned()
        };
        assert_eq!(flag().await, "0", "filed is not recognised");
        // A message carries no diagnosis; the desk reads it from the papers.
        let mut form = form_of(&world, &filed).await;
        let all = ["identity", "diagnosis_proof", "medical_record"];
        assert_eq!(taken_up(&world, &filed, form.clone(), &all).await.unwrap_err().code, "input_malformed");
        form["diagnosis"] = json!("E11.900");
        let case = taken_up(&world, &filed, form, &all).await.unwrap().case_id;
        for duty in [Duty::SecondReview, Duty::Approve] {
            assert_eq!(count::<chronic_recognition::Entity>(&world).await, 0);
            agreed_by_drawn(&world, case, duty).await.unwrap();
        }
        assert_eq!(flag().await, "1");
        let told = hospital.send("5301", json!({"data": {"psn_no": person}})).await.done();
        assert_eq!(told.node("/output/feedetail/0/opsp_dise_code"), "M01600");
        assert_eq!(hospital.send("2503", disease_filed(person)).await.code(), "disease_already_recognised");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i23_a_filing_is_taken_back_or_declined_only_while_it_waits(world) {
        let mut world = world;
        let Registers { persons, .. } = registers(&mut world, 2).await;
        let person = persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let city = Hospital::signed_in(&world, CITY).await;
        let cases = count::<review_case::Entity>(&world).await;
        let filed = number(&hospital.send("2501", referral_filed(person)).await.done());
        let code = async |infno: &str, input: Value| hospital.send(infno, input).await.code().to_owned();
        // Another hospital's, another person's, of another kind, none at all.
        assert_eq!(city.send("2502", taken_back(&filed, person)).await.code(), "not_found");
        assert_eq!(code("2502", taken_back(&filed, persons[1])).await, "person_disagrees");
        assert_eq!(code("2504", taken_back(&filed, person)).await, "not_found");
        assert_eq!(code("2502", taken_back("BA18", person)).await, "not_found");
        assert_eq!(code("2502", taken_back("nothing", person)).await, "not_found");
        let back = hospital.send("2502", json!({"data": {"trt_dcla_detl_sn": filed, "psn_no": person}})).await.done();
        assert_eq!(number(&back), filed);
        assert_eq!(code("2502", taken_back(&filed, person)).await, "filing_withdrawn");
        assert_eq!(taken_up(&world, &filed, form_of(&world, &filed).await, &[]).await.unwrap_err().code, "filing_withdrawn");

        // 2504 says why.
        let disease = number(&hospital.send("2503", disease_filed(person)).await.done());
        let silent = json!({"data": {"trt_dcla_detl_sn": disease, "psn_no": person, "memo": ""}});
        assert_eq!(code("2504", silent).await, "required_field_empty");
        let decline = |reason: &str, comment: &str| FilingToDecline {
            filing_id: disease.parse().unwrap(),
            reason_code: reason.to_owned(),
            comment: comment.to_owned(),
        };
        assert_eq!(world.run::<Decline>("suf", decline("none", "x")).await.unwrap_err().code, "reason_unknown");
        assert_eq!(world.run::<Decline>("huangm", decline("other", "x")).await.unwrap_err().code, "duty_not_held");
        world.run::<Decline>("suf", decline("standard_not_met", "检查结果未达标准")).await.unwrap();
        assert_eq!(code("2504", taken_back(&disease, person)).await, "filing_declined");
        // Nobody declines what concerns somebody he is tied to.
        let anothers = number(&hospital.send("2503", disease_filed(persons[1])).await.done());
        let tie = Tie { staff_id: None, person_id: Some(persons[1]), provider_id: None, relation: Relation::Relative };
        world.run::<DeclareTie>("suf", tie).await.unwrap();
        let declined = FilingToDecline { filing_id: anothers.parse().unwrap(), ..decline("standard_not_met", "检查结果未达标准") };
        assert_eq!(world.run::<Decline>("suf", declined).await.unwrap_err().code, "recused");
        assert_eq!(kept(&world, &disease).await.reason.as_deref(), Some("standard_not_met"));
        // It may be filed again.
        let again = number(&hospital.send("2503", disease_filed(person)).await.done());
        hospital.send("2504", taken_back(&again, person)).await.done();
        assert_eq!(count::<review_case::Entity>(&world).await, cases);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn what_cannot_be_is_refused_when_it_is_filed(world) {
        let mut world = world;
        let Registers { persons, .. } = registers(&mut world, 1).await;
        let person = persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        for (field, value, code) in [
            ("psn_no", "P999999998", "person_unknown"),
            ("insutype", "310", "insutype_not_served"),
            ("hosp_agre_refl_flag", "0", "referral_not_agreed"),
            ("refl_type", "2", "referral_reach_disagrees"),
            ("refl_type", "9", "code_not_in_dictionary"),
            ("mdtrtarea_admdvs", "411099", "region_unknown"),
            ("diag_code", "肺炎", "diagnosis_malformed"),
            ("enddate", "2026-10-20", "value_disagrees"),
            ("enddate", "2027-10-20", "cycle_too_long"),
            ("refl_opnn", "", "required_field_empty"),
        ] {
            let mut wrong = referral_filed(person);
            wrong["refmedin"][field] = value.into();
            assert_eq!(hospital.send("2501", wrong).await.code(), code, "{field} = {value}");
        }
        for (field, value, code) in [
            ("opsp_dise_code", "M99999", "disease_unknown"),
            ("ide_fixmedins_no", CITY, "filing_of_another_hospital"),
            ("ide_fixmedins_no", "H00000000000", "hospital_unknown"),
            ("hosp_ide_date", "2026-10-22", "date_in_the_future"),
            ("begndate", "2026-01-01", "date_out_of_range"),
            ("enddate", "2026-10-01", "value_disagrees"),
        ] {
            let mut wrong = disease_filed(person);
            wrong["data"][field] = value.into();
            assert_eq!(hospital.send("2503", wrong).await.code(), code, "{field} = {value}");
        }
        assert_eq!(count::<filing::Entity>(&world).await, 0);
        world.assert_verifies().await;
    }
}
