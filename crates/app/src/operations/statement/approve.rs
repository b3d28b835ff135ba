//! Approves a statement 审批, at the level its counted amount asks for: from here
//! on it may be paid. One on which nothing is payable, all of it being deducted,
//! is settled with its approval. When it was the last one of the month, the month
//! is stated; and closed, when all are paid.
//!
//! Article: R1-12.6 (level by amount), R1-12.12, R3d-19.5.1, R1-35.

use std::collections::BTreeSet;

use base::Fen;
use regulation::duties::Duty;
use review::Decision;
use sea_orm::FromQueryResult;
use store::entity::{settlement_month, statement};

use super::level::payable_of;
use super::{APPROVED, OfStatement, PAID, StatementMoved, read, step};
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
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.6", "R1-12.12", "R3d-19.5.1", "R1-35"],
    };
    type Input = OfStatement;
    type Output = StatementMoved;

    async fn decide(cx: &Context<'_>, input: OfStatement) -> Result<Plan<StatementMoved>, Stop> {
        approve_as(cx, input, Duty::Approve).await
    }
}

/// The approval of a statement by a duty of its chain. Where a further step waits
/// (a meeting, the upper level), the statement stays in review.
pub(crate) async fn approve_as(cx: &Context<'_>, input: OfStatement, duty: Duty) -> Result<Plan<StatementMoved>, Stop> {
    let row = read(cx, input.statement_id).await?;
    let month = month_of(cx, &row.month).await?;
    let (mut plan, row, case) = step(cx, row, duty, Decision::Pass, input.comment).await?;
    plan.fact("level", case.level);
    if case.state == "completed" {
        plan.output.state = in_force(cx, &mut plan, row, month).await?.to_owned();
    }
    Ok(plan)
}

/// The month of a statement, locked: of two last approvals at once, the later one
/// sees the earlier. Locked before the case.
pub(crate) async fn month_of(cx: &Context<'_>, month: &str) -> Result<settlement_month::Model, Stop> {
    let month = cx.view.lock::<settlement_month::Model>(month.to_owned()).await?;
    month.ok_or_else(|| Stop::fault("approving a statement", "its month has no row"))
}

/// What follows when every step of a statement has agreed; gives its state.
pub(crate) async fn in_force<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    row: statement::Model,
    month: settlement_month::Model,
) -> Result<&'static str, Stop> {
    let waiting = cx.view.sql::<Waiting>(WITHOUT_APPROVAL, [row.month.clone().into(), row.provider_id.into()]).await?;
    let stated = month.state == state::STATED || waiting.first().is_some_and(|waiting| waiting.providers == 0);
    let settled = payable_of(&row)? == Fen::ZERO;
    if settled {
        plan.fact("settled_without_payment", true);
    }
    let closed = settled && stated && state::all_paid(cx, &row.month, &BTreeSet::from([row.provider_id])).await?;
    let reached = if closed { state::CLOSED } else { state::STATED };
    if stated && month.state != reached {
        plan.update(settlement_month::Model { state: reached.to_owned(), ..month });
    }
    let state = if settled { PAID } else { APPROVED };
    plan.update(statement::Model { state: state.to_owned(), ..row });
    Ok(state)
}
