//! The rules of settlement, once, for the single path, the columns and the
//! explanation: a stay, the person's year before it and the stay before it go
//! in; what everyone pays, and each figure on the way, comes out. What is no
//! stay differs in the basic part only (see `care`); the layers are the same.
//!
//! ```text
//! total − out of scope − self-pay first = in scope
//! in scope − paid first when away → deductible → bands → round → yearly cap = basic
//! what is left = in scope − basic − what the hospital bears
//! for each layer in order:
//!   S += what is left (or its part above the cap of cost)
//!   F(S after) − F(S before) → round → cap = what the layer pays
//!   what is left −= what the layer pays
//! ```
//!
//! Article: R2-46, R2-53, R2-56, R2-59, R2-60, R2-61, R2-62, R2-64, R2-92, R3a-17

use base::{Fen, Rate, completed_years};
use regulation::benefits::{BandBasis, CareKind, LayerBase, LayerId, Rounding, YearEnd};

use crate::bands::{half_up, rounded};
use crate::policy::{Away, LayerTerms, Terms, TierTerms, status_bits};
use crate::{Bill, CannotSettle, LayerSum, PrecedingStay, Referral, Stay, StayField, YearSums};

/// The largest amount of a bill: a hundred billion yuan.
const AMOUNT_MAX: Fen = Fen(10_000_000_000_000);

/// The largest sum of a year for which ten-thousandths fit into 64 bits.
pub(crate) const YEAR_SUM_MAX: i64 = 900_000_000_000_000;

/// Who the person is, and what bears on who pays, as far as the rules look at it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Who {
    /// Standings as bits.
    pub(crate) statuses: u16,
    pub(crate) newborn: bool,
    pub(crate) student_at_home: bool,
    pub(crate) not_informed: bool,
    pub(crate) certificate_unjustified: bool,
}

/// What the basic part of a bill comes to, before the layers above it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct BasicPart {
    pub(crate) in_scope: i64,
    pub(crate) out_of_scope: i64,
    pub(crate) preself: i64,
    pub(crate) ded_std: i64,
    pub(crate) ded: i64,
    /// Percentage points lost for not filing.
    pub(crate) ratio_cut: u8,
    /// Of the in-scope cost, paid first by the person for treatment elsewhere.
    pub(crate) away_first: i64,
    /// Whether the layers above count that.
    pub(crate) away_counts: bool,
    pub(crate) basic: i64,
    /// Of that, paid by another scheme or office.
    pub(crate) elsewhere: i64,
    /// Whether the payment counts towards the yearly cap.
    pub(crate) in_yearly_cap: bool,
    /// In-scope cost looked at under a cap of cost, and what lies above it.
    pub(crate) looked_at: i64,
    pub(crate) above_cap: i64,
    /// Of the in-scope cost, what the hospital bears instead of a fund or the person.
    pub(crate) hospital: i64,
    /// What it bears beside the in-scope cost.
    pub(crate) hospital_beside: i64,
    /// Whether it is a stay, for caps that tell visits apart.
    pub(crate) is_stay: bool,
    pub(crate) is_admission: bool,
    pub(crate) review: bool,
    /// What the next stay needs of this one, where it is one.
    pub(crate) this: Option<PrecedingStay>,
}

/// What each layer pays, by its number.
pub(crate) type LayersPaid = [i64; LayerId::ALL.len()];

/// Watches the rules at work; the explanation does, settlement does not.
pub(crate) trait Steps {
    /// A stay's basic part.
    #[inline]
    fn stay(&mut self, _: StaySteps) {}
    /// A layer with its variant for the person, none where nobody is paid.
    #[inline]
    fn layer(&mut self, _: LayerStep) {}
}

impl Steps for () {}

/// The figures on the way to a stay's basic part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StaySteps {
    pub(crate) full_deductible: i64,
    pub(crate) age_years: i32,
    pub(crate) reduced: Reduced,
    pub(crate) way: Way,
    /// The number of this admission in the year.
    pub(crate) nth: u32,
    /// Percentage points added by adjustments.
    pub(crate) points: i64,
    /// The ratios' change in all, ten-thousandths.
    pub(crate) raised: i64,
    pub(crate) payment: Payment,
    /// What would have been paid without the loss for not filing.
    pub(crate) without_loss: Option<i64>,
}

