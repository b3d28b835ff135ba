//! What an approved recognition changes: the register gets a row, within which
//! later visits for the disease are paid.
//!
//! Article: R2-51.

use base::ChronicRecognitionId;
use store::IdKind;
use store::entity::chronic_recognition;

use super::examine::recognition;
use super::form::ChronicRecognitionForm;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::stop::Stop;

/// Enters the recognition.
pub(super) async fn recognise(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<ChronicRecognitionForm>,
) -> Result<(), Stop> {
    let form = &approved.form;
    let found = recognition(cx, &form.asked(), Some(approved.case_id())).await?;
    let chronic_recognition_id = cx.house.store.id(IdKind::Object).await?;
    plan.about("chronic_recognition", ChronicRecognitionId(chronic_recognition_id));
    plan.about("person", form.person_id);
    plan.insert(chronic_recognition::Model {
        chronic_recognition_id,
        case_id: approved.case.case_id,
        person_id: form.person_id.0,
        disease: form.disease.clone(),
        diagnosis: form.diagnosis.clone(),
        diagnosed_by_id: form.diagnosed_by_id.0,
        treated_at_id: form.treated_at_id.0,
        from_date: found.from,
        until_date: found.until,
        recognised_on: approved.decided_on,
        rev: 1,
    });
    Ok(())
}
