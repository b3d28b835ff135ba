//! The world of a test: a founded house with the demonstration county's staff,
//! a clock that stands still, seeded randomness, and a fresh database.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::demonstration::{AGENCY, Agency, FIRST_CODE, people};
use app::live_session::{self, HeldBack};
use app::operations::house::found::Found;
use app::operations::material::open::{Open, PaperToOpen};
use app::operations::matter::StepOfCase;
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::operations::organisation::engage::{NewCertificate, Newcomer};
use app::operations::organisation::issue_code::{IssueCode, NewAccount};
use app::operations::organisation::propose::{Candidate, Propose};
use app::operations::session::choose_password::{ChoosePassword, FirstPassword};
use app::{Caller, Command, House, PasswordCost, Query, Request, Stop, funnel};
use base::identity_numbers::CitizenId;
use base::{CaseId, Clock, ManualClock, MaterialId, Refusal, SeededEntropy, StaffId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::json;
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, DatabaseConnection, EntityTrait, QueryFilter};
use store::{SealedColumn, Store};
use time::Duration;
use time::macros::datetime;

#[path = "../../../../testing/folder.rs"]
mod folder;
#[path = "../../../../testing/keys.rs"]
mod keys;
#[path = "../../../../testing/postgres.rs"]
mod postgres;

use folder::Folder;
pub use keys::Keys;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// Declares a test that runs on both databases.
#[macro_export]
macro_rules! on_both {
    ($(#[$meta:meta])* async fn $name:ident($world:ident) $body:block) => {
        mod $name {
            use super::*;
            async fn run($world: $crate::world::World) $body
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                run($crate::world::World::founded($crate::world::On::Sqlite).await).await;
            }
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                run($crate::world::World::founded($crate::world::On::Postgres).await).await;
            }
        }
    };
}

/// The same, on a house that nobody has founded yet.
#[macro_export]
macro_rules! on_both_empty {
    (async fn $name:ident($world:ident) $body:block) => {
        mod $name {
            use super::*;
            async fn run($world: $crate::world::World) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                run($crate::world::World::empty($crate::world::On::Sqlite).await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                run($crate::world::World::empty($crate::world::On::Postgres).await).await;
            }
        }
    };
}

/// A founded house and its people by login.
pub struct World {
    pub house: Arc<House>,
    pub clock: Arc<ManualClock>,
    /// Where the database is; for tests that look behind the house's back.
    pub url: String,
    /// Where the keys are read from.
    pub keys: Keys,
    accounts: BTreeMap<String, i64>,
    door: tokio::sync::Mutex<()>,
    /// People of the founding who hold several posts, not taken by the test yet.
    several: Vec<Newcomer>,
    requests: AtomicU64,
    _folder: Option<Folder>,
}

/// The password of everyone in a test.
pub const PASSWORD: &str = "Correct-Horse-9";

impl World {
    /// A house with the demonstration county's agency and staff; it is
    /// 2026-10-21 09:00 in Beijing.
    pub async fn founded(on: On) -> World {
        let (url, folder) = somewhere(on).await;
        World::found_over(&url, folder).await
    }

    /// A house that nobody has founded yet.
    pub async fn empty(on: On) -> World {
        let (url, folder) = somewhere(on).await;
        World::over(&url, Some(folder)).await
    }

    /// The same on PostgreSQL under a role that owns nothing, as the program is
    /// run in earnest. With it, the database as its owner sees it, and the role.
    pub async fn founded_under_a_role() -> (World, DatabaseConnection, String) {
        let folder = Folder::new("test");
        let owner_url = postgres::fresh("test").await;
        let owner = Database::connect(&owner_url).await.expect("the owner connects");
        let database = owner_url.rsplit_once('/').expect("the URL names a database").1;
        let role = format!("app_{}", database.split('?').next().unwrap_or_default());
        owner.execute_unprepared(&format!("CREATE ROLE {role} LOGIN PASSWORD 'unguessed'")).await.expect("a role");
        store::prepare(&owner_url, &role).await.expect("the database is prepared");
        let (_, place) = owner_url.rsplit_once('@').expect("the URL names a user");
        let url = format!("postgres://{role}:unguessed@{place}#{}", folder.0.display());
        (World::found_over(&url, folder).await, owner, role)
    }

