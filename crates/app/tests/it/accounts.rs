//! Accounts at the door and in their administrators' hands: each refusal of
//! signing in, of the second factor, of resets; what ends a session; what the
//! house does by itself.

use std::collections::BTreeSet;

use app::operations::account::acknowledge_alert::{AcknowledgeAlert, AlertAndNote};
use app::operations::account::confirm_reset::{ConfirmReset, WhichReset};
use app::operations::account::refuse_reset::{RefuseReset, ResetAndReason};
use app::operations::account::request_reset::{RequestReset, ResetKind, ToReset};
use app::operations::account::resume::Resume;
use app::operations::account::suspend::{AccountAndReason, Suspend};
use app::operations::account::suspend_unused;
use app::operations::organisation::issue_code::{IssueCode, NewAccount};
use app::operations::organisation::propose::{Candidate, Employment, Propose};
use app::operations::session::change_password::{ChangePassword, NewPassword};
use app::operations::session::choose_password::{ChoosePassword, FirstPassword};
use app::operations::session::enrol_second_factor::CodeShown;
use app::operations::session::offer_second_factor::OfferSecondFactor;
use app::operations::session::prove::Prove;
use app::operations::session::sign_in::{Credentials, SignIn, SignedIn, session_digest};
use app::operations::session::sign_out::{Nothing, SignOut};
use app::queries::account::alerts::{AlertFilter, AlertKind, Alerts};
use app::queries::account::resets::{ResetFilter, ResetState, Resets};
use app::{Access, Caller, MoneyEffect, Place, Request, Stop, demonstration::people, live_session, registry};
use base::{AccountId, AlertId, Clock};
use regulation::duties::{Duty, Side};
use store::entity::{account, account_alert, second_factor, session, sign_in_failure, staff, trail_entry};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;

use crate::on_both;
use crate::world::{PASSWORD, World};

async fn account_of(world: &World, login: &str) -> account::Model {
    let select = account::Entity::find().filter(account::Column::Login.eq(login));
    world.house.store.view().one(select).await.unwrap().expect("the account is there")
}

async fn try_in(world: &World, login: &str, password: &str, code: Option<String>) -> SignedIn {
    let credentials = Credentials { account: login.to_owned(), password: password.to_owned(), code };
    world.run_as::<SignIn>(&Caller::nobody(), credentials).await.expect("a sign-in is answered")
}

fn code(answer: &SignedIn) -> &str {
    answer.refusal.as_ref().map_or("", |refusal| refusal.code.as_str())
}

/// What the person's device shows, so many steps ahead.
async fn shown(world: &World, login: &str, ahead: u32) -> Option<String> {
    let device = world.device_of(account_of(world, login).await.account_id).await?;
    Some(people::code_of(&world.house, &device, ahead).expect("a device shows a code"))
}

async fn alerts(world: &World) -> Vec<(String, i64)> {
    let all = account_alert::Entity::find().order_by_asc(account_alert::Column::AlertId);
    let all = world.house.store.view().all(all).await.unwrap();
    all.into_iter().map(|alert| (alert.kind, alert.account_id)).collect()
}

