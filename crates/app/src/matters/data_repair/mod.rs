//! Repair of data 数据库直接修正: the exception, where no business step corrects what
//! is wrong. The system administrator writes a script and why; the head approves
//! it; inspection carries it out (`operations/data_repair/run.rs`), three persons.
//! Approving alone changes nothing.
//!
//! Refused in this order: no reason; a line of another form; no line, or more than
//! the agency allows; a table or column that is not listed; no such row; a row that
//! has changed since; a value of another kind; a line that changes nothing; a row twice.
//!
//! Article: R3d-36, R3d-34.6. Threat I13.

mod script;

use std::collections::BTreeSet;

use base::{CaseId, PersonId, ProviderId, Refusal};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::{Literal, RepairFault, RowRepair, row_repair};

use super::{ApprovedCase, CaseSubject, Effects, Examined, Fact, Matter};
use crate::command::Context;
use crate::stop::Stop;
use script::RepairLine;

/// The matter.
#[derive(Debug)]
pub struct DataRepair;

/// A script and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataRepairForm {
    /// What is wrong, and why no business step corrects it.
    #[schemars(length(min = 4, max = 1_000), extend("title" = "修正原因", "x-title-en" = "why", "x-widget" = "textarea", "x-cite" = "R3d-36"))]
    pub reason: String,
    /// The script, one statement on each line.
    #[schemars(length(min = 1, max = 20_000), extend("title" = "修正脚本", "x-title-en" = "script", "x-widget" = "textarea", "x-field" = "case_form.form", "x-help" = "每行一条：UPDATE 表 SET 列 = 值 WHERE 主键 = 值 AND rev = 版本;", "x-help-en" = "one on each line: UPDATE table SET column = value WHERE key = value AND rev = number;"))]
    pub script: String,
}

/// A line of a script with its row, which is locked.
pub(crate) struct LineInHand {
    pub(crate) table: String,
    pub(crate) key: String,
    pub(crate) repair: RowRepair,
}

impl Matter for DataRepair {
    const KIND: CaseKind = CaseKind::DataRepair;
    type Form = DataRepairForm;

    async fn examine(cx: &Context<'_>, form: &DataRepairForm, _: Option<CaseId>) -> Result<Examined, Stop> {
        if !(4..=1_000).contains(&form.reason.trim().chars().count()) {
            let missing =
                Refusal::invalid("reason_missing", "form.reason", "请填写修正原因（4 至 1000 字）", "say why");
            return Err(missing.citing("R3d-36").into());
        }
        let lines = in_hand(cx, &form.script).await?;
        let mut facts = vec![
            Fact::words("修正原因", "why", form.reason.trim()),
            Fact::words("脚本摘要（SM3）", "SM3 of the script", &script_sm3(&form.script)),
            Fact::words("影响行数", "rows", &lines.len().to_string()),
        ];
        let mut subjects = BTreeSet::new();
        for line in &lines {
            subjects.extend(subject_of(line));
            for change in &line.repair.changes {
                let field = format!("{}.{}", line.table, change.column);
                let shown = |value: &Option<String>| match value {
                    Some(value) => cx.masked_if_catalogued(&field, value),
                    None => "NULL".to_owned(),
                };
                let label = format!("{field}（{}）", line.key);
                let words = format!("{} → {}", shown(&change.before), shown(&change.after));
                facts.push(Fact::words(&label, &label, &words));
            }
        }
        Ok(Examined { subjects, facts, ..Examined::default() })
    }

    /// Reached only where the last step was agreed to as if it were a review.
    async fn effect(_: &Context<'_>, _: &mut Effects, _: &ApprovedCase<DataRepairForm>) -> Result<(), Stop> {
        let refusal = Refusal::conflict(
            "repair_not_run",
            "本环节须由稽核人员执行已批准的脚本，不能以审核同意代替",
            "at this step inspection runs the approved script; agreeing is not enough",
        );
        Err(refusal.citing("R3d-36").into())
    }
}

