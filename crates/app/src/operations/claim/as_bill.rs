//! A visit as the benefit engine sees it: its bill, the tier of its hospital, and
//! the policy under which it is settled, which is that of the area where the
//! person is insured, for the day that decides.
//!
//! Article: R2-3 (pooled by area), R2-49 (kinds of care), R2-53, R2-98 (policies over time).

use base::{Date, Refusal};
use benefit::{Bill, Care, Policy, Referral, Stay, StayId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::View;
use store::entity::{enrolment, person, provider, visit};

use super::bill_findings::BillFindings;
use super::fee_split::BillSums;
use super::held_standings::HeldStandings;
use super::standing::covered;
use crate::command::Context;
use crate::house::{House, PolicyInUse, RESIDENT};
use crate::operations::visit::admit::VisitKind;
use crate::operations::visit::care::VisitCare;
use crate::stop::Stop;

/// When and where a person is insured.
pub(crate) struct Cover {
    rows: Vec<enrolment::Model>,
}

impl Cover {
    /// Of a person.
    pub(crate) async fn of(view: View<'_>, person_id: i64) -> Result<Cover, Stop> {
        let rows = enrolment::Entity::find()
            .filter(enrolment::Column::PersonId.eq(person_id))
            .filter(enrolment::Column::Insurance.eq(RESIDENT));
        Ok(Cover { rows: view.all(rows).await? })
    }

    /// Over rows at hand, all of one person.
    pub(crate) fn over(rows: Vec<enrolment::Model>) -> Cover {
        Cover { rows }
    }

    /// The policy for a visit of these days, of a person who is covered when it begins.
    pub(crate) fn policy(
        &self,
        house: &House,
        person: &person::Model,
        (first, last): (Date, Date),
    ) -> Result<PolicyInUse, Refusal> {
        let region = &covered(person, &self.rows, first)?.region;
        house.policy_for(region, RESIDENT, (first, last)).ok_or_else(|| {
            Refusal::conflict(
                "policy_missing",
                "参保地在就诊日没有生效的待遇政策，请核对就诊日期或先维护政策",
                "no benefit policy holds in the person's area on that day",
            )
            .citing("R2-98")
        })
    }
}

/// What is known of a person besides the visit.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) person: &'a person::Model,
    pub(super) standings: &'a HeldStandings,
    pub(super) findings: &'a BillFindings,
}

/// A visit and its sums as the engine's bill, the person standing as on the day by
/// which the policy counts.
pub(super) fn bill_of(
    visit: &visit::Model,
    known: Known<'_>,
    policy: &Policy,
    tier: i32,
    sums: BillSums,
) -> Result<Bill, Stop> {
    let (admit_date, discharge_date) = days_of(visit)?;
    let out_of_range = |_| Refusal::invalid("referral_unknown", "referral", "转诊代码不存在", "no such referral code");
    let stay = Stay {
        stay_id: StayId(visit.visit_id),
        birth_date: known.person.birth_date,
        admit_date,
        discharge_date,
        tier: u8::try_from(tier).unwrap_or(u8::MAX),
        out_of_area: visit.out_of_area,
        total: sums.total,
        out_of_scope: sums.out_of_scope,
        preself: sums.preself,
        referral: Referral::from_code(u8::try_from(visit.referral).unwrap_or(u8::MAX)).map_err(out_of_range)?,
        is_cont: visit.continued,
        prior_stay_id: visit.prior_visit_id.map(StayId),
        // Among the standings.
        hardship: false,
    };
    let care = VisitCare::of(visit)?.for_engine(VisitKind::of(visit.kind));
    let statuses = known.standings.on(policy.deciding_day_of(admit_date, discharge_date))?;
    let (mut circumstances, withheld) = known.findings.told(visit.visit_id, policy)?;
    let for_students = policy.law().inpatient.as_ref().is_some_and(|stays| stays.students_at_home.is_some());
    circumstances.student_at_home = visit.student_at_home && for_students && care == Care::Stay;
    Ok(Bill { care, statuses, circumstances, withheld, ..Bill::of_stay(stay) })
}

/// First and last day of a visit that has ended.
pub(crate) fn days_of(visit: &visit::Model) -> Result<(Date, Date), Refusal> {
    let discharge_date = visit.discharge_date.ok_or_else(|| {
        Refusal::conflict("visit_not_discharged", "尚未办理出院", "the patient has not been discharged")
    })?;
    Ok((visit.admit_date, discharge_date))
}

/// The tier of a visit's hospital: of the provider, or as found for a reimbursement.
pub(crate) async fn tier_of(cx: &Context<'_>, visit: &visit::Model) -> Result<i32, Stop> {
    let tier = match visit.provider_id {
        Some(provider_id) => cx.view.by_key::<provider::Model>(provider_id).await?.map(|provider| provider.tier),
        None => visit.hospital_tier,
    };
    tier.ok_or_else(|| Stop::fault("looking up the tier of a visit", "a visit without hospital"))
}
