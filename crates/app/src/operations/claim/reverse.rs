//! Takes a settlement back: a row with the opposite amounts answers it, the
//! visit is open again, and every later bill of the person that depended on it
//! is computed anew, the differences booked as adjustments. Nothing is deleted.
//!
//! Article: R2-98, R3d-28 (corrections by reversal).

use base::{Refusal, SettlementId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{settlement, visit};

use super::booking::Booking;
use super::in_hand::PersonInHand;
use super::settle::{SettlementShown, open_month};
use super::standing::own_visit;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Takes a settlement back.
pub struct Reverse;

/// Which settlement.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementToReverse {
    /// The settlement in force.
    pub settlement_id: SettlementId,
    /// Why; 1 to 200 signs.
    pub reason: String,
}

impl Command for Reverse {
    const SPEC: CommandSpec = CommandSpec {
        name: "claim.reverse",
        title: "撤销结算",
        title_en: "take a settlement back",
        access: Access::Duty(&[Duty::HisClaims, Duty::ClaimsImport]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-98", "R3d-28"],
    };
    type Input = SettlementToReverse;
    type Output = SettlementShown;

    async fn decide(cx: &Context<'_>, input: SettlementToReverse) -> Result<Plan<SettlementShown>, Stop> {
        let signs = input.reason.trim().chars().count();
        if signs == 0 || signs > 200 {
            return Err(Refusal::invalid(
                "reason_missing",
                "reason",
                "请填写撤销理由（200 字以内）",
                "give a reason of at most 200 signs",
            )
            .into());
        }
        let known = cx.view.by_key::<settlement::Model>(input.settlement_id.0).await?;
        let known = known.ok_or_else(|| Refusal::unknown("结算", "settlement"))?;
        let seen = own_visit(cx, base::VisitId(known.visit_id)).await?;
        let month = open_month(cx, cx.today).await?;
        let mut in_hand = PersonInHand::lock(cx, known.person_id).await?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        if visit.settlement_id != Some(known.settlement_id) {
            return Err(Refusal::conflict(
                "settlement_not_in_force",
                "该结算已撤销或不是有效结算",
                "the settlement is not in force",
            )
            .into());
        }
        let booking = Booking { month: month.to_string(), business_date: cx.today };
        let settlement_id = cx.house.store.id(IdKind::Settlement).await?;
        let rows = in_hand.reverse(cx, &booking, &visit, settlement_id).await?;

        let mut plan = Plan::answering(SettlementShown::of(&rows[0], rows.len() - 1)?);
        plan.about("settlement", input.settlement_id);
        plan.about("settlement", SettlementId(settlement_id));
        plan.about("visit", base::VisitId(visit.visit_id));
        plan.insert_all(rows);
        in_hand.keep_state(&mut plan, settlement_id)?;
        plan.update(visit::Model { state: "discharged".to_owned(), settlement_id: None, month: None, ..visit });
        Ok(plan)
    }
}
