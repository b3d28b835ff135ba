//! Founding, engaging, signing in: the refusals one by one.

use app::operations::handover::add_items::{AddItems, ItemsToAdd, NewItem};
use app::operations::handover::send_back::{ListToSendBack, SendBack};
use app::operations::handover::sign::{ListToSign, Sign};
use app::operations::house::found::Found;
use app::operations::interest::declare::{Declare as DeclareTie, Relation, Tie};
use app::operations::matter::StepOfCase;
use app::operations::matter::review::Review;
use app::operations::organisation::issue_code::{IssueCode, NewAccount};
use app::operations::organisation::propose::{Candidate, Employment, Propose};
use app::operations::session::sign_out::Nothing;
use app::operations::statement::approve::Approve;
use app::operations::statement::declare::Declare;
use app::operations::statement::first_review::FirstReview;
use app::operations::statement::second_review::SecondReview;
use app::queries::organisation::handovers::{HandoverFilter, Handovers};
use app::queries::organisation::rotations::RotationState;
use app::queries::rights::list::{List as RightsList, RightsOfQuarter};
use app::queries::workbench::mine::Mine;
use app::{Caller, demonstration, funnel};
use base::{AppointmentId, Refusal, RefusalKind, StaffId};
use regulation::duties::Duty;
use serde_json::json;
use store::entity::{account, appointment, case_assignment, case_duty, post, request_seen};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::Duration;

use crate::on_both;
use crate::world::World;

on_both! {
    async fn a_house_is_founded_once_and_its_trail_verifies(world) {
        let agency = demonstration::Agency::read(demonstration::AGENCY).unwrap();
        let refused = world.run_as::<Found>(&Caller::founder(), agency.foundation(0)).await.unwrap_err();
        assert_eq!(refused.code, "house_already_founded");
        world.assert_verifies().await;
    }
}

fn candidate() -> Candidate {
    Candidate {
        name: "试岗".to_owned(),
        identity_number: "11010519491231002X".to_owned(),
        employment: Employment::Established,
        provider_id: None,
    }
}

/// The rights of a person as of the world's clock.
async fn duties(world: &World, login: &str) -> Vec<Duty> {
    world.caller(login).await.duties.into_iter().collect()
}

fn staff_id(caller: &Caller) -> StaffId {
    StaffId(caller.staff.as_ref().expect("a natural person").staff_id)
}

/// Who signs in by this name.
pub(crate) async fn id_of(world: &World, login: &str) -> StaffId {
    staff_id(&world.caller(login).await)
}

