//! The rules of the claims audit as law data: one TOML file per rule in
//! `regulation/audit/<family>/`. For the engine `audit`, which adds the check,
//! and for the officer's rule pages, which show the words.
//!
//! Article: R1-12.11 (every charge is audited by a maintained rule base).

mod frame;
mod knowledge;
mod rule;

use std::collections::{BTreeMap, BTreeSet};

use crate::{LawErrors, LawFiles, Reader};

pub use frame::{Frame, FrameRule};
pub use knowledge::{KnowledgeColumn, KnowledgeHolds, KnowledgeTable, KnowledgeWords};
pub use rule::{AuditRule, RuleClass, RuleScope, RuleSeverity, RuleStage, Wording};

/// All rules, by ascending number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditRules {
    rules: Vec<AuditRule>,
    frame: Option<Frame>,
    knowledge: BTreeMap<String, String>,
    knowledge_words: KnowledgeWords,
}

/// The register of the national frame.
const FRAME: &str = "audit/frame/edition_2025.toml";
/// Public knowledge as CSV, named like the tables of the claims.
const KNOWLEDGE: &str = "audit/knowledge";
/// What the tables of knowledge are called.
const KNOWLEDGE_WORDS: &str = "audit/knowledge/tables.toml";

/// Reads the rules below `audit/`. What a file can get wrong beyond its shape:
/// a number that is not positive, a number or code used twice, a placeholder
/// that is not closed; and a frame that names a rule which is not there.
pub fn load(reader: &mut Reader<'_>) -> Option<AuditRules> {
    let mut rules: Vec<AuditRule> = Vec::new();
    let paths = reader.files().paths("audit", "toml");
    for path in paths.into_iter().filter(|path| path != FRAME && path != KNOWLEDGE_WORDS) {
        let Some(mut rule) = reader.toml::<AuditRule>(&path) else { continue };
        rule.family = path.split('/').nth(1).filter(|_| path.matches('/').count() == 2).unwrap_or_default().to_owned();
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
    let frame = reader.files().text(FRAME).and_then(|_| load_frame(reader, &rules));
    let knowledge = load_knowledge(reader);
    let words = reader.files().text(KNOWLEDGE_WORDS).and_then(|_| load_knowledge_words(reader)).unwrap_or_default();
    reader.is_clean().then_some(AuditRules { rules, frame, knowledge, knowledge_words: words })
}

/// The register of the frame: each rule of it is either run by rules that there
/// are, or says what it lacks.
fn load_frame(reader: &mut Reader<'_>, rules: &[AuditRule]) -> Option<Frame> {
    let frame: Frame = reader.toml(FRAME)?;
    for rule in &frame.rule {
        for number in &rule.run_by {
            if !rules.iter().any(|ours| ours.number() == *number.get_ref()) {
                let problem = format!("{}: there is no rule {}", rule.name, number.get_ref());
                reader.problem(FRAME, Some(number.span()), problem);
            }
        }
        if rule.run_by.is_empty() != rule.lacks.is_some() {
            reader.problem(FRAME, None, format!("{}: either run_by or lacks", rule.name));
        }
    }
    Some(frame)
}

/// The words of the tables: no name twice, a distinguishing column that is there.
fn load_knowledge_words(reader: &mut Reader<'_>) -> Option<KnowledgeWords> {
    let words: KnowledgeWords = reader.toml(KNOWLEDGE_WORDS)?;
    let mut names = BTreeSet::new();
    let named = words.table.iter().map(|table| ("table", &table.name));
    for (kind, name) in named.chain(words.column.iter().map(|column| ("column", &column.name))) {
        if !names.insert((kind, name)) {
            reader.problem(KNOWLEDGE_WORDS, None, format!("the {kind} {name} stands twice"));
        }
    }
    for table in &words.table {
        for column in table.distinguishing.iter().filter(|column| words.column(column).is_none()) {
            reader.problem(KNOWLEDGE_WORDS, None, format!("{}: there is no column {column}", table.name));
        }
    }
    Some(words)
}

fn load_knowledge(reader: &mut Reader<'_>) -> BTreeMap<String, String> {
    let mut tables = BTreeMap::new();
    for path in reader.files().paths(KNOWLEDGE, "csv") {
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".csv").to_owned();
        if let Some(text) = reader.text(&path) {
            tables.insert(name, text.to_owned());
        }
    }
    tables
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

    /// The numbers of the rules of a family, the folder they stand in.
    pub fn of_family(&self, family: &str) -> impl Iterator<Item = i32> {
        self.rules.iter().filter(move |rule| rule.family == family).map(AuditRule::number)
    }

    /// The rules of the national frame and what became of them; `None` only in
    /// rule files without a frame.
    pub fn frame(&self) -> Option<&Frame> {
        self.frame.as_ref()
    }

    /// Public knowledge that comes with the rules: CSV by the name of its table.
    /// A table of the claims' own takes its place.
    pub fn knowledge(&self) -> impl Iterator<Item = (&str, &str)> {
        self.knowledge.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// What the tables of knowledge and their columns are called.
    pub fn knowledge_words(&self) -> &KnowledgeWords {
        &self.knowledge_words
    }

    /// The rule with a number.
    pub fn get(&self, number: i32) -> Option<&AuditRule> {
        self.rules.iter().find(|rule| rule.number() == number)
    }
}

#[cfg(test)]
mod tests;
