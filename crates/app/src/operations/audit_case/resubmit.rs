//! Takes a returned audit case up again 重新提交: it goes back to first review,
//! with its whole history.
//!
//! Article: R3d-19.4, R1-35.

use base::CaseId;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CaseMoved, take_of_kind};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Takes a returned audit case up again.
pub struct Resubmit;

/// Which case.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resubmission {
    /// The case.
    pub case_id: CaseId,
    /// A word on it.
    #[serde(default)]
    pub comment: String,
}

impl Command for Resubmit {
    const SPEC: CommandSpec = CommandSpec {
        name: "audit_case.resubmit",
        title: "疑点重新提交",
        title_en: "take returned findings up again",
        access: Access::Duty(&[Duty::FirstReview]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.4", "R1-35"],
    };
    type Input = Resubmission;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Resubmission) -> Result<Plan<CaseMoved>, Stop> {
        let work = take_of_kind(cx, input.case_id, CaseKind::Audit).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = work.submit(cx, &mut plan, Duty::FirstReview, input.comment).await?;
        plan.output = CaseMoved::of(&row);
        Ok(plan)
    }
}
