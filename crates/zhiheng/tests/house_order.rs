//! Keeps the order of the house, for whoever adds a crate, a dependency or a
//! file: a crate names only crates above it in the list of ARCHITECTURE.md, the
//! six engines never name one another, no crate holds unsafe code, every source
//! file opens by saying what it is, and no room is called after nothing.
//!
//! Reads the manifests and the sources as they lie in the tree; nothing is run.
//!
//! Article: R3d-34 (changes of the system follow a standing order).

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The crates in the order of dependency: each may name only those before it.
const ORDER: [&str; 15] = [
    "base",
    "regulation",
    "benefit",
    "audit",
    "review",
    "ledger",
    "trail",
    "assess",
    "document",
    "authorise",
    "store",
    "app",
    "his",
    "server",
    "zhiheng",
];

/// The engines. They meet in `app` and nowhere else.
const ENGINES: [&str; 6] = ["benefit", "audit", "review", "ledger", "trail", "assess"];

/// File and folder names that say nothing about what is inside.
const FORBIDDEN_ROOMS: [&str; 4] = ["utils", "helpers", "common", "manager"];

#[test]
fn the_workspace_lists_the_crates_in_order() {
    let manifest = manifest_at(&house().join("Cargo.toml"));
    let members: Vec<&str> =
        manifest["workspace"]["members"].as_array().expect("members").iter().filter_map(toml::Value::as_str).collect();
    let expected: Vec<String> = ORDER.iter().map(|name| format!("crates/{name}")).collect();
    assert_eq!(members, expected, "the members of the workspace, in the order of ARCHITECTURE.md");

    let mut folders: Vec<String> = folders_of(&house().join("crates"));
    folders.sort();
    let mut names = ORDER.map(str::to_owned).to_vec();
    names.sort();
    assert_eq!(folders, names, "every folder of crates/ is a member");
}

#[test]
fn a_crate_names_only_crates_above_it() {
    let mut wrong = Vec::new();
    for name in ORDER {
        for needed in crates_named_by(&manifest_of(name)) {
            wrong.extend(objection(name, &needed));
        }
    }
    assert!(wrong.is_empty(), "against the order of the house:\n{}", wrong.join("\n"));
}

#[test]
fn the_order_would_be_missed() {
    let dependency = |section: &str| {
        let text = format!("[package]\nname = \"x\"\n[{section}]\nstore.workspace = true\n");
        crates_named_by(&text.parse::<toml::Table>().map(toml::Value::Table).expect("sound"))
    };
    for section in ["dependencies", "dev-dependencies", "build-dependencies", "target.'cfg(unix)'.dependencies"] {
        assert_eq!(dependency(section), ["store"], "{section} is looked at");
    }
    let renamed = "[dependencies]\nrows = { package = \"store\", path = \"../store\" }\n";
    assert_eq!(crates_named_by(&toml::Value::Table(renamed.parse().expect("sound"))), ["store"]);
    assert!(objection("store", "app").is_some(), "a crate below");
    assert!(objection("app", "app").is_some(), "itself");
    assert!(objection("audit", "benefit").is_some(), "an engine names an engine, though it stands above");
    assert!(objection("app", "benefit").is_none());
}

#[test]
fn no_crate_holds_unsafe_code() {
    for name in ORDER {
        let roots = crate_roots(&house().join("crates").join(name));
        assert!(!roots.is_empty(), "{name} has no root file");
        for root in roots {
            let text = fs::read_to_string(&root).expect("a readable source");
            assert!(
                text.lines().any(|line| line == "#![forbid(unsafe_code)]"),
                "{} does not forbid unsafe code",
                shown(&root)
            );
        }
        assert_eq!(
            manifest_of(name).get("lints").and_then(|lints| lints.get("workspace")),
            Some(&toml::Value::Boolean(true)),
            "{name} does not keep the lints of the workspace"
        );
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|file| !fs::read_to_string(file).expect("a readable source").starts_with("//!"))
        .map(|file| shown(file))
        .collect();
    assert!(silent.is_empty(), "these files do not open with //! and a sentence:\n{}", silent.join("\n"));
}

#[test]
fn no_room_is_called_after_nothing() {
    let empty_names: Vec<String> = sources()
        .iter()
        .filter(|file| named_after_nothing(file.strip_prefix(house()).expect("inside the house")))
        .map(|file| shown(file))
        .collect();
    assert!(empty_names.is_empty(), "name the thing, or put it beside its only user:\n{}", empty_names.join("\n"));
    assert!(named_after_nothing(Path::new("crates/app/src/utils.rs")));
    assert!(named_after_nothing(Path::new("crates/app/src/common/dates.rs")));
    assert!(!named_after_nothing(Path::new("crates/app/src/command.rs")));
}

/// What is wrong with a crate naming another one of the house, if anything.
fn objection(name: &str, needed: &str) -> Option<String> {
    if ENGINES.contains(&name) && ENGINES.contains(&needed) {
        return Some(format!("{name} names {needed}: the engines never name one another"));
    }
    (place_of(needed) >= place_of(name)).then(|| format!("{name} names {needed}, which is not above it"))
}

fn place_of(name: &str) -> usize {
    ORDER.iter().position(|crate_name| *crate_name == name).expect("a crate of the house")
}

/// The crates of the house that a manifest names, in any kind of dependency.
fn crates_named_by(manifest: &toml::Value) -> Vec<String> {
    let mut named = BTreeSet::new();
    let platforms = manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    for part in std::iter::once(manifest).chain(platforms) {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (key, value) in part.get(kind).and_then(toml::Value::as_table).into_iter().flatten() {
                let package = value.get("package").and_then(toml::Value::as_str).unwrap_or(key);
                named.insert(package.to_owned());
            }
        }
    }
    named.into_iter().filter(|name| ORDER.contains(&name.as_str())).collect()
}

/// `lib.rs`, `main.rs`, and the programs of `src/bin`: each is a crate to the compiler.
fn crate_roots(folder: &Path) -> Vec<PathBuf> {
    let source = folder.join("src");
    let mut roots: Vec<PathBuf> =
        ["lib.rs", "main.rs"].iter().map(|name| source.join(name)).filter(|file| file.is_file()).collect();
    roots.extend(sources().into_iter().filter(|file| file.parent() == Some(source.join("bin").as_path())));
    roots
}

fn named_after_nothing(file: &Path) -> bool {
    file.iter().any(|part| {
        let name = part.to_string_lossy();
        FORBIDDEN_ROOMS.contains(&name.strip_suffix(".rs").unwrap_or(&name))
    })
}

/// Every Rust file of every crate: sources, tests, benches and examples.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![house().join("crates")];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() && !path.ends_with("target") {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 50, "only {} files: looked in the wrong place", found.len());
    found
}

fn folders_of(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("a readable folder"));
    entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

fn manifest_of(name: &str) -> toml::Value {
    manifest_at(&house().join("crates").join(name).join("Cargo.toml"))
}

fn manifest_at(path: &Path) -> toml::Value {
    let text = fs::read_to_string(path).expect("a readable manifest");
    toml::Value::Table(text.parse().expect("a sound manifest"))
}

fn shown(file: &Path) -> String {
    file.strip_prefix(house()).unwrap_or(file).display().to_string()
}

/// The root of the tree.
fn house() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
