//! Chronic diseases of outpatients: recognised by several persons, then paid
//! within the quota of the disease; nothing without the recognition.

use app::operations::claim::settle::{Settle, SettlementShown, VisitToSettle};
use app::operations::visit::admit::{Admit, NewVisit, VisitKind};
use app::operations::visit::care::VisitCare;
use app::operations::visit::upload_fees::{NewLines, UploadFees};
use base::{Fen, PersonId, Refusal};
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::chronic_recognition;
use store::sea_orm::EntityTrait;

use crate::matter::{agreed, drawn, look, step};
use crate::on_both;
use crate::registers::{chronic_applied, diabetes, line, recognised, registers, stay};
use crate::world::World;

/// A visit for diabetes, settled: so many units of 1 yuan.
async fn visited(
    world: &World,
    office: &str,
    person: PersonId,
    number: &str,
    day: &str,
    yuan: i32,
) -> Result<SettlementShown, Refusal> {
    let care = VisitCare::Chronic("diabetes".to_owned());
    let visit = NewVisit { kind: VisitKind::Outpatient, care, ..stay(person, number, day) };
    let visit_id = world.run::<Admit>(office, visit).await?.visit_id;
    let lines = vec![line("1", day, "CARE", yuan * 100, 100)];
    world.run::<UploadFees>(office, NewLines { visit_id, lines }).await?;
    let total_fen = Fen(i64::from(yuan) * 100);
    world.run::<Settle>(office, VisitToSettle { visit_id, total_fen, invoice_number: None, batch: None }).await
}

on_both! {
    async fn a_recognised_disease_is_paid_within_its_quota_and_nothing_else_is(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let person = registers.persons[0];
        let code = |refused: Result<SettlementShown, Refusal>| refused.unwrap_err().code;
        assert_eq!(code(visited(&world, "office1", person, "M1", "2026-10-21", 100).await), "disease_not_recognised");
        recognised(&world, diabetes(&registers, "2026-10-01")).await;
        // 65 %, no deductible, at most 2400 yuan a year (R2-51).
        let first = visited(&world, "office1", person, "M2", "2026-10-21", 1_000).await.unwrap();
        assert_eq!((first.basic_fen, first.deductible_fen), (Fen(65_000), Fen(0)));
        let second = visited(&world, "office1", person, "M3", "2026-10-21", 3_000).await.unwrap();
        assert_eq!(second.basic_fen, Fen(175_000), "65 % would be 1950 yuan, 1750 are left");
        // Before the first day, at another hospital, for another person: not paid.
        assert_eq!(code(visited(&world, "office1", person, "M4", "2026-09-30", 100).await), "disease_not_recognised");
        assert_eq!(code(visited(&world, "office2", person, "M5", "2026-10-21", 100).await), "treated_elsewhere");
        let other = registers.persons[1];
        assert_eq!(code(visited(&world, "office1", other, "M6", "2026-10-21", 100).await), "disease_not_recognised");
        let inpatient = NewVisit { care: VisitCare::Chronic("diabetes".into()), ..stay(other, "Z1", "2026-10-21") };
        assert_eq!(world.run::<Admit>("office1", inpatient).await.unwrap_err().code, "care_does_not_fit");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i05_a_recognition_takes_three_persons_and_a_listed_disease(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let form = |more: Value| {
            let mut form = diabetes(&registers, "2026-10-21");
            form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            form
        };
        let refused = async |more: Value| chronic_applied(&world, form(more)).await.unwrap_err();
        assert_eq!(refused(json!({"disease": "gout"})).await.code, "disease_not_listed");
        assert_eq!(refused(json!({"diagnosis": "？"})).await.code, "diagnosis_malformed");
        assert_eq!(refused(json!({"from_date": "2026-07-01"})).await.code, "date_out_of_range");
        assert_eq!(refused(json!({"from_date": "2024-01-01"})).await.code, "person_not_insured");
        let unknown = base::ProviderId(999_999);
        assert_eq!(refused(json!({"treated_at_id": unknown})).await.code, "hospital_unknown");

        let case_id = chronic_applied(&world, form(json!({}))).await.unwrap().case_id;
        let (second, _) = agreed(&world, case_id, Duty::SecondReview).await;
        let third = drawn(&world, case_id).await;
        assert!(second != third && second != "suf" && third != "suf", "{second} {third}");
        assert_eq!(recognitions(&world).await, 0, "nothing is in force before the last step");
        look(&world, &second, case_id).await;
        let again = world.run::<app::operations::matter::review::Review>(&second, step(case_id, Duty::Approve)).await;
        assert!(again.is_err(), "who looked second does not approve");
        agreed(&world, case_id, Duty::Approve).await;
        assert_eq!(recognitions(&world).await, 1);
        assert_eq!(refused(json!({})).await.code, "disease_already_recognised");
        world.assert_verifies().await;
    }
}

async fn recognitions(world: &World) -> usize {
    world.house.store.view().all(chronic_recognition::Entity::find()).await.unwrap().len()
}
