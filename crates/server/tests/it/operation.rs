//! Commands through the door: keys, dry runs, events, and the real listener.
//!
//! Threats F02, I12, O04.

use std::time::Duration;

use app::Event;
use axum::body::{Body, HttpBody};
use axum::http::{Method, StatusCode, header};
use futures::StreamExt;
use serde_json::{Value, json};
use store::entity::staff;
use store::sea_orm::EntityTrait;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::county::County;

const PROPOSE: &str = "/api/v1/organisation/propose";

/// Somebody new.
fn newcomer() -> Value {
    json!({ "name": "新人", "identity_number": "410181199003074517", "employment": "contract" })
}

async fn people(county: &County) -> i64 {
    county.house.store.view().count(staff::Entity::find()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f02_the_same_key_has_one_effect_and_one_answer() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    let before = people(&county).await;
    let tried = admin.post_keyed(&format!("{PROPOSE}?dry_run=true"), newcomer(), "key-of-newcomer").await;
    assert_eq!(tried.status, StatusCode::OK, "{}", tried.text);
    assert_eq!(people(&county).await, before, "a dry run leaves nothing behind");
    let first = admin.post_keyed(PROPOSE, newcomer(), "key-of-newcomer").await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    let again = admin.post_keyed(PROPOSE, newcomer(), "key-of-newcomer").await;
    assert_eq!((again.status, &again.json), (StatusCode::OK, &first.json));
    assert_eq!(people(&county).await, before + 1);
    let mut other = newcomer();
    other["name"] = json!("另一人");
    let reused = admin.post_keyed(PROPOSE, other, "key-of-newcomer").await;
    assert_eq!((reused.status, reused.code()), (StatusCode::CONFLICT, "request_key_reused"));
    let missing = admin.send(admin.writing(PROPOSE).body(Body::from(newcomer().to_string())).unwrap()).await;
    assert_eq!((missing.status, missing.code()), (StatusCode::BAD_REQUEST, "request_key_missing"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_reach_whoever_watches() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    let response = admin.open(admin.request(Method::GET, "/api/v1/events").body(Body::empty()).unwrap()).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    assert!(!response.headers().contains_key(header::CONTENT_ENCODING));
    assert!(!response.body().is_end_stream());
    county.house.tell(Event::TrailRoot { size: 7, root: "ab".to_owned() });
    let mut arriving = response.into_body().into_data_stream();
    let mut heard = String::new();
    while !heard.contains("trail_root") {
        let next = tokio::time::timeout(Duration::from_secs(5), arriving.next()).await.expect("an event comes");
        heard.push_str(&String::from_utf8_lossy(&next.expect("the stream goes on").expect("whole")));
    }
    assert!(heard.contains("event: trail_root\n") && heard.contains(r#""size":7"#), "{heard}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[allow(clippy::disallowed_methods, reason = "the test looks whether the server listens")]
async fn i12_ready_only_while_the_trail_is_integrated_and_closing_integrates_the_rest() {
    let county = County::open().await;
    let house = county.house.clone();
    let idle = county.browser().get("/readyz").await;
    assert_eq!((idle.status, &idle.json["trail_integrator"]), (StatusCode::SERVICE_UNAVAILABLE, &json!(false)));
    assert_eq!(idle.json["database"], true);
    assert_eq!(county.browser().get("/healthz").await.status, StatusCode::OK);

    let router = county.browser();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().unwrap();
    let (close, closed) = tokio::sync::oneshot::channel::<()>();
    let config = server::Config::default();
    let server = server::Server::new(house.clone(), config, None).unwrap();
    let serving = tokio::spawn(server.serve(listener, async { closed.await.unwrap_or_default() }));
    let mut ready = String::new();
    for _ in 0..100 {
        ready = talk(address, "GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
        // Ready means that the integrator lives; it may still be busy with what waited.
        if ready.starts_with("HTTP/1.1 200") && ready.contains(r#""trail_waiting":0"#) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(ready.starts_with("HTTP/1.1 200"), "{ready}");
    assert!(ready.contains(r#""trail_waiting":0"#), "{ready}");
    drop(router);
    close.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(10), serving).await.expect("it closes").unwrap().unwrap();
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody listens any more");
    let (size, _) = house.store.tree().await.unwrap().expect("the tree is there");
    assert!(size > 10, "{size}");
}

/// Whoever opens connections and never ends his head keeps nobody else waiting.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[allow(clippy::disallowed_methods, reason = "clients of the server under test")]
async fn o04_slow_connections_take_the_seats_of_their_own_address_alone() {
    let county = County::open().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().unwrap();
    let config = server::Config { connections_max: 40, connections_of_address_max: 8, ..server::Config::default() };
    let server = server::Server::new(county.house.clone(), config, None).unwrap();
    tokio::spawn(server.serve(listener, std::future::pending()));
    let mut slow = Vec::new();
    for _ in 0..200 {
        let mut stream = tokio::net::TcpStream::connect(address).await.expect("it listens");
        // Beyond the eighth it is cut, perhaps before this is sent.
        drop(stream.write_all(b"GET /healthz HTTP/1.1\r\nHo").await);
        slow.push(stream);
    }
    let cut = async |stream: &mut tokio::net::TcpStream| {
        let mut byte = [0];
        let read = tokio::time::timeout(Duration::from_millis(500), stream.read(&mut byte)).await;
        matches!(read, Ok(Ok(0) | Err(_)))
    };
    assert!(cut(&mut slow[199]).await && cut(&mut slow[8]).await);
    assert!(!cut(&mut slow[0]).await && !cut(&mut slow[7]).await, "within their number they may take their time");
    served_at_once(address).await;
    // A seat that is left is free again.
    slow.clear();
    for _ in 0..100 {
        let mut stream = tokio::net::TcpStream::connect(address).await.expect("it listens");
        drop(stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await);
        let mut answer = String::new();
        if stream.read_to_string(&mut answer).await.is_ok() && answer.starts_with("HTTP/1.1 200") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the seats were not given back");
}

/// Another one, from an address of his own, has his answer.
#[allow(clippy::disallowed_methods, reason = "a client of the server under test")]
async fn served_at_once(address: std::net::SocketAddr) {
    let asking = async {
        let mut stream = connected("127.0.0.2", address).await;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    };
    let answer = tokio::time::timeout(Duration::from_secs(5), asking).await.expect("others are served at once");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

async fn connected(from: &str, address: std::net::SocketAddr) -> tokio::net::TcpStream {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind((from.parse::<std::net::Ipv4Addr>().unwrap(), 0).into()).unwrap();
    socket.connect(address).await.expect("it listens")
}

/// Every place is taken, from many addresses, by connections that ask nothing: whoever
/// asks gets the place of the one silent longest.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[allow(clippy::disallowed_methods, reason = "clients of the server under test")]
async fn o04_silent_connections_from_everywhere_make_room_for_whoever_asks() {
    let county = County::open().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().unwrap();
    let config = server::Config { connections_max: 40, connections_of_address_max: 8, ..server::Config::default() };
    let server = server::Server::new(county.house.clone(), config, None).unwrap();
    tokio::spawn(server.serve(listener, std::future::pending()));
    // One has asked something and holds its place.
    let mut known = connected("127.0.0.9", address).await;
    known.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    let mut answer = [0; 12];
    known.read_exact(&mut answer).await.unwrap();
    let mut silent = Vec::new();
    for address_of in 10..30 {
        for _ in 0..8 {
            let mut stream = connected(&format!("127.0.0.{address_of}"), address).await;
            drop(stream.write_all(b"GET /healthz HTTP/1.1\r\nHo").await);
            silent.push(stream);
        }
    }
    for _ in 0..20 {
        served_at_once(address).await;
    }
    known.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut rest = String::new();
    known.read_to_string(&mut rest).await.unwrap();
    assert!(rest.contains("HTTP/1.1 200"), "whoever has spoken keeps his place: {rest}");
}

#[allow(clippy::disallowed_methods, reason = "a client of the server under test")]
async fn talk(address: std::net::SocketAddr, request: &str) -> String {
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("the server listens");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

/// The disk is full: SQLite may take no page more. Found within a minute by the
/// trial, without anybody asking; meanwhile business is closed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i12_a_trail_that_takes_no_entries_turns_readiness_red_within_a_minute() {
    let county = County::open().await;
    let admin = county.signed_in("admin").await;
    let house = county.house.clone();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().unwrap();
    let server = server::Server::new(house.clone(), server::Config::default(), None).unwrap();
    tokio::spawn(server.serve(listener, std::future::pending()));
    let ready = || talk(address, "GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let wait_for = async |sign: &str, within: Duration| {
        let began = std::time::Instant::now();
        while began.elapsed() < within {
            let answer = ready().await;
            if answer.contains(sign) {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no {sign} within {within:?}: {}", ready().await);
    };
    wait_for(r#""trail_waiting":0"#, Duration::from_secs(20)).await;
    let signed = wait_for(r#""ready":true"#, Duration::from_secs(20)).await;
    assert!(signed.contains(r#""trail_signed_size":"#), "{signed}");

    pages(&house, 1).await;
    let red = wait_for(r#""trail_writable":false"#, Duration::from_secs(60)).await;
    assert!(red.starts_with("HTTP/1.1 503"), "{red}");
    // Small entries may fit into pages that are there; soon they do not. A wrong
    // password is an entry each time.
    let mut visitor = county.browser();
    let mut refused = None;
    for _ in 0..50 {
        let reply = visitor.sign_in("zhaol", "wrong").await;
        assert!(reply.status != StatusCode::INTERNAL_SERVER_ERROR, "{}", reply.text);
        if reply.status == StatusCode::SERVICE_UNAVAILABLE {
            refused = Some(reply.code().to_owned());
            break;
        }
    }
    let refused = refused.expect("business is closed");
    assert!(["trail_not_written", "storage_full"].contains(&refused.as_str()), "{refused}");
    let before = people(&county).await;
    let reply = admin.post_keyed(PROPOSE, newcomer(), "key-of-newcomer").await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE, "{}", reply.text);
    assert_eq!(people(&county).await, before);
    let figures = county.browser().get("/metrics").await;
    let failing = figures.text.lines().find(|line| line.starts_with("zhiheng_trail_failing_seconds "));
    assert!(failing.is_some_and(|line| !line.ends_with(" 0")), "the alarm's figure: {failing:?}");

    pages(&house, 1_000_000).await;
    wait_for(r#""ready":true"#, Duration::from_secs(20)).await;
}

/// Lets SQLite grow to so many pages and no further.
async fn pages(house: &app::House, most: i64) {
    use store::sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
    let unit = house.store.begin().await.unwrap();
    let sql = Statement::from_string(DatabaseBackend::Sqlite, format!("PRAGMA max_page_count = {most}"));
    unit.operational().query_all_raw(sql).await.unwrap();
    unit.roll_back().await.unwrap();
}
