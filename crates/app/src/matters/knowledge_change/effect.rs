//! What an approved change does: its rows join the knowledge as the next version. A change
//! that was filed to begin later and whose day has come meanwhile goes back: it came
//! without its grounds on paper, and its reviewer saw nothing of what it touches.
//!
//! Article: R1-12.11. Threat I14.

use base::Refusal;
use sea_orm::{EntityTrait, QueryOrder};
use store::IdKind;
use store::entity::{knowledge_release, knowledge_row};

use super::change::worked_out;
use super::examine::BACK_DATED;
use super::form::KnowledgeChangeForm;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::operations::matter::{circumstances, form_of};
use crate::stop::Stop;

/// Brings the next version.
pub(super) async fn bring(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<KnowledgeChangeForm>,
) -> Result<(), Stop> {
    let change = worked_out(cx, &approved.form, Some(approved.case_id())).await?;
    let filed = form_of(cx, approved.case.case_id).await?;
    let looked_back = circumstances(&filed).contains(BACK_DATED);
    if change.from_date <= approved.decided_on && !looked_back {
        let refusal = Refusal::conflict(
            "effective_day_passed",
            "生效日期已到，须退回改期或按追溯调整重新提交",
            "its first day has come: it goes back for a later day, or to be submitted as one that reaches back",
        );
        return Err(refusal.citing("R1-12.11").into());
    }
    // The name was locked when the change was worked out: nobody else makes the next version.
    let last = knowledge_release::Entity::find().order_by_desc(knowledge_release::Column::ReleaseId);
    let release_id = cx.view.one(last).await?.map_or(0, |row| row.release_id) + 1;
    plan.about("knowledge_release", release_id);
    plan.fact("knowledge_table", change.table.name());
    plan.fact("knowledge_rows", change.rows.len());
    plan.insert(knowledge_release::Model {
        release_id,
        case_id: approved.case.case_id,
        table_name: change.table.name().to_owned(),
        from_date: change.from_date,
        made_at: cx.now,
        row_count: change.rows.len() as i64,
        rev: 1,
    });
    let ids = cx.house.store.ids(IdKind::Object, change.rows.len()).await?;
    let rows = change.rows.into_iter().zip(ids);
    plan.insert_all(
        rows.map(|(row, knowledge_row_id)| knowledge_row::Model { knowledge_row_id, release_id, ..row }).collect(),
    );
    Ok(())
}
