//! The basic part of bills that are no ordinary stays: visits, chronic diseases,
//! major diseases and births at fixed prices, stays whose basic part was settled
//! elsewhere. What is left goes on to the layers as for a stay.
//!
//! Article: R2-50, R2-51, R2-52, R2-54, R2-56, R2-70, R3a-28

use base::Fen;
use regulation::benefits::{Bearer, Period, QuotaOf};

use crate::bands::rounded;
use crate::policy::{ChronicTerms, FixedTerms, Terms};
use crate::rules::{
    BasicPart, Payment, Who, amounts_fit, amounts_in_range, cap_left, capped, cost_looked_at, ratio_with,
    without_deductible,
};
use crate::{CannotSettle, PersonState, QuotaSum, Stay, YearSums};

/// The pool of ordinary visits, among the quotas of a person.
pub(crate) const OUTPATIENT: &str = "outpatient";

/// A basic part with the figures on the way to it.
#[derive(Debug, Clone)]
pub(crate) struct CarePart {
    pub(crate) part: BasicPart,
    pub(crate) steps: CareSteps,
    /// The quota's sum afterwards.
    pub(crate) quota: Option<QuotaSum>,
}

/// The figures on the way to the basic part of a bill that is no ordinary stay.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CareSteps {
    /// A visit: the deductible left before it, the ratio, none where the tier is not paid.
    Visit { deductible_left: i64, ratio: Option<i64>, points: i64, payment: Payment },
    /// A chronic disease: what was left of the quota.
    Chronic { at: usize, quota_left: i64, payment: Payment },
    /// A fixed price: the amount compared, the price, the ratio.
    Fixed { at: usize, birth: bool, amount: i64, price: i64, ratio: i64, payment: Payment },
    /// Settled elsewhere.
    Elsewhere { basic: i64 },
}

/// A visit paid by the outpatient pool.
///
/// Article: R2-50
pub(crate) fn visit_part(
    terms: &Terms,
    sums: &YearSums,
    state: &PersonState,
    stay: &Stay,
    who: &Who,
) -> Result<CarePart, CannotSettle> {
    let part = common_part(sums, stay)?;
    let Some(pool) = &terms.visits else {
        // Without a pool the cost is the person's, and the account's.
        let paid_by_account = !terms.account_pays.is_empty();
        return if paid_by_account { Ok(unpaid(part, 0, 0)) } else { Err(CannotSettle::CareNotInPolicy) };
    };
    let used = state.quota(sums.year, OUTPATIENT, 0);
    let points = pool.points.iter().filter(|(status, _)| status & who.statuses != 0).map(|(_, points)| points).sum();
    let deductible_left = (pool.deductible - used.cost_fen.0).max(0);
    let Some(ratio) = pool.ratios.get(usize::from(stay.tier)).copied().flatten() else {
        return Ok(unpaid(part, deductible_left, points));
    };
    let ratio = ratio_with(ratio, points);
    let (from, to) = (deductible_left.min(part.in_scope), part.in_scope);
    let exact = (to - from) * ratio;
    let payment = capped(from, to, exact, rounded(exact, pool.rounding), (pool.cap - used.paid_fen.0).max(0));
    let quota = QuotaSum {
        cost_fen: Fen(used.cost_fen.0 + part.in_scope),
        paid_fen: Fen(used.paid_fen.0 + payment.paid),
        ..used
    };
    Ok(CarePart {
        part: BasicPart { basic: payment.paid, ..part },
        steps: CareSteps::Visit { deductible_left, ratio: Some(ratio), points, payment },
        quota: Some(quota),
    })
}

/// A visit that no pool pays.
fn unpaid(part: BasicPart, deductible_left: i64, points: i64) -> CarePart {
    let payment = capped(0, 0, 0, 0, 0);
    CarePart { part, steps: CareSteps::Visit { deductible_left, ratio: None, points, payment }, quota: None }
}

/// A visit for a chronic disease, within the quota of its period.
///
/// Article: R2-51, R3a-28
pub(crate) fn chronic_part(
    terms: &Terms,
    sums: &YearSums,
    state: &PersonState,
    stay: &Stay,
    disease: &str,
) -> Result<CarePart, CannotSettle> {
    let part = common_part(sums, stay)?;
    if terms.chronic.is_empty() {
        return Err(CannotSettle::CareNotInPolicy);
    }
    let at = terms.chronic.iter().position(|one| one.id == disease).ok_or(CannotSettle::DiseaseUnknown)?;
    let disease = &terms.chronic[at];
    let used = state.quota(sums.year, &disease.id, period_of(disease, stay));
    let quota_left = match disease.quota_of {
        QuotaOf::Paid => (disease.quota - used.paid_fen.0).max(0),
        QuotaOf::InScopeCost => (disease.quota - used.cost_fen.0).max(0),
    };
    let within_quota = match disease.quota_of {
        QuotaOf::Paid => part.in_scope,
        QuotaOf::InScopeCost => part.in_scope.min(quota_left),
    };
    let cost = if disease.in_yearly_cap { cost_looked_at(terms, sums, within_quota) } else { within_quota };
    let mut left = if disease.in_yearly_cap { cap_left(terms, sums) } else { i64::MAX };
    if disease.quota_of == QuotaOf::Paid {
        left = left.min(quota_left);
    }
    let exact = cost * disease.ratio;
    let payment = capped(0, cost, exact, rounded(exact, disease.rounding), left);
    let quota = QuotaSum {
        cost_fen: Fen(used.cost_fen.0 + within_quota),
        paid_fen: Fen(used.paid_fen.0 + payment.paid),
        ..used
    };
    let in_yearly_cap = disease.in_yearly_cap;
    Ok(CarePart {
        part: BasicPart {
            basic: payment.paid,
            in_yearly_cap,
            looked_at: if in_yearly_cap { cost } else { 0 },
            above_cap: if in_yearly_cap { within_quota - cost } else { 0 },
            ..part
        },
        steps: CareSteps::Chronic { at, quota_left, payment },
        quota: Some(quota),
    })
}

