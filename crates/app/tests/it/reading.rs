//! The log of reads, what is noticeable in it, and the quarterly review of
//! rights (threat I20, compliance feature C11).

use app::Caller;
use app::operations::person::reveal::{FieldToReveal, MaskedField, Reveal, RevealGround};
use app::operations::reading::seal_day::{DayToSeal, SealDay, day_due};
use app::operations::rights::confirm_review::{ConfirmReview, ReviewToConfirm};
use app::queries::claim::list::{ClaimFilter, List as Claims};
use app::queries::claim::view::{View as Claim, WhichClaim};
use app::queries::reading::abnormal::{Abnormal, AbnormalKind, AbnormalSpan};
use app::queries::reading::list::{List as Reads, ReadFilter};
use app::queries::rights::list::{List as Rights, RightsOfQuarter};
use base::VisitId;
use store::entity::{read_log, staff, visit};
use store::sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};
use time::Duration;
use time::macros::{date, datetime};

use crate::month::an_audited_september;
use crate::on_both;
use crate::registers::registers;
use crate::tamper::unguarded;
use crate::world::World;

async fn first_visit(world: &World) -> visit::Model {
    let first = visit::Entity::find().order_by_asc(visit::Column::VisitId);
    world.house.store.view().one(first).await.unwrap().expect("there is a visit")
}

async fn faults(world: &World) -> Vec<String> {
    world.house.store.integrate().await.unwrap();
    let verified = world.house.store.verify(&[], |_| ()).await.unwrap();
    verified.problems.iter().map(ToString::to_string).collect()
}

on_both! {
    async fn i20_every_look_at_a_person_is_logged_and_the_day_is_sealed(world) {
        let mut world = world;
        an_audited_september(&mut world).await;
        let visit = first_visit(&world).await;
        world.ask::<Claim>("huangm", WhichClaim { visit_id: VisitId(visit.visit_id) }).await.unwrap();
        world.ask::<Claims>("huangm", ClaimFilter::default()).await.unwrap();
        let reveal = FieldToReveal {
            person_id: base::PersonId(visit.person_id),
            field: MaskedField::Name,
ground: RevealGround::IdentityCheck,
            reason: "核对姓名".to_owned(),
        };
        world.run::<Reveal>("huangm", reveal).await.unwrap();
        assert_eq!(world.house.reads.waiting(), 2, "questions are gathered; the reveal is written with its entry");
        assert_eq!(world.house.write_reads().await.unwrap(), 2);
        let all = |filter: ReadFilter| world.ask::<Reads>("lixy", filter);
        let rows = all(ReadFilter::default()).await.unwrap().rows;
        let told: Vec<_> = rows.iter().map(|row| (row.purpose.as_str(), row.object_kind.as_str(), row.detail.as_str())).collect();
        assert!(told.contains(&("claim.view", "visit", "")) && told.contains(&("person.reveal", "person", "person.name")), "{told:?}");
        assert!(told.iter().any(|(purpose, kind, _)| (*purpose, *kind) == ("claim.list", "list")), "{told:?}");
        let of_person = ReadFilter { person_id: Some(base::PersonId(visit.person_id)), ..ReadFilter::default() };
        assert_eq!(all(of_person).await.unwrap().total, 2, "who looked at this person");
        let refused = world.ask::<Reads>("huangm", ReadFilter::default()).await.unwrap_err();
        assert_eq!(refused.code, "duty_not_held");

        // The day is not over; tomorrow it is due, and nobody but the house seals it.
        let today = DayToSeal { day: "2026-10-21".to_owned() };
        let house = Caller::clockwork();
        assert_eq!(world.run_as::<SealDay>(&house, today.clone()).await.unwrap_err().code, "day_not_over");
        assert_eq!(day_due(&world.house).await.unwrap(), None);
        world.clock.advance(Duration::days(1));
        assert_eq!(day_due(&world.house).await.unwrap(), Some(date!(2026 - 10 - 21)));
        assert_eq!(world.run::<SealDay>("lixy", today.clone()).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.run_as::<SealDay>(&house, today.clone()).await.unwrap().reads, 3);
        assert_eq!(world.run_as::<SealDay>(&house, today).await.unwrap_err().code, "day_sealed");
        assert_eq!(day_due(&world.house).await.unwrap(), None);
        world.assert_verifies().await;

        // A hand in the log: another reader, a read less, a read more.
        let db = unguarded(&world).await;
        let altered = |faults: &[String]| faults.iter().any(|fault| fault.contains("the log of reads of a sealed day was altered"));
        for (change, back) in [
            ("UPDATE read_log SET staff_id = staff_id + 1 WHERE purpose = 'claim.view'", "UPDATE read_log SET staff_id = staff_id - 1 WHERE purpose = 'claim.view'"),
            ("UPDATE read_log SET day = '2026-10-20' WHERE purpose = 'claim.list'", "UPDATE read_log SET day = '2026-10-21' WHERE purpose = 'claim.list'"),
        ] {
            db.execute_unprepared(change).await.unwrap();
            assert!(altered(&faults(&world).await), "{change}");
            db.execute_unprepared(back).await.unwrap();
            assert_eq!(faults(&world).await, Vec::<String>::new());
        }
        db.execute_unprepared("DELETE FROM read_log WHERE purpose = 'person.reveal'").await.unwrap();
        assert!(altered(&faults(&world).await));
    }
}

