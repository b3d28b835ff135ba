//! What is filled in to change the audit's knowledge: which table, from when, why, and its
//! rows. The cells of a row stand in the order of the table's columns: the codes, then the
//! numbers and days.
//!
//! Article: R1-12.11.

use std::sync::LazyLock;

use audit::TableName;
use regulation::audit_rules::AuditRules;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A change.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeChangeForm {
    /// The table.
    #[schemars(schema_with = "tables", extend("title" = "知识表", "x-title-en" = "table", "x-cite" = "R1-12.11"))]
    pub table: String,
    /// The first day on which it holds: the first of a month.
    #[schemars(extend("format" = "date", "title" = "生效日期", "x-title-en" = "holds from", "x-cite" = "R1-12.11", "x-help" = "须为某月第一日", "x-help-en" = "the first day of a month"))]
    pub from_date: String,
    /// What it follows.
    #[schemars(length(min = 4, max = 500), extend("title" = "调整依据", "x-title-en" = "grounds", "x-cite" = "R1-12.11"))]
    pub grounds: String,
    /// The rows.
    #[schemars(extend("title" = "知识", "x-title-en" = "rows"))]
    pub rows: Vec<RowEntry>,
}

/// A row that comes in, changes or ends.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowEntry {
    /// What happens to it; left out: added or changed.
    #[serde(default)]
    #[schemars(extend("title" = "调整方式", "x-title-en" = "change"))]
    pub change: KindOfChange,
    /// The first column of the table.
    #[schemars(extend("title" = "编码", "x-title-en" = "code", "maxLength" = 100))]
    pub key: String,
    /// The second code, where the table has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "第二编码", "x-title-en" = "second code", "maxLength" = 100))]
    pub other: Option<String>,
    /// The first number or day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "数值一", "x-title-en" = "first number", "maxLength" = 20))]
    pub number_1: Option<String>,
    /// The second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "数值二", "x-title-en" = "second number", "maxLength" = 20))]
    pub number_2: Option<String>,
    /// The third.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "数值三", "x-title-en" = "third number", "maxLength" = 20))]
    pub number_3: Option<String>,
    /// The fourth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "数值四", "x-title-en" = "fourth number", "maxLength" = 20))]
    pub number_4: Option<String>,
    /// What names it in its publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "出处", "x-title-en" = "reference", "maxLength" = 200))]
    pub reference: Option<String>,
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KindOfChange {
    /// 新增或变更.
    #[default]
    #[schemars(extend("title" = "新增或变更", "x-title-en" = "added or changed"))]
    Put,
    /// 停用.
    #[schemars(extend("title" = "停用", "x-title-en" = "ended"))]
    End,
}

impl RowEntry {
    /// The names of its fields for cells, in the order in which tables have them: codes,
    /// then numbers.
    pub(crate) fn fields(codes: usize, columns: usize) -> Vec<&'static str> {
        let numbers = ["number_1", "number_2", "number_3", "number_4"];
        let codes = ["key", "other"].into_iter().take(codes);
        codes.chain(numbers).take(columns).collect()
    }

    /// The cell of a field, trimmed; empty where it says nothing.
    pub(crate) fn cell(&self, field: &str) -> &str {
        let said = match field {
            "key" => Some(&self.key),
            "other" => self.other.as_ref(),
            "number_1" => self.number_1.as_ref(),
            "number_2" => self.number_2.as_ref(),
            "number_3" => self.number_3.as_ref(),
            "number_4" => self.number_4.as_ref(),
            "reference" => self.reference.as_ref(),
            _ => None,
        };
        said.map(|text| text.trim()).unwrap_or_default()
    }
}

/// The tables that there are, with their titles.
fn tables(_: &mut SchemaGenerator) -> Schema {
    static CHOICES: LazyLock<Value> = LazyLock::new(|| {
        let law = AuditRules::embedded().unwrap_or_default();
        let words = law.knowledge_words();
        let choice = |table: TableName| {
            let (zh, en) = words.table(table.name()).map_or(("", ""), |table| (&table.zh, &table.en));
            json!({"type": "string", "const": table.name(), "title": zh, "x-title-en": en})
        };
        TableName::KNOWLEDGE.into_iter().map(choice).collect()
    });
    let mut schema = Schema::default();
    schema.insert("oneOf".to_owned(), CHOICES.clone());
    schema.insert("type".to_owned(), "string".into());
    schema
}