/// A layer at work.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LayerStep {
    /// Its place among the policy's layers.
    pub(crate) at: usize,
    pub(crate) variant: Option<usize>,
    pub(crate) payment: Payment,
}

/// Why the standard deductible is not the tier's full one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reduced {
    No,
    Child,
    /// By the step of later admissions with this place.
    RepeatAdmission(usize),
    /// By the adjustment with this place.
    Adjusted(usize),
}

/// How the deductible borne follows from the standard one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Way {
    Standard,
    /// A prior stay is needed but none is named.
    PriorMissing,
    /// The prior stay named is not the immediately preceding one.
    PriorNotPreceding,
    ReferredUp,
    ReferredDown,
    OverYearEnd,
}

/// One payment on the way from bands to cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Payment {
    /// The stretch of the bands that is paid on.
    pub(crate) from: i64,
    pub(crate) to: i64,
    /// The bands' sum in ten-thousandths of a fen.
    pub(crate) exact: i64,
    /// What it comes to in whole fen.
    pub(crate) rounded: i64,
    /// What was left of the cap.
    pub(crate) cap_left: i64,
    pub(crate) paid: i64,
}

/// Settles one stay: its basic part and what the layers pay; the year's sums
/// move on. `preceding` is the person's immediately preceding stay. A stay that
/// cannot be settled changes nothing.
#[inline]
pub(crate) fn settle_stay<S: Steps>(
    terms: &Terms,
    sums: &mut YearSums,
    preceding: Option<&PrecedingStay>,
    order_day: i32,
    stay: &Stay,
    who: &Who,
    steps: &mut S,
) -> Result<(BasicPart, LayersPaid), CannotSettle> {
    let part = stay_part(terms, sums, preceding, order_day, stay, who, steps)?;
    let layers = book(terms, sums, &part, CareKind::Inpatient, who, steps);
    Ok((part, layers))
}

/// The basic part of a stay.
#[inline]
fn stay_part<S: Steps>(
    terms: &Terms,
    sums: &YearSums,
    preceding: Option<&PrecedingStay>,
    order_day: i32,
    stay: &Stay,
    who: &Who,
    steps: &mut S,
) -> Result<BasicPart, CannotSettle> {
    let tier = admissible(terms, sums, preceding, stay)?;
    let in_scope = stay.total.0 - stay.out_of_scope.0 - stay.preself.0;
    let age_years = completed_years(stay.birth_date, stay.admit_date);
    let is_admission = tier.counts_as_admission && !stay.is_cont && !who.newborn;
    let nth = sums.admissions + 1;
    let (ded_std, reduced) = standard_deductible(terms, tier, stay.tier, is_admission, nth, age_years, who.statuses);
    let (ded, way) = deductible_borne(terms, ded_std, preceding, stay);
    let points = adjusted_points(terms, stay.tier, is_admission, nth, age_years, who.statuses);
    let away = away_loss(terms, tier, stay, who);
    let ratio_cut = if let Away::Points(points) = away { points } else { 0 };
    let raised = (points - i64::from(ratio_cut)) * 100;
    let (away_first, away_counts) = match away {
        Away::First { rate, counts_upward } => (half_up(in_scope * rate), counts_upward),
        _ => (0, true),
    };

    let (payment, looked_at) = basic_payment(terms, tier, sums, in_scope - away_first, ded, raised);
    let mut part = BasicPart {
        in_scope,
        out_of_scope: stay.out_of_scope.0,
        preself: stay.preself.0,
        ded_std,
        ded,
        ratio_cut,
        away_first,
        away_counts,
        basic: payment.paid,
        elsewhere: 0,
        in_yearly_cap: true,
        looked_at,
        above_cap: in_scope - away_first - looked_at,
        hospital: 0,
        hospital_beside: 0,
        is_stay: true,
        is_admission,
        review: matches!(way, Way::PriorMissing | Way::PriorNotPreceding),
        this: None,
    };
    let mut without_loss = None;
    if who.not_informed && away != Away::Nothing {
        // The person pays as if it had been filed; the hospital bears the loss.
        let (filed, looked_at) = basic_payment(terms, tier, sums, in_scope, ded, points * 100);
        part.hospital = (filed.paid - payment.paid).max(0);
        (part.away_first, part.away_counts) = (0, true);
        (part.looked_at, part.above_cap) = (looked_at, in_scope - looked_at);
        without_loss = Some(filed.paid);
    }
    if who.certificate_unjustified {
        part.hospital += part.basic;
        part.basic = 0;
    }
    if !who.newborn {
        let [ded_std_fen, ded_fen, in_scope_fen] = [ded_std, ded, in_scope].map(Fen);
        part.this = Some(PrecedingStay { stay_id: stay.stay_id, order_day, ded_std_fen, ded_fen, in_scope_fen });
    }
    let full_deductible = tier.deductible;
    steps.stay(StaySteps { full_deductible, age_years, reduced, way, nth, points, raised, payment, without_loss });
    Ok(part)
}

