//! Who signed a statement, for the page and for the printed document.
//!
//! Article: R3d-13, R1-35.

use base::{date_text, in_beijing};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use store::entity::{case_step, statement};

use crate::command::Context;
use crate::queries::case::course::{Course, StepState};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// A signature.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Signed {
    /// The duty.
    pub duty: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Who.
    pub person_name: String,
    /// In which post.
    pub post: String,
    /// On which day, in Beijing.
    pub on: String,
}

/// Who declared and who did each step that is done.
pub(super) async fn signatories(
    cx: &Context<'_>,
    kept: &statement::Model,
    course: &Course,
) -> Result<Vec<Signed>, Stop> {
    let select = case_step::Entity::find()
        .filter(case_step::Column::CaseId.eq(kept.case_id))
        .filter(case_step::Column::Duty.eq(Duty::StatementDeclare.code()));
    let declared = cx.view.one(select).await?;
    let names = Names::of_staff(cx.view, declared.iter().map(|step| step.staff_id)).await?;
    let facts = cx.house.law.duties.facts(Duty::StatementDeclare);
    let first = declared.map(|step| Signed {
        duty: step.duty,
        title: facts.zh.clone(),
        person_name: names.get(step.staff_id),
        post: step.post_name,
        on: date_text(in_beijing(step.at).date()),
    });
    let done = course.chain.iter().filter(|step| step.state == StepState::Done).map(|step| Signed {
        duty: step.stage.clone(),
        title: step.title.clone(),
        person_name: step.person_name.clone().unwrap_or_default(),
        post: step.post.clone().unwrap_or_default(),
        on: step.at.map(|at| date_text(in_beijing(at).date())).unwrap_or_default(),
    });
    Ok(first.into_iter().chain(done).collect())
}
