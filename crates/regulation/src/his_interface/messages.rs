//! What is left of a hospital's message on a screen: a field is masked as the
//! column it holds, shown, or hidden; and the list of what a new hospital is seen
//! to carry out. Read from `his/messages.toml`.
//!
//! Article: R1-24, R3d-39.2.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::{Articles, Reader};

const FILE: &str = "his/messages.toml";

/// How messages are looked at, and what a new hospital shows.
#[derive(Debug, Clone)]
pub struct Messages {
    shown: BTreeSet<String>,
    masked: BTreeMap<String, String>,
    steps: Vec<Step>,
}

/// A transaction that a new hospital is seen to carry out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its number.
    pub infno: String,
    /// Before the hospital is connected.
    pub demanded: bool,
}

/// What becomes of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked<'a> {
    /// It stays.
    Shown,
    /// It takes the mask of this column of the field catalogue.
    As(&'a str),
    /// Nothing is left of it.
    Hidden,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "article")]
    _article: Articles,
    shown: Vec<String>,
    masked: BTreeMap<String, String>,
    step: Vec<Step>,
}

/// Field names meet however they are spelt.
fn folded(field: &str) -> String {
    field.trim().chars().filter(|sign| *sign != '_').flat_map(char::to_lowercase).collect()
}

pub(super) fn load(reader: &mut Reader<'_>) -> Option<Messages> {
    let written: Written = reader.toml(FILE)?;
    let shown: BTreeSet<String> = written.shown.iter().map(|field| folded(field)).collect();
    let masked: BTreeMap<String, String> =
        written.masked.into_iter().map(|(field, column)| (folded(&field), column)).collect();
    if let Some(both) = masked.keys().find(|field| shown.contains(*field)) {
        reader.problem(FILE, None, format!("the field {both} is both shown and masked"));
    }
    if let Some(column) = masked.values().find(|column| !column.contains('.')) {
        reader.problem(FILE, None, format!("{column} is no table.column"));
    }
    let mut known = BTreeSet::new();
    if let Some(twice) = written.step.iter().find(|step| !known.insert(step.infno.as_str())) {
        reader.problem(FILE, None, format!("the transaction {} stands there twice", twice.infno));
    }
    if !written.step.iter().any(|step| step.demanded) {
        reader.problem(FILE, None, "nothing is demanded of a new hospital".to_owned());
    }
    Some(Messages { shown, masked, steps: written.step })
}

impl Messages {
    /// What becomes of a field's value on a screen.
    pub fn look(&self, field: &str) -> Looked<'_> {
        let field = folded(field);
        match self.masked.get(&field) {
            Some(column) => Looked::As(column),
            None if self.shown.contains(&field) => Looked::Shown,
            None => Looked::Hidden,
        }
    }

    /// The columns whose masks are taken.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.masked.values().map(String::as_str)
    }

    /// What a new hospital is seen to carry out, in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../../regulation/his/messages.toml");

    fn read(text: &str) -> Result<Messages, crate::LawErrors> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read)
    }

    #[test]
    fn a_field_nobody_named_is_hidden() {
        let messages = read(TEXT).unwrap();
        assert_eq!(messages.look("psn_name"), Looked::As("person.name"));
        assert_eq!(messages.look("psnName"), Looked::As("person.name"));
        assert_eq!(messages.look("medfee_sumamt"), Looked::Shown);
        assert_eq!(messages.look("adm_diag_dscr"), Looked::Hidden);
        assert_eq!(messages.look("sign_no"), Looked::Hidden);
        assert!(messages.steps().iter().any(|step| step.infno == "9001" && step.demanded));
    }

    #[test]
    fn contradictions_are_refused() {
        for (from, to, problem) in [
            ("psn_name = \"person.name\"", "cnt = \"person.name\"", "both shown and masked"),
            ("\"person.birth_date\"", "\"birth_date\"", "no table.column"),
            ("infno = \"1101\"", "infno = \"9001\"", "twice"),
        ] {
            let errors = read(&TEXT.replacen(from, to, 1)).unwrap_err().0;
            assert!(errors.iter().any(|error| error.problem.contains(problem)), "{from}: {errors:?}");
        }
    }
}