/// The tier of a stay that can be settled, or the first reason why it cannot.
fn admissible<'t>(
    terms: &'t Terms,
    sums: &YearSums,
    preceding: Option<&PrecedingStay>,
    stay: &Stay,
) -> Result<&'t TierTerms, CannotSettle> {
    amounts_in_range(stay)?;
    if !terms.pays_stays {
        return Err(CannotSettle::CareNotInPolicy);
    }
    let tier = terms.tiers.get(usize::from(stay.tier)).and_then(Option::as_ref).ok_or(CannotSettle::TierUnknown)?;
    amounts_fit(sums, stay)?;
    if preceding.is_some_and(|preceding| preceding.stay_id == stay.stay_id) {
        return Err(CannotSettle::StaySettledBefore);
    }
    if stay.is_cont && terms.year_end == YearEnd::NotSplit {
        return Err(CannotSettle::ContinuationNotInPolicy);
    }
    Ok(tier)
}

/// Whether amounts and days of a bill are possible at all.
#[inline]
pub(crate) fn amounts_in_range(stay: &Stay) -> Result<(), CannotSettle> {
    let amounts = [
        (StayField::TotalFen, stay.total),
        (StayField::OutOfScopeFen, stay.out_of_scope),
        (StayField::PreselfFen, stay.preself),
    ];
    for (field, amount) in amounts {
        if amount.is_negative() {
            return Err(CannotSettle::AmountNegative(field));
        }
    }
    for (field, amount) in amounts {
        if amount > AMOUNT_MAX {
            return Err(CannotSettle::AmountOutOfRange(field));
        }
    }
    if stay.discharge_date < stay.admit_date {
        return Err(CannotSettle::DischargedBeforeAdmission);
    }
    Ok(())
}

/// Whether the parts of a bill fit together and into the year.
#[inline]
pub(crate) fn amounts_fit(sums: &YearSums, stay: &Stay) -> Result<(), CannotSettle> {
    if stay.out_of_scope.0 + stay.preself.0 > stay.total.0 {
        return Err(CannotSettle::InScopeBelowZero);
    }
    if stay.birth_date > stay.admit_date {
        return Err(CannotSettle::BornAfterAdmission);
    }
    if sums.in_scope_fen.0 > YEAR_SUM_MAX - stay.total.0 {
        return Err(CannotSettle::YearSumOutOfRange);
    }
    Ok(())
}

/// The tier's deductible, or the lowest of those that are for the person and the
/// stay: children's, that of a later admission of the year, adjusted ones. They
/// do not combine. What is no admission neither counts nor gains.
///
/// Article: R2-53, R3a-4
#[inline]
fn standard_deductible(
    terms: &Terms,
    tier: &TierTerms,
    tier_code: u8,
    is_admission: bool,
    nth: u32,
    age_years: i32,
    statuses: u16,
) -> (i64, Reduced) {
    let mut lowest = (tier.deductible, Reduced::No);
    if age_years <= terms.child_age_max_years && tier.deductible_child < lowest.0 {
        lowest = (tier.deductible_child, Reduced::Child);
    }
    if is_admission && let Some(step) = tier.deductible_repeat.iter().rposition(|(from, _)| nth >= *from) {
        let repeat = tier.deductible_repeat[step].1;
        if repeat < lowest.0 {
            lowest = (repeat, Reduced::RepeatAdmission(step));
        }
    }
    for (at, adjusted) in tier.deductible_adjusted.iter().enumerate() {
        if let Some(adjusted) = adjusted
            && *adjusted < lowest.0
            && meets(terms, at, tier_code, is_admission, nth, age_years, statuses)
        {
            lowest = (*adjusted, Reduced::Adjusted(at));
        }
    }
    lowest
}

