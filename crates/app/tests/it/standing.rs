//! Standings of persons: in force by two persons, counted on the day by which the policy
//! counts; what was settled before they were known comes to what it would have been.

use app::operations::claim::settle::SettlementShown;
use app::queries::person::standings::{StandingFilter, Standings};
use base::{PersonId, Refusal};
use regulation::benefits::Status;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{person_standing, settlement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::matter::step;
use crate::on_both;
use crate::registers::{agreed_by_drawn, registers, settled, standing, standing_applied, stands, stay};
use crate::world::World;

/// What all rows of a person's settlements come to, fund by fund and for the person:
/// total, basic, critical illness, hardship, assistance, hospital, left to the person.
async fn in_all(world: &World, person: PersonId) -> [i64; 7] {
    let mut sums = [0; 7];
    for row in rows(world, person).await {
        let parts = [
            row.total_fen,
            row.basic_fen,
            row.critical_illness_fen,
            row.hardship_fen,
            row.assistance_fen,
            row.hospital_fen,
            row.self_in_scope_fen,
        ];
        sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        assert_eq!(row.in_scope_fen, parts[1..].iter().sum::<i64>(), "every row adds up: {row:?}");
    }
    sums
}

async fn rows(world: &World, person: PersonId) -> Vec<settlement::Model> {
    let rows = settlement::Entity::find().filter(settlement::Column::PersonId.eq(person.0));
    world.house.store.view().all(rows).await.unwrap()
}

async fn stayed(world: &World, person: PersonId, number: &str, days: (&str, &str)) -> SettlementShown {
    settled(world, "office1", stay(person, number, days.0), days.1, 500).await.unwrap()
}

on_both! {
    /// R2-92: a standing counts from its first day to its last, by the day of admission.
    async fn a_standing_counts_on_the_day_of_admission(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let mut form = standing("subsistence", "begins", "2026-09-03", &registers.persons[..2]);
        form["until_date"] = json!("2026-09-20");
        stands(&world, form).await;
        let assisted = async |person: usize, number: &str, days| {
            stayed(&world, registers.persons[person], number, days).await.assistance_fen.0 > 0
        };
        assert!(!assisted(0, "Z1", ("2026-09-02", "2026-09-04")).await, "admitted the day before");
        assert!(assisted(1, "Z2", ("2026-09-20", "2026-09-24")).await, "admitted on its last day");
        assert!(!assisted(2, "Z3", ("2026-09-10", "2026-09-12")).await, "another person");
        assert!(assisted(0, "Z4", ("2026-09-05", "2026-09-07")).await, "within its days");
        assert!(!assisted(1, "Z5", ("2026-09-25", "2026-09-27")).await, "after its last day");
        world.assert_verifies().await;
    }
}

on_both! {
    /// R2-98: known late or taken back, a standing leaves everybody where knowing it in
    /// time would have left him.
    async fn a_standing_known_late_settles_anew_what_it_touches(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let [in_time, late, never] = registers.persons[..] else { panic!("three persons") };
        stands(&world, standing("hardship", "begins", "2026-08-01", &[in_time])).await;
        for (person, letter) in [(in_time, "A"), (late, "B"), (never, "C")] {
            stayed(&world, person, &format!("{letter}1"), ("2026-07-20", "2026-07-25")).await;
            stayed(&world, person, &format!("{letter}2"), ("2026-08-10", "2026-08-15")).await;
            stayed(&world, person, &format!("{letter}3"), ("2026-09-10", "2026-09-15")).await;
        }
        let (known, unknown) = (in_all(&world, in_time).await, in_all(&world, never).await);
        assert!(known[4] > unknown[4] && known[6] < unknown[6], "{known:?} {unknown:?}");
        stands(&world, standing("hardship", "begins", "2026-08-01", &[late])).await;
        assert_eq!(in_all(&world, late).await, known, "known late comes to the same");
        let adjusted = rows(&world, late).await.into_iter().filter(|row| row.kind == "adjust").count();
        assert_eq!(adjusted, 2, "the stay before its first day stays as it was");
        assert_eq!(in_all(&world, never).await, unknown, "nobody else is touched");
        // What comes afterwards goes on from there: one more stay each, still the same.
        for (person, letter) in [(in_time, "A"), (late, "B")] {
            stayed(&world, person, &format!("{letter}4"), ("2026-10-05", "2026-10-09")).await;
        }
        assert_eq!(in_all(&world, late).await, in_all(&world, in_time).await);
        // The day before its first one takes it back altogether.
        stayed(&world, never, "C4", ("2026-10-05", "2026-10-09")).await;
        stands(&world, standing("hardship", "ends", "2026-07-31", &[in_time, late])).await;
        for person in [in_time, late] {
            assert_eq!(in_all(&world, person).await, in_all(&world, never).await);
        }
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i05_a_standing_takes_two_persons(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let form = standing("subsistence", "begins", "2026-10-01", &registers.persons);
        let case_id = standing_applied(&world, form).await.unwrap().case_id;
        let again = world.run::<app::operations::matter::review::Review>("liuy", step(case_id, Duty::SecondReview)).await;
        assert_eq!(again.unwrap_err().code, "duty_not_held", "who brought it in does not agree to it");
        assert_eq!(kept(&world).await, 0, "nothing is in force before");
        agreed_by_drawn(&world, case_id, Duty::SecondReview).await.unwrap();
        assert_eq!(kept(&world).await, 2);
        let filter = |standing| StandingFilter { standing: Some(standing), on: Some("2026-10-21".into()), ..StandingFilter::default() };
        let listed = world.ask::<Standings>("liuy", filter(Status::Subsistence)).await.unwrap();
        assert_eq!((listed.total, listed.rows[0].in_force, listed.rows[0].case_id), (2, true, case_id));
        assert_eq!(world.ask::<Standings>("liuy", filter(Status::Student)).await.unwrap().total, 0);
        let before = StandingFilter { on: Some("2026-09-30".into()), ..StandingFilter::default() };
        assert_eq!(world.ask::<Standings>("liuy", before).await.unwrap().total, 0);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_list_of_standings_is_taken_whole_or_refused_with_its_reason(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        stands(&world, standing("retiree", "begins", "2026-09-01", &registers.persons[..1])).await;
        let good = standing("retiree", "begins", "2026-09-01", &registers.persons[1..]);
        let refused = async |more: Value| -> Refusal {
            let mut form = good.clone();
            form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            standing_applied(&world, form).await.unwrap_err()
        };
        let first = json!({"person_id": registers.persons[0]});
        let second = json!({"person_id": registers.persons[1]});
        for (more, code) in [
            (json!({"standing": "rich"}), "standing_unknown"),
            (json!({"day": "2025-10-01"}), "date_out_of_range"),
            (json!({"day": "2027-02-01"}), "date_out_of_range"),
            (json!({"until_date": "2026-08-31"}), "until_date_impossible"),
            (json!({"change": "ends", "until_date": "2026-12-31"}), "until_date_impossible"),
            (json!({"ground": " "}), "text_malformed"),
            (json!({"document": ""}), "text_malformed"),
            (json!({"persons": []}), "count_out_of_range"),
            (json!({"persons": vec![second.clone(); 501]}), "count_out_of_range"),
            (json!({"persons": [second, second]}), "person_repeated"),
            (json!({"persons": [{"person_id": PersonId(999_999)}]}), "person_unknown"),
            (json!({"persons": [second, first]}), "standing_held_already"),
            (json!({"change": "ends", "persons": [first, second]}), "standing_not_held"),
        ] {
            let refusal = refused(more.clone()).await;
            assert_eq!(refusal.code, code, "{more}");
            assert!(refusal.fields.iter().any(|field| field.path.starts_with("form.")), "{refusal:?}");
        }
        assert_eq!(kept(&world).await, 1);
    }
}

async fn kept(world: &World) -> usize {
    world.house.store.view().all(person_standing::Entity::find()).await.unwrap().len()
}
