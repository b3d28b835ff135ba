//! The provider let the days for his answer run out: the case goes on to second
//! review without one. A matter of the calendar, noted by whoever works on
//! audit cases; refused while his time is still running.
//!
//! Article: R5-22 (not used within five working days counts as waived).

use base::CaseId;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CaseMoved, take_of_kind};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Notes that the provider's time has run out.
pub struct ProviderSilent;

/// Which case.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCase {
    /// The case.
    pub case_id: CaseId,
}

/// Who may note it, the first one held standing in the record.
const DUTIES: &[Duty] = &[Duty::AuditRun, Duty::FirstReview, Duty::SecondReview];

impl Command for ProviderSilent {
    const SPEC: CommandSpec = CommandSpec {
        name: "audit_case.provider_silent",
        title: "反馈逾期",
        title_en: "note that the provider did not answer",
        access: Access::Duty(DUTIES),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R5-22"],
    };
    type Input = OfCase;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: OfCase) -> Result<Plan<CaseMoved>, Stop> {
        let work = take_of_kind(cx, input.case_id, CaseKind::Audit).await?;
        let held = DUTIES.iter().copied().find(|duty| cx.caller.duties.contains(duty));
        let duty = held.ok_or_else(|| Stop::fault("noting a silent provider", "let in without a duty"))?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = work.provider_silent(cx, &mut plan, duty).await?;
        plan.output = CaseMoved::of(&row);
        Ok(plan)
    }
}
