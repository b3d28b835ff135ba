//! The explanation of a settlement: the tree of steps, each with its formula,
//! value and article, computed again on the state on which it was settled. Its
//! root equals what is in force; if it did not, this would say so.
//!
//! Article: R2-53, R2-56 (every amount has a basis).

use base::{Fen, Refusal};
use benefit::{Explanation, explain};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use store::entity::{person, settlement};

use super::READERS;
use super::view::WhichClaim;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::claim::{BillSums, own_visit, read_state, stay_of, sum_of, tier_of};
use crate::stop::Stop;

/// Explains a claim.
pub struct Explain;

/// The explanation and whether it agrees with what is in force.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimExplained {
    /// The tree.
    pub explanation: Explanation,
    /// Whether the basic, critical-illness and hardship amounts of the tree are those in force.
    pub agrees: bool,
}

impl Query for Explain {
    const SPEC: QuerySpec =
        QuerySpec { name: "claim.explain", title: "结算解释", title_en: "explanation of a claim", access: READERS };
    type Input = WhichClaim;
    type Output = ClaimExplained;

    async fn answer(cx: &Context<'_>, input: WhichClaim) -> Result<ClaimExplained, Stop> {
        let visit = own_visit(cx, input.visit_id).await?;
        if visit.kind == 1 || visit.state != "settled" {
            return Err(Refusal::conflict(
                "nothing_to_explain",
                "该就诊没有可解释的住院结算",
                "this visit has no inpatient settlement to explain",
            )
            .into());
        }
        let rows = settlement::Entity::find().filter(settlement::Column::VisitId.eq(visit.visit_id));
        let rows = cx.view.all(rows.order_by_asc(settlement::Column::SettlementId)).await?;
        let sum = sum_of(&rows.iter().collect::<Vec<_>>())?;
        let person = cx.view.by_key::<person::Model>(visit.person_id).await?;
        let person = person.ok_or_else(|| Stop::fault("explaining", "a visit without person"))?;
        let sums = BillSums {
            total: Fen(sum.total_fen),
            out_of_scope: Fen(sum.out_of_scope_fen),
            preself: Fen(sum.preself_fen),
        };
        let stay = stay_of(&visit, &person, tier_of(cx, &visit).await?, sums)?;
        let policy = cx.house.policy(&sum.policy_id).ok_or_else(|| Stop::fault("explaining", "no such policy"))?;
        let explanation = explain(policy, &read_state(&sum.state_before)?, &stay).map_err(Refusal::from)?;
        let settled = explanation.settled;
        let agrees = (settled.basic.0, settled.ci.0, settled.hs.0)
            == (sum.basic_fen, sum.critical_illness_fen, sum.hardship_fen);
        Ok(ClaimExplained { explanation, agrees })
    }
}
