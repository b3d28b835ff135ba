//! The page that leads from each article to its data, code and cases is the one
//! the tree gives, and nothing cites an article that does not exist.

use std::path::Path;

use regulation::trace::Trace;

#[test]
fn the_page_is_current_and_every_cited_article_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let trace = Trace::of_tree(&root).expect("the tree can be traced");
    let unknown: Vec<String> = trace.unknown().iter().map(|(article, path)| format!("{article} in {path}")).collect();
    assert!(unknown.is_empty(), "cited but in no file of regulation/sources/: {unknown:#?}");

    let page = std::fs::read_to_string(root.join("docs/trace.md")).unwrap_or_default();
    let fresh = trace.to_markdown();
    let stale = page.lines().zip(fresh.lines()).find(|(old, new)| old != new);
    assert!(
        page == fresh,
        "docs/trace.md is stale, refresh it with: cargo run -p regulation --example trace\nfirst difference: {stale:#?}"
    );
}
