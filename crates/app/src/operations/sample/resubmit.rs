//! Takes a sample case up again that a meeting did not agree to 重新提交: its claims are
//! reviewed anew, with its whole history.
//!
//! Article: R4-16, R1-35, R5-21.

use base::CaseId;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::{CaseMoved, take_of_kind};
use crate::stop::Stop;

/// Takes a returned sample case up again.
pub struct ResubmitSample;

/// Which case.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SampleResubmission {
    /// The case.
    pub case_id: CaseId,
    /// A word on it.
    #[serde(default)]
    pub comment: String,
}

impl Command for ResubmitSample {
    const SPEC: CommandSpec = CommandSpec {
        name: "sample.resubmit",
        title: "抽审重新提交",
        title_en: "take a returned sample up again",
        access: Access::Duty(&[Duty::SampleDraw]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-16", "R1-35"],
    };
    type Input = SampleResubmission;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: SampleResubmission) -> Result<Plan<CaseMoved>, Stop> {
        let work = take_of_kind(cx, input.case_id, CaseKind::Sample).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = work.submit(cx, &mut plan, Duty::SampleDraw, input.comment).await?;
        plan.output = CaseMoved::of(&row);
        Ok(plan)
    }
}
