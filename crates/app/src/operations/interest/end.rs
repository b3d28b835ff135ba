//! Ends a registered tie, by the control department: nobody takes out his own.
//!
//! Article: R1-26. Threat I23.

use base::{Refusal, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::interest;

use super::declare::Declared;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::matter::suspend::reason_in_words;
use crate::stop::Stop;

/// Ends a tie.
pub struct End;

/// Which tie, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TieToEnd {
    /// Its number in the register.
    pub interest_id: String,
    /// Why; needed.
    pub reason: String,
}

impl Command for End {
    const SPEC: CommandSpec = CommandSpec {
        name: "interest.end",
        title: "解除回避关系",
        title_en: "end a tie",
        access: Access::Duty(&[Duty::Inspection]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-26"],
    };
    type Input = TieToEnd;
    type Output = Declared;

    async fn decide(cx: &Context<'_>, input: TieToEnd) -> Result<Plan<Declared>, Stop> {
        let unknown = || Refusal::unknown("回避关系", "tie");
        let id: i64 = input.interest_id.parse().map_err(|_| unknown())?;
        let row = cx.view.lock::<interest::Model>(id).await?.filter(|row| row.until_date.is_none());
        let row = row.ok_or_else(unknown)?;
        if row.staff_id == cx.staff_id()? {
            let refusal = Refusal::forbidden("ones_own_tie", "不得解除本人的回避关系", "nobody ends a tie of his own");
            return Err(refusal.citing("R1-26").into());
        }
        reason_in_words(&input.reason)?;
        let mut plan = Plan::answering(Declared { interest_id: input.interest_id });
        plan.about("staff", StaffId(row.staff_id));
        plan.fact("reason", input.reason);
        // The day before today is the last: it holds no longer from today on.
        let until = cx.today.previous_day().unwrap_or(cx.today).max(row.from_date);
        plan.update(interest::Model { until_date: Some(until), ..row });
        Ok(plan)
    }
}
