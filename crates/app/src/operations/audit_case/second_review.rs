//! Second review of a provider's findings 疑点复审, by another person on the
//! establishment: the final amount of every open finding, in the light of the
//! provider's answer. Findings with an amount are upheld, the others cleared. From
//! the amount that the chain names a meeting decides as well; otherwise the case
//! is completed. Its amounts go into the month's statement.
//!
//! Checked in this order: the case is an audit case and this person may (never
//! who did first review or ran the audit); every open finding exactly once;
//! amounts and reasons.
//!
//! Article: R1-12.11, R1-35, R2-66, R5-21.

use base::{CaseId, Fen, FindingId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::finding;

use super::{CaseMoved, check_amount, none_left, open_findings, take_finding, take_of_kind};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Reviews findings for the second time.
pub struct SecondReview;

/// The decisions of second review.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// The case.
    pub case_id: CaseId,
    /// One per open finding.
    pub lines: Vec<FinalLine>,
    /// A word on the whole.
    #[serde(default)]
    pub comment: String,
}

/// What second review decides on a finding.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FinalLine {
    /// The finding.
    pub finding_id: FindingId,
    /// To be deducted of the medical cost, fen; 0 clears it.
    pub final_fen: i64,
    /// Why; needed when less than the amount in question.
    #[serde(default)]
    pub reason: String,
}

impl Command for SecondReview {
    const SPEC: CommandSpec = CommandSpec {
        name: "audit_case.second_review",
        title: "疑点复审",
        title_en: "second review of findings",
        access: Access::Duty(&[Duty::SecondReview]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.11", "R1-35", "R2-66"],
    };
    type Input = Decisions;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Decisions) -> Result<Plan<CaseMoved>, Stop> {
        let work = take_of_kind(cx, input.case_id, CaseKind::Audit).await?;
        // From here on the case is about what is refused, not about what was in question; the lines
        // themselves are checked below.
        let refused = input.lines.iter().map(|line| Fen(line.final_fen.max(0)));
        let work = work.at_amount(cx, Fen::total(refused)?)?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = work.decide(cx, &mut plan, Duty::SecondReview, Decision::Pass, input.comment).await?;
        plan.output = CaseMoved::of(&row);

        let mut open = open_findings(cx, input.case_id).await?;
        for (index, line) in input.lines.into_iter().enumerate() {
            let found = take_finding(&mut open, index, line.finding_id)?;
            check_amount(index, "final_fen", line.final_fen, &found, &line.reason)?;
            plan.update(finding::Model {
                state: if line.final_fen > 0 { "upheld" } else { "cleared" }.to_owned(),
                final_fen: Some(line.final_fen),
                final_reason: Some(line.reason),
                ..found
            });
        }
        none_left(&open)?;
        Ok(plan)
    }
}
