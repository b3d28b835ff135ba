//! What makes documents must not be able to reach a network: none of the
//! crates that could is among its dependencies, however deep.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const NETWORK: [&str; 9] =
    ["reqwest", "ureq", "hyper", "curl", "openssl", "native-tls", "rustls", "typst-kit", "typst-as-lib"];

/// Name of a package and the names of those it depends on, from Cargo.lock.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    let lock = std::fs::read_to_string(path).expect("the workspace has its lock file");
    let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for block in lock.split("[[package]]").skip(1) {
        let quoted = |line: &str| line.split('"').nth(1).map(str::to_owned);
        let name = block.lines().find(|line| line.starts_with("name = ")).and_then(quoted).expect("a name");
        let named = block.lines().skip_while(|line| !line.starts_with("dependencies = ")).filter_map(quoted);
        let named = named.filter_map(|entry| entry.split(' ').next().map(str::to_owned));
        packages.entry(name).or_default().extend(named);
    }
    packages
}

#[test]
fn no_crate_behind_the_documents_reaches_a_network() {
    let packages = dependencies();
    let mut reached = BTreeSet::new();
    let mut open = vec!["document".to_owned()];
    while let Some(name) = open.pop() {
        if reached.insert(name.clone()) {
            open.extend(packages.get(&name).into_iter().flatten().cloned());
        }
    }
    assert!(reached.contains("typst-pdf") && reached.len() > 100, "the lock file was read wrongly: {}", reached.len());
    let found: Vec<&str> = NETWORK.into_iter().filter(|name| reached.contains(*name)).collect();
    assert!(found.is_empty(), "{found:?}");
}
