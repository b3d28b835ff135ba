//! A founded house behind its door, and browsers in front of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::demonstration::{AGENCY, Agency, FIRST_CODE, people};
use app::operations::house::found::Found;
use app::operations::organisation::issue_code::{IssueCode, NewAccount};
use app::operations::session::choose_password::{ChoosePassword, FirstPassword};
use app::{Caller, Command, House, PasswordCost, Request as Asking, funnel, live_session};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use base::{ManualClock, SeededEntropy};
use serde_json::{Value, json};
use server::{Config, HospitalInterface, Server};
use store::Store;
use store::entity::{account, second_factor};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::macros::datetime;
use tower::ServiceExt;

use crate::folder::Folder;
use crate::keys::Keys;

/// The password of everyone.
pub const PASSWORD: &str = "Correct-Horse-9";

/// A house with the demonstration county's staff; it is 2026-10-21 09:00 in Beijing.
pub struct County {
    pub house: Arc<House>,
    pub clock: Arc<ManualClock>,
    pub server: Server,
    pub logins: Vec<String>,
    _folder: Folder,
}

impl County {
    pub async fn open() -> County {
        County::with(Config::default(), None).await
    }

    pub async fn with(config: Config, hospital: Option<HospitalInterface>) -> County {
        County::at_cost(config, hospital, PasswordCost { memory_kib: 8, passes: 1 }).await
    }

    /// A house whose passwords cost what they cost in earnest, behind a proxy
    /// that says from where a request comes.
    pub async fn costly() -> County {
        let config = Config { tls_in_front: true, ..Config::default() };
        County::at_cost(config, None, PasswordCost::default()).await
    }

    async fn at_cost(config: Config, hospital: Option<HospitalInterface>, cost: PasswordCost) -> County {
        let folder = Folder::new("server");
        let url = format!("sqlite://{}", folder.0.join("house.sqlite").display());
        let keys = Keys(folder.0.join("keys"));
        let store = Store::open(&url).await.expect("the database opens").with_keys(keys);
        let law = Arc::new(regulation::Law::embedded().expect("the law data is sound"));
        let clock = Arc::new(ManualClock::at(datetime!(2026-10-21 01:00 UTC)));
        let mut house =
            House::new(store, law, clock.clone(), Arc::new(SeededEntropy::new(7)), folder.0.join("snapshots"));
        house.password_cost = cost;
        let house = Arc::new(house);
        let logins = people(&house).await;
        let server = Server::new(house.clone(), config, hospital).expect("the server is made");
        County { house, clock, server, logins, _folder: folder }
    }

    /// A browser with nobody signed in.
    pub fn browser(&self) -> Browser {
        Browser { router: self.server.router(), cookie: None, device: None, csrf: String::new() }
    }

    /// A browser with somebody signed in, the second factor set up or proven
    /// where the duties ask for one. A code works once: the clock goes on to the
    /// next one where it must.
    pub async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        for _ in 0..12 {
            let device = self.device_of(login).await;
            let code = device.map(|secret| people::code_of(&self.house, &secret, 0).expect("a device shows a code"));
            let reply = browser.sign_in_with(login, PASSWORD, code.as_deref()).await;
            if reply.code() == "factor_code_used" {
                self.clock.advance(time::Duration::seconds(30));
                continue;
            }
            if reply.status == StatusCode::TOO_MANY_REQUESTS {
                // A whole agency signs in from one address here.
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                continue;
            }
            assert_eq!(reply.status, StatusCode::OK, "{login}: {:?}", reply.json);
            if browser.get("/api/v1/session/me").await.json["held_back"] == "second_factor_missing" {
                self.set_up_device(&browser).await;
            }
            return browser;
        }
        panic!("{login} could not sign in");
    }

    /// Sets up a device through the pages' own requests.
    pub async fn set_up_device(&self, browser: &Browser) {
        let offered = browser.post("/api/v1/session/offer_second_factor", json!({})).await;
        let secret = offered.json["secret"].as_str().unwrap_or_else(|| panic!("{}", offered.text));
        let code = people::code_of(&self.house, secret, 0).expect("a device shows a code");
        let proof = browser.post("/api/v1/session/enrol_second_factor", json!({ "code": code })).await;
        assert_eq!(proof.status, StatusCode::OK, "{}", proof.text);
    }

    /// The secret of a person's device: a test knows the key of the house.
    pub async fn device_of(&self, login: &str) -> Option<String> {
        let view = self.house.store.view();
        let account = view.one(account::Entity::find().filter(account::Column::Login.eq(login))).await.unwrap()?;
        let factor = view.by_key::<second_factor::Model>(account.account_id).await.unwrap()?;
        let secret = self.house.open::<second_factor::SealedSecret>(&factor).expect("it opens");
        (factor.state == "active").then_some(secret)
    }
}

