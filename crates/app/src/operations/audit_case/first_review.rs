//! First review of a provider's findings 疑点初审: for every open finding the
//! amount that should be deducted, nothing to all of it, with the reason wherever
//! it is less. The case goes on to the provider for a written answer, or straight
//! to second review.
//!
//! A lead may be taken up beside them, for an amount or to be cleared, and with the
//! reason in either case: it is an open finding from then on. Leads that are not named
//! stay leads.
//!
//! Checked in this order: the case is an audit case and this person may; every
//! open finding exactly once, each lead at most once; amounts and reasons; the
//! provider is asked only when something is upheld.
//!
//! Article: R1-12.11, R2-66, R1-35.

use std::collections::BTreeMap;

use base::{CaseId, FindingId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::finding;

use super::lead::{self, OPEN};
use super::{CaseMoved, check_amount, none_left, open_findings, take_finding, take_of_kind};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Reviews findings for the first time.
pub struct FirstReview;

/// The proposals of first review.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposals {
    /// The case.
    pub case_id: CaseId,
    /// One per open finding, and one per lead that is taken up.
    pub lines: Vec<Proposal>,
    /// A word on the whole.
    #[serde(default)]
    pub comment: String,
    /// Whether the provider is asked for a written answer first.
    pub ask_provider: bool,
}

/// What first review proposes for a finding.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The finding.
    pub finding_id: FindingId,
    /// To be deducted, fen; 0 clears it.
    pub uphold_fen: i64,
    /// Why; needed when less than the amount in question.
    #[serde(default)]
    pub reason: String,
}

impl Command for FirstReview {
    const SPEC: CommandSpec = CommandSpec {
        name: "audit_case.first_review",
        title: "疑点初审",
        title_en: "first review of findings",
        access: Access::Duty(&[Duty::FirstReview]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.11", "R2-66", "R1-35"],
    };
    type Input = Proposals;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Proposals) -> Result<Plan<CaseMoved>, Stop> {
        let work = take_of_kind(cx, input.case_id, CaseKind::Audit).await?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let decision = if input.ask_provider { Decision::AskProvider } else { Decision::Pass };
        let row = work.decide(cx, &mut plan, Duty::FirstReview, decision, input.comment).await?;
        plan.output = CaseMoved::of(&row);

        let mut open = open_findings(cx, input.case_id).await?;
        let mut leads: BTreeMap<i64, finding::Model> =
            lead::untouched(cx, input.case_id).await?.into_iter().map(|row| (row.finding_id, row)).collect();
        let mut taken_up = 0;
        let mut upheld = false;
        for (index, line) in input.lines.into_iter().enumerate() {
            let found = match leads.remove(&line.finding_id.0) {
                Some(lead) => {
                    if line.reason.trim().is_empty() {
                        return Err(lead_without_reason(index).into());
                    }
                    taken_up += 1;
                    finding::Model { state: OPEN.to_owned(), ..lead }
                }
                None => take_finding(&mut open, index, line.finding_id)?,
            };
            check_amount(index, "uphold_fen", line.uphold_fen, &found, &line.reason)?;
            upheld |= line.uphold_fen > 0;
            plan.update(finding::Model { first_fen: Some(line.uphold_fen), first_reason: Some(line.reason), ..found });
        }
        none_left(&open)?;
        if taken_up > 0 {
            plan.fact("leads_taken_up", taken_up);
        }
        if input.ask_provider && !upheld {
            return Err(nothing_to_answer().into());
        }
        Ok(plan)
    }
}

fn lead_without_reason(index: usize) -> Refusal {
    Refusal::invalid(
        "lead_reason_missing",
        format!("lines[{index}].reason"),
        "采用线索须填写理由",
        "a lead is taken up with a reason",
    )
    .citing("R2-66")
}

fn nothing_to_answer() -> Refusal {
    Refusal::invalid(
        "nothing_to_answer",
        "ask_provider",
        "没有拟扣减的疑点，无需医药机构反馈",
        "nothing is upheld, so there is nothing for the provider to answer",
    )
}
