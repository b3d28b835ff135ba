//! From article to data to code to cases: builds `docs/trace.md`, with the
//! honest remainder of what nothing implements yet. For reviewers and for an
//! agency that asks where its regulation is carried out.
//!
//! Refresh the page with `cargo run -p regulation --example trace`; the test
//! `trace_is_current` fails while it is stale.

mod code;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use base::Article;

use crate::cases::articles_by_case;
use crate::citations::cited_in;
use crate::{LawErrors, LawFiles, Reader, Sources, sources};

/// What cites each article, and what cites nothing.
#[derive(Debug)]
pub struct Trace {
    sources: Sources,
    cited: BTreeMap<Article, Cited>,
    unknown: Vec<(Article, String)>,
    silent: Vec<String>,
}

/// The places that cite one article: paths, sorted.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Cited {
    data: BTreeSet<String>,
    code: BTreeSet<String>,
    cases: BTreeMap<String, usize>,
}

/// The crates whose files decide by law: a file of theirs without an article is
/// listed.
const DECIDING: [&str; 6] = ["benefit/", "audit/", "review/", "ledger/", "assess/", "app/"];

impl Trace {
    /// The trace of a source tree: its folders `regulation/` and `crates/`.
    ///
    /// # Errors
    /// What cannot be read, and every fault of the index of the regulations.
    pub fn of_tree(root: &Path) -> Result<Trace, LawErrors> {
        let files = LawFiles::from_dir(&root.join("regulation"))?;
        let code = code::source_files(&root.join("crates"))?;
        let mut reader = Reader::over(&files);
        let sources = sources::load(&mut reader);
        Ok(Trace::of(reader.finish(|| sources)?, &files, &code))
    }

    /// The trace of data files and of code files, each by path and text.
    pub(crate) fn of(sources: Sources, files: &LawFiles, code: &BTreeMap<String, String>) -> Trace {
        let mut trace = Trace { sources, cited: BTreeMap::new(), unknown: Vec::new(), silent: Vec::new() };
        for path in files.paths("", "toml").into_iter().chain(files.paths("", "csv")) {
            let text = files.text(&path).unwrap_or_default();
            if path.starts_with("cases/") {
                for article in articles_by_case(text) {
                    if let Some(at) = trace.cited(&article, &path) {
                        *at.cases.entry(path.clone()).or_default() += 1;
                    }
                }
            } else if !path.starts_with("sources/") {
                for citation in cited_in(&path, text) {
                    if let Some(at) = trace.cited(&citation.article, &path) {
                        at.data.insert(path.clone());
                    }
                }
            }
        }
        for (path, text) in code {
            let articles = code::articles_of(text);
            if articles.is_empty() && DECIDING.iter().any(|name| path.starts_with(name)) {
                trace.silent.push(path.clone());
            }
            for article in articles {
                if let Some(at) = trace.cited(&article, path) {
                    at.code.insert(path.clone());
                }
            }
        }
        trace
    }

    /// The ids cited that no indexed regulation has, each with its file; there
    /// must be none.
    pub fn unknown(&self) -> &[(Article, String)] {
        &self.unknown
    }

    /// The places of an article, to add one; an article that is not indexed is
    /// noted instead.
    fn cited(&mut self, article: &Article, path: &str) -> Option<&mut Cited> {
        if self.sources.article(article).is_some() {
            return Some(self.cited.entry(article.clone()).or_default());
        }
        if !self.unknown.iter().any(|(id, file)| id == article && file == path) {
            self.unknown.push((article.clone(), path.to_owned()));
        }
        None
    }
}

#[cfg(test)]
mod tests;