    async fn found_over(url: &str, folder: Folder) -> World {
        let mut world = World::over(url, Some(folder)).await;
        let mut foundation = Agency::read(AGENCY).expect("the demonstration's agency is well formed").foundation(0);
        foundation.certificates.extend(world.several.iter().map(|one| NewCertificate {
            login: one.login.clone(),
            kind: "accounting".to_owned(),
            number: format!("KJ-{}", one.login),
            issued_on: "2020-01-01".to_owned(),
        }));
        foundation.staff.extend(world.several.iter().cloned());
        let founded = world.run_as::<Found>(&Caller::founder(), foundation).await.expect("the house is founded");
        world.activate(&founded.first_login, FIRST_CODE).await;
        // Who holds several posts gets the code when the test asks for such a person.
        let waiting: Vec<String> = world.several.iter().map(|one| one.login.clone()).collect();
        let now = |login: &String| *login != founded.first_login && !waiting.contains(login);
        for engaged in founded.staff.iter().filter(|engaged| now(&engaged.login)) {
            world.hand_over_code(engaged.staff_id).await;
        }
        // What comes now gets keys of its own, the same in a world that is opened again.
        world.requests.store(1_000, Ordering::Relaxed);
        world
    }

    /// The world of an earlier [`World::founded`], in another process.
    pub async fn opened(url: &str) -> World {
        let mut world = World::over(url, None).await;
        world.requests.store(1_000, Ordering::Relaxed);
        // No process starts before what was recorded by another.
        let last = world.house.store.view().last_recorded().await.expect("the trail is read");
        world.clock.set(last.map_or(world.clock.now(), |last| world.clock.now().max(last)));
        for account in
            world.house.store.view().all(store::entity::account::Entity::find()).await.expect("accounts are read")
        {
            world.accounts.insert(account.login, account.account_id);
        }
        world
    }

    /// A house over a database, founded or not. Snapshots lie beside the
    /// database; for PostgreSQL the folder stands behind the `#`.
    async fn over(url: &str, folder: Option<Folder>) -> World {
        let (database, beside) = match url.split_once('#') {
            Some((database, folder)) => (database, PathBuf::from(folder)),
            None => (url, PathBuf::from(url.trim_start_matches("sqlite://")).with_extension("files")),
        };
        let keys = Keys(beside.join("keys"));
        let store = Store::open(database).await.expect("the database opens").with_keys(keys.clone());
        let law = Arc::new(regulation::Law::embedded().expect("the law data is sound"));
        let clock = Arc::new(ManualClock::at(datetime!(2026-10-21 01:00 UTC)));
        // Seeded, and another sequence in each process: the number of a session is given once.
        let opened = store.view().count(store::entity::session::Entity::find()).await.expect("sessions are counted");
        let entropy = Arc::new(SeededEntropy::new(7 + opened.unsigned_abs()));
        let mut house = House::new(store, law, clock.clone(), entropy, beside.join("snapshots"));
        house.password_cost = PasswordCost { memory_kib: 8, passes: 1 };
        World {
            house: Arc::new(house),
            clock,
            url: url.to_owned(),
            keys,
            accounts: BTreeMap::new(),
            door: tokio::sync::Mutex::default(),
            several: several_posts(),
            requests: AtomicU64::new(0),
            _folder: folder,
        }
    }

    /// The URL of the database alone.
    pub fn database(&self) -> &str {
        self.url.split('#').next().unwrap_or_default()
    }

    /// One more person, who chooses a password. People of providers are entered
    /// by a reviewed case; of the agency's own, whose appointments begin the day
    /// after at the earliest, one of the founding with these posts is taken.
    pub async fn engage(&mut self, newcomer: Newcomer) -> String {
        if newcomer.provider_id.is_none() {
            let posts: Vec<&str> = newcomer.posts.iter().map(String::as_str).collect();
            return self.engage_with(&posts).await;
        }
        let employment = newcomer.employment();
        let Newcomer { name, identity_number, provider_id, posts, login, .. } = newcomer;
        let candidate = Candidate { name, identity_number, employment, provider_id };
        let staff_id = self.run::<Propose>("admin", candidate).await.expect("the person is entered").staff_id;
        self.change(json!({ "engage_for_provider": { "staff_id": staff_id, "post": posts[0], "login": login } })).await;
        self.use_account(staff_id, &login).await;
        login
    }

    /// One more of the agency's own, with exactly these posts.
    pub async fn engage_with(&mut self, posts: &[&str]) -> String {
        let found = self.several.iter().position(|one| one.posts == posts);
        let found = found.unwrap_or_else(|| panic!("{posts:?}: add them to SEVERAL_POSTS"));
        let login = self.several.remove(found).login;
        let of = store::entity::account::Entity::find().filter(store::entity::account::Column::Login.eq(&login));
        let account = self.house.store.view().one(of).await.unwrap().expect("of the founding");
        self.use_account(StaffId(account.staff_id), &login).await;
        login
    }

