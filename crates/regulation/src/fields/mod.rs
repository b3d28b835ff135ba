//! The field catalogue 数据目录: which columns hold personal data, why they are
//! kept, for how long, how sensitive they are and what is left of them when they
//! are shown. For whoever shows or exports a value, and for the administrators.
//! The file is `regulation/data/fields.toml`.
//!
//! Article: R1-24, R5-38, G22239-8.1.4.11. Threats I20, C08, C10.

mod written;

use std::collections::BTreeMap;

use base::Mask;
use serde::{Deserialize, Serialize};

use crate::Articles;

pub use written::load;

/// How sensitive a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Of no person.
    Ordinary,
    /// Of a person.
    Personal,
    /// Medical, bank account, identity, secrets; everything of a child.
    Sensitive,
}

impl Grade {
    /// Its name in data and answers.
    pub fn code(self) -> &'static str {
        match self {
            Grade::Ordinary => "ordinary",
            Grade::Personal => "personal",
            Grade::Sensitive => "sensitive",
        }
    }
}

/// Tables that serve one purpose.
#[derive(Debug, Clone)]
pub struct FieldGroup {
    /// Stable code.
    pub code: String,
    /// Its name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Why its data is kept.
    pub purpose: String,
    /// The same in English.
    pub purpose_en: String,
    /// The legal ground.
    pub article: Articles,
    /// The grade of every column that has none of its own.
    pub grade: Grade,
    /// Kept so many years after the year in which it was last used.
    pub keep_years: u32,
    /// A parameter of this agency.
    pub local: bool,
    /// Its tables.
    pub tables: Vec<String>,
}

/// A column with a grade of its own.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its table.
    pub table: String,
    /// The column.
    pub column: String,
    /// Its name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// How sensitive it is.
    pub grade: Grade,
    /// What is left of it when it is shown.
    pub mask: Mask,
    /// Unreadable in the database without a key that is not in it.
    pub sealed: bool,
    /// Why it is shown as it is, in Chinese and English.
    pub because: Option<(String, String)>,
}

/// Where masked fields leave in full without being asked for singly.
#[derive(Debug, Clone)]
pub struct InFull {
    /// The question that gives them.
    pub question: String,
    /// The fields, `table.column`.
    pub fields: Vec<String>,
    /// Why, in Chinese.
    pub because: String,
    /// The same in English.
    pub because_en: String,
    /// The article.
    pub article: Articles,
}

/// The catalogue.
#[derive(Debug, Clone)]
pub struct FieldCatalogue {
    groups: Vec<FieldGroup>,
    fields: BTreeMap<String, Field>,
    order: Vec<String>,
    in_full: Vec<InFull>,
    ordinary: Vec<String>,
    under_age_years: i32,
}

impl FieldCatalogue {
    /// What is left of a value of a field `table.column` when it is shown. A field
    /// that is not in the catalogue is hidden whole: what nobody has graded is
    /// not shown.
    pub fn masked(&self, field: &str, value: &str) -> String {
        self.fields.get(field).map_or(Mask::Words, |field| field.mask).apply(value)
    }

    /// A field by `table.column`.
    pub fn field(&self, field: &str) -> Option<&Field> {
        self.fields.get(field)
    }

    /// The fields with a grade of their own, in the order of the file.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.order.iter().filter_map(|name| self.fields.get(name))
    }

    /// The groups of tables, in the order of the file.
    pub fn groups(&self) -> &[FieldGroup] {
        &self.groups
    }

    /// The group of a table.
    pub fn group_of(&self, table: &str) -> Option<&FieldGroup> {
        self.groups.iter().find(|group| group.tables.iter().any(|one| one == table))
    }

    /// Where masked fields leave in full.
    pub fn in_full(&self) -> &[InFull] {
        &self.in_full
    }

    /// Columns whose names sound like a person's and are not.
    pub fn is_ordinary(&self, field: &str) -> bool {
        self.ordinary.iter().any(|one| one == field)
    }

    /// How sensitive a field is of a person of this age in completed years:
    /// everything of a child is sensitive.
    pub fn grade_at(&self, field: &str, years: i32) -> Grade {
        let grade = self.fields.get(field).map_or(Grade::Sensitive, |field| field.grade);
        if years < self.under_age_years { Grade::Sensitive } else { grade }
    }

    /// Persons below this age in completed years are children.
    pub fn under_age_years(&self) -> i32 {
        self.under_age_years
    }
}
