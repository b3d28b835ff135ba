//! The course of a case for pages: its chain with who did each step, what
//! happened when, and what this caller may do with it.
//!
//! Article: R1-15, R1-24.

use std::collections::BTreeMap;

use base::{CaseId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use store::entity::{case_step, review_case, staff};
use time::OffsetDateTime;

use crate::case_work::CaseWork;
use crate::command::{CommandSpec, Context};
use crate::permission::may_ask;
use crate::queries::case::course::words;
use crate::stop::Stop;

/// A step of a chain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StageShown {
    /// The duty.
    pub stage: String,
    /// Its name.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// done, acting, waiting or returned.
    pub state: String,
    /// Who did it.
    pub person_name: Option<String>,
    /// When.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub at: Option<OffsetDateTime>,
    /// Where the step is laid down.
    pub cite: Option<String>,
}

/// Something that happened.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HappenedShown {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub at: OffsetDateTime,
    /// Who.
    pub person_name: String,
    /// The post held then.
    pub post: String,
    /// What, in Chinese.
    pub action: String,
    /// What, in English.
    pub action_en: String,
    /// A word on it.
    pub comment: Option<String>,
}

/// A command that belongs to what is shown, and whether this caller may ask for it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActionShown {
    /// `area.verb`.
    pub command: String,
    /// approve, return, reject or other.
    pub effect: String,
    /// Its name.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// Whether this caller may.
    pub allowed: bool,
    /// Why not.
    pub why_not: Option<String>,
    /// The same in English.
    pub why_not_en: Option<String>,
    /// Where the reason stands.
    pub cite: Option<String>,
}

/// A check that was made, passed or not.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckShown {
    /// Its stable code.
    pub code: String,
    /// Whether it passed.
    pub passed: bool,
    /// What was checked.
    pub title: String,
    /// The same in English.
    pub title_en: String,
}

/// The course of a batch or voucher as its page is told.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CourseShown {
    /// The steps with names.
    pub chain: Vec<StageShown>,
    /// What happened.
    pub timeline: Vec<HappenedShown>,
    /// What this caller may do.
    pub actions: Vec<ActionShown>,
}

/// The course of one case.
pub(crate) struct Course<'a> {
    pub(crate) case: CaseWork<'a>,
    pub(crate) chain: Vec<StageShown>,
    pub(crate) timeline: Vec<HappenedShown>,
}

/// The course of a case.
pub(crate) async fn course_of<'a>(cx: &Context<'a>, case_id: i64) -> Result<Course<'a>, Stop> {
    let row = cx.view.by_key::<review_case::Model>(case_id).await?;
    let row = row.ok_or_else(|| Refusal::unknown("办件", "case"))?;
    let steps = steps_of(cx, &[case_id]).await?;
    let names = names_of(cx, steps.iter().map(|step| step.staff_id)).await?;
    let name = |staff_id: i64| names.get(&staff_id).cloned().unwrap_or_default();
    let case =
        CaseWork::look(cx, vec![row]).await?.pop().ok_or_else(|| Stop::fault("reading a case", CaseId(case_id)))?;
    let waits_for = case.waits_for();
    let returned = case.row().state == "returned";
    let chain = case.chain().steps.iter().map(|step| {
        let done = steps.iter().rfind(|done| done.duty == step.duty.code() && done.action == "agree");
        let done = done.filter(|_| !returned && waits_for != Some(step.duty));
        StageShown {
            stage: step.duty.code().to_owned(),
            title: step.zh.clone(),
            title_en: step.en.clone(),
            state: match done {
                Some(_) => "done",
                None if waits_for == Some(step.duty) => "acting",
                None if returned => "returned",
                None => "waiting",
            }
            .to_owned(),
            person_name: done.map(|done| name(done.staff_id)),
            at: done.map(|done| done.at),
            cite: None,
        }
    });
    let chain = chain.collect();
    let timeline = steps
        .into_iter()
        .map(|step| {
            let (action, action_en) = words(&step.action);
            HappenedShown {
                at: step.at,
                person_name: name(step.staff_id),
                action: action.to_owned(),
                action_en: action_en.to_owned(),
                post: step.post_name,
                comment: Some(step.comment).filter(|comment| !comment.is_empty()),
            }
        })
        .collect();
    Ok(Course { case, chain, timeline })
}

impl Course<'_> {
    /// For its page, with the commands that fit.
    pub(crate) fn shown(self, actions: Vec<ActionShown>) -> CourseShown {
        CourseShown { chain: self.chain, timeline: self.timeline, actions }
    }

    /// A command of this case for this caller: duty first, then history.
    pub(crate) fn action(&self, cx: &Context<'_>, spec: &CommandSpec, duty: Duty, effect: &str) -> ActionShown {
        let refused = may_ask(cx.house, spec.name, spec.access, cx.caller).and_then(|()| self.case.may(cx, duty)).err();
        action_of(spec, effect, refused)
    }
}

/// A command with the reason why this caller may not ask for it, if there is one.
pub(crate) fn action_of(spec: &CommandSpec, effect: &str, refused: Option<Refusal>) -> ActionShown {
    ActionShown {
        command: spec.name.to_owned(),
        effect: effect.to_owned(),
        title: spec.title.to_owned(),
        title_en: spec.title_en.to_owned(),
        allowed: refused.is_none(),
        why_not: refused.as_ref().map(|refusal| refusal.title.clone()),
        why_not_en: refused.as_ref().map(|refusal| refusal.title_en.clone()),
        cite: refused.and_then(|refusal| refusal.cite).map(|article| article.to_string()),
    }
}

/// The steps done on cases, in their order.
pub(crate) async fn steps_of(cx: &Context<'_>, case_ids: &[i64]) -> Result<Vec<case_step::Model>, Stop> {
    let select = case_step::Entity::find()
        .filter(case_step::Column::CaseId.is_in(case_ids.iter().copied()))
        .order_by_asc(case_step::Column::CaseId)
        .order_by_asc(case_step::Column::Seq);
    Ok(cx.view.all(select).await?)
}

/// The names of members of staff.
pub(crate) async fn names_of(
    cx: &Context<'_>,
    staff_ids: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, String>, Stop> {
    let mut ids: Vec<i64> = staff_ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(cx.view.by_keys::<staff::Model>(ids).await?.into_iter().map(|row| (row.staff_id, row.name)).collect())
}