/// SM3 of a script, hex; line ends of any system are the same.
pub(crate) fn script_sm3(script: &str) -> String {
    let text = script.replace("\r\n", "\n");
    hex::encode(Sm3::digest(text.trim().as_bytes()))
}

/// A script with its rows, read and locked; nothing is written.
pub(crate) async fn in_hand(cx: &Context<'_>, text: &str) -> Result<Vec<LineInHand>, Stop> {
    let lines = script::read(text)?;
    let most = cx.house.law.repairs.rows_max(cx.today) as usize;
    if !(1..=most).contains(&lines.len()) {
        let refusal = Refusal::invalid(
            "script_too_long",
            "form.script",
            format!("脚本须为 1 至 {most} 条"),
            format!("a script has 1 to {most} statements"),
        );
        return Err(refusal.citing("R3d-36").into());
    }
    let mut all: Vec<LineInHand> = Vec::with_capacity(lines.len());
    for line in lines {
        let key = match &line.key.1 {
            Literal::Text(text) => text.clone(),
            Literal::Number(number) => number.to_string(),
            Literal::Flag(_) | Literal::Null => String::new(),
        };
        if all.iter().any(|earlier| (&earlier.table, &earlier.key) == (&line.table, &key)) {
            return Err(wrong(&line, "row_twice", "同一行出现两次", "a row occurs twice").into());
        }
        let repair = one(cx, &line).await?;
        all.push(LineInHand { table: line.table, key, repair });
    }
    Ok(all)
}

async fn one(cx: &Context<'_>, line: &RepairLine) -> Result<RowRepair, Stop> {
    let listed = cx.house.law.repairs.table(&line.table);
    let listed =
        listed.ok_or_else(|| wrong(line, "table_unlisted", "该表不在可修正范围", "the table is not listed"))?;
    if line.set.iter().any(|(column, _)| !listed.columns.contains(column)) {
        return Err(wrong(line, "column_unlisted", "该列不在可修正范围", "the column is not listed").into());
    }
    let found =
        row_repair(cx.view, &line.table, (&line.key.0, &line.key.1), &line.set).await.map_err(|fault| match fault {
            RepairFault::Table => wrong(line, "table_unlisted", "该表不在可修正范围", "the table is not listed").into(),
            RepairFault::Column(_) => {
                wrong(line, "column_unlisted", "该列不在可修正范围", "the column is not listed").into()
            }
            RepairFault::Key => {
                wrong(line, "key_malformed", "须按完整主键指定一行", "the full key names one row").into()
            }
            RepairFault::Value(_) => {
                wrong(line, "value_of_other_kind", "值与列的类型不符", "the value is of another kind than the column")
                    .into()
            }
            RepairFault::Database(error) => Stop::from(error),
        })?;
    let repair = found.ok_or_else(|| wrong(line, "row_unknown", "没有这一行", "no such row"))?;
    if repair.rev != line.rev {
        return Err(wrong(
            line,
            "row_changed_since",
            "该行已被更改，请核对后重新申请",
            "the row has changed since; look again",
        )
        .into());
    }
    if repair.changes.iter().all(|change| change.before == change.after) {
        return Err(wrong(line, "nothing_changes", "与现值相同，无需修正", "this is how it is already").into());
    }
    Ok(repair)
}

/// Whom a row is of, for recusal.
fn subject_of(line: &LineInHand) -> Option<CaseSubject> {
    let id: i64 = line.key.parse().ok()?;
    match line.table.as_str() {
        "person" => Some(CaseSubject::Person(PersonId(id))),
        "provider" => Some(CaseSubject::Provider(ProviderId(id))),
        _ => None,
    }
}

fn wrong(line: &RepairLine, code: &str, zh: &str, en: &str) -> Refusal {
    let number = line.number;
    Refusal::invalid(code, "form.script", format!("第 {number} 行：{zh}"), format!("line {number}: {en}"))
        .citing("R3d-36")
}
