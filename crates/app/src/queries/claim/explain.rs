//! The explanation of a claim: the tree of steps, each with its formula, value
//! and article, computed again in its place among the person's bills, and who owes
//! whom for it. Its parts equal what is in force; if they did not, this would say so.
//!
//! Article: R2-53, R2-56 (every amount has a basis), R2-65 (who is paid).

use base::{Fen, Refusal, VisitId};
use benefit::{BillExplanation, Due, StayId, clear, explain_bill};
use regulation::benefits::Desk;
use schemars::JsonSchema;
use serde::Serialize;
use store::entity::person;

use super::READERS;
use super::view::WhichClaim;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::claim::{PersonInHand, own_visit};
use crate::stop::Stop;

/// Explains a claim.
pub struct Explain;

/// The explanation and whether it agrees with what is in force.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimExplained {
    /// The visit.
    pub visit_id: VisitId,
    /// The policy's name in Chinese.
    pub policy_title: String,
    /// The same in English.
    pub policy_title_en: String,
    /// The tree.
    pub explanation: BillExplanation,
    /// Whether what it comes to is what is in force.
    pub agrees: bool,
    /// Who owes whom, where the policy says so.
    pub dues: Vec<Due>,
}

impl Query for Explain {
    const SPEC: QuerySpec =
        QuerySpec { name: "claim.explain", title: "结算解释", title_en: "explanation of a claim", access: READERS };
    type Input = WhichClaim;
    type Output = ClaimExplained;

    async fn answer(cx: &Context<'_>, input: WhichClaim) -> Result<ClaimExplained, Stop> {
        let visit = own_visit(cx, input.visit_id).await?;
        if visit.state != "settled" {
            return Err(Refusal::conflict(
                "nothing_to_explain",
                "该就诊没有可解释的结算",
                "this visit has no settlement to explain",
            )
            .into());
        }
        let person = cx.view.by_key::<person::Model>(visit.person_id).await?;
        let person = person.ok_or_else(|| Stop::fault("explaining", "a visit without person"))?;
        let told = PersonInHand::look_at(cx, person).await?.told(cx, StayId(visit.visit_id)).await?;
        let policy = &told.policy.policy;
        let explanation = explain_bill(policy, &told.before, &told.bill).map_err(Refusal::from)?;
        let desk = match (visit.provider_id, visit.out_of_area) {
            (None, _) => Desk::Agency,
            (Some(_), false) => Desk::Hospital,
            (Some(_), true) => Desk::HospitalElsewhere,
        };
        Ok(ClaimExplained {
            visit_id: input.visit_id,
            policy_title: policy.law().title.clone(),
            policy_title_en: policy.law().title_en.clone(),
            agrees: told.agrees(&explanation.outcome),
            // A policy that does not say who owes a part leaves that open.
            dues: clear(policy, &explanation.outcome, desk, Fen::ZERO).unwrap_or_default(),
            explanation,
        })
    }
}
