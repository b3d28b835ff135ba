//! The audit's knowledge: its tables, their rows on a day, a table as a file, what a change
//! changes and touches.

pub mod change_lines;
pub mod file;
pub mod rows;
pub mod tables;
pub mod touched;

use base::{CaseId, Refusal};
use regulation::chains::CaseKind;

use crate::case_work::{CaseWork, kind_of};
use crate::command::{Access, Context};
use crate::matters::knowledge_change::KnowledgeChangeForm;
use crate::matters::knowledge_change::change::{Change, worked_out};
use crate::operations::matter::{form_of, form_value};
use crate::queries::audit_rule;
use crate::stop::Stop;

/// Whoever audits, reviews, keeps the knowledge or oversees.
const READERS: Access = audit_rule::READERS;

/// The form of a case of the knowledge.
pub(crate) async fn form_of_case(cx: &Context<'_>, case_id: CaseId) -> Result<KnowledgeChangeForm, Stop> {
    let unknown = || Refusal::unknown("知识调整", "change of the knowledge");
    let work = CaseWork::take(cx, case_id.0).await?;
    if kind_of(work.row())? != CaseKind::KnowledgeChange {
        return Err(unknown().into());
    }
    let kept = form_of(cx, case_id.0).await?;
    serde_json::from_value(form_value(cx, &kept)?).map_err(|e| Stop::fault("reading a change of the knowledge", e))
}

/// The change of a case of the knowledge.
async fn change_of(cx: &Context<'_>, case_id: CaseId) -> Result<Change, Stop> {
    worked_out(cx, &form_of_case(cx, case_id).await?, Some(case_id)).await
}
