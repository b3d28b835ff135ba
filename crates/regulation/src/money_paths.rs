//! Money paths 资金流出路径: which kinds of case lead, one after the other, to
//! money leaving the fund, and how many natural persons that must take at least.
//! For the check of the duties and for pages that show it.
//!
//! Article: R1-12, R1-20, R3d-11.

use std::collections::BTreeSet;

use base::Date;
use serde::Deserialize;

use crate::chains::CaseKind;
use crate::{Articles, Dated, Reader, Series, Spanned};

const FILE: &str = "duties/money_paths.toml";

/// The paths and the least number of persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyPaths {
    least_persons: Series<LeastPersons>,
    paths: Vec<MoneyPath>,
}

/// How many natural persons must be needed to move money out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeastPersons {
    /// Persons, at least 2.
    pub persons: u32,
    /// A parameter of this agency, not a figure of the article.
    #[serde(default)]
    pub local: bool,
}

/// One way by which money leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyPath {
    /// Its stable name.
    pub id: String,
    /// Its name on screens.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// The kinds of case in their order; each takes over the history of the one before.
    pub kinds: Vec<CaseKind>,
    /// Where it is laid down.
    pub article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    least_persons: Series<LeastPersons>,
    path: Vec<WrittenPath>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPath {
    id: Spanned<String>,
    zh: String,
    en: String,
    kinds: Spanned<Vec<CaseKind>>,
    article: Articles,
}

/// Reads the paths. What can be wrong beyond their shape: a name or a kind that
/// stands twice, no kind at all, a least number that one person alone would meet.
pub fn load(reader: &mut Reader<'_>) -> Option<MoneyPaths> {
    let written: Written = reader.toml(FILE)?;
    if written.least_persons.values().iter().any(|least| least.value.persons < 2) {
        reader.problem(FILE, None, "least_persons is at least 2");
    }
    let mut ids = BTreeSet::new();
    for path in &written.path {
        if !ids.insert(path.id.get_ref()) {
            reader.problem(FILE, Some(path.id.span()), format!("the path {:?} stands here twice", path.id.get_ref()));
        }
        let kinds = path.kinds.get_ref();
        if kinds.is_empty() || kinds.iter().collect::<BTreeSet<_>>().len() != kinds.len() {
            reader.problem(FILE, Some(path.kinds.span()), "a path names each of its kinds once, and at least one");
        }
    }
    let paths = written.path.into_iter().map(|path| MoneyPath {
        id: path.id.into_inner(),
        zh: path.zh,
        en: path.en,
        kinds: path.kinds.into_inner(),
        article: path.article,
    });
    let paths = paths.collect();
    reader.is_clean().then_some(MoneyPaths { least_persons: written.least_persons, paths })
}

impl MoneyPaths {
    /// How many persons must be needed, as of a day.
    pub fn least_persons(&self, on: Date) -> Option<&Dated<LeastPersons>> {
        self.least_persons.as_of(on)
    }

    /// Every path, in the order of the file.
    pub fn paths(&self) -> &[MoneyPath] {
        &self.paths
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../regulation/duties/money_paths.toml");

    fn read(text: &str) -> Result<MoneyPaths, crate::LawErrors> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read)
    }

    #[test]
    fn planted_defects_are_named() {
        let law = read(TEXT).unwrap();
        assert!(law.paths().iter().any(|path| path.kinds == [CaseKind::Statement, CaseKind::Payment]));
        for (from, to, problem) in [
            ("persons = 4", "persons = 1", "at least 2"),
            ("kinds = [\"statement\", \"payment\"]", "kinds = []", "at least one"),
            ("kinds = [\"statement\", \"payment\"]", "kinds = [\"payment\", \"payment\"]", "once"),
            ("kinds = [\"statement\"", "kinds = [\"steal\"", "unknown variant"),
        ] {
            let planted = TEXT.replacen(from, to, 1);
            assert_ne!(planted, TEXT, "{from}");
            let errors = read(&planted).expect_err(from);
            assert!(errors.0.iter().any(|e| e.problem.contains(problem)), "{from}: {errors}");
        }
        let twice = format!("{TEXT}\n{}", &TEXT[TEXT.find("[[path]]").unwrap()..]);
        assert!(read(&twice).unwrap_err().0.iter().any(|e| e.problem.contains("stands here twice")));
    }
}