/// Writes reads as if they had happened: what the report looks at.
async fn looked(world: &World, staff_id: i64, at: time::OffsetDateTime, persons: &[i64], purpose: &str) {
    let there = at.to_offset(time::UtcOffset::from_hms(8, 0, 0).unwrap());
    static NEXT: std::sync::atomic::AtomicI64 = std::sync::atomic::AtomicI64::new(900_000);
    let unit = world.house.store.begin().await.unwrap();
    let row = |person_id: &i64| read_log::Model {
        read_id: NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
        at,
        day: there.date(),
        hour: i32::from(there.hour()),
        account_id: None,
        staff_id: Some(staff_id),
        provider_id: None,
        purpose: purpose.to_owned(),
        person_id: Some(*person_id),
        object_kind: "visit".to_owned(),
        object_id: "V18".to_owned(),
        detail: String::new(),
    };
    use store::sea_orm::{ActiveModelTrait, IntoActiveModel};
    let rows: Vec<_> = persons.iter().map(row).map(|row| row.into_active_model().reset_all()).collect();
    read_log::Entity::insert_many(rows).exec_without_returning(unit.operational()).await.unwrap();
    unit.commit().await.unwrap();
}

on_both! {
    async fn i20_looking_that_stands_out_is_listed_and_the_usual_is_not(world) {
        let mut world = world;
        let registered = registers(&mut world, 2).await;
        let reader = world.caller("huangm").await.staff.unwrap().staff_id;
        let people = world.house.store.view().all(staff::Entity::find().order_by_asc(staff::Column::StaffId)).await.unwrap();
        let colleague = people.iter().find(|one| one.staff_id != reader && one.provider_id.is_none()).unwrap();
        let own = people.iter().find(|one| one.staff_id == reader).unwrap();
        // Two of the insured are a colleague and the reader: the same keyed digest of the identity number.
        let db = unguarded(&world).await;
        for (insured, who) in registered.persons.iter().zip([colleague, own]) {
            let sql = format!("UPDATE person SET identity_digest = '{}' WHERE person_id = {}", who.identity_digest, insured.0);
            db.execute_unprepared(&sql).await.unwrap();
        }
        let persons: Vec<i64> = (1_000_000..1_000_061).collect();
        let at_ten = datetime!(2026-10-20 02:00 UTC); // Tuesday, 10:00 in Beijing
        looked(&world, reader, at_ten, &persons[..60], "claim.view").await;
        let listed = |from: &str, until: &str| {
            let span = AbnormalSpan { from: Some(from.to_owned()), until: Some(until.to_owned()) };
            world.ask::<Abnormal>("wangjg", span)
        };
        assert_eq!(listed("2026-10-20", "2026-10-20").await.unwrap().rows, [], "sixty in an hour of a working day are usual");
        looked(&world, reader, at_ten, &persons[60..], "claim.view").await;
        looked(&world, reader, at_ten, &[persons[0]; 21], "person.reveal").await;
        looked(&world, reader, datetime!(2026-10-20 12:00 UTC), &persons[..1], "claim.view").await; // 20:00
        looked(&world, reader, datetime!(2026-10-20 11:59 UTC), &persons[..1], "claim.view").await; // 19:59
        looked(&world, reader, datetime!(2026-10-18 02:00 UTC), &persons[..1], "claim.view").await; // Sunday
        looked(&world, reader, at_ten, &[registered.persons[0].0], "claim.view").await;
        looked(&world, reader, at_ten, &[registered.persons[1].0], "claim.view").await;
        let rows = listed("2026-10-18", "2026-10-20").await.unwrap().rows;
        let found: Vec<_> = rows.iter().map(|row| (row.kind, row.day.as_str(), row.hour, row.measured)).collect();
        assert_eq!(
            found,
            [
                (AbnormalKind::OutOfHours, "2026-10-20", Some(20), 1),
                (AbnormalKind::ManyPersons, "2026-10-20", Some(10), 63),
                (AbnormalKind::ManyReveals, "2026-10-20", None, 21),
                (AbnormalKind::Colleague, "2026-10-20", None, 1),
                (AbnormalKind::Own, "2026-10-20", None, 1),
                (AbnormalKind::OutOfHours, "2026-10-18", Some(10), 1),
            ]
        );
        assert!(rows.iter().all(|row| row.staff_name == own.name));
        assert_eq!(world.ask::<Abnormal>("huangm", AbnormalSpan::default()).await.unwrap_err().code, "duty_not_held");
        assert_eq!(listed("2026-10-20", "2026-10-18").await.unwrap_err().code, "span_out_of_range");
        assert_eq!(listed("2026-01-01", "2026-10-18").await.unwrap_err().code, "span_out_of_range");
    }
}

