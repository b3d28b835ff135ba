//! Keeps the house's documents true: a path they name exists in the tree, an
//! article they cite is indexed, an identifier of the glossary stands somewhere
//! in code or data. For whoever renames or moves something.
//!
//! Article: R3d-34 (the papers of the system are kept current).

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders whose paths are written in full.
const ROOTS: [&str; 7] = ["crates/", "regulation/", "web/src/", "docs/", "scripts/", "demonstration/", ".ci/"];

/// Where the pictures of the README are.
const PICTURES: &str = "docs/screenshots";

#[test]
fn every_path_named_is_there() {
    let mut missing = Vec::new();
    let mut named = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a readable document");
        for path in quoted(&text).into_iter().filter(|path| ROOTS.iter().any(|root| path.starts_with(root))) {
            // A path with <…> or * is a pattern; nothing of that very name exists.
            if path.contains(['<', '*', ' ']) {
                continue;
            }
            named += 1;
            if !house().join(&path).exists() {
                missing.push(format!("{}: {path}", shown(&document)));
            }
        }
    }
    assert!(named > 40, "only {named} paths: the documents were not read");
    assert!(missing.is_empty(), "named, but not there:\n{}", missing.join("\n"));
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a readable document");
        for part in text.split("](").skip(1) {
            let target = part.split([')', '#']).next().unwrap_or_default();
            let folder = document.parent().expect("a folder");
            // Pictures come from a run of the browser test; before the first one there are none.
            if target.starts_with(PICTURES) && !house().join(PICTURES).exists() {
                continue;
            }
            if !target.is_empty() && !target.contains("://") && !folder.join(target).exists() {
                broken.push(format!("{}: {target}", shown(&document)));
            }
        }
    }
    assert!(broken.is_empty(), "links into nothing:\n{}", broken.join("\n"));
}

#[test]
fn every_article_cited_is_indexed() {
    let indexed: BTreeSet<String> = files_below(&house().join("regulation/sources"))
        .iter()
        .flat_map(|file| {
            fs::read_to_string(file).expect("a readable source").lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter_map(|line| line.strip_prefix("id = \"").and_then(|rest| rest.split('"').next()).map(str::to_owned))
        .collect();
    assert!(indexed.len() > 500, "only {} articles: the sources were not read", indexed.len());
    let mut unknown = BTreeSet::new();
    for document in documents() {
        for article in articles(&fs::read_to_string(&document).expect("a readable document")) {
            if !indexed.contains(&article) {
                unknown.insert(format!("{}: {article}", shown(&document)));
            }
        }
    }
    assert!(unknown.is_empty(), "cited, but in no file of regulation/sources: {unknown:?}");
    assert_eq!(articles("R1-12.11, (R3d-19.5) R2-53."), ["R1-12.11", "R3d-19.5", "R2-53"]);
}

#[test]
fn every_identifier_of_the_glossary_is_used() {
    let mut everything = String::new();
    for folder in ["crates", "regulation"] {
        for file in files_below(&house().join(folder)) {
            let kept = file.extension().is_some_and(|kind| kind == "rs" || kind == "toml" || kind == "sql");
            if kept && !file.ends_with("zhiheng/tests/documents.rs") {
                everything.push_str(&fs::read_to_string(&file).expect("a readable file"));
            }
        }
    }
    let words: BTreeSet<&str> = everything.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').collect();
    let glossary = fs::read_to_string(house().join("GLOSSARY.md")).expect("the glossary");
    let identifiers: Vec<String> = glossary
        .lines()
        .filter(|line| line.starts_with('|'))
        .flat_map(quoted)
        .filter(|text| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
        .collect();
    assert!(identifiers.len() > 60, "only {} identifiers: the glossary was not read", identifiers.len());
    let unused: Vec<&String> = identifiers.iter().filter(|name| !words.contains(name.as_str())).collect();
    assert!(unused.is_empty(), "in the glossary, but nowhere in code or data: {unused:?}");
}

/// What stands between single backquotes.
fn quoted(text: &str) -> Vec<String> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// The article ids in a text: `R1-12.11`, `R3d-19.5`.
fn articles(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-' && sign != '.')
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| is_article(word))
        .map(str::to_owned)
        .collect()
}

fn is_article(word: &str) -> bool {
    let Some((regulation, place)) = word.split_once('-') else { return false };
    let mut signs = regulation.chars();
    let known = matches!(signs.next(), Some('R' | 'L')) && signs.next().is_some_and(|sign| sign.is_ascii_digit());
    known && place.starts_with(|sign: char| sign.is_ascii_digit() || sign.is_ascii_uppercase())
}

/// The documents that people write: those of the root, the recipes, the notes.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["", "docs", "docs/recipes", "docs/decisions"] {
        for entry in fs::read_dir(house().join(folder)).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            // trace.md is generated and has a test of its own.
            if path.extension().is_some_and(|kind| kind == "md") && !path.ends_with("trace.md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn shown(file: &Path) -> String {
    file.strip_prefix(house()).unwrap_or(file).display().to_string()
}

/// The root of the tree.
fn house() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
