//! Approves a statement 审批, at the level its counted amount asks for: from here
//! on it may be paid. When it was the last one of the month, the month is stated.
//!
//! Article: R1-12.6 (level by amount), R3d-19.5.1, R1-35.

use regulation::duties::Duty;
use review::Decision;
use sea_orm::FromQueryResult;
use store::entity::{settlement_month, statement};

use super::{APPROVED, OfStatement, StatementMoved, read, step};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::month::state;
use crate::stop::Stop;

/// Approves a statement.
pub struct Approve;

const WITHOUT_APPROVAL: &str = "SELECT COUNT(*) AS providers FROM (SELECT DISTINCT provider_id FROM settlement WHERE month = $1) p \
    WHERE p.provider_id <> $2 AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.month = $1 AND s.provider_id = p.provider_id \
    AND s.state IN ('approved', 'in_payment', 'paid'))";

#[derive(FromQueryResult)]
struct Waiting {
    providers: i64,
}

impl Command for Approve {
    const SPEC: CommandSpec = CommandSpec {
        name: "statement.approve",
        title: "结算单审批",
        title_en: "approve a statement",
        access: Access::Duty(&[Duty::Approve]),
        money: MoneyEffect::Entitles,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.6", "R3d-19.5.1", "R1-35"],
    };
    type Input = OfStatement;
    type Output = StatementMoved;

    async fn decide(cx: &Context<'_>, input: OfStatement) -> Result<Plan<StatementMoved>, Stop> {
        let row = read(cx, input.statement_id).await?;
        // The month is locked first: of two last approvals at once, the later one sees the earlier.
        let month = cx.view.lock::<settlement_month::Model>(row.month.clone()).await?;
        let month = month.ok_or_else(|| Stop::fault("approving a statement", "its month has no row"))?;
        let (mut plan, row, case) = step(cx, row, Duty::Approve, Decision::Pass, input.comment).await?;
        plan.fact("level", case.level);
        let waiting =
            cx.view.sql::<Waiting>(WITHOUT_APPROVAL, [row.month.clone().into(), row.provider_id.into()]).await?;
        if month.state == state::AUDITED && waiting.first().is_some_and(|waiting| waiting.providers == 0) {
            plan.update(settlement_month::Model { state: state::STATED.to_owned(), ..month });
        }
        plan.output.state = APPROVED.to_owned();
        plan.update(statement::Model { state: APPROVED.to_owned(), ..row });
        Ok(plan)
    }
}
