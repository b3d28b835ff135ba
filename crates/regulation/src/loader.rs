//! Reads law data into typed values and collects what is wrong with it: one
//! reader goes over all files, each kind of data reports its own problems, and
//! at the end all of them are told. For the modules of this crate.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::series::take_place;
use crate::{LawError, LawErrors, LawFiles};

/// Reads the files and gathers the faults.
#[derive(Debug)]
pub struct Reader<'a> {
    files: &'a LawFiles,
    read: BTreeSet<String>,
    faults: Vec<LawError>,
}

/// Something read from a file, with the path for later complaints.
#[derive(Debug, Clone)]
pub struct InFile<T> {
    /// The path relative to the folder of the law data.
    pub path: String,
    /// What was read.
    pub value: T,
}

/// A row of a CSV file with its line, the header being line 1.
#[derive(Debug, Clone)]
pub struct Row<T> {
    /// The line in the file.
    pub line: usize,
    /// What was read.
    pub value: T,
}

impl<'a> Reader<'a> {
    /// A reader over files; nothing is read yet.
    pub fn over(files: &'a LawFiles) -> Reader<'a> {
        Reader { files, read: BTreeSet::new(), faults: Vec::new() }
    }

    /// The files it reads.
    pub fn files(&self) -> &'a LawFiles {
        self.files
    }

    /// Reads a TOML file that has to be there. `None` after a reported problem.
    pub fn toml<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let text = self.text(path)?;
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let (message, place) = take_place(error.message());
                let place = place.or(error.span().map(|span| span.start));
                self.problem(path, place.map(|at| at..at), message);
                None
            }
        }
    }

    /// Reads every TOML file of a folder and those below it, in the order of
    /// their paths. Unreadable ones are reported and left out.
    pub fn toml_folder<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<InFile<T>> {
        let paths = self.files.paths(folder, "toml");
        paths.into_iter().filter_map(|path| Some(InFile { value: self.toml(&path)?, path })).collect()
    }

    /// Reads a CSV file with a header that has to be there. Rows that cannot be
    /// read are reported and left out.
    pub fn csv<T: DeserializeOwned>(&mut self, path: &str) -> Vec<Row<T>> {
        let Some(text) = self.text(path) else { return Vec::new() };
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        let header = csv.headers().cloned().unwrap_or_default();
        let mut rows = Vec::new();
        for record in csv.records() {
            let line = record.as_ref().map_or_else(csv::Error::position, csv::StringRecord::position);
            let line = line.map_or(0, csv::Position::line) as usize;
            match record.and_then(|record| record.deserialize(Some(&header))) {
                Ok(value) => rows.push(Row { line, value }),
                Err(error) => self.problem_on_line(path, line, csv_problem(&error, &header)),
            }
        }
        rows
    }

    /// Reports a problem of a TOML file at a span (see [`toml::Spanned`]), or of
    /// the whole file. The line and the article nearest to it are found here.
    pub fn problem(&mut self, path: &str, span: Option<Range<usize>>, problem: impl Into<String>) {
        let text = self.files.text(path).unwrap_or_default();
        let line = span.map_or(0, |span| line_of(text, span.start));
        let article = (line > 0).then(|| article_near(text, line)).flatten();
        self.faults.push(LawError { file: path.to_owned(), line, article, problem: problem.into() });
    }

    /// Reports a problem of a line of a file, 0 for the whole file.
    pub fn problem_on_line(&mut self, path: &str, line: usize, problem: impl Into<String>) {
        self.faults.push(LawError { file: path.to_owned(), line, article: None, problem: problem.into() });
    }

    /// The line, from 1, on which a byte of a file stands.
    pub fn line_at(&self, path: &str, byte: usize) -> usize {
        line_of(self.files.text(path).unwrap_or_default(), byte)
    }

    /// Reports the citation of an article that no indexed regulation has.
    pub(crate) fn unknown_article(&mut self, path: &str, line: usize, article: &base::Article) {
        self.faults.push(LawError {
            file: path.to_owned(),
            line,
            article: Some(article.to_string()),
            problem: "no indexed regulation has this article".to_owned(),
        });
    }

    /// Reports every file that nothing has read: a misplaced file must not be
    /// taken for law in force. Folders of `waiting` are left out.
    pub(crate) fn check_all_read(&mut self, waiting: &[&str]) {
        for path in self.files.paths("", "toml").into_iter().chain(self.files.paths("", "csv")) {
            let is_waiting = waiting.iter().any(|folder| path.starts_with(folder));
            if !is_waiting && !self.read.contains(&path) {
                self.problem(&path, None, "nothing reads this file: its name or folder is wrong");
            }
        }
    }

    /// Whether nothing has been reported so far.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }

    /// What was built, if nothing was reported.
    ///
    /// # Errors
    /// All reported problems, ordered by file and line.
    pub fn finish<T>(mut self, build: impl FnOnce() -> Option<T>) -> Result<T, LawErrors> {
        if self.faults.is_empty() {
            let built = build();
            assert!(built.is_some(), "a loader gives None only after it reported a problem");
            return Ok(built.expect("asserted above"));
        }
        self.faults.sort();
        self.faults.dedup();
        Err(LawErrors(self.faults))
    }

    /// The text of a file that has to be there.
    pub(crate) fn text(&mut self, path: &str) -> Option<&'a str> {
        let text = self.files.text(path);
        self.read.insert(path.to_owned());
        if text.is_none() {
            self.problem(path, None, "this file is missing");
        }
        text
    }
}

/// The line, from 1, of a byte of a text.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}

/// The article cited on a line of a TOML file, or else nearest below or above
/// it within the same table.
fn article_near(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let here = (line - 1).min(lines.len().checked_sub(1)?);
    let is_header = |text: &str| text.trim_start().starts_with('[') && !text.contains('{');
    let below = (here + 1..lines.len()).take_while(|n| !is_header(lines[*n]));
    let above = (0..=here).rev().scan(false, |ended, n| {
        let go_on = !*ended;
        *ended = is_header(lines[n]);
        go_on.then_some(n)
    });
    std::iter::once(here).chain(below).chain(above).find_map(|n| cited_on(lines[n]))
}

/// What stands in quotes after `article =` (or an article's own `id =`).
fn cited_on(line: &str) -> Option<String> {
    let after = ["article", "id"].iter().find_map(|key| {
        let (before, after) = line.split_once(key)?;
        let starts = before.chars().last().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        (starts && after.trim_start().starts_with('=')).then_some(after)
    })?;
    let quoted = after.split(['"', '\'']).nth(1)?;
    quoted.parse::<base::Article>().is_ok().then(|| quoted.to_owned())
}

fn csv_problem(error: &csv::Error, header: &csv::StringRecord) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => {
            let column = err.field().and_then(|n| header.get(n as usize));
            column.map_or(err.kind().to_string(), |column| format!("column {column:?}: {}", err.kind()))
        }
        _ => error.to_string(),
    }
}
