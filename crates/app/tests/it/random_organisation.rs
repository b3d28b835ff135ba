//! An agency whose people change at random, through the real operations: posts
//! granted, ended and handed over, duties lent and taken back, days that pass,
//! and in between everybody tries every step on vouchers and referrals. After
//! each act the kept history is judged by rules written here from paper, which
//! share nothing with the law data; in the end the whole database once more.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use app::operations::handover::add_items::{AddItems, ItemsToAdd, NewItem};
use app::operations::handover::sign::{ListToSign, Sign};
use app::operations::material::open::{Open, PaperToOpen};
use app::operations::material::upload::Upload;
use app::operations::matter::StepOfCase;
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::operations::voucher::make_opening::{FundEvent, FundMovement, MakeOpening, MovementsToBook};
use app::operations::voucher::post::Post;
use app::operations::voucher::review::{Review as ReviewVoucher, VoucherAndComment};
use app::{Caller, Command};
use base::{AppointmentId, CaseId, Clock, Date, DelegationId, HandoverId, MaterialId, StaffId, VoucherId, date_text};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{account, appointment, case_duty, delegation, handover, material, post, review_case, staff};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;

use crate::registers::{Registers, registers};
use crate::world::{On, World};

/// Tries; each is one command or one change with all its steps.
const STEPS: usize = 2_000;

/// The people who change, by the posts they begin with.
const PLAYERS: [&[&str]; 8] = [
    &["accountant"],
    &["accountant", "voucher_reviewer", "chief_accountant"],
    &["voucher_reviewer", "chief_accountant"],
    &["pay_clerk"],
    &["second_reviewer", "section_head"],
    &["intake_clerk", "second_reviewer", "section_head"],
    &["first_reviewer", "second_reviewer"],
    &["claims_clerk", "second_reviewer"],
];
const POSTS: [&str; 7] = [
    "accountant",
    "voucher_reviewer",
    "chief_accountant",
    "pay_clerk",
    "intake_clerk",
    "second_reviewer",
    "section_head",
];

/// The parts of one case that two persons play, on paper.
const APART: [(&str, &str); 9] = [
    ("voucher_make", "voucher_review"),
    ("voucher_make", "voucher_post"),
    ("voucher_review", "voucher_post"),
    ("handle", "second_review"),
    ("handle", "approve"),
    ("second_review", "approve"),
    ("org_admin", "security_admin"),
    ("org_admin", "approve"),
    ("security_admin", "approve"),
];
/// What keeps books, and what moves money: never one person at one time.
const BOOKS: [&str; 5] = ["voucher_make", "voucher_review", "voucher_post", "books_close", "reconcile"];
const MONEY: [&str; 3] = ["pay_make", "pay_release", "cash_receive"];

fn apart(one: &str, other: &str) -> bool {
    APART.iter().any(|(a, b)| (*a, *b) == (one, other) || (*a, *b) == (other, one))
}

/// A small generator of reproducible numbers (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

