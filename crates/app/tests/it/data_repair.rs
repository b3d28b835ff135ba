//! Repairs of data: three persons, the approved text and no other, listed columns
//! only; what was done past them is found.

use app::operations::audit_case::CaseMoved;
use app::operations::data_repair::run::{Run, ScriptToRun};
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::queries::data_repair::list::{List, RepairFilter};
use base::{CaseId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::json;
use store::VerifyProblem;
use store::entity::{data_repair, person, trail_entry};
use store::sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::matter::step;
use crate::on_both;
use crate::registers::registers;
use crate::tamper::unguarded;
use crate::world::World;

/// Of persons of the registers every second one is a woman, the first one too.
fn other_sex(key: i64, rev: i64) -> String {
    format!("-- 性别登记有误\nUPDATE person SET sex = 1, death_date = NULL WHERE person_id = {key} AND rev = {rev};")
}

async fn ask(world: &World, script: &str) -> Result<CaseMoved, Refusal> {
    let form = json!({ "reason": "登记录入错误，登记环节无更正功能", "script": script });
    let application = Application {
        matter: CaseKind::DataRepair,
        form,
        material_ids: vec![],
        notify_missing: false,
        comment: String::new(),
    };
    world.run::<Accept>("admin", application).await
}

async fn carried_out(world: &World, login: &str, case_id: CaseId, script: &str) -> Result<CaseMoved, Refusal> {
    world.run::<Run>(login, ScriptToRun { case_id, script: script.to_owned(), comment: String::new() }).await
}

async fn approved(world: &World, script: &str) -> CaseId {
    let case_id = ask(world, script).await.unwrap().case_id;
    world.run::<Review>("zhumd", step(case_id, Duty::Approve)).await.expect("the head approves");
    case_id
}

/// A repair asked for, approved and carried out: the name of a person whom nothing
/// has changed before; told once more it is the same script.
pub(crate) async fn tell(world: &World, person_id: i64) {
    let script = format!("UPDATE person SET name = '改名人' WHERE person_id = {person_id} AND rev = 1;");
    let case_id = approved(world, &script).await;
    carried_out(world, "zhangw", case_id, &script).await.unwrap();
}

async fn the_person(world: &World, person_id: i64) -> person::Model {
    world.house.store.view().by_key::<person::Model>(person_id).await.unwrap().unwrap()
}

on_both! {
    async fn i13_a_repair_takes_three_persons_and_the_approved_text(world) {
        let mut world = world;
        let person_id = registers(&mut world, 1).await.persons[0].0;
        let before = the_person(&world, person_id).await;
        let script = other_sex(person_id, before.rev);
        let case_id = ask(&world, &script).await.unwrap().case_id;
        assert_eq!(carried_out(&world, "zhangw", case_id, &script).await.unwrap_err().code, "step_not_expected");
        // The head, not a section head; not the one who asked; nobody else runs it.
        assert_eq!(world.run::<Review>("sunlh", step(case_id, Duty::Approve)).await.unwrap_err().code, "authority_too_low");
        assert_eq!(world.run::<Review>("admin", step(case_id, Duty::Approve)).await.unwrap_err().code, "duty_not_held");
        world.run::<Review>("zhumd", step(case_id, Duty::Approve)).await.unwrap();
        for login in ["admin", "zhumd", "lixy"] {
            assert_eq!(carried_out(&world, login, case_id, &script).await.unwrap_err().code, "duty_not_held", "{login}");
        }
        assert_eq!(world.run::<Review>("zhangw", step(case_id, Duty::Inspection)).await.unwrap_err().code, "repair_not_run");
        for other in [script.replace("sex = 1", "sex = 2"), format!("{script}\n{script}"), String::new()] {
            assert_eq!(carried_out(&world, "zhangw", case_id, &other).await.unwrap_err().code, "script_differs");
        }
        assert_eq!(the_person(&world, person_id).await, before, "nothing was changed so far");
        // Line ends of another system are no other text.
        assert_eq!(carried_out(&world, "zhangw", case_id, &script.replace('\n', "\r\n")).await.unwrap().state, "completed");
        let after = the_person(&world, person_id).await;
        assert_eq!(after, person::Model { sex: 1, rev: before.rev + 1, ..before.clone() });
        assert_eq!(carried_out(&world, "zhangw", case_id, &script).await.unwrap_err().code, "step_not_expected");

        let kept = world.house.store.view().all(data_repair::Entity::find()).await.unwrap().remove(0);
        assert!(kept.images.contains(r#""column":"sex","before":"2","after":"1""#), "{}", kept.images);
        assert_ne!(kept.approved_by, kept.executed_by);
        let entry = trail_entry::Entity::find()
            .filter(trail_entry::Column::Command.eq("data_repair.run"))
            .filter(trail_entry::Column::Outcome.eq("done"));
        let entry = world.house.store.view().one(entry).await.unwrap().unwrap();
        let entry = String::from_utf8_lossy(&entry.bytes).into_owned();
        assert!(entry.contains(&kept.script_sm3) && entry.contains(&format!("person/{person_id}/{}", before.rev)), "{entry}");
        let listed = world.ask::<List>("lixy", RepairFilter::default()).await.unwrap();
        assert_eq!((listed.total, listed.rows[0].row_count), (1, Some(1)));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i13_an_old_approval_and_a_row_that_has_changed_are_refused(world) {
        let mut world = world;
        let persons = registers(&mut world, 3).await.persons;
        let (first, second) = (persons[0].0, persons[2].0);
        let row = the_person(&world, first).await;
        let old = approved(&world, &other_sex(first, row.rev)).await;
        // 21 October 2026 is a Wednesday; three working days end on Monday the 26th.
        world.clock.advance(time::Duration::days(6));
        assert_eq!(carried_out(&world, "zhangw", old, &other_sex(first, row.rev)).await.unwrap_err().code, "approval_expired");

        let script = other_sex(second, the_person(&world, second).await.rev);
        let (one, other) = (approved(&world, &script).await, approved(&world, &script).await);
        carried_out(&world, "zhangw", one, &script).await.unwrap();
        assert_eq!(carried_out(&world, "zhangw", other, &script).await.unwrap_err().code, "row_changed_since");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i13_what_is_not_listed_or_not_so_is_refused(world) {
        let mut world = world;
        let person_id = registers(&mut world, 1).await.persons[0].0;
        let rev = the_person(&world, person_id).await.rev;
        let of = |set: &str| format!("UPDATE person SET {set} WHERE person_id = {person_id} AND rev = {rev};");
        for (script, code) in [
            ("UPDATE settlement SET basic_fen = 1 WHERE settlement_id = 1 AND rev = 1;".to_owned(), "table_unlisted"),
            ("UPDATE trail_entry SET command = 'x' WHERE entry_id = 1 AND rev = 1;".to_owned(), "table_unlisted"),
            (of("identity_number = '1'"), "column_unlisted"),
            (of("rev = 9"), "column_unlisted"),
            (of("person_id = 9"), "column_unlisted"),
            (format!("UPDATE person SET sex = 1 WHERE sex = 2 AND rev = {rev};"), "key_malformed"),
            ("UPDATE person SET sex = 1 WHERE person_id = 2147483646 AND rev = 1;".to_owned(), "row_unknown"),
            (format!("UPDATE person SET sex = 1 WHERE person_id = {person_id} AND rev = {};", rev + 1), "row_changed_since"),
            (of("sex = 'male'"), "value_of_other_kind"),
            (of("birth_date = '1980-02-30'"), "value_of_other_kind"),
            (of("name = NULL"), "value_of_other_kind"),
            (of("sex = 2"), "nothing_changes"),
            (format!("{0}\n{0}", of("sex = 1")), "row_twice"),
            (of("sex = 1; DELETE FROM person"), "script_malformed"),
            (String::from("-- 无语句"), "script_too_long"),
            (format!("{}\n", of("sex = 1")).repeat(21), "script_too_long"),
        ] {
            assert_eq!(ask(&world, &script).await.unwrap_err().code, code, "{script}");
        }
        // What a constraint of the database refuses is told, and nothing is changed.
        let script = of("sex = 3");
        let case_id = approved(&world, &script).await;
        assert_eq!(carried_out(&world, "zhangw", case_id, &script).await.unwrap_err().code, "repair_breaks_constraint");
        assert_eq!(the_person(&world, person_id).await.rev, rev);
        world.assert_verifies().await;
    }
}

on_both! {
    /// Whoever asked for a repair and has moved to inspection since does not run it.
    async fn i13_one_person_in_two_posts_one_after_the_other_is_refused(world) {
        let mut world = world;
        let person_id = registers(&mut world, 1).await.persons[0].0;
        let script = other_sex(person_id, the_person(&world, person_id).await.rev);
        let case_id = approved(&world, &script).await;
        let admin = world.caller("admin").await.staff.unwrap().staff_id;
        let db = unguarded(&world).await;
        let move_post = format!("UPDATE appointment SET post_id = (SELECT post_id FROM post WHERE code = 'inspector') WHERE staff_id = {admin}");
        db.execute_unprepared(&move_post).await.unwrap();
        assert_eq!(carried_out(&world, "admin", case_id, &script).await.unwrap_err().code, "sod_conflict");
        assert_eq!(the_person(&world, person_id).await.sex, 2);
    }
}

on_both! {
    async fn i13_a_repair_outside_the_tool_is_found(world) {
        let mut world = world;
        let person_id = registers(&mut world, 1).await.persons[0].0;
        tell(&world, person_id).await;
        world.assert_verifies().await;
        let db = unguarded(&world).await;
        let by_hand = format!("UPDATE person SET name = '改名者', rev = rev + 1 WHERE person_id = {person_id}");
        db.execute_unprepared(&by_hand).await.unwrap();
        let verified = world.house.store.verify(&[], |_| ()).await.unwrap();
        let found = |problem: &VerifyProblem| matches!(problem, VerifyProblem::Row(fault) if fault.table == "person" && fault.key == person_id.to_string());
        assert!(verified.problems.iter().any(found), "{:#?}", verified.problems);
    }
}
