//! What reviewers are shown of a change: how many items come in, change and end, the
//! first of them field by field, and for one that reaches back what it would touch.
//!
//! Article: R1-12.14. Threat I14.

use base::{CaseId, Fen, date_text};

use super::change::{Change, Line, figure, worked_out};
use super::form::CatalogueChangeForm;
use super::touched::touched;
use crate::command::Context;
use crate::matters::{Check, Examined, Fact};
use crate::stop::Stop;

/// The circumstance of a change whose first day has begun.
pub(super) const BACK_DATED: &str = "back_dated";

/// Examines a form.
pub(super) async fn examine(
    cx: &Context<'_>,
    form: &CatalogueChangeForm,
    of: Option<CaseId>,
) -> Result<Examined, Stop> {
    let change = worked_out(cx, form, of).await?;
    let back = change.from_date <= cx.today;
    let lines = change.lines();
    let count = |kind: &str| lines.iter().filter(|line| line.kind == kind).count().to_string();
    let mut facts = vec![
        Fact::words("调整依据", "grounds", form.grounds.trim()),
        Fact::words("生效日期", "holds from", &date_text(change.from_date)),
        Fact::words("新增", "added", &count("added")),
        Fact::words("变更", "changed", &count("changed")),
        Fact::words("停用", "ended", &count("ended")),
        Fact::words("限价", "ceilings", &count("ceiling")),
    ];
    if back {
        facts.extend(of_touched(cx, &change).await?);
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
        "生效日期在今日之后，不涉及已结算费用",
        "it begins after today and touches no settlement",
        "R1-12.14",
    )];
    let circumstances = back.then(|| BACK_DATED.to_owned()).into_iter().collect();
    Ok(Examined { circumstances, facts, checks, ..Examined::default() })
}

async fn of_touched(cx: &Context<'_>, change: &Change) -> Result<[Fact; 2], Stop> {
    let touched = touched(cx, change).await?;
    let before = Fen::total(touched.iter().map(|one| one.in_scope_before))?;
    let after = Fen::total(touched.iter().map(|one| one.in_scope_after))?;
    Ok([
        Fact::words("涉及已结算费用（笔）", "settlements touched", &touched.len().to_string()),
        Fact::amount("涉及的范围内费用增减", "difference within scope", after.minus(before)?.0),
    ])
}

fn fact(line: &Line) -> Fact {
    let (kind, kind_en) = match line.kind {
        "added" => ("新增", "added"),
        "ended" => ("停用", "ended"),
        "ceiling" => ("限价", "ceiling"),
        _ => ("变更", "changed"),
    };
    let fields = |english: bool| {
        let field = |field: &super::change::Field| {
            let title = if english { field.title.1 } else { field.title.0 };
            match field.before.as_str() {
                "" => format!("{title} {}", field.after),
                before => format!("{title} {before} → {}", field.after),
            }
        };
        line.fields.iter().map(field).collect::<Vec<_>>().join("；")
    };
    let label = format!("{} {}", line.code, line.name);
    Fact::words(&label, &label, format!("{kind} {}", fields(false)).trim())
        .in_english(format!("{kind_en} {}", fields(true)).trim())
}
