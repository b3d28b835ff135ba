//! The trace of a small tree, and what must not count.

use super::*;

const R2: &str = r#"
id = "R2"
title = "规程"
title_en = "Procedure"
short = "规程"
number = ""
issuer = "省厅"
issued = "2017-01-01"
effective = "2017-01-01"
article = [
  { id = "R2-1", zh = "一", en = "one" },
  { id = "R2-2", zh = "二", en = "two" },
  { id = "R2-3", zh = "三", en = "three" },
  { id = "R2-4", zh = "四", en = "four" },
  { id = "R2-5", zh = "五", en = "five" },
]
"#;

fn trace(data: &str, code: &[(&str, &str)]) -> Trace {
    let case = "[[case]]\nname='a'\narticle=['R2-1']\ngiven={}\nexpect={}\n[[case]]\nname='b'\narticle='R2-1'\nnote='R2-5'\ngiven={}\nexpect={}";
    let files = LawFiles::of([("sources/R2.toml", R2), ("benefits/x.toml", data), ("cases/benefit/c.toml", case)]);
    let mut reader = Reader::over(&files);
    let sources = sources::load(&mut reader);
    let sources = reader.finish(|| sources).unwrap();
    Trace::of(sources, &files, &code.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn each_article_leads_to_its_data_code_and_cases() {
    let page = trace("article = 'R2-1'", &[("benefit/src/a.rs", "//! Article: R2-1\n")]).to_markdown();
    assert!(page.contains("| R2 规程 | 5 | 1 | 1 | 1 | 4 |\n"), "{page}");
    assert!(page.contains("| R2-1 | 一 | benefits/x.toml | benefit/src/a.rs | benefit/c.toml (2) |\n"), "{page}");
    assert!(page.contains("- **R2** (4): 2…5\n"), "{page}");
    assert!(page.contains("None, as it must be."), "{page}");
}

#[test]
fn what_nothing_cites_is_listed_to_the_last_article() {
    let page = trace("article = 'R2-3'", &[]).to_markdown();
    assert!(page.contains("- **R2** (3): 2, 4, 5\n"), "{page}");
}

#[test]
fn comments_literals_and_tests_are_told_apart() {
    let code = r#"
//! Two lines of articles.
//! Article: R2-1 (why),
//! R2-2.
//!
//! Not R2-3, it is only mentioned.
/// See R2-3.
fn refuse() { Refusal::new().citing("R2-4"); print("as R2-5 says"); }
#[cfg(test)]
mod tests { const X: &str = "R2-5"; }
"#;
    let found: Vec<String> = code::articles_of(code).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["R2-1", "R2-2", "R2-4"]);
}

#[test]
fn what_is_cited_but_not_indexed_is_told_once() {
    let trace = trace("article = ['R2-9', 'R2-9']", &[("app/src/a.rs", "x.citing(\"R7-1\")")]);
    let unknown: Vec<String> = trace.unknown().iter().map(|(article, path)| format!("{article} {path}")).collect();
    assert_eq!(unknown, ["R2-9 benefits/x.toml", "R7-1 app/src/a.rs"]);
    assert!(trace.to_markdown().contains("- R7-1 in app/src/a.rs\n"));
}

#[test]
fn deciding_code_without_an_article_is_listed_other_code_is_not() {
    let page = trace("", &[("review/src/a.rs", "fn a() {}"), ("base/src/b.rs", "fn b() {}")]).to_markdown();
    assert!(page.contains("- review/src/a.rs\n") && !page.contains("base/src/b.rs"), "{page}");
}
