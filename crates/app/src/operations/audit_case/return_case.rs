//! Second review sends an audit case back 退回 with a coded reason; first review
//! takes it up again with [`super::resubmit`]. Nothing is forgotten: whoever acted
//! on it stays bound by it.
//!
//! Article: R3d-19.4 (what does not fit goes back), R1-35.

use base::CaseId;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CaseMoved, take_of_kind};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Sends an audit case back.
pub struct ReturnCase;

/// Why a case goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReturnReason {
    /// 金额有误.
    AmountWrong,
    /// 证据不足.
    EvidenceMissing,
    /// 未采纳或未回应反馈意见.
    AnswerNotConsidered,
    /// 依据适用不当.
    BasisWrong,
    /// 其他，见意见.
    Other,
}

impl ReturnReason {
    /// The stable code, as the case keeps it.
    pub fn code(self) -> &'static str {
        match self {
            ReturnReason::AmountWrong => "amount_wrong",
            ReturnReason::EvidenceMissing => "evidence_missing",
            ReturnReason::AnswerNotConsidered => "answer_not_considered",
            ReturnReason::BasisWrong => "basis_wrong",
            ReturnReason::Other => "other",
        }
    }
}

/// Which case, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseReturn {
    /// The case.
    pub case_id: CaseId,
    /// The reason.
    pub reason: ReturnReason,
    /// What is to be done; needed.
    pub comment: String,
}

impl Command for ReturnCase {
    const SPEC: CommandSpec = CommandSpec {
        name: "audit_case.return",
        title: "疑点退回初审",
        title_en: "return findings to first review",
        access: Access::Duty(&[Duty::SecondReview]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.4", "R1-35"],
    };
    type Input = CaseReturn;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: CaseReturn) -> Result<Plan<CaseMoved>, Stop> {
        let work = take_of_kind(cx, input.case_id, CaseKind::Audit).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let decision = Decision::Return { reason: input.reason.code().to_owned() };
        let row = work.decide(cx, &mut plan, Duty::SecondReview, decision, input.comment.clone()).await?;
        comment_given(&input.comment)?;
        plan.output = CaseMoved::of(&row);
        plan.fact("reason", input.reason.code());
        Ok(plan)
    }
}

/// A return says in words what is wanted, beside its code.
pub(crate) fn comment_given(comment: &str) -> Result<(), base::Refusal> {
    if comment.trim().is_empty() {
        return Err(base::Refusal::invalid("reason_missing", "comment", "请填写退回意见", "say what is to be done")
            .citing("R3d-19.4"));
    }
    Ok(())
}
