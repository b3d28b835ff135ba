//! Which articles a Rust file cites: in the paragraphs of its comments that
//! begin with `Article:`, and in string literals that are an article id, such
//! as `.citing("R1-35")`. Tests do not count: they cite what they like.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use base::Article;

use crate::citations::ids_in;
use crate::{LawError, LawErrors};

/// The Rust files of `crates/*/src`, by path below `crates/`; without tests.
pub(super) fn source_files(crates: &Path) -> Result<BTreeMap<String, String>, LawErrors> {
    let mut files = BTreeMap::new();
    add_folder(crates, "", &mut files).map_err(|(path, problem)| {
        let problem = format!("cannot be read: {problem}");
        LawErrors(vec![LawError { file: path, line: 0, article: None, problem }])
    })?;
    Ok(files)
}

fn add_folder(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, String>,
) -> Result<(), (String, std::io::Error)> {
    let at = |problem| (folder.display().to_string(), problem);
    for entry in std::fs::read_dir(folder).map_err(at)? {
        let path = entry.map_err(at)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let relative = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        if path.is_dir() {
            // crate/src/… only: benches, examples and tests decide nothing
            if prefix.is_empty() || prefix.contains('/') || name == "src" {
                add_folder(&path, &relative, files)?;
            }
        } else if relative.contains("/src/") && name.ends_with(".rs") && !is_test(&relative) {
            files.insert(relative, std::fs::read_to_string(&path).map_err(at)?);
        }
    }
    Ok(())
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_tests.rs") || path.contains("/tests/")
}

/// The articles a file cites outside its test module.
pub(super) fn articles_of(text: &str) -> BTreeSet<Article> {
    let mut found = BTreeSet::new();
    let mut in_paragraph = false;
    for line in text.lines().map(str::trim).take_while(|line| *line != "#[cfg(test)]") {
        match comment(line) {
            Some(words) => {
                in_paragraph = !words.is_empty() && (in_paragraph || words.starts_with("Article"));
                if in_paragraph {
                    found.extend(ids_in(words));
                }
            }
            None => {
                in_paragraph = false;
                found.extend(literals(line).filter_map(only_an_id));
            }
        }
    }
    found
}

fn comment(line: &str) -> Option<&str> {
    ["//!", "///", "//"].iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim)
}

/// What stands between quotes on a line.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

fn only_an_id(literal: &str) -> Option<Article> {
    ids_in(literal).pop().filter(|article| article.as_str() == literal)
}
