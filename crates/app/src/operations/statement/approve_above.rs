//! Approves a statement for the upper level 上级审批: where the agency has its
//! payments sent one level up, a person of that level agrees as well, after every
//! step of the agency itself.
//!
//! Article: R1-4 (the upper level guides and inspects), R1-12.6, R1-35.

use regulation::duties::Duty;

use super::approve::approve_as;
use super::{OfStatement, StatementMoved};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Approves a statement for the upper level.
pub struct ApproveAbove;

impl Command for ApproveAbove {
    const SPEC: CommandSpec = CommandSpec {
        name: "statement.approve_above",
        title: "结算单上级审批",
        title_en: "approve a statement for the upper level",
        access: Access::Duty(&[Duty::UpperApprove]),
        money: MoneyEffect::Entitles,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-4", "R1-12.6", "R1-35"],
    };
    type Input = OfStatement;
    type Output = StatementMoved;

    async fn decide(cx: &Context<'_>, input: OfStatement) -> Result<Plan<StatementMoved>, Stop> {
        approve_as(cx, input, Duty::UpperApprove).await
    }
}
