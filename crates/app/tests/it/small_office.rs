//! An office of eight people, set up from nothing: founded with those who review
//! everything that comes later, the other four engaged by reviewed cases; one
//! appointment is refused before it is applied for, and everyone signs in.

use std::collections::BTreeSet;

use app::Caller;
use app::demonstration::{AGENCY, Agency, FIRST_CODE, people};
use app::operations::house::found::Found;
use app::operations::organisation::propose::{Candidate, Employment, Propose};
use app::queries::organisation::appointment_check::{AppointmentCheck, WishedAppointment};
use base::StaffId;
use base::identity_numbers::CitizenId;
use regulation::duties::Duty;
use serde_json::json;
use store::entity::{account, staff};
use store::sea_orm::EntityTrait;
use time::Duration;

use crate::on_both_empty;
use crate::world::{PASSWORD, World};

/// Who is there on the first day, of the demonstration's list.
const FIRST: [&str; 4] = ["zhumd", "admin", "wangjg", "lixy"];
/// Who is engaged afterwards: login, posts, and the duty each is known by.
const LATER: [(&str, &[&str], Duty); 4] = [
    ("shouli", &["intake_clerk"], Duty::Handle),
    ("fuhe", &["second_reviewer"], Duty::SecondReview),
    ("shenpi", &["section_head"], Duty::Approve),
    ("zhifu", &["pay_clerk"], Duty::PayMake),
];

on_both_empty! {
    async fn i02_eight_people_set_up_an_office_from_nothing(world) {
        let mut world = world;
        let mut foundation = Agency::read(AGENCY).unwrap().foundation(0);
        foundation.staff.retain(|one| FIRST.contains(&one.login.as_str()));
        foundation.certificates.clear();
        let mut without_head = foundation.clone();
        without_head.staff.retain(|one| one.login != "zhumd");
        let refused = world.run_as::<Found>(&Caller::founder(), without_head).await.unwrap_err();
        assert_eq!(refused.code, "foundation_incomplete", "nobody could approve what comes later");
        let founded = world.run_as::<Found>(&Caller::founder(), foundation).await.unwrap();
        world.activate(&founded.first_login, FIRST_CODE).await;
        for engaged in founded.staff.iter().filter(|one| one.login != founded.first_login) {
            world.hand_over_code(engaged.staff_id).await;
        }

        for (number, (login, posts, _)) in LATER.iter().enumerate() {
            let staff_id = entered(&world, login, number).await;
            if *login == "zhifu" {
                certified(&world, staff_id).await;
            }
            world.change(json!({ "engage": { "staff_id": staff_id, "posts": posts, "login": login } })).await;
            world.hand_over_code(staff_id).await;
        }
        assert_eq!(world.house.store.view().count(staff::Entity::find()).await.unwrap(), 8);

        // From the next day on they hold what was granted; the cashier keeps no books.
        world.clock.advance(Duration::days(1));
        let cashier = staff_of(&world.caller("zhifu").await);
        let supposed = WishedAppointment { staff_id: cashier, post: "accountant".to_owned() };
        let told = world.ask::<AppointmentCheck>("admin", supposed).await.unwrap();
        assert!(!told.allowed);
        let first = &told.hindrances[0];
        assert_eq!((first.code.as_str(), first.cite.as_str()), ("duties_incompatible", "R3d-22"));
        assert!(first.title.contains("制单") && first.title_en.starts_with("already holds"), "{first:?}");
        let form = json!({ "appoint": { "staff_id": cashier, "post": "accountant" } });
        let refused = world.apply_for_change(form).await.unwrap_err();
        assert_eq!((refused.code.as_str(), &refused.title), ("duties_incompatible", &first.title));

        // Everyone signs in; whoever's duties ask for it, with a code of the device.
        let required = world.house.law.security.second_factor_required_of(world.house.clock.today());
        let mut proven = BTreeSet::new();
        for login in FIRST.iter().copied().chain(LATER.iter().map(|one| one.0)) {
            world.caller(login).await;
            world.clock.advance(Duration::seconds(30));
            let account = account_of(&world, login).await;
            let device = world.device_of(account.account_id).await;
            let caller = people::sign_in(&world.house, login, PASSWORD, device.as_deref()).await.unwrap();
            assert!(!caller.duties.is_empty() && caller.held_back.is_none(), "{login}");
            assert_eq!(caller.duties.is_disjoint(required), caller.proven_at.is_none(), "{login}");
            proven.extend(caller.proven_at.map(|_| login));
        }
        assert!(FIRST.iter().chain(&["fuhe", "shenpi", "zhifu"]).all(|login| proven.contains(login)), "{proven:?}");
        for (login, _, duty) in LATER {
            assert_eq!(world.caller(login).await.duties, BTreeSet::from([duty]), "{login}");
        }
        world.assert_verifies().await;
    }
}

async fn entered(world: &World, login: &str, number: usize) -> StaffId {
    let identity = CitizenId::from_body(&format!("4110251992030{}01{number}", number + 1)).expect("a number");
    let candidate = Candidate {
        name: format!("新员{login}"),
        identity_number: identity.as_str().to_owned(),
        employment: Employment::Established,
        provider_id: None,
    };
    world.run::<Propose>("admin", candidate).await.unwrap().staff_id
}

async fn certified(world: &World, staff_id: StaffId) {
    let papers = crate::matter::papers(world, "admin", &["certificate_copy"]).await;
    let certificate =
        json!({ "staff_id": staff_id, "kind": "accounting", "number": "KJ-8", "issued_on": "2020-01-01" });
    world.change_with(json!({ "register_certificate": certificate }), papers).await;
}

fn staff_of(caller: &Caller) -> StaffId {
    StaffId(caller.staff.as_ref().expect("a natural person").staff_id)
}

async fn account_of(world: &World, login: &str) -> account::Model {
    let all = world.house.store.view().all(account::Entity::find()).await.unwrap();
    all.into_iter().find(|account| account.login == login).expect("an account")
}
