//! What a resolution changes: the case moves, and with the last step's agreement
//! it takes effect as its kind says. The one place that knows how each kind that
//! may need a meeting goes on.
//!
//! Article: R1-10, R5-21.

use base::{CaseId, Refusal, StatementId};
use regulation::chains::CaseKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{finding, statement};

use crate::case_work::{CaseWork, NOT_AGREED, Resolved, kind_of};
use crate::command::{Context, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::operations::audit_case::lead::LEAD;
use crate::operations::matter;
use crate::operations::statement::approve::{in_force, month_of};
use crate::operations::statement::return_statement::sent_back;
use crate::stop::Stop;

/// Moves the case by what its meeting resolved.
pub(super) async fn take_effect(
    cx: &Context<'_>,
    work: CaseWork<'_>,
    resolved: &Resolved,
) -> Result<Plan<CaseMoved>, Stop> {
    let kind = kind_of(work.row())?;
    let mut plan = Plan::answering(CaseMoved::pending(CaseId(work.row().case_id)));
    match kind {
        CaseKind::Statement => of_statement(cx, &mut plan, work, resolved).await?,
        // The findings were decided by second review; the meeting lets it stand or sends it back.
        CaseKind::Audit => {
            let row = work.carry_out(cx, &mut plan, resolved).await?;
            plan.output = CaseMoved::of(&row);
            if !resolved.agreed {
                findings_opened(cx, &mut plan, row.case_id).await?;
            }
        }
        // Second review has decided on each claim; a meeting that does not agree has them reviewed anew.
        CaseKind::Sample => plan.output = CaseMoved::of(&work.carry_out(cx, &mut plan, resolved).await?),
        _ if kind.is_matter() => matter::review::carry_out(cx, &mut plan, work, resolved).await?,
        _ => return Err(Stop::fault("carrying a resolution out", format!("{kind} has no meeting"))),
    }
    Ok(plan)
}

/// The findings of a case that goes back wait for both reviews again.
async fn findings_opened(cx: &Context<'_>, plan: &mut Plan<CaseMoved>, case_id: i64) -> Result<(), Stop> {
    let decided =
        finding::Entity::find().filter(finding::Column::CaseId.eq(case_id)).order_by_asc(finding::Column::FindingId);
    for row in cx.view.all(decided).await?.into_iter().filter(|row| row.state != LEAD) {
        plan.update(finding::Model { state: "open".to_owned(), final_fen: None, final_reason: None, ..row });
    }
    Ok(())
}

async fn of_statement(
    cx: &Context<'_>,
    plan: &mut Plan<CaseMoved>,
    work: CaseWork<'_>,
    resolved: &Resolved,
) -> Result<(), Stop> {
    let statement_id = work.row().object_id;
    let month = month_of(cx, &work.row().month).await?;
    let case = work.carry_out(cx, plan, resolved).await?;
    plan.about("statement", StatementId(statement_id));
    plan.output = CaseMoved::of(&case);
    let row = cx.view.lock::<statement::Model>(statement_id).await?;
    let row = row.ok_or_else(|| Refusal::unknown("结算单", "statement"))?;
    if !resolved.agreed {
        sent_back(cx, plan, row, NOT_AGREED).await
    } else if case.state == "completed" {
        in_force(cx, plan, row, month).await.map(drop)
    } else {
        Ok(())
    }
}