on_both! {
    async fn o02_the_sixth_failure_locks_an_account_that_exists_and_one_that_does_not_alike(world) {
        for login in ["gaox", "nobody.there"] {
            for _ in 0..6 {
                assert_eq!(code(&try_in(&world, login, "wrong", None).await), "credentials_wrong", "{login}");
            }
            assert_eq!(code(&try_in(&world, login, PASSWORD, None).await), "account_locked", "{login}");
        }
        let gaox = account_of(&world, "gaox").await.account_id;
        assert_eq!(alerts(&world).await, [("locked".to_owned(), gaox)], "told once, and only of an account that exists");
        world.clock.advance(Duration::minutes(15));
        assert!(try_in(&world, "gaox", PASSWORD, None).await.session.is_some());
        world.clock.advance(Duration::days(2));
        try_in(&world, "gaox", "wrong", None).await;
        let kept = world.house.store.view().all(sign_in_failure::Entity::find()).await.unwrap();
        assert_eq!(kept.len(), 1, "names that were tried are forgotten after a day");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn o02_a_code_works_once_and_no_earlier_one_after_it(world) {
        let caller = world.caller("huangm").await;
        assert!(caller.proven_at.is_some() && caller.held_back.is_none());
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, None).await), "second_factor_needed");
        assert_eq!(code(&try_in(&world, "huangm", "wrong", shown(&world, "huangm", 1).await).await), "credentials_wrong");
        let now = shown(&world, "huangm", 0).await;
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, now.clone()).await), "factor_code_used", "enrolling used it");
        world.clock.advance(Duration::seconds(60));
        let earlier = shown(&world, "huangm", 0).await;
        let later = shown(&world, "huangm", 1).await;
        assert!(try_in(&world, "huangm", PASSWORD, later.clone()).await.session.is_some(), "one step ahead is drift");
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, later).await), "factor_code_used");
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, earlier).await), "factor_code_used", "an earlier one is void");
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, now).await), "factor_code_wrong", "out of the window");
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, Some("000000".to_owned())).await), "factor_code_wrong");
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, Some("not a code".to_owned())).await), "factor_code_wrong");
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, Some("-1".to_owned())).await), "factor_code_wrong");
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, None).await), "account_locked", "wrong codes lock as well");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i04_without_a_late_proof_no_command_that_needs_one_is_done(world) {
        let mut tried = 0;
        for login in ["admin", "wangjg", "sunlh", "guojj", "hex", "yangf"] {
            let fresh = world.caller(login).await;
            let window = i64::from(world.house.security().step_up_minutes);
            for entry in registry::commands().into_iter().filter(|entry| entry.spec.step_up) {
                let Access::Duty(duties) = entry.spec.access else { panic!("{} is no person's", entry.spec.name) };
                if !fresh.holds_any(duties) {
                    continue;
                }
                let ask = async |caller: &Caller| {
                    let request = Request { key: Some("step-up-0001".to_owned()), dry_run: false };
                    match (entry.run)(&world.house, caller, &request, serde_json::json!({ "none": 1 })).await {
                        Err(Stop::Refused(refusal)) => refusal.code,
                        other => panic!("{}: {other:?}", entry.spec.name),
                    }
                };
                let entries = world.house.store.view().count(trail_entry::Entity::find()).await.unwrap();
                let old = Caller { proven_at: Some(world.clock.now() - Duration::minutes(window)), ..fresh.clone() };
                let never = Caller { proven_at: None, ..fresh.clone() };
                assert_eq!(ask(&old).await, "stepup", "{login} {}", entry.spec.name);
                assert_eq!(ask(&never).await, "stepup", "{login} {}", entry.spec.name);
                let just = Caller { proven_at: Some(old.proven_at.unwrap() + Duration::seconds(1)), ..fresh.clone() };
                assert_eq!(ask(&just).await, "input_malformed", "{login} {}", entry.spec.name);
                let after = world.house.store.view().count(trail_entry::Entity::find()).await.unwrap();
                assert_eq!(after, entries, "nothing was done and nothing was an attempt at what is forbidden");
                tried += 1;
            }
        }
        assert!(tried >= 10, "{tried}");
    }
}

