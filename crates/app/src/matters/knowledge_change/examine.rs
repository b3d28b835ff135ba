//! What reviewers are shown of a change: how many rows come in, change and end, the first
//! of them cell by cell, which rules ask the table, and for one that reaches back the
//! months and claims it is about.
//!
//! Article: R1-12.11. Threat I14.

use audit::{Need, RuleSet};
use base::{CaseId, date_text};

use super::change::{Change, Line, figure, worked_out};
use super::form::KnowledgeChangeForm;
use super::touched::touched;
use crate::command::Context;
use crate::matters::{Check, Examined, Fact};
use crate::stop::Stop;

/// The circumstance of a change whose first day has begun.
pub(super) const BACK_DATED: &str = "back_dated";

/// Examines a form.
pub(super) async fn examine(
    cx: &Context<'_>,
    form: &KnowledgeChangeForm,
    of: Option<CaseId>,
) -> Result<Examined, Stop> {
    let change = worked_out(cx, form, of).await?;
    let law = &cx.house.law.audit_rules;
    let back = change.from_date <= cx.today;
    let lines = change.lines(law);
    let count = |kind: &str| lines.iter().filter(|line| line.kind == kind).count().to_string();
    let table = law.knowledge_words().table(change.table.name());
    let (zh, en) = table.map_or(("", ""), |table| (&table.zh, &table.en));
    let mut facts = vec![
        Fact::words("知识表", "table", zh).in_english(en),
        Fact::words("使用该表的规则", "rules that ask it", &asked_by(cx, &change)?),
        Fact::words("调整依据", "grounds", form.grounds.trim()),
        Fact::words("生效日期", "holds from", &date_text(change.from_date)),
        Fact::words("新增", "added", &count("added")),
        Fact::words("变更", "changed", &count("changed")),
        Fact::words("停用", "ended", &count("ended")),
    ];
    if back {
        for one in touched(cx, &change).await? {
            let label = format!("涉及 {}", one.month);
            let label_en = format!("touches {}", one.month);
            facts.push(
                Fact::words(&label, &label_en, &format!("{} 笔费用，{}", one.claims, state_words(&one.state).0))
                    .in_english(&format!("{} claims, {}", one.claims, state_words(&one.state).1)),
            );
        }
    }
    let most = figure(cx, "facts_most")? as usize;
    facts.extend(lines.iter().take(most).map(fact));
    if lines.len() > most {
        let rest = (lines.len() - most).to_string();
        facts.push(Fact::words("其余见调整明细", "more in the list of changes", &rest));
    }
    let checks = vec![Check::new(
        "not_back_dated",
        !back,
        "生效日期在今日之后，不涉及已发生费用",
        "it begins after today and touches no claim",
        "R1-12.11",
    )];
    let circumstances = back.then(|| BACK_DATED.to_owned()).into_iter().collect();
    Ok(Examined { circumstances, facts, checks, ..Examined::default() })
}

/// The numbers of the rules that ask the table.
fn asked_by(cx: &Context<'_>, change: &Change) -> Result<String, Stop> {
    let rules = RuleSet::all(&cx.house.law.audit_rules, change.from_date)
        .map_err(|e| Stop::fault("putting the rules together", e))?;
    let asks = |rule: &&audit::ActiveRule| rule.needs().contains(&Need::Table(change.table));
    let numbers: Vec<String> = rules.rules().iter().filter(asks).map(|rule| rule.number.to_string()).collect();
    Ok(if numbers.is_empty() { "—".to_owned() } else { numbers.join("、") })
}

/// What becomes of a month in a state.
pub(crate) fn state_words(state: &str) -> (&'static str, &'static str) {
    match state {
        "open" => ("未封账，按调整后知识审核", "not frozen: it will be audited with the change"),
        _ => ("已封账，不重新审核", "frozen: it is not audited again"),
    }
}

fn fact(line: &Line) -> Fact {
    let (kind, kind_en) = match line.kind {
        "added" => ("新增", "added"),
        "ended" => ("停用", "ended"),
        _ => ("变更", "changed"),
    };
    let fields = |english: bool| {
        let field = |field: &super::change::Field| {
            let title = if english { &field.title.1 } else { &field.title.0 };
            match field.before.as_str() {
                "" => format!("{title} {}", field.after),
                before => format!("{title} {before} → {}", field.after),
            }
        };
        line.fields.iter().map(field).collect::<Vec<_>>().join("；")
    };
    Fact::words(&line.codes, &line.codes, format!("{kind} {}", fields(false)).trim())
        .in_english(format!("{kind_en} {}", fields(true)).trim())
}
