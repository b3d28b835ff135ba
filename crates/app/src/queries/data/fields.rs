//! The field catalogue: every graded column with its purpose, legal ground,
//! sensitivity, how long it is kept, and what its mask leaves of an example.
//!
//! Article: R1-24, R5-38. Threats I20, C08, C10.

use regulation::duties::Duty;
use regulation::fields::{Field, FieldCatalogue, Grade};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The catalogue.
pub struct Fields;

/// Which fields.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldFilter {
    /// Words that occur in table, column, name or purpose.
    pub text: Option<String>,
    /// ordinary, personal, sensitive.
    pub grade: Option<FieldGrade>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// How sensitive a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldGrade {
    /// Of no person.
    Ordinary,
    /// Of a person.
    Personal,
    /// Medical, bank account, identity, secrets.
    Sensitive,
}

impl From<Grade> for FieldGrade {
    fn from(grade: Grade) -> FieldGrade {
        match grade {
            Grade::Ordinary => FieldGrade::Ordinary,
            Grade::Personal => FieldGrade::Personal,
            Grade::Sensitive => FieldGrade::Sensitive,
        }
    }
}

/// A field, or all columns of a table that have no grade of their own.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FieldRow {
    /// Its table.
    pub table: String,
    /// The column; empty for the other columns of the table.
    pub column: String,
    /// Its name.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// Why it is kept.
    pub purpose: String,
    /// The same in English.
    pub purpose_en: String,
    /// The legal ground.
    pub cite: String,
    /// How sensitive it is.
    pub grade: FieldGrade,
    /// Kept so many years after the year in which it was last used.
    pub keep_years: u32,
    /// How it is masked: name, identity_number, account, phone, birth_date, words, open, withheld.
    pub mask: String,
    /// Unreadable in the database without a key that is not in it.
    pub sealed: bool,
    /// A made-up value.
    pub example: String,
    /// What the mask leaves of it.
    pub example_masked: String,
    /// Why it is shown as it is, or where it leaves in full.
    pub because: String,
    /// The same in English.
    pub because_en: String,
}

impl Query for Fields {
    const SPEC: QuerySpec = QuerySpec {
        name: "data.fields",
        title: "数据目录",
        title_en: "field catalogue",
        access: Access::Duty(&[Duty::SecurityAdmin, Duty::AuditAdmin, Duty::Inspection]),
    };
    type Input = FieldFilter;
    type Output = Page<FieldRow>;

    async fn answer(cx: &Context<'_>, input: FieldFilter) -> Result<Page<FieldRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let wanted = input.text.unwrap_or_default().trim().to_lowercase();
        let mut rows = rows(&cx.house.law.fields);
        rows.retain(|row| input.grade.is_none_or(|grade| row.grade == grade) && has(row, &wanted));
        let total = rows.len() as i64;
        let page = rows.into_iter().skip(paging.offset() as usize).take(paging.limit() as usize);
        Ok(paging.of(page.collect(), total))
    }
}

fn has(row: &FieldRow, wanted: &str) -> bool {
    let texts = [&row.table, &row.column, &row.title, &row.title_en, &row.purpose, &row.purpose_en];
    wanted.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(wanted))
}

/// Group by group, table by table: the graded columns, then the rest of the table.
fn rows(catalogue: &FieldCatalogue) -> Vec<FieldRow> {
    let mut rows = Vec::new();
    for group in catalogue.groups() {
        let row = |table: &str| FieldRow {
            table: table.to_owned(),
            column: String::new(),
            title: format!("{}：其余列", group.zh),
            title_en: format!("{}: other columns", group.en),
            purpose: group.purpose.clone(),
            purpose_en: group.purpose_en.clone(),
            cite: group.article.first().to_string(),
            grade: group.grade.into(),
            keep_years: group.keep_years,
            mask: String::new(),
            sealed: false,
            example: String::new(),
            example_masked: String::new(),
            because: String::new(),
            because_en: String::new(),
        };
        for table in &group.tables {
            let own = catalogue.fields().filter(|field| field.table == *table);
            rows.extend(own.map(|field| of_field(catalogue, field, row(table))));
            rows.push(row(table));
        }
    }
    rows
}

fn of_field(catalogue: &FieldCatalogue, field: &Field, group: FieldRow) -> FieldRow {
    let name = format!("{}.{}", field.table, field.column);
    let leaves = catalogue.in_full().iter().filter(|one| one.fields.contains(&name));
    let (mut because, mut because_en) = field.because.clone().unwrap_or_default();
    for one in leaves {
        because += &format!("{}：{}", one.question, one.because);
        because_en += &format!("{}: {}", one.question, one.because_en);
    }
    FieldRow {
        column: field.column.clone(),
        title: field.zh.clone(),
        title_en: field.en.clone(),
        grade: field.grade.into(),
        mask: field.mask.code().to_owned(),
        sealed: field.sealed,
        example: field.mask.example().to_owned(),
        example_masked: field.mask.apply(field.mask.example()),
        because,
        because_en,
        ..group
    }
}