on_both! {
    async fn i04_a_person_is_entered_once_and_refused_for_each_reason(world) {
        let propose = |new: Candidate| world.run::<Propose>("admin", new);
        let code = |refused: Result<_, Refusal>| refused.map(|_: app::operations::organisation::propose::Proposed| ()).unwrap_err().code;
        assert_eq!(code(propose(Candidate { name: String::new(), ..candidate() }).await), "name_malformed");
        assert_eq!(code(propose(Candidate { identity_number: "1".into(), ..candidate() }).await), "identity_number_malformed");
        assert_eq!(code(propose(Candidate { employment: Employment::Provider, ..candidate() }).await), "provider_not_fitting");
        propose(candidate()).await.unwrap();
        let second = propose(Candidate { name: "另一个名字".into(), ..candidate() }).await.unwrap_err();
        assert_eq!((second.code.as_str(), second.kind), ("person_has_account", RefusalKind::Conflict));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i22_a_person_gets_posts_and_account_by_a_reviewed_case_alone(world) {
        let mut world = world;
        assert_eq!(world.run::<Propose>("zhumd", candidate()).await.unwrap_err().code, "duty_not_held");
        let staff_id = world.run::<Propose>("admin", candidate()).await.unwrap().staff_id;
        assert_eq!(world.run::<IssueCode>("wangjg", NewAccount { staff_id }).await.unwrap_err().code, "not_found");

        let form = |posts: &[&str], login: &str| json!({ "engage": { "staff_id": staff_id, "posts": posts, "login": login } });
        let refused = async |form| world.apply_for_change(form).await.unwrap_err();
        assert_eq!(refused(form(&["first_reviewer"], "a b")).await.code, "login_malformed");
        assert_eq!(refused(form(&["first_reviewer"], "huangm")).await.code, "login_taken");
        assert_eq!(refused(form(&[], "shigang")).await.code, "post_missing");
        assert_eq!(refused(form(&["nobody"], "shigang")).await.code, "post_unknown");
        assert_eq!(refused(form(&["hospital_office"], "shigang")).await.code, "post_not_fitting");
        assert_eq!(refused(form(&["accountant"], "shigang")).await.code, "certificate_missing");
        let clash = refused(form(&["inspector", "first_reviewer"], "shigang")).await;
        assert_eq!((clash.code.as_str(), clash.cite.map(|a| a.to_string()).as_deref()), ("duties_incompatible", Some("R3d-10")));
        assert!(clash.title_en.starts_with("already holds \"inspection\""), "{}", clash.title_en);

        let case_id = world.apply_for_change(form(&["first_reviewer"], "shigang")).await.unwrap();
        let step = |duty| StepOfCase { case_id, duty, comment: String::new() };
        // Applied for by one, checked by another, approved by a third; the deputy is not enough.
        assert_eq!(world.run::<Review>("zhumd", step(Duty::Approve)).await.unwrap_err().code, "step_not_expected");
        world.run::<Review>("wangjg", step(Duty::SecurityAdmin)).await.unwrap();
        assert_eq!(world.run::<Review>("mazy", step(Duty::Approve)).await.unwrap_err().code, "authority_too_low");
        world.run::<Review>("zhumd", step(Duty::Approve)).await.unwrap();

        // The account is of no use before a code is issued, and no right before the next day.
        let issued = world.run::<IssueCode>("wangjg", NewAccount { staff_id }).await.unwrap();
        let kept = world.house.store.view().all(request_seen::Entity::find()).await.unwrap();
        assert!(kept.iter().all(|seen| !seen.output.contains(&issued.code)), "the code is not remembered in clear");
        world.activate(&issued.login, &issued.code).await;
        assert_eq!(world.run::<IssueCode>("wangjg", NewAccount { staff_id }).await.unwrap_err().code, "account_in_use");
        assert!(duties(&world, "shigang").await.is_empty(), "it begins tomorrow");
        world.clock.advance(Duration::days(1));
        assert_eq!(duties(&world, "shigang").await, [Duty::FirstReview]);
        assert_eq!(world.apply_for_change(form(&["second_reviewer"], "again")).await.unwrap_err().code, "person_has_account");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i02_nobody_takes_part_in_a_case_about_himself(world) {
        let admin = id_of(&world, "admin").await;
        let security = id_of(&world, "wangjg").await;
        let own = json!({ "appoint": { "staff_id": admin, "post": "first_reviewer" } });
        assert_eq!(world.apply_for_change(own).await.unwrap_err().code, "duties_incompatible", "conflicts are seen first");
        let leave = |staff_id: StaffId| json!({ "grant_leave": {
            "staff_id": staff_id, "kind": "annual", "from_date": "2026-10-22", "until_date": "2026-10-23",
        } });
        assert_eq!(world.apply_for_change(leave(admin)).await.unwrap_err().code, "recused");
        let case_id = world.apply_for_change(leave(security)).await.unwrap();
        let step = StepOfCase { case_id, duty: Duty::SecurityAdmin, comment: String::new() };
        assert_eq!(world.run::<Review>("wangjg", step).await.unwrap_err().code, "recused");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i02_a_role_is_granted_by_others_begins_later_and_expires(world) {
        let reviewer = id_of(&world, "huangm").await;
        world.change(json!({ "appoint": { "staff_id": reviewer, "post": "second_reviewer", "until_date": "2026-11-30" } })).await;
        assert_eq!(duties(&world, "huangm").await, [Duty::FirstReview]);
        world.clock.advance(Duration::days(1));
        assert_eq!(duties(&world, "huangm").await, [Duty::FirstReview, Duty::SecondReview]);
        world.clock.advance(Duration::days(40));
        assert_eq!(duties(&world, "huangm").await, [Duty::FirstReview], "it has expired");
        let late = json!({ "appoint": { "staff_id": reviewer, "post": "second_reviewer", "until_date": "2099-01-01" } });
        assert_eq!(world.apply_for_change(late).await.unwrap_err().code, "term_out_of_range");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i02_two_grants_that_exclude_each_other_do_not_both_take_effect(world) {
        // Both are applied for and checked while neither is in force; the second approval sees the first.
        let person = id_of(&world, "liuy").await;
        let certificate = json!({ "appoint": { "staff_id": person, "post": "provider_officer" } });
        let inspector = json!({ "appoint": { "staff_id": person, "post": "inspector" } });
        assert_eq!(world.apply_for_change(inspector).await.unwrap_err().code, "duties_incompatible", "enrolment is business");
        let one = world.apply_for_change(certificate.clone()).await.unwrap();
        let two = world.apply_for_change(certificate).await.unwrap();
        for case_id in [one, two] {
            let step = StepOfCase { case_id, duty: Duty::SecurityAdmin, comment: String::new() };
            world.run::<Review>("wangjg", step).await.unwrap();
        }
        let approve = |case_id| world.run::<Review>("zhumd", StepOfCase { case_id, duty: Duty::Approve, comment: String::new() });
        approve(one).await.unwrap();
        assert_eq!(approve(two).await.unwrap_err().code, "post_already_held");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i02_a_delegate_acts_for_the_delegator_and_both_are_bound(world) {
        let mut world = world;
        let (one, other) = (id_of(&world, "wuf").await, id_of(&world, "sunlh").await);
        let lend = |from: StaffId, to: StaffId, duties: &[&str], until: &str| json!({ "delegate": {
            "delegator_id": from, "delegate_id": to, "duties": duties, "from_date": "2026-10-22", "until_date": until, "reason": "出差",
        } });
        let refused = async |form| world.apply_for_change(form).await.unwrap_err().code;
        assert_eq!(refused(lend(one, one, &["second_review"], "2026-10-30")).await, "delegate_same_person");
        assert_eq!(refused(lend(one, other, &["org_admin"], "2026-10-30")).await, "duty_not_lent");
        assert_eq!(refused(lend(one, other, &["first_review"], "2026-10-30")).await, "duty_not_held_by_delegator");
        assert_eq!(refused(lend(one, other, &["second_review"], "2027-03-30")).await, "delegation_too_long");
        let contract = id_of(&world, "zhout").await;
        assert_eq!(refused(lend(one, contract, &["second_review"], "2026-10-30")).await, "not_on_establishment");
        let inspector = id_of(&world, "zhangw").await;
        assert_eq!(refused(lend(one, inspector, &["second_review"], "2026-10-30")).await, "duties_incompatible");
        world.change(lend(one, other, &["second_review"], "2026-11-30")).await;

        // The section head holds second review for 吴芳 from tomorrow on, and acts for her.
        crate::statement::a_reviewed_september(&mut world, [0; 3]).await;
        world.clock.advance(Duration::days(1));
        assert_eq!(duties(&world, "sunlh").await, [Duty::SecondReview, Duty::Approve]);
        let id = world.run::<Declare>("office2", crate::month::september()).await.unwrap().statement_id;
        world.run::<FirstReview>("huangm", crate::statement::of(id)).await.unwrap();
        world.run::<SecondReview>("sunlh", crate::statement::of(id)).await.unwrap();
        let acts = case_duty::Entity::find().filter(case_duty::Column::OnBehalfOf.eq(one.0)).filter(case_duty::Column::FromCaseId.is_null());
        let acts = world.house.store.view().all(acts).await.unwrap();
        assert_eq!(acts.iter().map(|act| (act.duty.as_str(), act.staff_id)).collect::<Vec<_>>(), [("second_review", other.0)]);
        // He reviewed for her: neither approves. She has no such post, so a person with both is asked.
        let approve = world.run::<Approve>("sunlh", crate::statement::of(id)).await;
        assert_eq!(approve.unwrap_err().code, "sod_conflict");
        // Her own post ends: what she lent falls with it, the same day.
        let appointment = appointment_of(&world, one, "second_reviewer").await;
        world.change(json!({ "end_appointment": { "appointment_id": appointment, "last_day": "2026-10-22", "reason": "转岗" } })).await;
        world.clock.advance(Duration::days(1));
        assert_eq!(duties(&world, "sunlh").await, [Duty::Approve]);
        world.assert_verifies().await;
    }
}

/// The appointment of a person to a post.
async fn appointment_of(world: &World, staff_id: StaffId, post: &str) -> AppointmentId {
    let view = world.house.store.view();
    let post = view.one(post::Entity::find().filter(post::Column::Code.eq(post))).await.unwrap().unwrap();
    let held = appointment::Entity::find()
        .filter(appointment::Column::StaffId.eq(staff_id.0))
        .filter(appointment::Column::PostId.eq(post.post_id));
    AppointmentId(view.one(held).await.unwrap().expect("appointed").appointment_id)
}

on_both! {
    async fn a_post_reaches_as_far_as_its_limits(world) {
        let mut world = world;
        crate::statement::a_reviewed_september(&mut world, [0; 3]).await;
        let id = world.run::<Declare>("office1", crate::month::september()).await.unwrap().statement_id;
        let post = |amount: Option<i64>, regions: &[&str], matters: &[&str]| json!({ "change_post": {
            "code": "first_reviewer", "name": "费用初审岗", "department": "business", "duties": ["first_review"],
            "limit_amount_fen": amount, "limit_regions": regions, "limit_matters": matters,
        } });
        let review = || world.run::<FirstReview>("huangm", crate::statement::of(id));
        for form in [post(Some(0), &[], &[]), post(None, &["411000"], &[]), post(None, &[], &["payment"])] {
            world.change(form).await;
            let refused = review().await.unwrap_err();
            assert_eq!((refused.code.as_str(), refused.cite.is_some()), ("outside_limits", true));
        }
        world.change(post(Some(100_000_000), &["411025"], &["statement", "audit"])).await;
        review().await.unwrap();
        let held = json!({ "change_post": {
            "code": "first_reviewer", "name": "费用初审岗", "department": "business", "duties": ["first_review", "second_review"],
        } });
        assert_eq!(world.apply_for_change(held).await.unwrap_err().code, "post_held");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_post_passes_on_with_the_third_signature(world) {
        let (giver, receiver, head) = (id_of(&world, "gaox").await, id_of(&world, "liuy").await, id_of(&world, "zhumd").await);
        let appointment = appointment_of(&world, giver, "accountant").await;
        let end = |receiver: Option<StaffId>, supervisor: Option<StaffId>| json!({ "end_appointment": {
            "appointment_id": appointment, "last_day": "2026-10-21", "reason": "轮岗", "receiver_id": receiver, "supervisor_id": supervisor,
        } });
        let refused = async |form| world.apply_for_change(form).await.unwrap_err().code;
        assert_eq!(refused(end(None, None)).await, "handover_incomplete");
        assert_eq!(refused(end(Some(giver), Some(head))).await, "handover_same_person");
        assert_eq!(refused(end(Some(receiver), Some(id_of(&world, "hex").await))).await, "supervisor_too_low");
        // Enrolment and accounting exclude each other; a reviewer of statements may take over.
        assert_eq!(refused(end(Some(receiver), Some(head))).await, "duties_incompatible");
        let receiver = id_of(&world, "xuq").await;
        assert_eq!(refused(end(Some(receiver), Some(head))).await, "certificate_missing");
        let material = crate::matter::papers(&world, "admin", &["certificate_copy"]).await;
        world.change_with(json!({ "register_certificate": {
            "staff_id": receiver, "kind": "accounting", "number": "KJ-9", "issued_on": "2020-01-01",
        } }), material).await;
        // The head is approver of the case and supervisor of the handover; that is not about himself.
        world.change(end(Some(receiver), Some(head))).await;
        world.clock.advance(Duration::days(1));
        assert!(duties(&world, "gaox").await.is_empty());
        assert_eq!(duties(&world, "xuq").await, [Duty::SecondReview], "it rests until all have signed");

        let ask = async |login: &str| {
            let caller = world.caller(login).await;
            funnel::ask::<Handovers>(&world.house, &caller, HandoverFilter::default()).await.unwrap().rows
        };
        let handover_id = ask("gaox").await[0].handover_id;
        assert!(ask("hex").await.is_empty(), "nobody else sees it");
        let sign = |login: &'static str, list_digest: Option<String>| world.run::<Sign>(login, ListToSign { handover_id, list_digest });
        assert_eq!(sign("hex", None).await.unwrap_err().code, "not_found");
        assert_eq!(sign("xuq", None).await.unwrap_err().code, "giver_not_signed");
        assert_eq!(sign("gaox", None).await.unwrap_err().code, "list_incomplete");
        let item = |kind: &str| NewItem { kind: kind.to_owned(), title: "见附表".to_owned(), quantity: 1, note: String::new() };
        let add = |login: &'static str, kinds: &[&str]| {
            world.run::<AddItems>(login, ItemsToAdd { handover_id, items: kinds.iter().map(|kind| item(kind)).collect() })
        };
        assert_eq!(add("xuq", &["cases"]).await.unwrap_err().code, "not_the_giver");
        add("gaox", &["cases", "papers", "books"]).await.unwrap();
        let first = sign("gaox", None).await.unwrap();
        assert_eq!(add("gaox", &["bills"]).await.unwrap_err().code, "list_already_signed");
        assert_eq!(sign("xuq", Some("0".repeat(64))).await.unwrap_err().code, "list_changed");
        world.run::<SendBack>("xuq", ListToSendBack { handover_id, reason: "缺票据".to_owned() }).await.unwrap();
        add("gaox", &["bills"]).await.unwrap();
        let again = sign("gaox", None).await.unwrap();
        assert_ne!(first.list_digest, again.list_digest);
        assert!(!sign("xuq", Some(again.list_digest.clone())).await.unwrap().complete);
        assert_eq!(duties(&world, "xuq").await, [Duty::SecondReview]);
        assert_eq!(sign("xuq", Some(again.list_digest.clone())).await.unwrap_err().code, "already_signed");
        assert!(sign("zhumd", Some(again.list_digest)).await.unwrap().complete);
        assert_eq!(duties(&world, "xuq").await, [Duty::SecondReview, Duty::VoucherMake, Duty::Reconcile]);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn the_last_who_can_review_a_change_cannot_be_taken_away(world) {
        let security = id_of(&world, "wangjg").await;
        let appointment = appointment_of(&world, security, "security_admin").await;
        let end = json!({ "end_appointment": {
            "appointment_id": appointment, "last_day": "2026-10-30", "reason": "调离",
            "receiver_id": null, "supervisor_id": null,
        } });
        assert_eq!(world.apply_for_change(end).await.unwrap_err().code, "nobody_would_remain");
        let general = || json!({ "close_department": { "department": "general" } });
        assert_eq!(world.apply_for_change(general()).await.unwrap_err().code, "department_in_use");
        let legal = appointment_of(&world, id_of(&world, "tangy").await, "legal_officer").await;
        let ending = json!({ "appointment_id": legal, "last_day": "2026-10-21", "reason": "调离" });
        world.change(json!({ "end_appointment": ending })).await;
        world.clock.advance(Duration::days(1));
        world.change(json!({ "close_post": { "post": "legal_officer" } })).await;
        assert_eq!(world.apply_for_change(general()).await.unwrap_err().code, "department_missing");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i23_a_delegate_is_drawn_and_kept_out_with_the_delegator(world) {
        let mut world = world;
        let (lender, delegate) = (id_of(&world, "wuf").await, id_of(&world, "sunlh").await);
        let registers = crate::registers::registers(&mut world, 2).await;
        world.change(json!({ "delegate": {
            "delegator_id": lender, "delegate_id": delegate, "duties": ["second_review"],
            "from_date": "2026-10-22", "until_date": "2026-11-30", "reason": "出差",
        } })).await;
        world.clock.advance(Duration::days(1));
        // The rights of the quarter name him once more, with who lent it.
        let list = world.ask::<RightsList>("wangjg", RightsOfQuarter::default()).await.unwrap();
        let lent: Vec<_> = list.rows.iter().filter(|row| row.lent_by.is_some()).collect();
        assert_eq!(lent.len(), 1);
        assert_eq!((lent[0].staff_id, lent[0].duty, lent[0].lent_by.as_deref()), (delegate, Duty::SecondReview, Some("吴芳")));

        let candidates = async |person: usize| {
            let mut form = crate::matter::upwards(&registers, "2026-10-22");
            form["person_id"] = json!(registers.persons[person]);
            let case_id = crate::matter::apply(&world, form, &["identity", "referral_certificate"]).await.unwrap().case_id;
            let draw = case_assignment::Entity::find().filter(case_assignment::Column::CaseId.eq(case_id.0));
            let draw = world.house.store.view().one(draw).await.unwrap().expect("somebody was drawn");
            draw.candidates.split(' ').map(|id| StaffId(id.parse().unwrap())).collect::<Vec<_>>()
        };
        let free = candidates(0).await;
        assert!(free.contains(&lender) && free.contains(&delegate), "{free:?}");
        let tie = Tie { staff_id: None, relation: Relation::Relative, person_id: Some(registers.persons[1]), provider_id: None };
        world.run::<DeclareTie>("wuf", tie).await.unwrap();
        let tied = candidates(1).await;
        assert!(!tied.contains(&lender) && !tied.contains(&delegate) && tied.len() == free.len() - 2, "{tied:?}");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i02_what_was_done_for_somebody_binds_him_who_lent_the_duty(world) {
        let mut world = world;
        let lender = world.engage_with(&["second_reviewer", "section_head"]).await;
        let lender_id = id_of(&world, &lender).await;
        world.change(json!({ "delegate": {
            "delegator_id": lender_id, "delegate_id": id_of(&world, "sunlh").await, "duties": ["second_review"],
            "from_date": "2026-10-22", "until_date": "2026-11-30", "reason": "出差",
        } })).await;
        crate::statement::a_reviewed_september(&mut world, [0; 3]).await;
        world.clock.advance(Duration::days(1));
        let id = world.run::<Declare>("office2", crate::month::september()).await.unwrap().statement_id;
        world.run::<FirstReview>("huangm", crate::statement::of(id)).await.unwrap();
        world.run::<SecondReview>("sunlh", crate::statement::of(id)).await.unwrap();
        // He has done nothing on it himself; it was done for him.
        let refused = world.run::<Approve>(&lender, crate::statement::of(id)).await.unwrap_err();
        assert_eq!(refused.code, "sod_conflict");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn the_workbench_tells_of_rotations_that_are_due(world) {
        let world = &world;
        let told = |login: &'static str| async move {
            // Signed in with a password of these days, which is not what is looked at here.
            let account = account::Entity::find().filter(account::Column::Login.eq(login));
            let account = world.house.store.view().one(account).await.unwrap().unwrap();
            let caller = Caller::of_account(world.house.store.view(), account.account_id, world.house.clock.today());
            let caller = caller.await.unwrap().unwrap();
            let bench = funnel::ask::<Mine>(&world.house, &caller, Nothing {}).await.unwrap();
            bench.rotations.iter().map(|one| one.state).collect::<Vec<_>>()
        };
        assert!(told("admin").await.is_empty(), "nobody has held a post for long");
        // Thirty-six months and the sixty days before them, by regulation/duties/posts.toml.
        world.clock.advance(Duration::days(36 * 30 + 15 - 60 + 10));
        assert_eq!(told("admin").await, [RotationState::DueSoon]);
        assert!(told("suf").await.is_empty(), "who neither plans nor oversees rotations is not told");
        world.clock.advance(Duration::days(70));
        assert_eq!(told("zhumd").await, [RotationState::Overdue]);
    }
}