/// The number of the period of a day, from 1; 0 for the year.
fn period_of(disease: &ChronicTerms, stay: &Stay) -> u8 {
    let month = u8::from(stay.admit_date.month());
    match disease.period {
        Period::Month => month,
        Period::Quarter => (month - 1) / 3 + 1,
        Period::Year => 0,
    }
}

/// A major disease or a birth at a fixed price: the ratio on the price, or on the
/// cost where that is lower.
///
/// Article: R2-52, R2-54
pub(crate) fn fixed_part(
    terms: &Terms,
    sums: &YearSums,
    stay: &Stay,
    order_day: i32,
    (all, id, birth): (&[FixedTerms], &str, bool),
) -> Result<CarePart, CannotSettle> {
    let part = common_part(sums, stay)?;
    if all.is_empty() {
        return Err(CannotSettle::CareNotInPolicy);
    }
    let at = all.iter().position(|one| one.id == id).ok_or(CannotSettle::DiseaseUnknown)?;
    let fixed = &all[at];
    let priced = fixed.prices.get(usize::from(stay.tier)).copied().flatten();
    let (price, ratio) = priced.ok_or(CannotSettle::TierUnknown)?;
    let amount = if fixed.whole_bill { stay.total.0 } else { part.in_scope };
    let in_scope = amount.min(price);
    let above = amount - in_scope;
    let mut own = if fixed.whole_bill { BasicPart { out_of_scope: 0, preself: 0, ..part } } else { part };
    match fixed.above_price {
        Bearer::Person => own.out_of_scope += above,
        Bearer::Hospital => own.hospital_beside += above,
    }
    let cost = if fixed.in_yearly_cap { cost_looked_at(terms, sums, in_scope) } else { in_scope };
    let left = if fixed.in_yearly_cap { cap_left(terms, sums) } else { i64::MAX };
    let exact = cost * ratio;
    let payment = capped(0, cost, exact, rounded(exact, fixed.rounding), left);
    let tier_counts = terms.tiers.get(usize::from(stay.tier)).and_then(Option::as_ref);
    Ok(CarePart {
        part: BasicPart {
            in_scope,
            basic: payment.paid,
            in_yearly_cap: fixed.in_yearly_cap,
            looked_at: if fixed.in_yearly_cap { cost } else { 0 },
            above_cap: if fixed.in_yearly_cap { in_scope - cost } else { 0 },
            is_stay: fixed.stay,
            is_admission: fixed.counts_as_admission && tier_counts.is_some_and(|tier| tier.counts_as_admission),
            this: fixed.stay.then(|| without_deductible(stay, order_day, in_scope)),
            ..own
        },
        steps: CareSteps::Fixed { at, birth, amount, price, ratio, payment },
        quota: None,
    })
}

/// A stay whose basic part another scheme or office has settled.
///
/// Article: R2-56
pub(crate) fn elsewhere_part(sums: &YearSums, stay: &Stay, basic: Fen) -> Result<CarePart, CannotSettle> {
    let part = common_part(sums, stay)?;
    if basic.is_negative() || basic.0 > part.in_scope {
        return Err(CannotSettle::BasicAboveScope);
    }
    Ok(CarePart {
        part: BasicPart { basic: basic.0, elsewhere: basic.0, is_stay: true, ..part },
        steps: CareSteps::Elsewhere { basic: basic.0 },
        quota: None,
    })
}

/// What all of them share: amounts that fit, nothing paid yet.
fn common_part(sums: &YearSums, stay: &Stay) -> Result<BasicPart, CannotSettle> {
    amounts_in_range(stay)?;
    amounts_fit(sums, stay)?;
    Ok(BasicPart {
        in_scope: stay.total.0 - stay.out_of_scope.0 - stay.preself.0,
        out_of_scope: stay.out_of_scope.0,
        preself: stay.preself.0,
        away_counts: true,
        ..BasicPart::default()
    })
}