struct Play {
    world: World,
    registers: Registers,
    numbers: Numbers,
    /// Login and id of each player.
    players: Vec<(String, StaffId)>,
    vouchers: Vec<(VoucherId, CaseId)>,
    referrals: Vec<CaseId>,
    reached: BTreeMap<String, usize>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i02_a_random_agency_never_unites_in_one_person_what_is_apart() {
    let seed = std::env::var("ZHIHENG_TEST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_021);
    let mut play = Play::begun(seed).await;
    let began = Instant::now();
    for _ in 0..STEPS {
        play.step().await;
    }
    let conflicting = play.conflicting(None).await;
    println!("seed {seed}, {STEPS} steps in {:?}, reached {:#?}", began.elapsed(), play.reached);
    assert_eq!(conflicting, Vec::<String>::new());
    play.world.assert_verifies().await;
    let reached = |branch: &str| play.reached.get(branch).copied().unwrap_or_default();
    for (branch, least) in [
        ("appoint: done", 10),
        ("appoint: duties_incompatible", 1),
        ("end: done", 5),
        ("handover: signed", 3),
        ("lend: done", 10),
        ("lend: duties_incompatible", 1),
        ("take back: done", 3),
        ("day", 20),
        ("act: done", 100),
        ("act: done for another", 5),
        ("act: sod_conflict", 50),
        ("act: duty_not_held", 100),
    ] {
        assert!(reached(branch) >= least, "{branch} was reached {} times: {:#?}", reached(branch), play.reached);
    }
}

impl Play {
    async fn begun(seed: u64) -> Play {
        let mut world = World::founded(On::Sqlite).await;
        let registers = registers(&mut world, 40).await;
        let mut players = Vec::new();
        for posts in PLAYERS {
            let login = world.engage_with(posts).await;
            let view = world.house.store.view();
            let account = view.one(account::Entity::find().filter(account::Column::Login.eq(&login))).await.unwrap();
            players.push((login, StaffId(account.unwrap().staff_id)));
        }
        Play {
            world,
            registers,
            numbers: Numbers(seed),
            players,
            vouchers: Vec::new(),
            referrals: Vec::new(),
            reached: BTreeMap::new(),
        }
    }

    async fn step(&mut self) {
        match self.numbers.below(100) {
            0..3 => self.appoint().await,
            3..4 => self.end().await,
            4..9 => self.lend().await,
            9..11 => self.take_back().await,
            11..14 => {
                self.world.clock.advance(Duration::days(1));
                self.count("day");
            }
            14..24 => self.make_voucher().await,
            24..30 => self.apply_for_referral().await,
            30..70 => self.try_voucher().await,
            _ => self.try_referral().await,
        }
    }

    fn count(&mut self, branch: impl Into<String>) {
        *self.reached.entry(branch.into()).or_default() += 1;
    }

    fn player(&mut self) -> (String, StaffId) {
        self.numbers.of(&self.players).clone()
    }

    fn today(&self) -> Date {
        self.world.clock.today()
    }

    /// The person as he may act today; without the ways of signing in, which are
    /// tried elsewhere.
    async fn caller(&self, staff_id: i64) -> Caller {
        let view = self.world.house.store.view();
        let account = view.one(account::Entity::find().filter(account::Column::StaffId.eq(staff_id))).await.unwrap();
        let caller = Caller::of_account(view, account.expect("an account").account_id, self.today()).await.unwrap();
        Caller { proven_at: Some(self.world.clock.now()), ..caller.expect("an active account") }
    }

    async fn run<C: Command>(&self, staff_id: i64, input: C::Input) -> Result<C::Output, String> {
        let caller = self.caller(staff_id).await;
        self.world.run_as::<C>(&caller, input).await.map_err(|refusal| refusal.code)
    }

    async fn id_of(&self, login: &str) -> i64 {
        let view = self.world.house.store.view();
        let account = view.one(account::Entity::find().filter(account::Column::Login.eq(login))).await.unwrap();
        account.expect("an account").staff_id
    }

    /// A change, applied for, checked and approved; or the code of the refusal.
    async fn change(&self, form: Value) -> Result<CaseId, String> {
        let application = Application {
            matter: CaseKind::OrganisationChange,
            form,
            material_ids: Vec::new(),
            notify_missing: false,
            comment: String::new(),
        };
        let case_id = self.run::<Accept>(self.id_of("admin").await, application).await?.case_id;
        for (login, duty) in [("wangjg", Duty::SecurityAdmin), ("zhumd", Duty::Approve)] {
            let step = StepOfCase { case_id, duty, comment: String::new() };
            self.run::<Review>(self.id_of(login).await, step).await?;
        }
        Ok(case_id)
    }

    async fn appoint(&mut self) {
        let (_, staff_id) = self.player();
        let post = *self.numbers.of(&POSTS);
        let done = self.change(json!({ "appoint": { "staff_id": staff_id, "post": post } })).await;
        self.tell("appoint", &done);
    }

    async fn end(&mut self) {
        let (_, staff_id) = self.player();
        let view = self.world.house.store.view();
        let held = appointment::Entity::find()
            .filter(appointment::Column::StaffId.eq(staff_id.0))
            .filter(appointment::Column::EndedByCaseId.is_null());
        let held = view.all(held).await.unwrap();
        if held.is_empty() {
            return self.count("end: nothing held");
        }
        let ending = self.numbers.of(&held).appointment_id;
        let (_, receiver) = self.player();
        let supervisor = StaffId(self.id_of("zhumd").await);
        let form = json!({ "end_appointment": {
            "appointment_id": AppointmentId(ending), "last_day": date_text(self.today()), "reason": "轮岗",
            "receiver_id": receiver, "supervisor_id": supervisor,
        } });
        let done = self.change(form).await;
        self.tell("end", &done);
        if done.is_ok() && self.numbers.below(4) > 0 {
            self.hand_over(ending).await;
        }
    }

    /// The list with everything there is to hand over, signed by the three.
    async fn hand_over(&mut self, appointment_id: i64) {
        let view = self.world.house.store.view();
        let of = handover::Entity::find().filter(handover::Column::AppointmentId.eq(appointment_id));
        let Some(row) = view.one(of).await.unwrap() else { return };
        let handover_id = HandoverId(row.handover_id);
        let kinds = ["cases", "papers", "books", "bills", "seals_and_keys"];
        let item = |kind: &&str| NewItem {
            kind: (*kind).to_owned(),
            title: "见附表".to_owned(),
            quantity: 0,
            note: String::new(),
        };
        let items = ItemsToAdd { handover_id, items: kinds.iter().map(item).collect() };
        if let Err(code) = self.run::<AddItems>(row.giver_id, items).await {
            return self.count(format!("handover: {code}"));
        }
        let mut list_digest = None;
        for staff_id in [row.giver_id, row.receiver_id, row.supervisor_id] {
            match self.run::<Sign>(staff_id, ListToSign { handover_id, list_digest: list_digest.clone() }).await {
                Ok(signed) => list_digest = Some(signed.list_digest),
                Err(code) => return self.count(format!("handover: {code}")),
            }
        }
        self.count("handover: signed");
    }

    async fn lend(&mut self) {
        let ((_, from), (_, to)) = (self.player(), self.player());
        let own = self.own_duties(from.0).await;
        let own: Vec<String> = own.into_iter().collect();
        if own.is_empty() {
            return self.count("lend: nothing held");
        }
        let duty = self.numbers.of(&own).clone();
        let days = 1 + self.numbers.below(20) as i64;
        let day = |days: i64| date_text(self.today() + Duration::days(days));
        let form = json!({ "delegate": {
            "delegator_id": from, "delegate_id": to, "duties": [duty], "from_date": day(1), "until_date": day(days),
            "reason": "出差",
        } });
        let done = self.change(form).await;
        self.tell("lend", &done);
    }

    async fn take_back(&mut self) {
        let running = self.delegations().await;
        if running.is_empty() {
            return self.count("take back: nothing lent");
        }
        let delegation_id = DelegationId(self.numbers.of(&running).delegation_id);
        let done = self.change(json!({ "revoke_delegation": { "delegation_id": delegation_id } })).await;
        self.tell("take back", &done);
    }

    fn tell<T>(&mut self, what: &str, done: &Result<T, String>) {
        let how = done.as_ref().map_or_else(Clone::clone, |_| "done".to_owned());
        self.count(format!("{what}: {how}"));
    }

    async fn make_voucher(&mut self) {
        let (_, staff_id) = self.player();
        let line = FundMovement { event: FundEvent::OpeningSpecial, amount_fen: 100, summary: String::new() };
        let month = "2026-10".parse().unwrap();
        let movements = MovementsToBook { fund: "resident_basic".to_owned(), month, lines: vec![line] };
        let made = self.run::<MakeOpening>(staff_id.0, movements).await;
        let case_id = match &made {
            Ok(made) => {
                let of = review_case::Entity::find().filter(review_case::Column::ObjectId.eq(made.voucher_id.0));
                let case = self.world.house.store.view().one(of).await.unwrap().expect("a voucher has a case");
                self.vouchers.push((made.voucher_id, CaseId(case.case_id)));
                Some(CaseId(case.case_id))
            }
            Err(_) => None,
        };
        self.judged(staff_id.0, "voucher_make", case_id, made.map(drop)).await;
    }

    async fn try_voucher(&mut self) {
        if self.vouchers.is_empty() {
            return;
        }
        let (voucher_id, case_id) = *self.numbers.of(&self.vouchers);
        let staff_id = self.somebody(case_id).await;
        let with = VoucherAndComment { voucher_id, comment: String::new() };
        let (duty, done) = match self.state(case_id).await.as_str() {
            "voucher_review" => ("voucher_review", self.run::<ReviewVoucher>(staff_id, with).await.map(drop)),
            _ => ("voucher_post", self.run::<Post>(staff_id, with).await.map(drop)),
        };
        self.judged(staff_id, duty, Some(case_id), done).await;
        if self.state(case_id).await == "completed" {
            self.vouchers.retain(|(_, known)| *known != case_id);
        }
    }

    async fn apply_for_referral(&mut self) {
        // The first person gives the forms their shape.
        if self.registers.persons.len() == 1 {
            return;
        }
        let person_id = self.registers.persons.pop().expect("one is left");
        let (_, staff_id) = self.player();
        let done = self.referral(staff_id.0, json!(person_id)).await;
        if done.is_err() {
            self.registers.persons.push(person_id);
        }
        let case_id = done.as_ref().ok().copied();
        self.referrals.extend(case_id);
        self.judged(staff_id.0, "handle", case_id, done.map(drop)).await;
    }

    async fn referral(&self, staff_id: i64, person_id: Value) -> Result<CaseId, String> {
        let mut material_ids = Vec::new();
        for code in ["identity", "referral_certificate"] {
            let paper = crate::matter::paper(code, code);
            material_ids.push(self.run::<Upload>(staff_id, paper).await?.material_id);
        }
        let mut form = crate::matter::upwards(&self.registers, &date_text(self.today()));
        form["person_id"] = person_id;
        let matter = CaseKind::Referral;
        let application = Application { matter, form, material_ids, notify_missing: false, comment: String::new() };
        Ok(self.run::<Accept>(staff_id, application).await?.case_id)
    }

    /// Half of the time by whoever was drawn, otherwise by anybody.
    async fn try_referral(&mut self) {
        if self.referrals.is_empty() {
            return;
        }
        let case_id = *self.numbers.of(&self.referrals);
        let anybody = self.somebody(case_id).await;
        let by_drawn = self.numbers.below(2) == 0;
        let view = self.world.house.store.view();
        let row = view.by_key::<review_case::Model>(case_id.0).await.unwrap().expect("a case");
        let staff_id = row.drawn_staff_id.filter(|_| by_drawn).unwrap_or(anybody);
        let duty: Duty = row.state.parse().expect("it waits for a duty");
        let papers = material::Entity::find().filter(material::Column::CaseId.eq(case_id.0));
        for paper in view.all(papers).await.unwrap() {
            // Whoever may not see the case cannot open them; the step itself then tells why.
            let _ = self.run::<Open>(staff_id, PaperToOpen { material_id: MaterialId(paper.material_id) }).await;
        }
        let done = self.run::<Review>(staff_id, StepOfCase { case_id, duty, comment: String::new() }).await.map(drop);
        self.judged(staff_id, duty.code(), Some(case_id), done).await;
        if self.state(case_id).await == "completed" {
            self.referrals.retain(|known| *known != case_id);
        }
    }

    /// Anybody, and every third time one who took part in the case already, or for
    /// whom somebody did: he is tried where it matters.
    async fn somebody(&mut self, case_id: CaseId) -> i64 {
        let took_part = self.acts(case_id).await;
        let took_part: Vec<i64> = took_part.iter().flat_map(|act| act.on_behalf_of.or(Some(act.staff_id))).collect();
        if self.numbers.below(3) == 0 { *self.numbers.of(&took_part) } else { self.player().1.0 }
    }

    async fn state(&self, case_id: CaseId) -> String {
        let view = self.world.house.store.view();
        view.by_key::<review_case::Model>(case_id.0).await.unwrap().expect("a case").state
    }

    /// Judges what the house answered, by the rules on paper.
    async fn judged(&mut self, staff_id: i64, duty: &str, case_id: Option<CaseId>, done: Result<(), String>) {
        let own = self.own_duties(staff_id).await;
        let lent = self.lent_to(staff_id).await;
        let how = match (&done, case_id) {
            (Ok(()), Some(case_id)) => {
                let act = self.last_act(case_id, staff_id, duty).await;
                assert!(
                    own.contains(duty) || lent.iter().any(|(_, lent)| lent == duty),
                    "{staff_id} never held {duty}"
                );
                match act.on_behalf_of {
                    None => assert!(own.contains(duty), "{staff_id} acted for nobody with {duty}, which was lent"),
                    Some(from) => assert!(lent.contains(&(from, duty.to_owned())), "{from} did not lend {duty}"),
                }
                let all: BTreeSet<&str> =
                    own.iter().chain(lent.iter().map(|(_, duty)| duty)).map(String::as_str).collect();
                let clash = (BOOKS.contains(&duty) && MONEY.iter().any(|other| all.contains(other)))
                    || (MONEY.contains(&duty) && BOOKS.iter().any(|other| all.contains(other)));
                assert!(!clash, "{staff_id} used {duty} while holding {all:?}");
                assert_eq!(self.conflicting(Some(case_id)).await, Vec::<String>::new());
                if act.on_behalf_of.is_some() { "done for another" } else { "done" }
            }
            (Ok(()), None) => "done",
            (Err(code), Some(case_id)) if code == "sod_conflict" => {
                assert!(self.bound(case_id, staff_id, &lent, duty).await, "nothing binds {staff_id} on {case_id}");
                code
            }
            (Err(code), _) => code,
        };
        let how = format!("act: {how}");
        self.count(how);
    }

    /// Duties of the posts of a person today, by the register as it stands.
    async fn own_duties(&self, staff_id: i64) -> BTreeSet<String> {
        let view = self.world.house.store.view();
        let held = appointment::Entity::find().filter(appointment::Column::StaffId.eq(staff_id));
        let held = view.all(held).await.unwrap();
        let today = self.today();
        let held =
            held.iter().filter(|one| one.from_date <= today && one.until_date.is_none_or(|until| until >= today));
        let posts = view.by_keys::<post::Model>(held.map(|one| one.post_id).collect::<BTreeSet<_>>()).await.unwrap();
        posts.iter().flat_map(|post| post.duties.split(' ')).map(str::to_owned).collect()
    }

    async fn delegations(&self) -> Vec<delegation::Model> {
        let all = self.world.house.store.view().all(delegation::Entity::find()).await.unwrap();
        all.into_iter().filter(|one| one.revoked_on.is_none() && one.until_date >= self.today()).collect()
    }

    /// What is lent to a person today, and by whom; only what the lender holds himself.
    async fn lent_to(&self, staff_id: i64) -> BTreeSet<(i64, String)> {
        let mut lent = BTreeSet::new();
        for one in self.delegations().await.into_iter().filter(|one| one.delegate_id == staff_id) {
            if one.from_date <= self.today() {
                let own = self.own_duties(one.delegator_id).await;
                let duties = one.duties.split(' ').filter(|duty| own.contains(*duty));
                lent.extend(duties.map(|duty| (one.delegator_id, duty.to_owned())));
            }
        }
        lent
    }

    async fn acts(&self, case_id: CaseId) -> Vec<case_duty::Model> {
        let of = case_duty::Entity::find().filter(case_duty::Column::CaseId.eq(case_id.0));
        self.world.house.store.view().all(of.order_by_asc(case_duty::Column::CaseDutyId)).await.unwrap()
    }

    async fn last_act(&self, case_id: CaseId, staff_id: i64, duty: &str) -> case_duty::Model {
        let acts = self.acts(case_id).await;
        let mine = acts.into_iter().rfind(|act| act.staff_id == staff_id && act.duty == duty);
        mine.unwrap_or_else(|| panic!("{staff_id} did {duty} on {case_id} and it is not kept"))
    }

    /// Whether something done on the case keeps the person, or one he would act for, from the duty.
    async fn bound(&self, case_id: CaseId, staff_id: i64, lent: &BTreeSet<(i64, String)>, duty: &str) -> bool {
        let lenders = lent.iter().filter(|(_, lent)| lent == duty).map(|(from, _)| *from);
        let persons: BTreeSet<i64> = lenders.chain([staff_id]).collect();
        let binds = |act: &case_duty::Model| {
            [Some(act.staff_id), act.on_behalf_of].iter().flatten().any(|who| persons.contains(who))
        };
        self.acts(case_id).await.iter().any(|act| apart(&act.duty, duty) && binds(act))
    }

    /// Every person who played two parts of one case that are apart.
    async fn conflicting(&self, only: Option<CaseId>) -> Vec<String> {
        let view = self.world.house.store.view();
        let acts = match only {
            Some(case_id) => self.acts(case_id).await,
            None => view.all(case_duty::Entity::find()).await.unwrap(),
        };
        let mut played: BTreeMap<(i64, i64), BTreeSet<&str>> = BTreeMap::new();
        for act in &acts {
            for person in [Some(act.staff_id), act.on_behalf_of].into_iter().flatten() {
                played.entry((act.case_id, person)).or_default().insert(&act.duty);
            }
        }
        let both = |parts: &BTreeSet<&str>| parts.iter().any(|one| parts.iter().any(|other| apart(one, other)));
        let conflicting = played.iter().filter(|(_, parts)| both(parts));
        let mut told = Vec::new();
        for ((case_id, person), parts) in conflicting {
            let name = view.by_key::<staff::Model>(*person).await.unwrap().map(|row| row.name).unwrap_or_default();
            told.push(format!("{name} on {case_id}: {parts:?}"));
        }
        told
    }
}
