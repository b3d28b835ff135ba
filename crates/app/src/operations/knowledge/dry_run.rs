//! Tries a change of the knowledge over the last months kept and keeps who looked at the
//! outcome: nobody agrees to a change that he has not seen at work. A form that was tried
//! already is not tried again; a form that came back
//! changed is.
//!
//! Checked in this order: the case is one of the knowledge and this person sees it; the
//! change still holds against the knowledge of today.
//!
//! Article: R1-12.11. Threat I14.

use base::{CaseId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{knowledge_trial, review_case};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::knowledge_change::KnowledgeChangeForm;
use crate::matters::knowledge_change::change::worked_out;
use crate::matters::knowledge_change::trial::{Tried, tried};
use crate::operations::matter::{form_of, form_value};
use crate::queries::case::queue::visible;
use crate::stop::Stop;

/// Tries a change.
pub struct DryRun;

/// Which change.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeToTry {
    /// Its case.
    pub case_id: CaseId,
}

/// What it would have found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrialOutcome {
    /// The months it ran over, the latest first; none where none is kept.
    pub months: Vec<String>,
    /// By month and rule.
    pub rows: Vec<Tried>,
}

impl Command for DryRun {
    const SPEC: CommandSpec = CommandSpec {
        name: "knowledge.dry_run",
        title: "知识调整试运行",
        title_en: "try a change of the knowledge",
        access: Access::Duty(&[Duty::CatalogueEntry, Duty::ParameterReview, Duty::Approve, Duty::Inspection]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-12.11"],
    };
    type Input = ChangeToTry;
    type Output = TrialOutcome;

    async fn decide(cx: &Context<'_>, input: ChangeToTry) -> Result<Plan<TrialOutcome>, Stop> {
        let me = cx.staff_id()?;
        let case = review_case::Entity::find().filter(visible(cx));
        let case = case.filter(review_case::Column::CaseId.eq(input.case_id.0));
        let case = cx.view.one(case).await?.filter(|row| row.kind == CaseKind::KnowledgeChange.code());
        let case = case.ok_or_else(|| Refusal::unknown("知识调整", "change of the knowledge"))?;
        let kept = form_of(cx, case.case_id).await?;
        let form: KnowledgeChangeForm = serde_json::from_value(form_value(cx, &kept)?)
            .map_err(|e| Stop::fault("reading a change of the knowledge", e))?;
        let change = worked_out(cx, &form, Some(input.case_id)).await?;

        let trials = knowledge_trial::Entity::find()
            .filter(knowledge_trial::Column::CaseId.eq(case.case_id))
            .filter(knowledge_trial::Column::FormVersion.eq(kept.version))
            .order_by_desc(knowledge_trial::Column::KnowledgeTrialId);
        let trials = cx.view.all(trials).await?;
        let seen = trials.iter().any(|row| row.staff_id == me);
        let before = trials.first().map(|row| serde_json::from_str::<TrialOutcome>(&row.outcome));
        let outcome = match before {
            Some(outcome) => outcome.map_err(|e| Stop::fault("reading a trial", e))?,
            None => {
                let (months, rows) = tried(cx, &change).await?;
                TrialOutcome { months, rows }
            }
        };
        let mut plan = Plan::answering(outcome.clone());
        plan.about("case", input.case_id);
        plan.fact("months", outcome.months.len());
        plan.fact("hits_before", outcome.rows.iter().map(|row| row.hits_before).sum::<i64>());
        plan.fact("hits_after", outcome.rows.iter().map(|row| row.hits_after).sum::<i64>());
        if !seen {
            plan.insert(knowledge_trial::Model {
                knowledge_trial_id: cx.house.store.id(IdKind::Object).await?,
                case_id: case.case_id,
                form_version: kept.version,
                staff_id: me,
                months: outcome.months.join(","),
                outcome: serde_json::to_string(&outcome).map_err(|e| Stop::fault("keeping a trial", e))?,
                tried_at: cx.now,
                rev: 1,
            });
        }
        Ok(plan)
    }
}
