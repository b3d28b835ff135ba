//! An amount opened into its steps, each with its words, figure and article:
//! what a clerk shows an insured person who asks why. Serialised for the pages,
//! written as text for the command line.
//!
//! Article: R2-53, R1-37

use std::fmt;

use base::{Article, Fen, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Outcome, Settled, StayId};

/// How a settlement came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// Id of the policy applied.
    pub policy: String,
    /// The stay.
    pub stay_id: StayId,
    /// The result explained.
    pub settled: Settled,
    /// The bill; its children are what everyone pays and add up to it.
    pub root: Step,
}

/// How the settlement of any bill came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BillExplanation {
    /// The bill.
    pub stay_id: StayId,
    /// The result explained; it names the policy applied.
    pub outcome: Outcome,
    /// The bill; its children are what everyone pays and add up to it.
    pub root: Step,
}

/// One step: a figure, how it came about in words, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Stable name of the step: `deductible_borne`.
    pub code: String,
    /// What it is, Chinese.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// How it came about, Chinese; empty where it was given.
    pub formula: String,
    /// The same in English.
    pub formula_en: String,
    /// The amount, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_fen: Option<Fen>,
    /// The ratio in ten-thousandths, where it is or has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_permyriad: Option<i64>,
    /// The article it rests on, where it rests on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Article>,
    /// The steps below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Step>,
}

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    Chinese,
    English,
}

impl Explanation {
    /// The tree as indented Chinese text, one step a line.
    pub fn text(&self) -> String {
        self.written(Words::Chinese)
    }

    /// The tree as indented English text, one step a line.
    pub fn text_en(&self) -> String {
        self.written(Words::English)
    }

    fn written(&self, words: Words) -> String {
        self.root.written(words, ("住院", "stay"), self.stay_id, &self.policy)
    }
}

impl BillExplanation {
    /// The tree as indented Chinese text, one step a line.
    pub fn text(&self) -> String {
        self.root.written(Words::Chinese, ("账单", "bill"), self.stay_id, &self.outcome.policy)
    }

    /// The tree as indented English text, one step a line.
    pub fn text_en(&self) -> String {
        self.root.written(Words::English, ("账单", "bill"), self.stay_id, &self.outcome.policy)
    }
}

impl Step {
    pub(crate) fn new(code: &str, title: &str, title_en: &str) -> Step {
        Step {
            code: code.to_owned(),
            title: title.to_owned(),
            title_en: title_en.to_owned(),
            formula: String::new(),
            formula_en: String::new(),
            value_fen: None,
            rate_permyriad: None,
            article: None,
            children: Vec::new(),
        }
    }

    /// A step that is an amount.
    pub(crate) fn amount(code: &str, title: &str, title_en: &str, value: i64) -> Step {
        Step { value_fen: Some(Fen(value)), ..Step::new(code, title, title_en) }
    }

    pub(crate) fn rate(mut self, permyriad: i64) -> Step {
        self.rate_permyriad = Some(permyriad);
        self
    }

    pub(crate) fn by(mut self, formula: impl Into<String>, formula_en: impl Into<String>) -> Step {
        self.formula = formula.into();
        self.formula_en = formula_en.into();
        self
    }

    pub(crate) fn on(mut self, article: &Article) -> Step {
        self.article = Some(article.clone());
        self
    }

    pub(crate) fn with(mut self, children: impl IntoIterator<Item = Step>) -> Step {
        self.children.extend(children);
        self
    }

    /// The first step with a code in this tree.
    pub fn find(&self, code: &str) -> Option<&Step> {
        if self.code == code { Some(self) } else { self.children.iter().find_map(|child| child.find(code)) }
    }

    fn written(&self, words: Words, what: (&str, &str), stay_id: StayId, policy: &str) -> String {
        let mut text = match words {
            Words::Chinese => format!("{} {}，政策 {policy}\n", what.0, stay_id.0),
            Words::English => format!("{} {}, policy {policy}\n", what.1, stay_id.0),
        };
        self.write(&mut text, words, "", "").expect("writing into a text does not fail");
        text
    }

    fn write(&self, text: &mut String, words: Words, here: &str, below: &str) -> fmt::Result {
        use fmt::Write;
        let (title, formula) = match words {
            Words::Chinese => (&self.title, &self.formula),
            Words::English => (&self.title_en, &self.formula_en),
        };
        write!(text, "{here}{title}")?;
        if let Some(rate) = self.rate_permyriad {
            write!(text, " {}", Rate::permyriad(rate))?;
        }
        match (self.value_fen, words) {
            (Some(amount), Words::Chinese) => write!(text, " {amount} 元")?,
            (Some(amount), Words::English) => write!(text, " {amount} yuan")?,
            (None, _) => {}
        }
        if !formula.is_empty() {
            let equals = if self.value_fen.is_some() { " =" } else { ":" };
            write!(text, "{equals} {formula}")?;
        }
        if let Some(article) = &self.article {
            write!(text, " [{article}]")?;
        }
        text.push('\n');
        for (index, child) in self.children.iter().enumerate() {
            let (branch, rest) =
                if index + 1 == self.children.len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            child.write(text, words, &format!("{below}{branch}"), &format!("{below}{rest}"))?;
        }
        Ok(())
    }
}
