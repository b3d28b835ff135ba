//! Worked situations that an officer can read: what is given, what must come
//! out, and by which article. The engines' tests read theirs from
//! `regulation/cases/<engine>/` with the types of their own words; the format is
//! told in `regulation/cases/README.md`.
//!
//! ```
//! use regulation::cases::read_cases;
//! #[derive(serde::Deserialize)]
//! #[serde(deny_unknown_fields)]
//! struct Given { cost_fen: i64 }
//! #[derive(serde::Deserialize)]
//! #[serde(deny_unknown_fields)]
//! struct Expect { paid_fen: i64 }
//! let files = regulation::LawFiles::of([("cases/benefit/a.toml", r#"
//!     [[case]]
//!     name = "half of ten"
//!     article = "R2-53"
//!     given = { cost_fen = 10 }
//!     expect = { paid_fen = 5 }
//! "#)]);
//! for case in read_cases::<Given, Expect>(&files, "benefit").unwrap() {
//!     assert_eq!(case.given.cost_fen / 2, case.expect.paid_fen, "{}", case.title());
//! }
//! ```

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::{Articles, InFile, LawErrors, LawFiles, Reader};

/// One worked situation.
#[derive(Debug, Clone)]
pub struct Case<Given, Expect> {
    /// The file it stands in and the line of its name.
    pub place: (String, usize),
    /// What it shows; once in its file.
    pub name: String,
    /// The articles it shows.
    pub article: Articles,
    /// Why the result is what it is; may be empty.
    pub note: String,
    /// The situation.
    pub given: Given,
    /// What must come out.
    pub expect: Expect,
}

impl<Given, Expect> Case<Given, Expect> {
    /// Place, name and articles, for the message of a failed test.
    pub fn title(&self) -> String {
        let articles: Vec<&str> = self.article.iter().map(base::Article::as_str).collect();
        format!("{}:{} {} ({})", self.place.0, self.place.1, self.name, articles.join(", "))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile<Given, Expect> {
    case: Vec<WrittenCase<Given, Expect>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCase<Given, Expect> {
    name: Spanned<String>,
    article: Articles,
    #[serde(default)]
    note: String,
    given: Given,
    expect: Expect,
}

/// The cases of `cases/<folder>/`, in the order of files and lines.
///
/// # Errors
/// Every file that cannot be read as cases of these types, every name used
/// twice in a file, and a folder without a case (its tests would prove nothing).
pub fn read_cases<Given: DeserializeOwned, Expect: DeserializeOwned>(
    files: &LawFiles,
    folder: &str,
) -> Result<Vec<Case<Given, Expect>>, LawErrors> {
    let mut reader = Reader::over(files);
    let folder = format!("cases/{folder}");
    let cases = cases_below(&mut reader, &folder);
    if cases.is_empty() && reader.is_clean() {
        reader.problem(&folder, None, "there is no case here");
    }
    reader.finish(|| Some(cases))
}

/// A worked situation whatever is given and expected in it.
pub type AnyCase = Case<toml::Table, toml::Table>;

/// Checks the form of all cases, whatever is given and expected in them, and
/// gives those of benefits, which officers may try with other values.
pub(crate) fn load(reader: &mut Reader<'_>) -> Vec<AnyCase> {
    let mut cases = cases_below::<toml::Table, toml::Table>(reader, "cases");
    cases.retain(|case| case.place.0.starts_with("cases/benefit/"));
    cases
}

/// The articles each case of a file cites, one after another; nothing for a
/// malformed file.
pub(crate) fn articles_by_case(text: &str) -> Vec<base::Article> {
    let file = toml::from_str::<WrittenFile<toml::Table, toml::Table>>(text);
    let cases = file.map(|file| file.case).unwrap_or_default();
    cases.iter().flat_map(|case| case.article.iter().cloned()).collect()
}

fn cases_below<Given: DeserializeOwned, Expect: DeserializeOwned>(
    reader: &mut Reader<'_>,
    folder: &str,
) -> Vec<Case<Given, Expect>> {
    let mut cases = Vec::new();
    for InFile { path, value } in reader.toml_folder::<WrittenFile<Given, Expect>>(folder) {
        let mut names = BTreeSet::new();
        for WrittenCase { name, article, note, given, expect } in value.case {
            let (span, name) = (name.span(), name.into_inner());
            let place = (path.clone(), reader.line_at(&path, span.start));
            if !names.insert(name.clone()) {
                reader.problem(&path, Some(span), format!("a case of this name stands above: {name:?}"));
            }
            cases.push(Case { place, name, article, note, given, expect });
        }
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "[[case]]\nname = 'a'\narticle = ['R2-53', 'R2-54']\ngiven = { x = 1 }\nexpect = { y = 2 }\n";

    fn read(text: &str) -> Result<Vec<Case<toml::Table, toml::Table>>, LawErrors> {
        read_cases(&LawFiles::of([("cases/benefit/a.toml", text)]), "benefit")
    }

    #[test]
    fn a_case_knows_where_it_stands() {
        let cases = read(&format!("# first\n{CASE}")).unwrap();
        assert_eq!(cases[0].title(), "cases/benefit/a.toml:3 a (R2-53, R2-54)");
    }

    #[test]
    fn faults_name_file_line_and_article() {
        let again = format!("{CASE}{}", CASE.replace("R2-53", "R2-60"));
        for (text, line, article, problem) in [
            (again.as_str(), 7, Some("R2-60"), "stands above"),
            (&CASE.replace("expect", "expected"), 5, Some("R2-53"), "unknown field `expected`"),
            (&CASE.replace("article", "basis"), 3, None, "unknown field `basis`"),
        ] {
            let error = read(text).unwrap_err().0.remove(0);
            assert_eq!((error.line, error.article.as_deref()), (line, article), "{error}");
            assert!(error.problem.contains(problem), "{error}");
        }
        assert!(read_cases::<toml::Table, toml::Table>(&LawFiles::default(), "benefit").is_err());
    }
}
