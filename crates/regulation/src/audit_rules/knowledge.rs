//! The tables of knowledge in words: what each is called, what its columns hold. For the
//! pages and tables through which people keep them.
//!
//! Article: R1-12.11.

use serde::Deserialize;

/// The words of the tables, `audit/knowledge/tables.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeWords {
    /// The columns, which many tables share.
    pub column: Vec<KnowledgeColumn>,
    /// The tables.
    pub table: Vec<KnowledgeTable>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeTable {
    /// Its name, as rules ask for it.
    pub name: String,
    /// What it is called.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Columns beside the codes that tell its rows apart.
    #[serde(default)]
    pub distinguishing: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeColumn {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub zh: String,
    /// In English.
    pub en: String,
    /// What stands in its cells.
    pub holds: KnowledgeHolds,
    /// Of a choice: what may stand there.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Of a number: the greatest.
    pub most: Option<i64>,
}

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnowledgeHolds {
    /// A code of the catalogue.
    Item,
    /// Letters and digits, a point, a hyphen.
    Code,
    /// Words.
    Text,
    /// One of the choices.
    Choice,
    /// A whole number from 0.
    Number,
    /// A day.
    Day,
}

impl KnowledgeWords {
    /// The table of a name.
    pub fn table(&self, name: &str) -> Option<&KnowledgeTable> {
        self.table.iter().find(|table| table.name == name)
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&KnowledgeColumn> {
        self.column.iter().find(|column| column.name == name)
    }
}
