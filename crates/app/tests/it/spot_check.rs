//! Spot checks of finished cases: drawn so that anybody can repeat it, checked by
//! nobody who took part, the fault told with its kind and words.

use app::operations::spot_check::draw::{Draw, ToDraw};
use app::operations::spot_check::record::{CheckResult, Found, Record};
use app::operations::spot_check::repeat::repeats;
use app::queries::spot_check::draws::Draws;
use app::queries::spot_check::list::{List, ResultFilter, SpotCheckFilter};
use base::{Month, SpotCheckId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use store::entity::{spot_check, spot_check_draw};
use store::sea_orm::EntityTrait;
use time::macros::datetime;

use crate::matter::{agreed, apply, upwards};
use crate::on_both;
use crate::registers::registers;
use crate::world::World;

/// The inspector of the demonstration county.
pub(crate) const INSPECTOR: &str = "zhangw";

fn october() -> Month {
    "2026-10".parse().unwrap()
}

pub(crate) fn of_october() -> ToDraw {
    ToDraw { month: october(), kind: CaseKind::Referral }
}

fn found(check: &spot_check::Model, result: CheckResult, fault: Option<&str>, words: &str) -> Found {
    Found {
        spot_check_id: SpotCheckId(check.spot_check_id),
        result,
        fault_code: fault.map(str::to_owned),
        comment: words.to_owned(),
    }
}

/// Draws the referrals of October and finds nothing wrong.
pub(crate) async fn tell(world: &World) {
    world.run::<Draw>(INSPECTOR, of_october()).await.unwrap();
    for check in checks(world).await {
        world.run::<Record>(INSPECTOR, found(&check, CheckResult::InOrder, None, "")).await.unwrap();
    }
}

async fn checks(world: &World) -> Vec<spot_check::Model> {
    world.house.store.view().all(spot_check::Entity::find()).await.unwrap()
}

on_both! {
    async fn finished_cases_are_drawn_and_checked_by_somebody_who_took_no_part(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        for (person, day) in ["2026-10-21", "2026-10-22"].into_iter().enumerate() {
            let mut form = upwards(&registers, day);
            form["person_id"] = serde_json::json!(registers.persons[person]);
            let case = apply(&world, form, &["identity", "referral_certificate"]).await.unwrap();
            agreed(&world, case.case_id, Duty::SecondReview).await;
            agreed(&world, case.case_id, Duty::Approve).await;
        }
        let mut open = upwards(&registers, "2026-10-23");
        open["person_id"] = serde_json::json!(registers.persons[2]);
        apply(&world, open, &["identity", "referral_certificate"]).await.unwrap();
        world.house.store.integrate().await.unwrap();
        assert_eq!(world.run::<Draw>(INSPECTOR, of_october()).await.unwrap_err().code, "month_not_over");
        world.clock.set(datetime!(2026-11-02 01:00 UTC));
        assert!(world.run::<Draw>("suf", of_october()).await.is_err(), "who handles does not draw");
        let drawn = world.run::<Draw>(INSPECTOR, of_october()).await.unwrap();
        // Five in a hundred of two, rounded up; the case that is still open is not among them.
        assert_eq!((drawn.population_count, drawn.cases.len()), (2, 1));
        let row = world.house.store.view().one(spot_check_draw::Entity::find()).await.unwrap().unwrap();
        assert_eq!(repeats(&row), Some(drawn.cases.iter().map(|case| case.0).collect()));
        assert_eq!(world.run::<Draw>(INSPECTOR, of_october()).await.unwrap_err().code, "cases_already_drawn");
        let none = ToDraw { month: october(), kind: CaseKind::PayeeChange };
        assert_eq!(world.run::<Draw>(INSPECTOR, none).await.unwrap_err().code, "nothing_to_check");

        let check = checks(&world).await.remove(0);
        let refused = async |found: Found| world.run::<Record>(INSPECTOR, found).await.unwrap_err().code;
        assert_eq!(refused(found(&check, CheckResult::Fault, None, "缺证明")).await, "fault_code_wrong");
        assert_eq!(refused(found(&check, CheckResult::InOrder, Some("late"), "")).await, "fault_code_wrong");
        assert_eq!(refused(found(&check, CheckResult::Fault, Some("unheard_of"), "缺证明")).await, "fault_code_wrong");
        assert_eq!(refused(found(&check, CheckResult::Fault, Some("papers_wanting"), " ")).await, "reason_missing");
        let fault = || found(&check, CheckResult::Fault, Some("papers_wanting"), "缺转诊证明原件");
        world.run::<Record>(INSPECTOR, fault()).await.unwrap();
        assert_eq!(refused(fault()).await, "already_checked");
        let faults = SpotCheckFilter { result: Some(ResultFilter::Fault), ..SpotCheckFilter::default() };
        let faults = world.ask::<List>(INSPECTOR, faults).await.unwrap();
        assert_eq!((faults.total, faults.rows[0].fault.as_deref()), (1, Some("材料不齐或不符")));
        let draws = world.ask::<Draws>(INSPECTOR, Default::default()).await.unwrap();
        assert!(draws.draws[0].repeats && draws.draws[0].fault_count == 1 && draws.share_permyriad == 500);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn whoever_took_part_in_a_case_does_not_check_it(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap();
        agreed(&world, case.case_id, Duty::SecondReview).await;
        agreed(&world, case.case_id, Duty::Approve).await;
        // He looked into this very case before it was finished.
        let inspector = world.caller(INSPECTOR).await.staff.unwrap().staff_id;
        let db = store::sea_orm::Database::connect(world.database()).await.unwrap();
        let id = world.house.store.id(store::IdKind::Object).await.unwrap();
        let sql = format!(
            "INSERT INTO case_duty (case_duty_id, case_id, duty, staff_id, from_case_id, at, rev) \
             SELECT {id}, case_id, 'inspection', {inspector}, NULL, at, 1 FROM case_duty WHERE case_id = {} LIMIT 1",
            case.case_id.0
        );
        store::sea_orm::ConnectionTrait::execute_unprepared(&db, &sql).await.unwrap();
        db.close().await.unwrap();
        world.house.store.integrate().await.unwrap();
        world.clock.set(datetime!(2026-11-02 01:00 UTC));
        world.run::<Draw>(INSPECTOR, of_october()).await.unwrap();
        let check = checks(&world).await.remove(0);
        let refused = world.run::<Record>(INSPECTOR, found(&check, CheckResult::InOrder, None, "")).await.unwrap_err();
        assert_eq!(refused.code, "checker_took_part");
        let list = world.ask::<List>(INSPECTOR, SpotCheckFilter::default()).await.unwrap();
        assert!(!list.rows[0].may_check);
    }
}
