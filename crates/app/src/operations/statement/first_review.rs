//! First review of a statement 结算单初审.
//!
//! Article: R3d-19.5.1, R1-35.

use regulation::duties::Duty;
use review::Decision;

use super::{OfStatement, StatementMoved, read, step};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Reviews a statement for the first time.
pub struct FirstReview;

impl Command for FirstReview {
    const SPEC: CommandSpec = CommandSpec {
        name: "statement.first_review",
        title: "结算单初审",
        title_en: "first review of a statement",
        access: Access::Duty(&[Duty::FirstReview]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.5.1", "R1-35"],
    };
    type Input = OfStatement;
    type Output = StatementMoved;

    async fn decide(cx: &Context<'_>, input: OfStatement) -> Result<Plan<StatementMoved>, Stop> {
        let row = read(cx, input.statement_id).await?;
        let (plan, ..) = step(cx, row, Duty::FirstReview, Decision::Pass, input.comment).await?;
        Ok(plan)
    }
}
