//! Makes the decision of a case void when its approval lapses: the document stays
//! to be seen with its number and why, and a later approval issues another one.
//!
//! Article: R3d-14, R3d-33. Threats I07, I09.

use base::DocumentId;
use regulation::chains::CaseKind;
use regulation::matters::DocumentMoment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{official_document, serial_use};

use super::{IN_FORCE, VOID};
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// Makes the decisions in force of a case void.
pub(crate) async fn void_approval<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    case_id: i64,
    of: CaseKind,
    reason: &str,
) -> Result<(), Stop> {
    let law = cx.house.law.matters.of(of);
    let approvals = law.iter().flat_map(|law| &law.documents).filter(|one| one.on == DocumentMoment::Approved);
    let kinds: Vec<&str> = approvals.map(|document| document.code.as_str()).collect();
    let select = official_document::Entity::find()
        .filter(official_document::Column::CaseId.eq(case_id))
        .filter(official_document::Column::State.eq(IN_FORCE))
        .filter(official_document::Column::Kind.is_in(kinds));
    for row in cx.view.all(select).await? {
        let used = serial_use::Entity::find()
            .filter(serial_use::Column::DocumentKind.eq("document"))
            .filter(serial_use::Column::DocumentId.eq(row.document_id));
        let used = cx.view.one(used).await?;
        let used = used.ok_or_else(|| Stop::fault("voiding a document", "its number is not in the list"))?;
        plan.about("document", DocumentId(row.document_id));
        plan.update(serial_use::Model { voided_reason: Some(reason.to_owned()), ..used });
        plan.update(official_document::Model { state: VOID.to_owned(), void_reason: Some(reason.to_owned()), ..row });
    }
    Ok(())
}