/// The percentage points of all adjustments that are for the person and the stay.
#[inline]
fn adjusted_points(terms: &Terms, tier_code: u8, is_admission: bool, nth: u32, age_years: i32, statuses: u16) -> i64 {
    let met = |at: &usize| meets(terms, *at, tier_code, is_admission, nth, age_years, statuses);
    (0..terms.adjustments.len()).filter(met).map(|at| terms.adjustments[at].ratio_points).sum()
}

/// Whether an adjustment is for the person and the stay. What is no admission
/// meets no condition on the number of admissions.
pub(crate) fn meets(
    terms: &Terms,
    at: usize,
    tier_code: u8,
    is_admission: bool,
    nth: u32,
    age_years: i32,
    statuses: u16,
) -> bool {
    let one = &terms.adjustments[at];
    let nth = if is_admission { nth } else { 0 };
    (one.statuses == 0 || one.statuses & statuses != 0)
        && (one.age.0..=one.age.1).contains(&age_years)
        && (one.admission.0..=one.admission.1).contains(&nth)
        && one.tiers & 1 << tier_code != 0
}

/// What of the standard deductible is borne. A continuation over the year end
/// goes before a referral; both hold only from the immediately preceding stay,
/// otherwise the full standard is borne and the stay is marked for review.
///
/// Article: R2-59, R2-64
#[inline]
fn deductible_borne(terms: &Terms, ded_std: i64, preceding: Option<&PrecedingStay>, stay: &Stay) -> (i64, Way) {
    let carries_over = stay.is_cont && terms.year_end == YearEnd::UnusedDeductible;
    let needs_prior = carries_over || matches!(stay.referral, Referral::Up | Referral::Down);
    let Some(named) = stay.prior_stay_id else {
        return (ded_std, if needs_prior { Way::PriorMissing } else { Way::Standard });
    };
    let Some(prior) = preceding.filter(|preceding| preceding.stay_id == named) else {
        return (ded_std, Way::PriorNotPreceding);
    };
    match stay.referral {
        _ if carries_over => ((prior.ded_fen.0 - prior.in_scope_fen.0).max(0), Way::OverYearEnd),
        Referral::Up => ((ded_std - prior.ded_std_fen.0).max(0), Way::ReferredUp),
        Referral::Down => (0, Way::ReferredDown),
        Referral::None | Referral::Filed | Referral::Emergency => (ded_std, Way::Standard),
    }
}

/// What a stay out of the area loses, by whether it was filed. A student at home
/// in the holidays loses nothing, nor does whoever was referred or an emergency.
///
/// Article: R2-46, R2-60
#[inline]
fn away_loss(terms: &Terms, tier: &TierTerms, stay: &Stay, who: &Who) -> Away {
    if !stay.out_of_area || !tier.away_loses || who.student_at_home {
        return Away::Nothing;
    }
    match stay.referral {
        Referral::None => terms.unfiled,
        Referral::Filed => terms.filed,
        Referral::Up | Referral::Down | Referral::Emergency => Away::Nothing,
    }
}

/// The basic layer: the bands from the deductible to the cost, or over the
/// excess, rounded once, at most what is left of the year's cap; and the cost
/// looked at, which a cap of cost limits.
///
/// Article: R2-53, R2-60
#[inline]
fn basic_payment(terms: &Terms, tier: &TierTerms, sums: &YearSums, cost: i64, ded: i64, raised: i64) -> (Payment, i64) {
    let looked_at = cost_looked_at(terms, sums, cost);
    let (from, to) = match terms.basis {
        BandBasis::InScopeCost => (ded, looked_at),
        BandBasis::ExcessOverDeductible => (0, (looked_at - ded).max(0)),
    };
    let exact = tier.bands.exact(from, to, raised);
    (capped(from, to, exact, rounded(exact, terms.rounding), cap_left(terms, sums)), looked_at)
}

/// What of a cost the year's cap of cost still lets the basic layer look at; all
/// of it under a cap of what is paid.
#[inline]
pub(crate) fn cost_looked_at(terms: &Terms, sums: &YearSums, cost: i64) -> i64 {
    if terms.cap_of_cost { cost.min((terms.cap - sums.capped_cost_fen.0).max(0)) } else { cost }
}

/// What the year's cap still lets the basic layer pay.
#[inline]
pub(crate) fn cap_left(terms: &Terms, sums: &YearSums) -> i64 {
    if terms.cap_of_cost { i64::MAX } else { (terms.cap - sums.basic_fen.0).max(0) }
}

