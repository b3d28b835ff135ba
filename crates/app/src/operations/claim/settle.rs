//! Settles a discharged visit: the bill is added up, the person is locked, the
//! benefit engine computes to the fen, and what the person has used up moves
//! on. For the hospital's counter; as a dry run it is the trial settlement.
//!
//! A stay outside the area is paid by the filing in force on admission, whatever
//! the hospital says.
//!
//! Checks, in this order: the visit is the caller's, its diagnosis is known, an
//! inpatient is discharged; the lines are those of the charge named; the bill is
//! not empty and agrees with what the hospital says; the person is covered; a
//! chronic disease is recognised; the month is open. A bill that comes late is settled in its place and later ones
//! are computed again.
//!
//! Article: R2-50, R2-53, R2-56, R2-59 to R2-64, R1-12.11.

use base::{Fen, Month, Refusal, SettlementId, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{fee_line, settlement, settlement_month, visit};

use super::as_bill::{Cover, days_of, tier_of};
use super::booking::Booking;
use super::fee_split::BillSums;
use super::filing::as_filed;
use super::in_hand::{PersonInHand, ToSettle};
use super::recognised::recognised;
use super::standing::own_visit;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::reimbursement::invoice_key;
use crate::operations::month::state::keep_freezing_out;
use crate::operations::visit::admit::VisitKind;
use crate::stop::Stop;

/// Settles a visit.
pub struct Settle;

/// Which visit, and what the hospital's own sum is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitToSettle {
    /// The visit.
    pub visit_id: VisitId,
    /// The sum of the bill as the hospital has it; refused when ours differs.
    pub total_fen: Fen,
    /// The number of the hospital's invoice, where there is one: what it stands
    /// for is not reimbursed a second time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_number: Option<String>,
    /// The hospital's number of the charge that is settled, for outpatients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<String>,
}

/// A settlement as it is answered and shown. Amounts of one settlement add up:
/// total = out of scope + self-pay first + in scope; in scope = basic +
/// critical illness + hardship + assistance + hospital + own share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SettlementShown {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// The visit.
    pub visit_id: VisitId,
    /// The settlement month in which it counts.
    pub month: Month,
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
    /// Percentage points taken off the ratios.
    pub ratio_cut_points: i32,
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
    /// How many later bills came out otherwise.
    pub recomputed: u32,
}

impl SettlementShown {
    pub(crate) fn of(row: &settlement::Model, recomputed: usize) -> Result<SettlementShown, Stop> {
        Ok(SettlementShown {
            settlement_id: SettlementId(row.settlement_id),
            visit_id: VisitId(row.visit_id),
            month: row.month.clone().unwrap_or_default().parse().map_err(|e| Stop::fault("reading a month", e))?,
            total_fen: Fen(row.total_fen),
            out_of_scope_fen: Fen(row.out_of_scope_fen),
            preself_fen: Fen(row.preself_fen),
            in_scope_fen: Fen(row.in_scope_fen),
            deductible_fen: Fen(row.deductible_fen),
            ratio_cut_points: row.ratio_cut_points,
            basic_fen: Fen(row.basic_fen),
            critical_illness_fen: Fen(row.critical_illness_fen),
            hardship_fen: Fen(row.hardship_fen),
            assistance_fen: Fen(row.assistance_fen),
            hospital_fen: Fen(row.hospital_fen),
            self_in_scope_fen: Fen(row.self_in_scope_fen),
            recomputed: recomputed as u32,
        })
    }
}