on_both! {
    async fn i04_a_proof_renews_the_session_and_only_that_one(world) {
        world.caller("sunlh").await;
        world.clock.advance(Duration::minutes(20));
        let signed = account_of(&world, "sunlh").await;
        let digest = {
            let select = session::Entity::find().filter(session::Column::AccountId.eq(signed.account_id));
            world.house.store.view().one(select).await.unwrap().unwrap().session_digest
        };
        let limits = world.house.security().session;
        let live = async || live_session::in_force(&world.house, &digest, limits).await.unwrap().map(|live| live.caller);
        let tired = live().await.expect("in force");
        assert!(world.clock.now() - tired.proven_at.unwrap() >= Duration::minutes(20));
        let wrong = world.run_as::<Prove>(&tired, CodeShown { code: "12".to_owned() }).await.unwrap();
        assert_eq!(wrong.refusal.unwrap().code, "factor_code_wrong");
        let code = shown(&world, "sunlh", 0).await.unwrap();
        let proof = world.run_as::<Prove>(&tired, CodeShown { code: code.clone() }).await.unwrap();
        assert_eq!(proof.until, Some(world.clock.now() + Duration::minutes(15)));
        assert_eq!(live().await.unwrap().proven_at, Some(world.clock.now()));
        let again = world.run_as::<Prove>(&tired, CodeShown { code }).await.unwrap();
        assert_eq!(again.refusal.unwrap().code, "factor_code_used");
        let clerk = world.caller("gaox").await;
        let none = world.run_as::<Prove>(&clerk, CodeShown { code: "123456".to_owned() }).await.unwrap_err();
        assert_eq!(none.code, "second_factor_missing");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i04_a_duty_that_asks_for_a_device_opens_nothing_before_it_is_set_up(world) {
        let session = try_in(&world, "guojj", PASSWORD, None).await.session.expect("the password is enough so far");
        let limits = world.house.security().session;
        let live = live_session::in_force(&world.house, &session_digest(&session), limits).await.unwrap().unwrap();
        let release = registry::commands().into_iter().find(|entry| entry.spec.name == "payment.release").unwrap();
        let request = Request::keyed("without-device-1");
        let answer = (release.run)(&world.house, &live.caller, &request, serde_json::json!({ "batch_id": "B18" })).await;
        let Err(Stop::Refused(refusal)) = answer else { panic!("a duty was used without a device") };
        assert_eq!(refusal.code, "second_factor_missing");
        let first = world.run_as::<OfferSecondFactor>(&live.caller, Nothing {}).await.unwrap();
        let second = world.run_as::<OfferSecondFactor>(&live.caller, Nothing {}).await.unwrap();
        assert_ne!(first.secret, second.secret, "offered again, the earlier offer is void");
        let row = world.house.store.view().by_key::<second_factor::Model>(live.caller.account_id.unwrap()).await.unwrap().unwrap();
        assert_eq!(world.open::<second_factor::SealedSecret>(&row), second.secret);
        let entries = world.house.store.view().all(trail_entry::Entity::find()).await.unwrap();
        assert!(entries.iter().all(|entry| !String::from_utf8_lossy(&entry.bytes).contains(&second.secret)), "the trail holds no secret");
        let device = people::set_up_device(&world.house, &live.caller).await.unwrap();
        assert_ne!(device, second.secret);
        let taken = world.run_as::<OfferSecondFactor>(&live.caller, Nothing {}).await.unwrap_err();
        assert_eq!(taken.code, "second_factor_active");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn c01_a_password_is_changed_by_its_holder_differs_from_the_last_ones_and_grows_old(world) {
        let change = async |present: &str, password: &str| {
            let caller = world.caller_with("gaox", present).await;
            let new = NewPassword { present: present.to_owned(), password: password.to_owned() };
            match world.run_as::<ChangePassword>(&caller, new).await {
                Ok(done) => done.refusal.map_or_else(String::new, |refusal| refusal.code),
                Err(refusal) => refusal.code,
            }
        };
        let mut present = PASSWORD.to_owned();
        for n in 1..=5 {
            assert_eq!(change(&present, "Password-2026!").await, "password_too_common");
            assert_eq!(change(&present, PASSWORD).await, "password_used_before", "change {n}");
            let next = format!("Tulip-Field-{n}");
            assert_eq!(change(&present, &next).await, "");
            present = next;
        }
        assert_eq!(change(&present, PASSWORD).await, "", "the sixth before may come again");
        let caller = world.caller("gaox").await;
        let wrong = NewPassword { present: "Wrong-Horse-9".to_owned(), password: "Tulip-Field-77".to_owned() };
        let refused = world.run_as::<ChangePassword>(&caller, wrong).await.unwrap();
        assert_eq!(refused.refusal.unwrap().code, "present_password_wrong");

        world.clock.advance(Duration::days(60));
        assert_eq!(world.caller("gaox").await.held_back, None);
        world.clock.advance(Duration::days(30));
        let old = world.caller("gaox").await;
        assert_eq!(old.held_back, Some(live_session::HeldBack::PasswordExpired));
        let accounts = registry::queries().into_iter().find(|entry| entry.spec.name == "ledger.accounts").unwrap();
        assert_eq!(app::permission::may_ask(&world.house, accounts.spec.name, accounts.spec.access, &old).unwrap_err().code, "password_expired");
        let new = NewPassword { present: PASSWORD.to_owned(), password: "Tulip-Field-88".to_owned() };
        assert_eq!(world.run_as::<ChangePassword>(&old, new).await.unwrap().refusal, None);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn c02_the_code_that_opens_an_account_works_once_and_for_some_days(world) {
        // Of the founding, and not in use yet.
        let staff_id = base::StaffId(account_of(&world, "several8").await.staff_id);
        let engaged = world.run::<IssueCode>("wangjg", NewAccount { staff_id }).await.unwrap();
        let choose = async |code: &str, password: &str| {
            let first = FirstPassword { login: engaged.login.clone(), code: code.to_owned(), password: password.to_owned() };
            world.run_as::<ChoosePassword>(&Caller::nobody(), first).await.map_err(|refusal| refusal.code)
        };
        assert_eq!(choose("0000000000000000", "Tulip-Field-1").await.unwrap_err(), "code_wrong");
        assert_eq!(choose(&engaged.code, "several8-Tulip-1").await.unwrap_err(), "password_contains_account");
        world.clock.advance(Duration::hours(72));
        assert_eq!(choose(&engaged.code, "Tulip-Field-1").await.unwrap_err(), "code_wrong", "expired");
        world.clock.advance(-Duration::seconds(1));
        choose(&engaged.code, "Tulip-Field-1").await.unwrap();
        assert_eq!(choose(&engaged.code, "Tulip-Field-2").await.unwrap_err(), "code_wrong", "once");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i22_a_reset_takes_two_administrators_and_never_the_holder(world) {
        let holder = world.caller("huangm").await;
        let account_id = AccountId(holder.account_id.unwrap());
        let ask = |by: &'static str, kind, reason: &str| {
            world.run::<RequestReset>(by, ToReset { account_id, kind, reason: reason.to_owned() })
        };
        let own = async |login: &str| AccountId(world.caller(login).await.account_id.unwrap());
        let mine = ToReset { account_id: own("admin").await, kind: ResetKind::Password, reason: "忘记密码".to_owned() };
        assert_eq!(world.run::<RequestReset>("admin", mine).await.unwrap_err().code, "own_account");
        assert_eq!(ask("lixy", ResetKind::Password, "忘记密码").await.unwrap_err().code, "duty_not_held");
        assert_eq!(ask("admin", ResetKind::Password, "忘").await.unwrap_err().code, "reason_missing");
        let clerk = ToReset { account_id: own("gaox").await, kind: ResetKind::SecondFactor, reason: "手机丢失".to_owned() };
        assert_eq!(world.run::<RequestReset>("admin", clerk).await.unwrap_err().code, "second_factor_absent");

        let reset_id = ask("admin", ResetKind::Password, "忘记密码").await.unwrap().reset_id;
        assert_eq!(ask("wangjg", ResetKind::Password, "忘记密码").await.unwrap_err().code, "reset_waits");
        assert_eq!(world.run::<ConfirmReset>("admin", WhichReset { reset_id }).await.unwrap_err().code, "requester_cannot_confirm");
        let reason = "当面核实不符".to_owned();
        world.run::<RefuseReset>("wangjg", ResetAndReason { reset_id, reason }).await.unwrap();
        assert_eq!(world.run::<ConfirmReset>("wangjg", WhichReset { reset_id }).await.unwrap_err().code, "reset_decided");

        let late = ask("admin", ResetKind::Password, "忘记密码").await.unwrap().reset_id;
        world.clock.advance(Duration::hours(24));
        assert_eq!(world.run::<ConfirmReset>("wangjg", WhichReset { reset_id: late }).await.unwrap_err().code, "reset_expired");
        let again = ask("wangjg", ResetKind::Password, "忘记密码").await.unwrap().reset_id;
        let held = world.caller("huangm").await;
        let done = world.run::<ConfirmReset>("admin", WhichReset { reset_id: again }).await.unwrap();
        let opening = done.code.expect("a code for the holder");
        assert!(live(&world, &held).await.is_none(), "the session of before is over");
        let first = FirstPassword { login: "huangm".to_owned(), code: opening.clone(), password: PASSWORD.to_owned() };
        assert_eq!(world.run_as::<ChoosePassword>(&Caller::nobody(), first).await.unwrap_err().code, "password_used_before");
        let first = FirstPassword { login: "huangm".to_owned(), code: opening, password: "Tulip-Field-1".to_owned() };
        world.run_as::<ChoosePassword>(&Caller::nobody(), first).await.unwrap();
        let alone = try_in(&world, "huangm", "Tulip-Field-1", None).await;
        assert_eq!(code(&alone), "second_factor_needed", "the device stayed: a code alone opens nothing");

        let device = ask("admin", ResetKind::SecondFactor, "手机丢失").await.unwrap().reset_id;
        let done = world.run::<ConfirmReset>("wangjg", WhichReset { reset_id: device }).await.unwrap();
        assert_eq!(done.code, None);
        let without = world.caller_with("huangm", "Tulip-Field-1").await;
        assert!(without.proven_at.is_some(), "another device was set up before anything else");
        let row = world.house.store.view().by_key::<second_factor::Model>(account_id.0).await.unwrap().unwrap();
        assert_eq!(row.state, "active");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i22_the_head_stands_in_where_there_is_no_second_administrator(world) {
        let mut world = world;
        let second = world.engage_with(&["system_admin"]).await;
        let own = async |login: &str| AccountId(world.caller(login).await.account_id.unwrap());
        let lost = |account_id| ToReset { account_id, kind: ResetKind::SecondFactor, reason: "手机丢失".to_owned() };
        // For anybody else's account, and while there is another administrator, he does not.
        let clerk = world.run::<RequestReset>("admin", lost(own("huangm").await)).await.unwrap().reset_id;
        assert_eq!(world.run::<ConfirmReset>("zhumd", WhichReset { reset_id: clerk }).await.unwrap_err().code, "administrator_decides");
        world.run::<ConfirmReset>("wangjg", WhichReset { reset_id: clerk }).await.unwrap();
        assert_eq!(world.run::<RequestReset>("zhumd", lost(own("wangjg").await)).await.unwrap_err().code, "duty_not_held", "he asks for nothing");

        let early = world.run::<RequestReset>("wangjg", lost(own("admin").await)).await.unwrap().reset_id;
        assert_eq!(world.run::<ConfirmReset>("zhumd", WhichReset { reset_id: early }).await.unwrap_err().code, "administrator_decides", "another one is there");
        assert_eq!(world.ask::<Resets>("zhumd", ResetFilter::default()).await.unwrap().total, 0);
        world.run::<RefuseReset>(&second, ResetAndReason { reset_id: early, reason: "已找回手机".to_owned() }).await.unwrap();
        let gone = AccountAndReason { account_id: own(&second).await, reason: "岗位调整".to_owned() };
        world.run::<Suspend>("admin", gone).await.unwrap();

        // The system administrator has lost his device; the security administrator asks.
        let reset_id = world.run::<RequestReset>("wangjg", lost(own("admin").await)).await.unwrap().reset_id;
        let seen = async |login: &str| world.ask::<Resets>(login, ResetFilter { state: Some(ResetState::Waiting), ..ResetFilter::default() }).await.unwrap();
        assert_eq!(seen("mazy").await.total, 0, "a deputy sees none of it");
        let waiting = seen("zhumd").await;
        assert_eq!((waiting.total, waiting.rows[0].reset_id, waiting.rows[0].may_decide), (1, reset_id, true));
        let refused = async |login: &str| world.run::<ConfirmReset>(login, WhichReset { reset_id }).await.unwrap_err().code;
        assert_eq!(refused("wangjg").await, "requester_cannot_confirm", "never one person alone");
        assert_eq!(refused("mazy").await, "administrator_decides", "a deputy is not the head");
        assert_eq!(refused("lixy").await, "duty_not_held", "the audit administrator stays outside");
        let opened = world.run::<ConfirmReset>("zhumd", WhichReset { reset_id }).await.unwrap();
        assert_eq!(opened.code, None);

        // It stands in the trail, and the security administrator is alarmed.
        let entries = world.house.store.view().all(trail_entry::Entity::find()).await.unwrap();
        let told = entries.iter().find(|entry| entry.command == "account.confirm_reset" && String::from_utf8_lossy(&entry.bytes).contains("stands_in"));
        assert!(told.is_some(), "that he stood in is not in the trail");
        let alerts = world.ask::<Alerts>("wangjg", AlertFilter { kind: Some(AlertKind::StoodIn), ..AlertFilter::default() }).await.unwrap();
        let other = alerts.rows[0].other.clone().unwrap_or_default();
        assert!(alerts.total == 1 && alerts.rows[0].login == "admin" && other.contains("zhumd"), "{alerts:?}");
        world.caller("admin").await;
        world.assert_verifies().await;
    }
}

async fn live(world: &World, caller: &Caller) -> Option<Caller> {
    let limits = world.house.security().session;
    let digest = caller.session.as_deref().expect("a caller of a session");
    live_session::in_force(&world.house, digest, limits).await.unwrap().map(|live| live.caller)
}

on_both! {
    async fn i22_an_administrator_suspends_and_resumes_others_and_never_himself(world) {
        let admin = world.caller("admin").await;
        let of = |account_id: i64| AccountAndReason { account_id: AccountId(account_id), reason: "岗位调整".to_owned() };
        let refused = world.run::<Suspend>("admin", of(admin.account_id.unwrap())).await.unwrap_err();
        assert_eq!((refused.code.as_str(), refused.cite.is_some()), ("own_account", true));
        let refused = world.run::<Suspend>("wangjg", of(admin.account_id.unwrap())).await.unwrap_err();
        assert_eq!(refused.code, "last_administrator");
        assert_eq!(world.run::<Suspend>("admin", of(987_654)).await.unwrap_err().code, "not_found");
        let held = world.caller("huangm").await;
        let huangm = held.account_id.unwrap();
        assert_eq!(world.run::<Resume>("admin", of(huangm)).await.unwrap_err().code, "account_not_suspended");
        world.run::<Suspend>("admin", of(huangm)).await.unwrap();
        assert!(live(&world, &held).await.is_none());
        assert_eq!(code(&try_in(&world, "huangm", PASSWORD, shown(&world, "huangm", 1).await).await), "credentials_wrong");
        assert_eq!(world.run::<Suspend>("admin", of(huangm)).await.unwrap_err().code, "account_suspended");
        assert_eq!(world.run::<Resume>("sunlh", of(huangm)).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.run::<Resume>("wangjg", of(huangm)).await.unwrap().status, "active");
        assert!(live(&world, &held).await.is_none(), "an ended session does not come back");
        world.caller("huangm").await;
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i22_each_administrator_reaches_the_listed_cells_and_no_other(world) {
        const BOTH: [&str; 5] = ["account.confirm_reset", "account.refuse_reset", "account.request_reset", "account.resume", "account.suspend"];
        let everybody = ["handover.add_items", "handover.send_back", "handover.sign", "interest.declare", "material.open", "session.change_password", "session.choose_password", "session.enrol_second_factor", "session.offer_second_factor", "session.prove", "session.sign_in", "session.sign_out"];
        // What they apply for or look at is a case of its own, decided by others.
        const APPLY: [&str; 6] = ["material.upload", "matter.accept", "matter.read_sheet", "matter.resubmit", "matter.supplement", "matter.withdraw"];
        const REVIEW: [&str; 5] = ["matter.reject", "matter.resume", "matter.return", "matter.review", "matter.suspend"];
        for (login, duty, own) in [
            ("admin", Duty::OrgAdmin, [&BOTH[..], &APPLY, &["organisation.propose"]].concat()),
            ("wangjg", Duty::SecurityAdmin, [&BOTH[..], &REVIEW, &["account.acknowledge_alert", "organisation.issue_code", "his.issue_key", "his.withdraw_key", "rights.confirm_review", "witness.appoint"]].concat()),
            ("lixy", Duty::AuditAdmin, vec!["witness.dismiss"]),
        ] {
            let caller = world.caller(login).await;
            assert_eq!(caller.duties.iter().copied().collect::<Vec<_>>(), [duty], "an administrator has no other duty");
            let mut reached = Vec::new();
            for entry in registry::commands() {
                let request = Request { key: None, dry_run: true };
                let answer = (entry.run)(&world.house, &caller, &request, serde_json::json!({})).await;
                if !matches!(&answer, Err(Stop::Refused(refusal)) if refusal.code == "duty_not_held") {
                    reached.push(entry.spec.name);
                }
            }
            let mut listed = [&own[..], &everybody[..]].concat();
            listed.sort_unstable();
            reached.sort_unstable();
            assert_eq!(reached, listed, "{login}");
        }
        let with_money = registry::commands().into_iter().filter(|entry| entry.spec.money != MoneyEffect::None);
        let mut compared = 0;
        for entry in with_money {
            let Access::Duty(duties) = entry.spec.access else { continue };
            let agency = duties.iter().filter(|duty| world.house.law.duties.facts(**duty).side == Side::Agency);
            for (admin, duty) in [Duty::OrgAdmin, Duty::SecurityAdmin, Duty::AuditAdmin].into_iter().zip(agency.cycle()) {
                let clash = review::conflicts_of_posts(&world.house.law.duties, &[admin, *duty].into());
                assert!(!clash.is_empty(), "{admin} goes with {duty}");
                compared += 1;
            }
        }
        assert!(compared > 50, "{compared}");
        let again = Candidate {
            name: "何敬之".to_owned(),
            identity_number: "411025197803120011".to_owned(),
            employment: Employment::Established,
            provider_id: None,
        };
        let granted = world.run::<Propose>("admin", again).await.unwrap_err();
        assert_eq!(granted.code, "person_has_account", "nobody engages himself a second time, with other posts");
    }
}

on_both! {
    async fn c02_unused_accounts_and_those_of_people_who_left_stop_by_themselves(world) {
        let mut world = world;
        world.engage_with(&["accountant"]).await;
        let gaox = world.caller("gaox").await.account_id.unwrap();
        world.clock.advance(Duration::days(90) - Duration::seconds(1));
        assert_eq!(suspend_unused::round(&world.house).await.unwrap(), 0);
        world.caller("gaox").await;
        world.clock.advance(Duration::seconds(1));
        let at_the_door = try_in(&world, "linj", PASSWORD, None).await;
        assert_eq!(code(&at_the_door), "account_unused", "at the door, before the clockwork came round");
        let person = world.house.store.view().by_key::<staff::Model>(account_of(&world, "gaox").await.staff_id).await.unwrap().unwrap();
        let mut unit = world.house.store.begin().await.unwrap();
        unit.update(staff::Model { status: "left".to_owned(), ..person }).await.unwrap();
        unit.commit().await.unwrap();
        let suspended = suspend_unused::round(&world.house).await.unwrap();
        let view = world.house.store.view();
        let open = view.all(account::Entity::find().filter(account::Column::Status.eq("active"))).await.unwrap();
        let open: BTreeSet<&str> = open.iter().map(|account| account.login.as_str()).collect();
        assert_eq!(open, BTreeSet::from(["admin", "wangjg"]), "the last administrators of a kind are spared");
        let told = alerts(&world).await;
        assert!(told.contains(&("left".to_owned(), gaox)));
        assert_eq!(told.iter().filter(|(kind, _)| kind == "unused").count(), suspended, "the one at the door, less the one who left");
        assert_eq!(suspend_unused::round(&world.house).await.unwrap(), 0, "once");
    }
}

on_both! {
    async fn i04_two_accounts_on_one_device_within_minutes_are_told(world) {
        let on = |device: &str| Place { device_digest: Some(device.to_owned()), address: Some("10.1.2.3".to_owned()) };
        let enter = async |login: &str, device: &str| {
            let caller = Caller { place: on(device), ..Caller::nobody() };
            let credentials = Credentials { account: login.to_owned(), password: PASSWORD.to_owned(), code: None };
            assert!(world.run_as::<SignIn>(&caller, credentials).await.unwrap().session.is_some());
        };
        enter("gaox", "one").await;
        enter("linj", "other").await;
        enter("gaox", "one").await;
        assert_eq!(alerts(&world).await, [], "another device, and the same account again");
        world.clock.advance(Duration::minutes(10));
        enter("zhaol", "one").await;
        assert_eq!(alerts(&world).await, [], "ten minutes later");
        world.clock.advance(Duration::minutes(10) - Duration::seconds(1));
        enter("gaox", "one").await;
        let gaox = account_of(&world, "gaox").await.account_id;
        assert_eq!(alerts(&world).await, [("shared_device".to_owned(), gaox)]);
        let alert = world.house.store.view().one(account_alert::Entity::find()).await.unwrap().unwrap();
        assert_eq!((alert.other_account_id, alert.address.as_deref()), (Some(account_of(&world, "zhaol").await.account_id), Some("10.1.2.3")));
        let seen = |note: &str| AlertAndNote { alert_id: AlertId(alert.alert_id), note: note.to_owned() };
        assert_eq!(world.run::<AcknowledgeAlert>("admin", seen("已谈话核实")).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.run::<AcknowledgeAlert>("wangjg", seen("好")).await.unwrap_err().code, "reason_missing");
        world.run::<AcknowledgeAlert>("wangjg", seen("已谈话核实")).await.unwrap();
        assert_eq!(world.run::<AcknowledgeAlert>("wangjg", seen("已谈话核实")).await.unwrap_err().code, "alert_seen");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn o02_a_session_ends_with_its_standing_and_does_not_come_back(world) {
        let out = world.caller("gaox").await;
        world.run_as::<SignOut>(&out, Nothing {}).await.unwrap();
        assert!(live(&world, &out).await.is_none(), "signed out");

        let renewed = world.caller("gaox").await;
        let new = NewPassword { present: PASSWORD.to_owned(), password: "Tulip-Field-1".to_owned() };
        world.run_as::<ChangePassword>(&renewed, new).await.unwrap();
        assert!(live(&world, &renewed).await.is_none(), "another password");

        let moved = world.caller("linj").await;
        use store::entity::appointment::{Column, Entity, Model};
        let view = world.house.store.view();
        let held = Entity::find().filter(Column::StaffId.eq(moved.staff.as_ref().unwrap().staff_id));
        let held = view.one(held).await.unwrap().unwrap();
        let set_end = async |until| {
            let now = world.house.store.view().by_key::<Model>(held.appointment_id).await.unwrap().unwrap();
            let mut unit = world.house.store.begin().await.unwrap();
            unit.update(Model { until_date: until, ..now }).await.unwrap();
            unit.commit().await.unwrap();
        };
        set_end(Some(world.clock.today())).await;
        assert!(live(&world, &moved).await.is_some(), "the last day is a day in office");
        world.clock.advance(Duration::hours(15));
        let limits = regulation::security::SessionLimits { idle_minutes: 60 * 48, absolute_hours: 24 };
        let digest = moved.session.as_deref().unwrap();
        let at_night = live_session::in_force(&world.house, digest, limits).await.unwrap();
        assert!(at_night.is_none(), "the day after the last day in office");
        set_end(None).await;
        let later = live_session::in_force(&world.house, digest, limits).await.unwrap();
        assert!(later.is_none(), "the standing came back, the session did not");
    }
}

#[test]
fn i04_what_moves_money_asks_for_a_proof_and_whoever_may_ask_has_a_device() {
    let law = regulation::Law::embedded().unwrap();
    let required = law.security.second_factor_required_of(time::macros::date!(2026 - 10 - 21));
    let mut asked = 0;
    for entry in registry::commands() {
        let spec = entry.spec;
        let must =
            spec.money == MoneyEffect::Moves || spec.name.ends_with(".approve") || spec.name.ends_with(".export");
        assert!(spec.step_up || !must, "{} asks for no proof", spec.name);
        if spec.step_up {
            let Access::Duty(duties) = spec.access else { panic!("{} is no person's", spec.name) };
            for duty in duties {
                assert!(required.contains(duty), "{}: {duty} needs no device", spec.name);
            }
            asked += 1;
        }
    }
    assert!(asked >= 9, "{asked}");
}