    /// The code is handed over, unless it was before: told again after a kill, the
    /// numbers that the activation took then are left out now.
    async fn use_account(&mut self, staff_id: StaffId, login: &str) {
        if self.is_active(login).await {
            self.requests.fetch_add(2, Ordering::Relaxed);
        } else {
            self.hand_over_code(staff_id).await;
        }
    }

    /// A change of the organisation, applied for by the system administrator.
    pub async fn apply_for_change(&self, form: serde_json::Value) -> Result<CaseId, Refusal> {
        self.apply_with(form, Vec::new()).await
    }

    async fn apply_with(&self, form: serde_json::Value, material_ids: Vec<MaterialId>) -> Result<CaseId, Refusal> {
        let (matter, comment) = (CaseKind::OrganisationChange, String::new());
        let application = Application { matter, form, material_ids, notify_missing: false, comment };
        Ok(self.run::<Accept>("admin", application).await?.case_id)
    }

    /// A change of the organisation, applied for, checked and approved.
    pub async fn change(&self, form: serde_json::Value) {
        self.change_with(form, Vec::new()).await;
    }

    /// The same with its papers.
    pub async fn change_with(&self, form: serde_json::Value, papers: Vec<MaterialId>) {
        let case_id = self.apply_with(form, papers.clone()).await.expect("the change is applied for");
        for (login, duty) in [("wangjg", Duty::SecurityAdmin), ("zhumd", Duty::Approve)] {
            for material_id in &papers {
                self.run::<Open>(login, PaperToOpen { material_id: *material_id }).await.expect("a paper is opened");
            }
            let step = StepOfCase { case_id, duty, comment: String::new() };
            self.run::<Review>(login, step).await.unwrap_or_else(|refusal| panic!("{login}: {refusal:?}"));
        }
    }

    /// The security administrator hands over the code, and a password is chosen.
    pub async fn hand_over_code(&mut self, staff_id: StaffId) {
        let issued = self.run::<IssueCode>("wangjg", NewAccount { staff_id }).await.expect("a code is issued");
        self.activate(&issued.login, &issued.code).await;
    }

    async fn is_active(&self, login: &str) -> bool {
        let select = store::entity::account::Entity::find().filter(store::entity::account::Column::Login.eq(login));
        self.house.store.view().one(select).await.unwrap().is_some_and(|account| account.status == "active")
    }

    pub async fn activate(&mut self, login: &str, code: &str) {
        let first = FirstPassword { login: login.to_owned(), code: code.to_owned(), password: PASSWORD.to_owned() };
        self.run_as::<ChoosePassword>(&Caller::nobody(), first).await.expect("the password is chosen");
        let select = store::entity::account::Entity::find().filter(store::entity::account::Column::Login.eq(login));
        let account = self.house.store.view().one(select).await.unwrap().expect("the account is there");
        self.accounts.insert(login.to_owned(), account.account_id);
    }

    /// The person with this login in a session, the second factor proven lately
    /// where the duties ask for one; signed in anew when the last session is over.
    pub async fn caller(&self, login: &str) -> Caller {
        self.caller_with(login, PASSWORD).await
    }

    /// The same with a password of one's own.
    pub async fn caller_with(&self, login: &str, password: &str) -> Caller {
        let account = *self.accounts.get(login).unwrap_or_else(|| panic!("no account {login}"));
        let _one_at_a_time = self.door.lock().await;
        let window = Duration::minutes(i64::from(self.house.security().step_up_minutes));
        if let Some(caller) = self.in_session(account).await {
            let required = self.house.law.security.second_factor_required_of(self.clock.today());
            let lately = caller.proven_at.is_some_and(|at| self.clock.now() - at < window);
            if lately || caller.duties.is_disjoint(required) {
                return caller;
            }
        }
        let device = self.device_of(account).await;
        let signed_in = people::sign_in(&self.house, login, password, device.as_deref()).await;
        let caller = signed_in.unwrap_or_else(|stop| panic!("{login}: {stop}"));
        if caller.held_back != Some(HeldBack::SecondFactorMissing) {
            return caller;
        }
        people::set_up_device(&self.house, &caller).await.expect("a device is set up");
        self.in_session(account).await.expect("the session goes on")
    }