#[inline]
pub(crate) fn capped(from: i64, to: i64, exact: i64, rounded: i64, cap_left: i64) -> Payment {
    Payment { from, to, exact, rounded, cap_left, paid: rounded.min(cap_left) }
}

/// Books a basic part on the year's sums and lets the layers pay on what is
/// left, one after another.
///
/// Article: R2-56, R2-92, R3a-17
#[inline]
pub(crate) fn book<S: Steps>(
    terms: &Terms,
    sums: &mut YearSums,
    part: &BasicPart,
    care: CareKind,
    who: &Who,
    steps: &mut S,
) -> LayersPaid {
    sums.in_scope_fen.0 += part.in_scope;
    sums.admissions += u32::from(part.is_admission);
    if part.in_yearly_cap {
        sums.basic_fen.0 += part.basic;
        sums.capped_cost_fen.0 += part.looked_at;
    }
    let kept_back = if part.away_counts { 0 } else { part.away_first };
    let mut left = part.in_scope - part.basic - part.hospital - kept_back;
    let mut paid = LayersPaid::default();
    for (at, layer) in terms.layers.iter().enumerate() {
        if !layer.counts(care) {
            continue;
        }
        let base = match layer.base {
            LayerBase::Left => left,
            LayerBase::AboveCostCap => part.above_cap.min(left),
        };
        let sum = sums.layers.of_mut(layer.id);
        let before = sum.base_fen.0;
        let variant = layer.variant_for(who.statuses);
        let payment = layer_payment(layer, variant, before, before + base, sum, part.is_stay);
        sum.base_fen.0 += base;
        sum.paid_fen.0 += payment.paid;
        sum.outpatient_fen.0 += if part.is_stay { 0 } else { payment.paid };
        left -= payment.paid;
        paid[layer.id as usize] = payment.paid;
        steps.layer(LayerStep { at, variant, payment });
    }
    paid
}

/// A yearly layer: what the accumulated amount gains in the bands by this bill,
/// rounded, at most what is left of the year's caps.
///
/// Article: R2-56, R2-92
#[inline]
fn layer_payment(
    layer: &LayerTerms,
    variant: Option<usize>,
    from: i64,
    to: i64,
    sum: &LayerSum,
    is_stay: bool,
) -> Payment {
    let Some(variant) = variant else {
        return capped(from, to, 0, 0, i64::MAX);
    };
    let terms = &layer.variants[variant];
    let mut cap_left = (terms.cap - sum.paid_fen.0).max(0);
    if !is_stay {
        cap_left = cap_left.min((terms.outpatient_cap - sum.outpatient_fen.0).max(0));
    }
    let exact = terms.bands.exact(from, to, 0);
    let rounded = match terms.rounding {
        Rounding::HalfUpOfYear => half_up(terms.bands.exact(0, to, 0)) - half_up(terms.bands.exact(0, from, 0)),
        once => rounded(exact, once),
    };
    capped(from, to, exact, rounded, cap_left)
}

impl Who {
    /// Whoever a stay's own words tell of.
    #[inline]
    pub(crate) fn of_stay(stay: &Stay) -> Who {
        Who { statuses: u16::from(stay.hardship), ..Who::default() }
    }

    /// Whoever a bill tells of.
    pub(crate) fn of_bill(bill: &Bill) -> Who {
        let circumstances = &bill.circumstances;
        Who {
            statuses: status_bits(bill.statuses.iter().copied()) | u16::from(bill.stay.hardship),
            newborn: circumstances.newborn,
            student_at_home: circumstances.student_at_home,
            not_informed: circumstances.not_informed,
            certificate_unjustified: circumstances.certificate_unjustified,
        }
    }
}

/// What the next stay needs of a stay paid at a fixed price: it bore no deductible.
pub(crate) fn without_deductible(stay: &Stay, order_day: i32, in_scope: i64) -> PrecedingStay {
    PrecedingStay {
        stay_id: stay.stay_id,
        order_day,
        ded_std_fen: Fen::ZERO,
        ded_fen: Fen::ZERO,
        in_scope_fen: Fen(in_scope),
    }
}

/// A ratio changed by percentage points, between nothing and the whole.
pub(crate) fn ratio_with(ratio: i64, points: i64) -> i64 {
    (ratio + points * 100).clamp(0, Rate::WHOLE)
}
