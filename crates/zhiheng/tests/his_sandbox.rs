//! The centre for hospitals' systems and the client to write from, together: the
//! program is started, the client walks a stay over the wire, twice.

#![allow(clippy::unwrap_used, clippy::print_stderr)] // a test that cannot go on says where

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::Duration;

#[allow(dead_code, unreachable_pub)]
#[path = "../../his/examples/reference_client.rs"]
mod reference_client;

#[allow(unreachable_pub)]
#[path = "../../../testing/folder.rs"]
mod folder;

/// Ends the program when the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test waits for the centre it started")]
fn the_reference_client_walks_a_stay_against_the_sandbox() {
    let folder = folder::Folder::new("sandbox");
    let db = format!("sqlite://{}", folder.0.join("partner.sqlite").display());
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap().to_string();
    drop(free);
    let sandbox = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhiheng"));
        command.args(["his-sandbox", "--persons", "25", "--db", &db, "--listen", &address]).args(more);
        command.env("RUST_LOG", "error");
        command
    };
    assert!(sandbox(&["--fresh", "--only-make"]).status().unwrap().success());
    // What is there is served as it is.
    let _running = Running(sandbox(&[]).spawn().unwrap());
    for _ in 0..200 {
        if TcpStream::connect(&address).is_ok() {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let partner = folder.0.join("partner.sqlite.partner.json");
    for _ in 0..2 {
        reference_client::walk(&partner.display().to_string(), Some(format!("http://{address}"))).unwrap();
    }
    // With another secret nobody is let in.
    let spoilt = std::fs::read_to_string(&partner).unwrap().replacen("\"secret\": \"", "\"secret\": \"0", 1);
    let other = folder.0.join("other.json");
    std::fs::write(&other, spoilt).unwrap();
    let refused = reference_client::walk(&other.display().to_string(), Some(format!("http://{address}"))).unwrap_err();
    assert!(refused.to_string().contains("401"), "{refused}");
}
