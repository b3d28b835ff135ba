//! Threat C03: whatever anybody does or tries stands in the log with time, person,
//! verb, outcome and from where; whoever audits finds it, and nobody who uses the
//! house can stop, change or remove it.

use app::operations::session::sign_in::{Credentials, SignIn};
use app::queries::trail::list::{List, OutcomeFilter, TrailFilter, TrailRow};
use app::{Access, Caller, Place, Request, Stop, registry};
use base::{Clock, StaffId};
use serde_json::Value;
use store::entity::{session, trail_entry};
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;

use crate::on_both;
use crate::world::{PASSWORD, World};

/// One of each post of the demonstration county, the three administrators included.
const EVERYBODY: [&str; 12] =
    ["admin", "wangjg", "lixy", "zhangw", "liuy", "chenj", "yangf", "zhaol", "huangm", "sunlh", "zhumd", "gaox"];

/// The first command that this person may not ask for.
fn foreign(caller: &Caller) -> registry::CommandEntry {
    let mut commands = registry::commands().into_iter();
    let foreign = commands.find(|entry| matches!(entry.spec.access, Access::Duty(duties) if !caller.holds_any(duties)));
    foreign.expect("nobody may do everything")
}

/// What the audit administrator finds of a person, the newest first.
async fn found(world: &World, staff_id: i64, outcome: OutcomeFilter) -> Vec<TrailRow> {
    let filter = TrailFilter { staff_id: Some(StaffId(staff_id)), outcome: Some(outcome), ..TrailFilter::default() };
    world.ask::<List>("lixy", filter).await.unwrap().rows
}

on_both! {
    async fn c03_whatever_anybody_tries_is_kept_with_time_person_verb_and_outcome(world) {
        for login in EVERYBODY {
            let caller = world.caller(login).await;
            let (person, account) = (caller.staff.as_ref().unwrap().staff_id, caller.account_id.unwrap());
            world.clock.advance(Duration::seconds(7));
            let entry = foreign(&caller);
            let refused = (entry.run)(&world.house, &caller, &Request::keyed("attempt-0001"), serde_json::json!({})).await;
            assert!(matches!(refused, Err(Stop::Refused(_))));
            let kept = found(&world, person, OutcomeFilter::Refused).await;
            let newest = kept.first().unwrap_or_else(|| panic!("{login}: the attempt left nothing"));
            assert_eq!((newest.command.as_str(), newest.at), (entry.spec.name, world.clock.now()), "{login}");
            let last = trail_entry::Entity::find().filter(trail_entry::Column::StaffId.eq(person));
            let last = last.order_by_desc(trail_entry::Column::EntryId);
            let row = world.house.store.view().one(last).await.unwrap().unwrap();
            let bytes: Value = serde_json::from_slice(&row.bytes).unwrap();
            assert_eq!(bytes["actor"]["account"], base::AccountId(account).to_string(), "{login}");
            assert_eq!(bytes["actor"]["staff"], StaffId(person).to_string(), "{login}");
            assert_eq!((&bytes["outcome"], &bytes["code"]), (&"refused".into(), &"duty_not_held".into()), "{login}");
            // Whose account signed in is found by the account: until then nobody is known.
            let about = (Some("account".to_owned()), Some(base::AccountId(account).to_string()));
            let signed_in = Some("session.sign_in".to_owned());
            let filter = TrailFilter { about_kind: about.0, about_id: about.1, command: signed_in, ..TrailFilter::default() };
            assert!(world.ask::<List>("lixy", filter).await.unwrap().total > 0, "{login} signed in and nothing was kept");
        }
        world.assert_verifies().await;
    }
}

on_both! {
    async fn c03_who_signs_in_is_kept_with_the_place_he_came_from(world) {
        world.caller("huangm").await;
        let place = Place { device_digest: Some("11".repeat(32)), address: Some("10.1.2.3".to_owned()) };
        let somewhere = Caller { place, ..Caller::nobody() };
        let before = entries(&world, "session.sign_in").await;
        let wrong = Credentials { account: "huangm".to_owned(), password: "wrong".to_owned(), code: None };
        world.run_as::<SignIn>(&somewhere, wrong).await.unwrap();
        assert_eq!(entries(&world, "session.sign_in").await, before + 1, "a wrong password is kept as well");
        let account = world.caller("huangm").await.account_id.unwrap();
        let device = world.device_of(account).await;
        world.clock.advance(Duration::minutes(1));
        let code = device.map(|device| app::demonstration::people::code_of(&world.house, &device, 1).unwrap());
        let right = Credentials { account: "huangm".to_owned(), password: PASSWORD.to_owned(), code };
        let answer = world.run_as::<SignIn>(&somewhere, right).await.unwrap();
        assert!(answer.refusal.is_none(), "{answer:?}");
        let sessions = session::Entity::find().filter(session::Column::AccountId.eq(account));
        let last = sessions.order_by_desc(session::Column::CreatedAt);
        let last = world.house.store.view().one(last).await.unwrap().unwrap();
        assert_eq!(last.address.as_deref(), Some("10.1.2.3"));
    }
}

async fn entries(world: &World, command: &str) -> i64 {
    let of = trail_entry::Entity::find().filter(trail_entry::Column::Command.eq(command));
    world.house.store.view().count(of).await.unwrap()
}

on_both! {
    async fn c03_nobody_stops_changes_or_removes_what_is_kept(world) {
        world.caller("admin").await;
        // No command of anybody works on the log itself; the checkpoints and witnesses beside it are only added to.
        let names = registry::commands().into_iter().map(|entry| entry.spec.name);
        let of_the_log: Vec<&str> = names.filter(|name| name.starts_with("trail.")).collect();
        assert_eq!(of_the_log, Vec::<&str>::new());
        // Nor does the database itself let a row of it be changed or removed.
        let db = Database::connect(world.database()).await.unwrap();
        for sql in [
            "DELETE FROM trail_entry",
            "UPDATE trail_entry SET outcome = 'done'",
            "UPDATE trail_entry SET staff_id = NULL, command = 'session.sign_out'",
            "DELETE FROM trail_checkpoint",
            "DELETE FROM trail_about",
        ] {
            let before = entries(&world, "house.found").await;
            world.house.seal().await.unwrap();
            assert!(db.execute_unprepared(sql).await.is_err(), "{sql}");
            assert_eq!(entries(&world, "house.found").await, before);
        }
        db.close().await.unwrap();
        // The whole of it is for whoever audits, and for nobody else.
        for login in ["admin", "wangjg", "huangm", "zhumd"] {
            let refused = world.ask::<List>(login, TrailFilter::default()).await.unwrap_err();
            assert_eq!(refused.code, "duty_not_held", "{login}");
        }
        let day = Some(base::date_text(world.clock.today()));
        let today = TrailFilter { from: day.clone(), until: day, ..TrailFilter::default() };
        assert!(world.ask::<List>("lixy", today).await.unwrap().total > 0);
        world.assert_verifies().await;
    }
}
