//! What is wrong with the law data, said so that an officer can put it right:
//! the file, the line, the article if one is near, and the problem.

use std::fmt;

/// One fault in the law data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LawError {
    /// The file, relative to the folder of the law data: `sources/R1.toml`.
    pub file: String,
    /// The line, from 1; 0 when the whole file is meant (it is missing, say).
    pub line: usize,
    /// The article cited beside the place, as written there.
    pub article: Option<String>,
    /// What is wrong and what is expected.
    pub problem: String,
}

impl fmt::Display for LawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(article) = &self.article {
            write!(f, "[{article}] ")?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for LawError {}

/// All faults found, ordered by file and line; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawErrors(pub Vec<LawError>);

impl fmt::Display for LawErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the law data has {} fault(s)", self.0.len())?;
        self.0.iter().try_for_each(|error| write!(f, "\n  {error}"))
    }
}

impl std::error::Error for LawErrors {}
