//! A change worked out against the knowledge it meets: each row with what it replaces.
//! Refused in this order: the grounds; the table; the day; how many rows; each row by
//! itself; a row twice.
//!
//! Article: R1-12.11. Threat I14.

use std::collections::BTreeSet;

use audit::TableName;
use base::{CaseId, Date, Refusal};
use regulation::audit_rules::AuditRules;
use regulation::chains::CaseKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{knowledge_release, knowledge_row};

use super::form::{KnowledgeChangeForm, RowEntry};
use super::row::{Against, Checked, twice, unchanged};
use crate::command::Context;
use crate::operations::catalogue::held::Catalogue;
use crate::operations::claim::date_of;
use crate::operations::knowledge::held::{self, Knowledge, codes_of};
use crate::stop::Stop;

/// A change and what it meets.
pub(crate) struct Change {
    pub(crate) table: TableName,
    pub(crate) from_date: Date,
    /// The knowledge of that day without it.
    pub(crate) before: Knowledge,
    pub(crate) rows: Vec<knowledge_row::Model>,
}

/// One row of a change in words.
pub(crate) struct Line {
    /// The codes that name it.
    pub(crate) codes: String,
    /// added, changed or ended.
    pub(crate) kind: &'static str,
    /// Each cell that differs, with its title in both languages.
    pub(crate) fields: Vec<Field>,
}

/// A cell that becomes another.
pub(crate) struct Field {
    pub(crate) title: (String, String),
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Works a form out. `of` is the case once there is one: after its approval it is still
/// compared with the knowledge it met then.
pub(crate) async fn worked_out(
    cx: &Context<'_>,
    form: &KnowledgeChangeForm,
    of: Option<CaseId>,
) -> Result<Change, Stop> {
    if !(4..=500).contains(&form.grounds.trim().chars().count()) {
        let (zh, en) = ("请填写调整依据（4 至 500 字）", "name what it follows, in 4 to 500 signs");
        return Err(Refusal::invalid("reason_missing", "form.grounds", zh, en).citing("R1-12.11").into());
    }
    let table = table_of(&form.table, "form.table")?;
    let from_date = date_of(&form.from_date, "form.from_date")?;
    if from_date.day() != 1 {
        let (zh, en) =
            ("知识按结算月生效，须为某月第一日", "knowledge holds by settlement months: the first of a month");
        return Err(Refusal::invalid("month_start_needed", "form.from_date", zh, en).citing("R1-12.11").into());
    }
    let most = figure(cx, "rows_max")? as usize;
    if !(1..=most).contains(&form.rows.len()) {
        let (zh, en) = (format!("一次调整 1 至 {most} 行"), format!("1 to {most} rows at once"));
        return Err(Refusal::invalid("count_out_of_range", "form.rows", zh, en).citing("R1-12.11").into());
    }
    cx.view.lock_name("knowledge_release").await?;
    let before = before(cx, from_date, of).await?;
    let items = items_of(cx, &form.rows).await?;
    let against = Against { law: &cx.house.law.audit_rules, table, from_date, before: &before, items: &items };
    let (mut seen, mut rows) = (BTreeSet::new(), Vec::with_capacity(form.rows.len()));
    for (index, entry) in form.rows.iter().enumerate() {
        let path = format!("form.rows[{index}]");
        let Checked::Row(row) = against.row(entry, &path)? else { return Err(unchanged(&path).into()) };
        if !seen.insert(row.identity.clone()) {
            return Err(twice(&path).into());
        }
        rows.push(*row);
    }
    Ok(Change { table, from_date, before, rows })
}

/// The knowledge of a day as a change meets it.
pub(crate) async fn before(cx: &Context<'_>, from_date: Date, of: Option<CaseId>) -> Result<Knowledge, Stop> {
    match release_of(cx, of).await? {
        Some(release) => held::before_release(cx, from_date, release.release_id).await,
        None => held::on(cx, from_date).await,
    }
}

/// The items that rows name.
pub(crate) async fn items_of(cx: &Context<'_>, rows: &[RowEntry]) -> Result<Catalogue, Stop> {
    Catalogue::of(cx.view, rows.iter().flat_map(|row| [row.cell("key"), row.cell("other")])).await
}

/// A table that somebody named.
pub(crate) fn table_of(name: &str, field: &str) -> Result<TableName, Refusal> {
    TableName::of_knowledge(name)
        .ok_or_else(|| Refusal::invalid("table_unknown", field, "没有这张知识表", "there is no such table"))
}

/// The version a case has brought.
async fn release_of(cx: &Context<'_>, of: Option<CaseId>) -> Result<Option<knowledge_release::Model>, Stop> {
    let Some(case_id) = of else { return Ok(None) };
    let made = knowledge_release::Entity::find().filter(knowledge_release::Column::CaseId.eq(case_id.0));
    Ok(cx.view.one(made).await?)
}

/// A figure of this matter.
pub(crate) fn figure(cx: &Context<'_>, name: &str) -> Result<u32, Stop> {
    let law = cx.house.law.matters.of(CaseKind::KnowledgeChange);
    let law = law.ok_or_else(|| Stop::fault("changing the knowledge", "the matter has no law data"))?;
    Ok(law.figure(name, cx.today).value)
}

impl Change {
    /// The knowledge with the change.
    pub(crate) fn after(&self) -> Result<Knowledge, Stop> {
        let mut after = self.before.clone();
        // The rows it brings stand behind all that are there, as its version will.
        after
            .take(self.rows.iter().map(|row| knowledge_row::Model { release_id: i64::MAX, ..row.clone() }).collect())?;
        Ok(after)
    }

    /// Its rows in words, in the order of the form.
    pub(crate) fn lines(&self, law: &AuditRules) -> Vec<Line> {
        self.rows.iter().map(|row| self.line(law, row)).collect()
    }

    fn line(&self, law: &AuditRules, row: &knowledge_row::Model) -> Line {
        let kept = self.before.row(self.table, &row.identity);
        let kind = match (kept, row.holds) {
            (_, false) => "ended",
            (None, true) => "added",
            (Some(_), true) => "changed",
        };
        let words = law.knowledge_words();
        let title = |column: &str| {
            words.column(column).map_or_else(Default::default, |column| (column.zh.clone(), column.en.clone()))
        };
        let codes = codes_of(self.table, law);
        let columns = self.table.columns();
        let after: Vec<&str> = row.numbers.split(',').collect();
        let mut fields = Vec::new();
        if row.holds {
            for (at, column) in columns.iter().enumerate().skip(codes) {
                let before = kept.map(|kept| kept.cells[at].clone()).unwrap_or_default();
                let after = after.get(at - codes).copied().unwrap_or_default().to_owned();
                if before != after {
                    fields.push(Field { title: title(column), before, after });
                }
            }
            let before = kept.map(|kept| kept.reference.clone()).unwrap_or_default();
            if before != row.reference {
                let title = ("出处".to_owned(), "reference".to_owned());
                fields.push(Field { title, before, after: row.reference.clone() });
            }
        }
        let codes = [&row.key_code, &row.other_code];
        let codes: Vec<&str> = codes.into_iter().map(String::as_str).filter(|code| !code.is_empty()).collect();
        Line { codes: codes.join(" "), kind, fields }
    }
}
