//! The world of a test: a founded house with the demonstration county's staff,
//! a clock that stands still, seeded randomness, and a fresh database.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::demonstration::{AGENCY, Agency, people};
use app::live_session::{self, HeldBack};
use app::operations::house::found::Found;
use app::operations::organisation::engage::Engage;
use app::operations::session::choose_password::{ChoosePassword, FirstPassword};
use app::{Caller, Command, House, PasswordCost, Query, Request, Sm4Gcm, Stop, funnel, second_factor};
use base::{Clock, ManualClock, Refusal, SeededEntropy};
use store::Store;
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, DatabaseConnection, EntityTrait, QueryFilter};
use time::Duration;
use time::macros::datetime;

#[path = "../../../../testing/folder.rs"]
mod folder;
#[path = "../../../../testing/postgres.rs"]
mod postgres;

use folder::Folder;

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

/// A founded house and its people by login.
pub struct World {
    pub house: Arc<House>,
    pub clock: Arc<ManualClock>,
    /// Where the database is; for tests that look behind the house's back.
    pub url: String,
    accounts: BTreeMap<String, i64>,
    door: tokio::sync::Mutex<()>,
    requests: AtomicU64,
    _folder: Option<Folder>,
}

/// The password of everyone in a test.
pub const PASSWORD: &str = "Correct-Horse-9";

impl World {
    /// A house with the demonstration county's agency and staff; it is
    /// 2026-10-21 09:00 in Beijing.
    pub async fn founded(on: On) -> World {
        let folder = Folder::new("test");
        let url = match on {
            On::Sqlite => format!("sqlite://{}", folder.0.join("house.sqlite").display()),
            On::Postgres => format!("{}#{}", postgres::fresh("test").await, folder.0.display()),
        };
        World::found_over(&url, folder).await
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
        let agency = Agency::read(AGENCY).expect("the demonstration's agency is well formed");
        let first =
            world.run_as::<Found>(&Caller::founder(), agency.foundation(0)).await.expect("the house is founded");
        world.activate(&first.login, &first.code).await;
        for newcomer in agency.staff {
            world.engage(newcomer).await;
        }
        // What comes now gets keys of its own, the same in a world that is opened again.
        world.requests.store(1_000, Ordering::Relaxed);
        world
    }

    /// The world of an earlier [`World::founded`], in another process.
    pub async fn opened(url: &str) -> World {
        let mut world = World::over(url, None).await;
        world.requests.store(1_000, Ordering::Relaxed);
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
        let store = Store::open(database).await.expect("the database opens");
        let law = Arc::new(regulation::Law::embedded().expect("the law data is sound"));
        let clock = Arc::new(ManualClock::at(datetime!(2026-10-21 01:00 UTC)));
        // Seeded, and another sequence in each process: the number of a session is given once.
        let opened = store.view().count(store::entity::session::Entity::find()).await.expect("sessions are counted");
        let entropy = Arc::new(SeededEntropy::new(7 + opened.unsigned_abs()));
        let mut house = House::new(store, law, clock.clone(), entropy, beside.join("snapshots"));
        house.password_cost = PasswordCost { memory_kib: 8, passes: 1 };
        house.cipher = Some(Arc::new(Sm4Gcm::new([7; 16])));
        house.prepare().await.expect("the secrets are made");
        World {
            house: Arc::new(house),
            clock,
            url: url.to_owned(),
            accounts: BTreeMap::new(),
            door: tokio::sync::Mutex::default(),
            requests: AtomicU64::new(0),
            _folder: folder,
        }
    }

    /// The URL of the database alone.
    pub fn database(&self) -> &str {
        self.url.split('#').next().unwrap_or_default()
    }

    /// Engages one more person, who chooses a password.
    pub async fn engage(&mut self, newcomer: app::operations::organisation::engage::Newcomer) -> String {
        let admin = self.caller("admin").await;
        let engaged = self.run_as::<Engage>(&admin, newcomer).await.expect("the administrator engages");
        if self.is_active(&engaged.login).await {
            // Told again after a kill: the number that the activation took then is left out now.
            self.requests.fetch_add(1, Ordering::Relaxed);
        } else {
            self.activate(&engaged.login, &engaged.code).await;
        }
        engaged.login
    }

    async fn is_active(&self, login: &str) -> bool {
        let select = store::entity::account::Entity::find().filter(store::entity::account::Column::Login.eq(login));
        self.house.store.view().one(select).await.unwrap().is_some_and(|account| account.status == "active")
    }

    async fn activate(&mut self, login: &str, code: &str) {
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
        let cipher = self.house.cipher.as_ref().expect("the world has a key");
        let secret = cipher.open(&second_factor::context(account_id), &factor.sealed_secret)?;
        (factor.state == "active").then(|| second_factor::base32(&secret))
    }

    /// Asks a question as the person with this login.
    pub async fn ask<Q: Query>(&self, login: &str, input: Q::Input) -> Result<Q::Output, Refusal> {
        match funnel::ask::<Q>(&self.house, &self.caller(login).await, input).await {
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
        match funnel::run::<C>(&self.house, caller, &Request::keyed(key), input).await {
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
