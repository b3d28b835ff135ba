//! Keeps `deny.toml` without any tool but cargo: every crate that is compiled
//! into the program bears a licence of the list, none of the banned crates is
//! in the lock file, and everything comes from the public registry.
//!
//! For whoever adds or updates a dependency. cargo-deny reads the same file and
//! says more (advisories); where it is not installed, this is what holds.
//!
//! Article: R3d-34 (what goes into the system is examined first).

#![allow(missing_docs, reason = "a test")]

use std::path::Path;
use std::process::Command;

const PUBLIC_REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[test]
fn licences_are_of_the_list() {
    let allowed = texts(&deny()["licenses"]["allow"]);
    let packages = packages_compiled();
    let mut refused = Vec::new();
    for package in packages.iter().filter(|package| package["source"].is_string()) {
        let licence = package["license"].as_str().unwrap_or("none stated");
        if !acceptable(licence, &allowed) {
            refused.push(format!("{} {}: {licence}", package["name"], package["version"]));
        }
    }
    assert!(packages.len() > 100, "only {} packages: the graph was not read", packages.len());
    assert!(refused.is_empty(), "not on the list of deny.toml:\n{}", refused.join("\n"));
}

#[test]
fn expressions_are_read_as_written() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0/GPL-2.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
    ] {
        assert!(acceptable(good, &allowed), "{good}");
    }
    for bad in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR ISC) AND GPL-2.0",
        "none stated",
        "",
        "MIT OR (",
        "MIT WITH odd-exception",
    ] {
        assert!(!acceptable(bad, &allowed), "{bad}");
    }
}

#[test]
fn nothing_banned_and_nothing_from_elsewhere_is_locked() {
    let lock: toml::Table =
        std::fs::read_to_string(house().join("Cargo.lock")).expect("a lock file").parse().expect("a sound lock file");
    let locked = lock["package"].as_array().expect("packages");
    let deny = deny();
    let banned = deny["bans"]["deny"].as_array().expect("bans");
    assert!(!banned.is_empty(), "deny.toml bans something");
    let mut wrong = Vec::new();
    for package in locked {
        let name = package["name"].as_str().expect("a name");
        if let Some(ban) = banned.iter().find(|ban| ban["crate"].as_str() == Some(name)) {
            wrong.push(format!("{name} is banned: {}", ban["reason"]));
        }
        match package.get("source").and_then(toml::Value::as_str) {
            None | Some(PUBLIC_REGISTRY) => {}
            Some(elsewhere) => wrong.push(format!("{name} comes from {elsewhere}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a licence expression can be met by allowed licences alone. `/` is
/// the old way to write OR; AND binds closer than OR.
fn acceptable(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any_of(&mut rest, allowed) == Some(true) && rest.is_empty()
}

/// `a OR b …`; nothing when it cannot be read.
fn any_of(words: &mut &[&str], allowed: &[String]) -> Option<bool> {
    let mut met = all_of(words, allowed)?;
    while took(words, "OR") {
        met |= all_of(words, allowed)?;
    }
    Some(met)
}

/// `a AND b …`
fn all_of(words: &mut &[&str], allowed: &[String]) -> Option<bool> {
    let mut met = one(words, allowed)?;
    while took(words, "AND") {
        met &= one(words, allowed)?;
    }
    Some(met)
}

/// A licence, with its exception if it has one, or a group in brackets.
fn one(words: &mut &[&str], allowed: &[String]) -> Option<bool> {
    if took(words, "(") {
        let met = any_of(words, allowed)?;
        return took(words, ")").then_some(met);
    }
    let (first, rest) = words.split_first()?;
    *words = rest;
    let mut licence = (*first).to_owned();
    if took(words, "WITH") {
        let (exception, rest) = words.split_first()?;
        *words = rest;
        licence = format!("{licence} WITH {exception}");
    }
    Some(allowed.contains(&licence))
}

fn took(words: &mut &[&str], word: &str) -> bool {
    let there = words.first() == Some(&word);
    if there {
        *words = &words[1..];
    }
    there
}

/// The packages of the dependency graph for this machine, as cargo tells them.
fn packages_compiled() -> Vec<serde_json::Value> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform=host-tuple"])
        .current_dir(house())
        .output()
        .expect("cargo runs");
    assert!(told.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&told.stderr));
    let mut metadata: serde_json::Value = serde_json::from_slice(&told.stdout).expect("JSON");
    let nodes = metadata["resolve"]["nodes"].take();
    let used: Vec<&str> = nodes.as_array().expect("nodes").iter().filter_map(|node| node["id"].as_str()).collect();
    let mut packages = metadata["packages"].take().as_array().cloned().expect("packages");
    packages.retain(|package| package["id"].as_str().is_some_and(|id| used.contains(&id)));
    packages
}

fn deny() -> toml::Table {
    std::fs::read_to_string(house().join("deny.toml")).expect("deny.toml").parse().expect("a sound deny.toml")
}

fn texts(list: &toml::Value) -> Vec<String> {
    list.as_array().expect("a list").iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
}

/// The root of the tree.
fn house() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