    /// The last session of an account, if it is in force.
    async fn in_session(&self, account_id: i64) -> Option<Caller> {
        use store::entity::session::{Column, Entity};
        let open = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::EndedAt.is_null());
        let open = self.house.store.view().one(open).await.expect("sessions are read")?;
        let limits = self.house.security().session;
        let live = live_session::in_force(&self.house, &open.session_digest, limits).await.expect("a session is read");
        live.map(|live| live.caller)
    }

    /// The secret of an account's device: a test knows the key of the house.
    pub async fn device_of(&self, account_id: i64) -> Option<String> {
        let view = self.house.store.view();
        let factor = view.by_key::<store::entity::second_factor::Model>(account_id).await.expect("devices are read")?;
        (factor.state == "active").then(|| self.open::<store::entity::second_factor::SealedSecret>(&factor))
    }

    /// The value in clear of a sealed column.
    pub fn open<C: SealedColumn>(&self, row: &C::Row) -> String {
        self.house.open::<C>(row).expect("it opens")
    }

    /// Asks a question as the person with this login.
    pub async fn ask<Q: Query>(&self, login: &str, input: Q::Input) -> Result<Q::Output, Refusal> {
        let caller = self.caller(login).await;
        match Box::pin(funnel::ask::<Q>(&self.house, &caller, input)).await {
            Ok(answer) => Ok(answer),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(failure) => panic!("{}: {failure}", Q::SPEC.name),
        }
    }

    /// Carries out a command as the person with this login, under a fresh key.
    pub async fn run<C: Command>(&self, login: &str, input: C::Input) -> Result<C::Output, Refusal> {
        let caller = self.caller(login).await;
        self.run_as::<C>(&caller, input).await
    }

    /// Carries out a command as this caller, under a fresh key.
    pub async fn run_as<C: Command>(&self, caller: &Caller, input: C::Input) -> Result<C::Output, Refusal> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        self.run_keyed::<C>(caller, &format!("request-{number:06}"), input).await
    }

    /// Carries out a command under a given key.
    pub async fn run_keyed<C: Command>(
        &self,
        caller: &Caller,
        key: &str,
        input: C::Input,
    ) -> Result<C::Output, Refusal> {
        // In a box: a story of many commands would otherwise not fit a thread's stack.
        match Box::pin(funnel::run::<C>(&self.house, caller, &Request::keyed(key), input)).await {
            Ok(answer) => Ok(answer.output),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(failure) => panic!("{}: {failure}", C::SPEC.name),
        }
    }

    /// The trail verifies: integrates what waits, then replays everything.
    pub async fn assert_verifies(&self) {
        self.house.store.integrate().await.expect("the trail integrates");
        let verified = self.house.store.verify(&[], |_| ()).await.expect("the verifier runs");
        assert!(verified.problems.is_empty(), "{:#?}", verified.problems);
    }
}

/// A fresh database, and the folder it or its files lie in.
async fn somewhere(on: On) -> (String, Folder) {
    let folder = Folder::new("test");
    let url = match on {
        On::Sqlite => format!("sqlite://{}", folder.0.join("house.sqlite").display()),
        On::Postgres => format!("{}#{}", postgres::fresh("test").await, folder.0.display()),
    };
    (url, folder)
}

/// Posts that the tests unite in one person; each line is one person.
const SEVERAL_POSTS: &[&[&str]] = &[
    &["first_reviewer", "second_reviewer"],
    &["second_reviewer", "section_head"],
    &["claims_clerk", "second_reviewer"],
    &["pay_clerk"],
    &["pay_clerk", "pay_releaser"],
    &["first_reviewer", "pay_releaser"],
    &["section_head", "pay_clerk", "pay_releaser"],
    &["cashier", "pay_releaser"],
    &["accountant"],
    &["accountant", "voucher_reviewer", "chief_accountant"],
    &["voucher_reviewer", "chief_accountant"],
    &["intake_clerk", "second_reviewer", "section_head"],
    &["system_admin"],
    &["chief_accountant", "director"],
    &["inspector"],
];

/// The people of [`SEVERAL_POSTS`].
fn several_posts() -> Vec<Newcomer> {
    let person = |(number, posts): (usize, &&[&str])| Newcomer {
        name: format!("兼岗{number}"),
        identity_number: CitizenId::from_body(&format!("41102519940101{number:03}"))
            .expect("a number")
            .as_str()
            .to_owned(),
        on_establishment: true,
        provider_id: None,
        posts: posts.iter().map(|post| (*post).to_owned()).collect(),
        login: format!("several{number}"),
    };
    SEVERAL_POSTS.iter().enumerate().map(person).collect()
}
