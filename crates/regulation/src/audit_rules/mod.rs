//! The rules of the claims audit as law data: one TOML file per rule in
//! `regulation/audit/<family>/`. For the engine `audit`, which adds the check,
//! and for the officer's rule pages, which show the words.
//!
//! Article: R1-12.11 (every charge is audited by a maintained rule base).

mod rule;

use crate::{LawErrors, LawFiles, Reader};

pub use rule::{AuditRule, RuleClass, RuleSeverity, Wording};

/// All rules, by ascending number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditRules {
    rules: Vec<AuditRule>,
}

/// Reads the rules below `audit/`. What a file can get wrong beyond its shape:
/// a number that is not positive, a number or code used twice, a placeholder
/// that is not closed.
pub fn load(reader: &mut Reader<'_>) -> Option<AuditRules> {
    let mut rules: Vec<AuditRule> = Vec::new();
    for file in reader.toml_folder::<AuditRule>("audit") {
        let (path, rule) = (file.path, file.value);
        let number = *rule.number.get_ref();
        if number <= 0 {
            reader.problem(&path, Some(rule.number.span()), format!("the number {number} is not positive"));
        }
        if rules.iter().any(|other| other.number() == number) {
            reader.problem(&path, Some(rule.number.span()), format!("the number {number} is used twice"));
        }
        if rules.iter().any(|other| other.code() == rule.code()) {
            reader.problem(&path, Some(rule.code.span()), format!("the code {:?} is used twice", rule.code()));
        }
        for words in [&rule.explanation.zh, &rule.explanation.en] {
            if words.matches('{').count() != words.matches('}').count() {
                reader.problem(&path, None, format!("a placeholder is not closed: {words:?}"));
            }
        }
        rules.push(rule);
    }
    rules.sort_by_key(AuditRule::number);
    reader.is_clean().then_some(AuditRules { rules })
}

impl AuditRules {
    /// The rules alone that this program was built with, without the rest of
    /// the law.
    ///
    /// # Errors
    /// Every fault found in them.
    pub fn embedded() -> Result<AuditRules, LawErrors> {
        let files = LawFiles::embedded();
        let mut reader = Reader::over(&files);
        let rules = load(&mut reader);
        reader.finish(|| rules)
    }

    /// The rules, by ascending number.
    pub fn all(&self) -> &[AuditRule] {
        &self.rules
    }

    /// The rule with a number.
    pub fn get(&self, number: i32) -> Option<&AuditRule> {
        self.rules.iter().find(|rule| rule.number() == number)
    }
}

#[cfg(test)]
mod tests;
