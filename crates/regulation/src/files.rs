//! Where the law data comes from: built into the program, a folder, or strings
//! in a test. Only data files count (`*.toml`, `*.csv`); explanations for
//! readers (`*.md`) and templates are left out.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{LawError, LawErrors};

/// The files of the law data in memory, by path relative to its folder, with
/// `/` between the parts: `sources/R1.toml`.
#[derive(Debug, Clone, Default)]
pub struct LawFiles {
    texts: BTreeMap<String, String>,
}

/// A release build carries the files inside the program; a debug build reads
/// them from the source tree, so that a changed value needs no new build.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../regulation"]
#[include = "*.toml"]
#[include = "*.csv"]
struct Embedded;

impl LawFiles {
    /// The files this program was built with.
    ///
    /// # Panics
    /// When one of them is not UTF-8, which the tests of this crate exclude.
    pub fn embedded() -> LawFiles {
        let read = |path: &str| {
            let bytes = Embedded::get(path).expect("an embedded file that was listed is there").data.into_owned();
            String::from_utf8(bytes).expect("the law data is UTF-8")
        };
        LawFiles { texts: Embedded::iter().map(|path| (path.to_string(), read(&path))).collect() }
    }

    /// The files below a folder.
    ///
    /// # Errors
    /// A folder or file that cannot be read, or a file that is not UTF-8.
    pub fn from_dir(folder: &Path) -> Result<LawFiles, LawErrors> {
        let mut files = LawFiles::default();
        files.add_folder(folder, "").map_err(|error| LawErrors(vec![error]))?;
        Ok(files)
    }

    /// Files given as path and text; for tests.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> LawFiles {
        LawFiles { texts: files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect() }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// The paths below a folder that end in `.ending`, sorted; all folders for `""`.
    pub fn paths(&self, folder: &str, ending: &str) -> Vec<String> {
        let below =
            |path: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let ends = |path: &str| Path::new(path).extension().is_some_and(|found| found == ending);
        self.texts.keys().filter(|path| below(path) && ends(path)).cloned().collect()
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str) -> Result<(), LawError> {
        let fault = |file: &str, problem: std::io::Error| LawError {
            file: if file.is_empty() { folder.display().to_string() } else { file.to_owned() },
            line: 0,
            article: None,
            problem: format!("cannot be read: {problem}"),
        };
        for entry in std::fs::read_dir(folder).map_err(|e| fault(prefix, e))? {
            let path = entry.map_err(|e| fault(prefix, e))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let relative = if prefix.is_empty() { name.to_string() } else { format!("{prefix}/{name}") };
            if path.is_dir() {
                self.add_folder(&path, &relative)?;
            } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
                let text = std::fs::read_to_string(&path).map_err(|e| fault(&relative, e))?;
                self.texts.insert(relative, text);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_those_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regulation");
        assert_eq!(LawFiles::from_dir(&folder).unwrap().texts, LawFiles::embedded().texts);
    }

    #[test]
    fn a_folder_that_is_not_there_is_one_fault() {
        let errors = LawFiles::from_dir(Path::new("/no/such/folder")).unwrap_err();
        assert_eq!(errors.0.len(), 1);
        assert_eq!(errors.0[0].file, "/no/such/folder");
    }

    #[test]
    fn paths_are_listed_by_folder_and_ending() {
        let files = LawFiles::of([("a/x.toml", ""), ("a/b/y.toml", ""), ("ab/z.toml", ""), ("a/t.csv", "")]);
        assert_eq!(files.paths("a", "toml"), ["a/b/y.toml", "a/x.toml"]);
        assert_eq!(files.paths("", "csv"), ["a/t.csv"]);
    }
}
