//! Second review of a statement 结算单复审. By another person than first review, on the
//! establishment.
//!
//! Article: R3d-19.5.1, R1-35, R1-12.

use regulation::duties::Duty;
use review::Decision;

use super::{OfStatement, StatementMoved, read, step};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Reviews a statement for the second time.
pub struct SecondReview;

impl Command for SecondReview {
    const SPEC: CommandSpec = CommandSpec {
        name: "statement.second_review",
        title: "结算单复审",
        title_en: "second review of a statement",
        access: Access::Duty(&[Duty::SecondReview]),
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
        let (plan, ..) = step(cx, row, Duty::SecondReview, Decision::Pass, input.comment).await?;
        Ok(plan)
    }
}
