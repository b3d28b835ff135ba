//! What settling would give while the patient still lies in the hospital: the
//! stay is computed as if it ended on a day named. Nothing is written or
//! locked. After the discharge the settlement itself is run dry instead.
//!
//! Checks in this order: the visit is the caller's own, inpatient and open; the
//! day fits; the bill is not empty and agrees; the person is covered.
//!
//! Article: R2-36, R2-53, R2-56.

use base::{Fen, Month, Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{fee_line, person, visit};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::claim::{
    BillSums, Booking, Cover, PersonInHand, ToSettle, date_of, days_of, own_visit, tier_of,
};
use crate::stop::Stop;

/// What settling would give.
pub struct Trial;

/// Which stay, the hospital's own sum, and the day on which it is to end.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitToTry {
    /// The visit.
    pub visit_id: VisitId,
    /// The sum of the bill as the hospital has it.
    pub total_fen: Fen,
    /// Last day, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub discharge_date: String,
}

/// The amounts; they add up as those of a settlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrialShown {
    /// The visit.
    pub visit_id: VisitId,
    /// The whole bill.
    pub total_fen: Fen,
    /// At the patient's own cost wholly.
    pub out_of_scope_fen: Fen,
    /// Borne by the patient first.
    pub preself_fen: Fen,
    /// Within scope.
    pub in_scope_fen: Fen,
    /// The deductible borne.
    pub deductible_fen: Fen,
    /// Paid by the basic pool.
    pub basic_fen: Fen,
    /// Paid by critical-illness insurance.
    pub critical_illness_fen: Fen,
    /// Paid by the hardship supplement.
    pub hardship_fen: Fen,
    /// Paid by medical assistance.
    pub assistance_fen: Fen,
    /// Borne by the hospital.
    pub hospital_fen: Fen,
    /// Left to the person within scope.
    pub self_in_scope_fen: Fen,
}

impl Query for Trial {
    const SPEC: QuerySpec = QuerySpec {
        name: "his.trial",
        title: "在院预结算",
        title_en: "what settling an open stay would give",
        access: Access::Duty(&[Duty::HisClaims]),
    };
    type Input = VisitToTry;
    type Output = TrialShown;

    async fn answer(cx: &Context<'_>, input: VisitToTry) -> Result<TrialShown, Stop> {
        let visit = own_visit(cx, input.visit_id).await?;
        if visit.kind != 2 || visit.state != "admitted" {
            return Err(Refusal::conflict("visit_not_open", "该就诊不在院", "the visit is not open").into());
        }
        let discharge_date = date_of(&input.discharge_date, "discharge_date")?;
        if discharge_date < visit.admit_date || discharge_date > cx.today {
            return Err(Refusal::invalid(
                "discharge_date_impossible",
                "discharge_date",
                "出院日期须在入院日期与今日之间",
                "the discharge lies between admission and today",
            )
            .into());
        }
        let sums = bill(cx, &visit, input.total_fen).await?;
        let person = cx.view.by_key::<person::Model>(visit.person_id).await?;
        let person = person.ok_or_else(|| Stop::fault("a trial settlement", "a visit without person"))?;
        let ended = visit::Model { discharge_date: Some(discharge_date), ..visit };
        let policy = Cover::of(cx.view, person.person_id).await?.policy(cx.house, &person, days_of(&ended)?)?;
        let mut in_hand = PersonInHand::look_at(cx, person).await?;
        let bill = in_hand.bill(&ended, &policy, tier_of(cx, &ended).await?, sums)?;
        let booking = Booking { month: Month::of(cx.today).to_string(), business_date: cx.today };
        let asked = ToSettle { visit: &ended, policy, bill, settlement_id: 0 };
        let settled = in_hand.settle(cx, &booking, asked).await?.swap_remove(0);
        Ok(TrialShown {
            visit_id: input.visit_id,
            total_fen: Fen(settled.total_fen),
            out_of_scope_fen: Fen(settled.out_of_scope_fen),
            preself_fen: Fen(settled.preself_fen),
            in_scope_fen: Fen(settled.in_scope_fen),
            deductible_fen: Fen(settled.deductible_fen),
            basic_fen: Fen(settled.basic_fen),
            critical_illness_fen: Fen(settled.critical_illness_fen),
            hardship_fen: Fen(settled.hardship_fen),
            assistance_fen: Fen(settled.assistance_fen),
            hospital_fen: Fen(settled.hospital_fen),
            self_in_scope_fen: Fen(settled.self_in_scope_fen),
        })
    }
}

async fn bill(cx: &Context<'_>, visit: &visit::Model, declared: Fen) -> Result<BillSums, Stop> {
    let lines = fee_line::Entity::find()
        .filter(fee_line::Column::VisitId.eq(visit.visit_id))
        .filter(fee_line::Column::Voided.eq(false));
    let lines = cx.view.all(lines).await?;
    if lines.is_empty() {
        return Err(Refusal::conflict("bill_empty", "没有费用明细", "there are no fee lines").into());
    }
    let sums = BillSums::of(&lines)?;
    if sums.total != declared {
        return Err(Refusal::conflict(
            "amounts_do_not_agree",
            format!("费用总额与明细合计不一致：明细合计 {} 元", sums.total),
            format!("the total does not agree with the lines, which add up to {} yuan", sums.total),
        )
        .at("total_fen", "与明细合计不一致", "differs from the lines")
        .into());
    }
    Ok(sums)
}
