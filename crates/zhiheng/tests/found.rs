//! An agency founded from a list, as an operator does it: once, on an empty
//! database, with the first person's code; its clock is the machine's and is not
//! put ahead unless it was founded on trial.
//!
//! Article: R1-8, R1-24, R3d-35.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

use std::process::{Command, Output};

use serde_json::Value;

#[path = "../../../testing/folder.rs"]
mod folder;

use folder::Folder;

const OFFICE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demonstration/office.toml");

#[test]
fn an_agency_is_founded_once_from_a_list() {
    let folder = Folder::new("found");
    let url = format!("sqlite://{}", folder.0.join("office.sqlite").display());
    let founded = zhiheng(&["found", OFFICE, "--db", &url, "--json"]);
    assert!(founded.status.success(), "{founded:?}");
    let said: Value = serde_json::from_slice(&founded.stdout).unwrap();
    assert_eq!((&said["first_login"], &said["clock_shift_seconds"]), (&"wangjg".into(), &0.into()));
    assert_eq!(said["staff"].as_array().unwrap().len(), 4);
    assert_eq!(said["first_code"].as_str().unwrap().len(), 16);
    let verified = zhiheng(&["trail", "verify", "--db", &url]);
    assert!(verified.status.success(), "{verified:?}");

    let again = zhiheng(&["found", OFFICE, "--db", &url]);
    assert_eq!(again.status.code(), Some(1));
    assert!(told(&again).contains("founded already"), "{again:?}");
    let ahead = zhiheng(&["serve", "--db", &url, "--ahead-minutes", "1440"]);
    assert_eq!(ahead.status.code(), Some(1));
    assert!(told(&ahead).contains("at work"), "{ahead:?}");
}

#[test]
fn a_list_that_nobody_could_review_founds_nothing() {
    let folder = Folder::new("found");
    let url = format!("sqlite://{}", folder.0.join("office.sqlite").display());
    let list = folder.0.join("office.toml");
    let text = std::fs::read_to_string(OFFICE).unwrap();
    std::fs::write(&list, text.replace("\"director\", \"voucher_reviewer\"", "\"voucher_reviewer\"")).unwrap();
    let refused = zhiheng(&["found", list.to_str().unwrap(), "--db", &url]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("administrators and the head"), "{refused:?}");
    assert_eq!(zhiheng(&["found", OFFICE, "--db", &url, "--trial-from", "tomorrow"]).status.code(), Some(2));
    assert!(zhiheng(&["found", OFFICE, "--db", &url, "--trial-from", "2026-10-20T09:00:00+08:00"]).status.success());
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn zhiheng(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhiheng")).args(args).output().unwrap()
}