on_both! {
    async fn c11_the_rights_of_a_quarter_are_reviewed_once_as_they_were_shown(world) {
        let mut world = world;
        let registered = registers(&mut world, 1).await;
        let reveal = FieldToReveal { person_id: registered.persons[0], field: MaskedField::Name, ground: RevealGround::IdentityCheck, reason: "核对姓名".to_owned() };
        world.run::<Reveal>("huangm", reveal).await.unwrap();
        let list = world.ask::<Rights>("wangjg", RightsOfQuarter::default()).await.unwrap();
        assert_eq!((list.quarter.as_str(), list.unused), ("2026-Q4", 0), "all were appointed lately");
        let of = |login: &'static str, duty: &str| {
            let name = login.to_owned();
            let duty = duty.to_owned();
            let list = &list;
            let world = &world;
            async move {
                let staff_id = world.caller(&name).await.staff.unwrap().staff_id;
                list.rows.iter().find(|row| row.staff_id.0 == staff_id && row.duty.code() == duty).cloned().expect("held")
            }
        };
        let used = of("huangm", "first_review").await;
        assert!(used.uses >= 1 && used.last_used_at.is_some(), "{used:?}");
        let never = of("zhout", "first_review").await;
        assert_eq!((never.uses, never.last_used_at), (0, None));
        let confirm = |quarter: &str, digest: &str, finding: &str| ReviewToConfirm {
            quarter: quarter.to_owned(),
            list_digest: digest.to_owned(),
            finding: finding.to_owned(),
        };
        let code = |answer: Result<_, base::Refusal>| answer.map(|_: app::operations::rights::confirm_review::ReviewConfirmed| ()).unwrap_err().code;
        let digest = list.list_digest.as_str();
        assert_eq!(code(world.run::<ConfirmReview>("wangjg", confirm("2026-Q4", digest, "")).await), "finding_missing");
        assert_eq!(code(world.run::<ConfirmReview>("wangjg", confirm("2026-4", digest, "未见异常")).await), "quarter_malformed");
        assert_eq!(code(world.run::<ConfirmReview>("wangjg", confirm("2027-Q1", digest, "未见异常")).await), "quarter_not_begun");
        assert_eq!(code(world.run::<ConfirmReview>("wangjg", confirm("2026-Q4", "00", "未见异常")).await), "rights_changed");
        assert_eq!(code(world.run::<ConfirmReview>("lixy", confirm("2026-Q4", digest, "未见异常")).await), "duty_not_held");
        let done = world.run::<ConfirmReview>("wangjg", confirm("2026-Q4", digest, "未见异常")).await.unwrap();
        assert_eq!(done.rights, list.rows.len() as i64);
        assert_eq!(code(world.run::<ConfirmReview>("wangjg", confirm("2026-Q4", digest, "未见异常")).await), "rights_reviewed");
        // Some two months on, what was never used stands out.
        world.clock.advance(Duration::days(61));
        let later = world.ask::<Rights>("wangjg", RightsOfQuarter::default()).await.unwrap();
        assert!(later.unused > 0 && later.reviews[0].finding == "未见异常", "{}", later.unused);
        assert!(later.rows.iter().any(|row| row.unused && row.last_used_at.is_none()));
        world.assert_verifies().await;
    }
}