impl Command for Settle {
    const SPEC: CommandSpec = CommandSpec {
        name: "claim.settle",
        title: "结算",
        title_en: "settle a visit",
        access: Access::Duty(&[Duty::HisClaims, Duty::ClaimsImport]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-53", "R2-56"],
    };
    type Input = VisitToSettle;
    type Output = SettlementShown;

    async fn decide(cx: &Context<'_>, input: VisitToSettle) -> Result<Plan<SettlementShown>, Stop> {
        let seen = own_visit(cx, input.visit_id).await?;
        let month = open_month(cx, cx.today).await?;
        let mut in_hand = PersonInHand::lock(cx, seen.person_id).await?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        must_be_settleable(&visit)?;
        let lines = fee_line::Entity::find().filter(fee_line::Column::VisitId.eq(visit.visit_id));
        let lines = cx.view.all(lines.filter(fee_line::Column::Voided.eq(false))).await?;
        one_charge(&lines, input.batch.as_deref())?;
        let sums = agreed_sums(&lines, input.total_fen)?;
        let visit = ended(visit, &lines, cx.today)?;
        let cover = Cover::of(cx.view, visit.person_id).await?;
        let policy = cover.policy(cx.house, &in_hand.person, days_of(&visit)?)?;
        recognised(cx, &visit).await?;
        let visit = as_filed(cx, visit).await?;
        let bill = in_hand.bill(&visit, &policy, tier_of(cx, &visit).await?, sums)?;
        let settlement_id = cx.house.store.id(IdKind::Settlement).await?;
        let booking = Booking { month: month.to_string(), business_date: cx.today };
        let asked = ToSettle { visit: &visit, policy, bill, settlement_id };
        let rows = in_hand.settle(cx, &booking, asked).await?;
        let own = rows[0].clone();

        let mut plan = Plan::answering(SettlementShown::of(&own, rows.len() - 1)?);
        plan.about("settlement", SettlementId(own.settlement_id));
        plan.about("visit", input.visit_id);
        plan.insert_all(rows);
        in_hand.keep_state(&mut plan, own.settlement_id)?;
        plan.update(visit::Model {
            state: "settled".to_owned(),
            settlement_id: Some(own.settlement_id),
            month: own.month,
            invoice_number: input.invoice_number.map(|number| invoice_key("", &number)),
            ..visit
        });
        Ok(plan)
    }
}

/// An inpatient has been discharged; of an outpatient the diagnosis is known.
fn must_be_settleable(visit: &visit::Model) -> Result<(), Refusal> {
    if visit.diagnosis_1.is_empty() {
        return Err(Refusal::conflict(
            "diagnosis_missing",
            "尚未上传诊断信息，不能结算",
            "no diagnosis has been told; nothing is settled",
        ));
    }
    match visit.state.as_str() {
        "discharged" => Ok(()),
        "admitted" if visit.kind == VisitKind::Outpatient.code() => Ok(()),
        "settled" => {
            Err(Refusal::conflict("visit_already_settled", "该就诊已结算", "the visit has been settled already"))
        }
        "cancelled" => Err(Refusal::conflict("visit_cancelled", "该就诊已撤销", "the visit has been cancelled")),
        _ => Err(Refusal::conflict("visit_not_discharged", "尚未办理出院", "the patient has not been discharged")),
    }
}

/// A charge is settled whole: where the hospital names one, every line that
/// counts belongs to it.
fn one_charge(lines: &[fee_line::Model], batch: Option<&str>) -> Result<(), Refusal> {
    if batch.is_none_or(|batch| lines.iter().all(|line| line.batch.as_deref().is_none_or(|own| own == batch))) {
        return Ok(());
    }
    Err(Refusal::conflict(
        "batch_disagrees",
        "该就诊还有其他收费批次的未结算明细，请先撤销或并入同一批次",
        "lines of another charge wait on this visit; withdraw them or bring them into this one",
    )
    .at("batch", "批次不一致", "another charge"))
}

/// An outpatient's visit ends with the last service that is charged.
fn ended(visit: visit::Model, lines: &[fee_line::Model], today: base::Date) -> Result<visit::Model, Refusal> {
    if visit.kind != VisitKind::Outpatient.code() || visit.discharge_date.is_some() {
        return Ok(visit);
    }
    let last = lines.iter().map(|line| line.service_date).max().unwrap_or(visit.admit_date).max(visit.admit_date);
    if last > today {
        return Err(Refusal::conflict(
            "line_in_the_future",
            "有费用发生日期晚于今日的明细",
            "a line's service lies in the future",
        ));
    }
    Ok(visit::Model { discharge_date: Some(last), ..visit })
}

fn agreed_sums(lines: &[fee_line::Model], declared: Fen) -> Result<BillSums, Stop> {
    if lines.is_empty() {
        return Err(Refusal::conflict("bill_empty", "没有费用明细", "there are no fee lines").into());
    }
    let sums = BillSums::of(lines)?;
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

/// The settlement month of a business date: its own, or the first later one
/// that is not frozen. No month is frozen while a settlement is on its way.
pub(crate) async fn open_month(cx: &Context<'_>, business_date: base::Date) -> Result<Month, Stop> {
    keep_freezing_out(cx).await?;
    let mut month = Month::of(business_date);
    loop {
        match cx.view.by_key::<settlement_month::Model>(month.to_string()).await? {
            Some(row) if row.state != "open" => month = month.next(),
            _ => return Ok(month),
        }
    }
}
