//! Filings in time (MAT-10): an emergency within the working days after admission, by
//! the real calendar, or told by telephone within them; what follows one cycle.

use app::operations::audit_case::CaseMoved;
use base::{CaseId, date_text};
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::referral;
use store::sea_orm::{EntityTrait, QueryOrder};

use crate::matter::{agreed, apply, upwards};
use crate::on_both;
use crate::registers::{Registers, registers};
use crate::world::World;

/// An emergency of one person, admitted and perhaps told on these days.
fn emergency(registers: &Registers, person: usize, admitted: &str, told_on: Option<&str>) -> Value {
    let mut form = upwards(registers, admitted);
    form["person_id"] = json!(registers.persons[person]);
    form["kind"] = json!("emergency");
    form.as_object_mut().unwrap().remove("from_provider_id");
    if let Some(day) = told_on {
        form["told_on"] = json!(day);
    }
    form
}

/// Through both steps of its chain.
async fn approved(world: &World, case_id: CaseId) -> CaseMoved {
    agreed(world, case_id, Duty::SecondReview).await;
    agreed(world, case_id, Duty::Approve).await.1
}

/// Kind, first and last day of what is filed, in the order of filing.
async fn filed(world: &World) -> Vec<(String, String, String)> {
    let rows = referral::Entity::find().order_by_asc(referral::Column::FromDate);
    let told = |row: referral::Model| {
        let until = row.until_date.map(date_text).unwrap_or_default();
        (row.kind, date_text(row.from_date), until)
    };
    world.house.store.view().all(rows).await.unwrap().into_iter().map(told).collect()
}

on_both! {
    async fn an_emergency_is_filed_within_seven_working_days_or_told_within_them(world) {
        let mut world = world;
        let registers = registers(&mut world, 5).await;
        let papers = ["identity", "emergency_record"];
        // Today is Wednesday 21 October 2026; Saturday the 10th is worked after the holidays.
        let late = |person, admitted, told| {
            let form = emergency(&registers, person, admitted, told);
            let world = &world;
            async move { apply(world, form, &papers).await.unwrap_err().code }
        };
        assert_eq!(late(0, "2026-10-10", None).await, "emergency_filed_late", "the seventh was the 20th");
        assert_eq!(late(0, "2026-10-09", Some("2026-10-20")).await, "emergency_filed_late", "told on the eighth");
        assert_eq!(late(0, "2026-10-22", None).await, "date_in_the_future");
        assert_eq!(late(0, "2026-10-10", Some("2026-10-22")).await, "emergency_filed_late", "told tomorrow is not told");
        for (person, admitted, told) in [
            (0, "2026-10-12", None),
            // The 9th, the holidays before it: the seventh working day is the 19th.
            (1, "2026-10-09", Some("2026-10-19")),
            // In the holidays: the 8th is the first working day, the 15th the seventh.
            (2, "2026-10-02", Some("2026-10-15")),
        ] {
            let case = apply(&world, emergency(&registers, person, admitted, told), &papers).await.unwrap();
            assert_eq!(approved(&world, case.case_id).await.state, "completed", "{admitted}");
        }
        assert_eq!(late(3, "2026-10-02", Some("2026-10-16")).await, "emergency_filed_late");
        let days: Vec<_> = filed(&world).await.into_iter().map(|(kind, from, _)| (kind, from)).collect();
        let expected = ["2026-10-02", "2026-10-09", "2026-10-12"].map(|day| ("emergency".to_owned(), day.to_owned()));
        assert_eq!(days, expected);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_cycle_of_three_months_is_extended_and_the_same_illness_filed_again(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let case = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap();
        approved(&world, case.case_id).await;
        assert_eq!(filed(&world).await, [("up".to_owned(), "2026-10-21".to_owned(), "2027-01-21".to_owned())]);
        let first = world.house.store.view().one(referral::Entity::find()).await.unwrap().unwrap();
        let earlier = base::ReferralId(first.referral_id);
        world.clock.advance(time::Duration::days(80));
        let follows = |kind: &str, from: &str| {
            let mut form = upwards(&registers, from);
            (form["kind"], form["earlier_id"]) = (json!(kind), json!(earlier));
            form.as_object_mut().unwrap().remove("from_provider_id");
            form
        };
        let of = async |change: &dyn Fn(&mut Value)| {
            let mut form = follows("extension", "2027-01-22");
            change(&mut form);
            apply(&world, form, &["identity", "treatment_plan"]).await.unwrap_err().code
        };
        assert_eq!(of(&|form| form["diagnosis"] = json!("K35.900")).await, "earlier_filing_differs", "another illness");
        assert_eq!(of(&|form| form["to_provider_id"] = json!(registers.county_hospital)).await, "earlier_filing_differs");
        assert_eq!(of(&|form| form["person_id"] = json!(registers.persons[1])).await, "earlier_filing_unknown");
        assert_eq!(of(&|form| form["until_date"] = json!("2027-12-31")).await, "cycle_too_long");
        let without = apply(&world, follows("extension", "2027-01-22"), &["identity"]).await.unwrap_err();
        assert_eq!(without.code, "material_missing", "the plan of treatment");

        let case = apply(&world, follows("extension", "2027-01-22"), &["identity", "treatment_plan"]).await.unwrap();
        assert_eq!(approved(&world, case.case_id).await.state, "completed");
        let again = apply(&world, follows("repeat", "2027-06-01"), &["identity"]).await.unwrap();
        assert_eq!(approved(&world, again.case_id).await.state, "completed");
        let filed = filed(&world).await;
        let kinds: Vec<_> = filed.iter().map(|(kind, from, _)| (kind.as_str(), from.as_str())).collect();
        assert_eq!(kinds, [("up", "2026-10-21"), ("extension", "2027-01-22"), ("repeat", "2027-06-01")]);
        assert_eq!(filed[2].2, "2027-09-01", "a cycle of its own");
        assert!(filed[1].2 > filed[0].2, "{filed:?}");
        world.assert_verifies().await;
    }
}
