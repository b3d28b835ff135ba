//! The provider's written answer 书面反馈 to the findings that first review would
//! uphold. By a person of that provider; another provider's case does not exist
//! for him.
//!
//! Checked in this order: the person works for a provider; the case is his
//! provider's; it waits for the answer; each finding at most once, with words.
//!
//! Article: R2-66, R5-22.

use base::{CaseId, FindingId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::finding;

use super::{CaseMoved, open_findings, take_finding, take_of_kind, too_long};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Answers findings in writing.
pub struct Answer;

/// The provider's answer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The case.
    pub case_id: CaseId,
    /// What is said to single findings; findings left out are not contested.
    pub lines: Vec<AnswerLine>,
    /// What is said to all of them.
    #[serde(default)]
    pub comment: String,
}

/// What is said to a finding.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerLine {
    /// The finding.
    pub finding_id: FindingId,
    /// The words.
    pub answer: String,
}

impl Command for Answer {
    const SPEC: CommandSpec = CommandSpec {
        name: "audit_case.answer",
        title: "疑点书面反馈",
        title_en: "answer findings in writing",
        access: Access::Duty(&[Duty::ProviderAnswer]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-66", "R5-22"],
    };
    type Input = Answers;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Answers) -> Result<Plan<CaseMoved>, Stop> {
        cx.provider_id()?;
        let work = take_of_kind(cx, input.case_id, CaseKind::Audit).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = work.answered(cx, &mut plan, input.comment).await?;
        plan.output = CaseMoved::of(&row);

        let mut open = open_findings(cx, input.case_id).await?;
        for (index, line) in input.lines.into_iter().enumerate() {
            let found = take_finding(&mut open, index, line.finding_id)?;
            let path = format!("lines[{index}].answer");
            too_long(&path, &line.answer)?;
            if line.answer.trim().is_empty() {
                return Err(Refusal::invalid("answer_missing", path, "请填写反馈内容", "the answer is empty").into());
            }
            plan.update(finding::Model { answer: Some(line.answer), ..found });
        }
        Ok(plan)
    }
}
