//! Sends a statement back to the provider 退回, from whichever step it waits at,
//! with a coded reason. Its number is voided and stays visible; the provider
//! declares anew under a new number, and whoever acted on the returned one stays
//! bound by it.
//!
//! Article: R3d-19.4, R3d-33 (voided numbers stay visible), R1-35.

use base::{Refusal, StatementId};
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{serial_use, statement};

use super::{RETURNED, StatementMoved, read, step};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::return_case::comment_given;
use crate::stop::Stop;

/// Sends a statement back.
pub struct ReturnStatement;

/// Which statement, from which step, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementReturn {
    /// The statement.
    pub statement_id: StatementId,
    /// The step at which the caller believes it to be.
    pub duty: ReviewStep,
    /// The reason.
    pub reason: StatementReason,
    /// What is to be done; needed.
    pub comment: String,
}

/// The steps of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewStep {
    /// 初审.
    FirstReview,
    /// 复审.
    SecondReview,
    /// 审批.
    Approve,
    /// 上级审批.
    UpperApprove,
}

/// Why a statement goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementReason {
    /// 金额有误.
    AmountWrong,
    /// 扣减有误.
    DeductionWrong,
    /// 收款账户有误.
    PayeeWrong,
    /// 其他，见意见.
    Other,
}

impl ReviewStep {
    fn duty(self) -> Duty {
        match self {
            ReviewStep::FirstReview => Duty::FirstReview,
            ReviewStep::SecondReview => Duty::SecondReview,
            ReviewStep::Approve => Duty::Approve,
            ReviewStep::UpperApprove => Duty::UpperApprove,
        }
    }
}

impl StatementReason {
    /// The stable code, as case and number keep it.
    pub fn code(self) -> &'static str {
        match self {
            StatementReason::AmountWrong => "amount_wrong",
            StatementReason::DeductionWrong => "deduction_wrong",
            StatementReason::PayeeWrong => "payee_wrong",
            StatementReason::Other => "other",
        }
    }
}

impl Command for ReturnStatement {
    const SPEC: CommandSpec = CommandSpec {
        name: "statement.return",
        title: "结算单退回",
        title_en: "return a statement",
        access: Access::Duty(&[Duty::FirstReview, Duty::SecondReview, Duty::Approve, Duty::UpperApprove]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.4", "R3d-33", "R1-35"],
    };
    type Input = StatementReturn;
    type Output = StatementMoved;

    async fn decide(cx: &Context<'_>, input: StatementReturn) -> Result<Plan<StatementMoved>, Stop> {
        let row = read(cx, input.statement_id).await?;
        let reason = input.reason.code();
        let decision = Decision::Return { reason: reason.to_owned() };
        let (mut plan, row, _) = step(cx, row, input.duty.duty(), decision, input.comment.clone()).await?;
        comment_given(&input.comment)?;
        plan.output.state = RETURNED.to_owned();
        sent_back(cx, &mut plan, row, reason).await?;
        Ok(plan)
    }
}

/// What follows when a statement goes back: its number is voided.
pub(crate) async fn sent_back<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    row: statement::Model,
    reason: &str,
) -> Result<(), Stop> {
    plan.update(voided(cx, &row, reason).await?);
    plan.fact("reason", reason);
    plan.update(statement::Model { state: RETURNED.to_owned(), ..row });
    Ok(())
}

/// The statement's number, voided.
async fn voided(cx: &Context<'_>, row: &statement::Model, reason: &str) -> Result<serial_use::Model, Stop> {
    let select = serial_use::Entity::find()
        .filter(serial_use::Column::DocumentKind.eq("statement"))
        .filter(serial_use::Column::DocumentId.eq(row.statement_id));
    let used = cx.view.one(select).await?;
    let used = used.ok_or_else(|| Refusal::unknown("单号", "serial number"))?;
    Ok(serial_use::Model { voided_reason: Some(format!("returned: {reason}")), ..used })
}