async fn people(house: &House) -> Vec<String> {
    let agency = Agency::read(AGENCY).expect("the demonstration's agency is well formed");
    let founded = run::<Found>(house, &Caller::founder(), agency.foundation(0)).await;
    activate(house, &founded.first_login, FIRST_CODE).await;
    let security = people::sign_in(house, &founded.first_login, PASSWORD, None).await.expect("the first one signs in");
    people::set_up_device(house, &security).await.expect("a device is set up");
    let session = security.session.as_deref().expect("a session");
    let live = live_session::in_force(house, session, house.security().session).await.expect("sessions are read");
    let security = live.expect("the session goes on").caller;
    let logins = founded.staff.iter().map(|engaged| engaged.login.clone()).collect();
    for engaged in founded.staff.into_iter().filter(|engaged| engaged.login != founded.first_login) {
        let issued = run::<IssueCode>(house, &security, NewAccount { staff_id: engaged.staff_id }).await;
        activate(house, &issued.login, &issued.code).await;
    }
    logins
}

async fn activate(house: &House, login: &str, code: &str) {
    let first = FirstPassword { login: login.to_owned(), code: code.to_owned(), password: PASSWORD.to_owned() };
    run::<ChoosePassword>(house, &Caller::nobody(), first).await;
}

async fn run<C: Command>(house: &House, caller: &Caller, input: C::Input) -> C::Output {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let key = format!("county-{:06}", NEXT.fetch_add(1, Ordering::Relaxed));
    funnel::run::<C>(house, caller, &Asking::keyed(key), input).await.expect("the county is founded").output
}

/// What a browser keeps.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
    /// By which the browser is known again.
    pub device: Option<String>,
    pub csrf: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub json: Value,
}

impl Reply {
    /// The code of a refusal.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }
}

impl Browser {
    pub async fn sign_in(&mut self, login: &str, password: &str) -> Reply {
        self.sign_in_with(login, password, None).await
    }

    pub async fn sign_in_with(&mut self, login: &str, password: &str, code: Option<&str>) -> Reply {
        let body = json!({ "account": login, "password": password, "code": code });
        let reply = self.post("/api/v1/session/sign_in", body).await;
        for set in reply.headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().expect("a cookie is text").split(';').next().unwrap_or_default().to_owned();
            if set.starts_with("zhiheng_device=") {
                self.device = Some(set);
            } else {
                self.cookie = Some(set);
                self.csrf = reply.json["csrf"].as_str().unwrap_or_default().to_owned();
            }
        }
        reply
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.post_keyed(path, body, "a-request-key").await
    }

    pub async fn post_keyed(&self, path: &str, body: Value, key: &str) -> Reply {
        let request = self.writing(path).header("idempotency-key", key);
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// A write as our own pages send it, without a body yet.
    pub fn writing(&self, path: &str) -> axum::http::request::Builder {
        let request = self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/json");
        request.header("x-csrf-token", &self.csrf)
    }

    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "zhiheng.local");
        for cookie in [&self.cookie, &self.device].into_iter().flatten() {
            request = request.header(header::COOKIE, cookie);
        }
        request
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (head, body) = response.into_parts();
        let body = to_bytes(body, 64 << 20).await.expect("the body is whole");
        Reply {
            status: head.status,
            headers: head.headers,
            json: serde_json::from_slice(&body).unwrap_or(Value::Null),
            text: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// The answer before its body has been read.
    pub async fn open(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.expect("the router answers")
    }
}
