//! A draft of a policy: a file that lies outside the law data, or a policy in
//! force with some values changed. It is read and checked as the law data are:
//! bands and ratios, words, days, and that every article it cites is indexed.
//!
//! Article: R5-7 (tested on data before it is issued).

use super::{BenefitPolicy, CannotChange, FOLDER, PolicyRow, PolicyTree, ValueChange, one};
use crate::{Law, LawErrors, LawFiles, Reader, citations};

/// A draft that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The policy it would be.
    pub policy: BenefitPolicy,
    /// Every value of it in officers' words.
    pub sheet: Vec<PolicyRow>,
    /// Its text, which `zhiheng simulate` reads.
    pub text: String,
}

/// Why there is no draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftFault {
    /// There is no policy with this id to begin with.
    NoSuchPolicy,
    /// A change, by its place in the list, cannot be made.
    Change(usize, CannotChange),
    /// It is faulty, with lines of its text.
    Text(LawErrors),
}

impl Law {
    /// Reads a draft; it may take over parts of a policy in force (`as_in`). `path`
    /// is for the messages.
    ///
    /// # Errors
    /// Every fault found, with line and article.
    pub fn draft(&self, path: &str, text: &str) -> Result<Draft, LawErrors> {
        let files = LawFiles::of([(path, text)]);
        let mut reader = Reader::over(&files);
        let policy = one(&mut reader, path, self.benefits.policies());
        citations::check(&mut reader, &self.sources);
        let sheet = toml::from_str::<toml::Table>(text).map(|table| {
            let named = PolicyTree::completed(table, None);
            let other = named.as_in().and_then(|id| self.benefits.tree(id));
            let (rows, missing) = self.benefits.words.sheet(&PolicyTree::completed(named.table, other));
            for word in missing {
                reader.problem(path, None, format!("{word:?} has no words for officers"));
            }
            rows
        });
        reader.finish(|| Some(Draft { policy: policy?, sheet: sheet.ok()?, text: text.to_owned() }))
    }

    /// A policy in force with some values changed, under the id `draft`.
    ///
    /// # Errors
    /// No such policy, a change that cannot be made, or what the changes spoil.
    pub fn changed(&self, id: &str, changes: &[ValueChange]) -> Result<Draft, DraftFault> {
        let tree = self.benefits.tree(id).ok_or(DraftFault::NoSuchPolicy)?;
        let text = tree.changed("draft", changes).map_err(|(at, why)| DraftFault::Change(at, why))?;
        self.draft(&format!("{FOLDER}/draft.toml"), &text).map_err(DraftFault::Text)
    }
}
