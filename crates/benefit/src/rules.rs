//! The rules of settlement, once, for the single path, the columns and the
//! explanation: a stay, the person's year before it and the stay before it go
//! in; what everyone pays, and each figure on the way, comes out.
//!
//! ```text
//! total − out of scope − self-pay first = in scope
//! in scope → deductible → bands → round → yearly cap = basic
//! A += in scope − basic        F(A after) − F(A before) → round → cap = critical illness
//! B += in scope − basic − ci   G(B after) − G(B before) → round → cap = hardship supplement
//! ```
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

use base::{Fen, completed_years};
use regulation::benefits::BandBasis;

use crate::bands::half_up;
use crate::policy::{LayerTerms, Terms, TierTerms};
use crate::state::epoch_day;
use crate::{CannotSettle, PrecedingStay, Referral, Settled, Stay, StayField, YearSums};

/// The largest amount of a bill: a hundred billion yuan.
const AMOUNT_MAX: Fen = Fen(10_000_000_000_000);

/// The largest sum of a year for which ten-thousandths fit into 64 bits.
pub(crate) const YEAR_SUM_MAX: i64 = 900_000_000_000_000;

/// A settled stay with every figure on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Workings {
    pub(crate) settled: Settled,
    pub(crate) after: YearSums,
    pub(crate) this: PrecedingStay,
    pub(crate) full_deductible: i64,
    pub(crate) age_years: i32,
    pub(crate) halved: Halved,
    pub(crate) way: Way,
    pub(crate) basic: Payment,
    pub(crate) critical: Payment,
    pub(crate) hardship: Payment,
}

/// Why the standard deductible is not the tier's full one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Halved {
    No,
    Child,
    RepeatAdmission,
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

/// One layer's payment on the way from bands to cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Payment {
    /// The stretch of the bands that is paid on.
    pub(crate) from: i64,
    pub(crate) to: i64,
    /// The bands' sum in ten-thousandths of a fen.
    pub(crate) exact: i64,
    /// What was left of the yearly cap.
    pub(crate) cap_left: i64,
    pub(crate) paid: i64,
}

/// Settles one stay. `preceding` is the person's immediately preceding stay.
#[inline]
pub(crate) fn settle_stay(
    terms: &Terms,
    before: &YearSums,
    preceding: Option<&PrecedingStay>,
    stay: &Stay,
) -> Result<Workings, CannotSettle> {
    let tier = admissible(terms, before, preceding, stay)?;
    let in_scope = stay.total.0 - stay.out_of_scope.0 - stay.preself.0;
    let age_years = completed_years(stay.birth_date, stay.admit_date);
    let (ded_std, halved) = standard_deductible(terms, tier, before, stay, age_years);
    let (ded, way) = deductible_borne(ded_std, preceding, stay);
    let unfiled = stay.out_of_area && stay.referral == Referral::None;
    let cut_points = if unfiled { tier.cut_points } else { 0 };

    let basic = basic_payment(terms, tier, before, in_scope, ded, cut_points);
    let left_after_basic = before.left_after_basic_fen.0 + in_scope - basic.paid;
    let critical =
        yearly_payment(&terms.critical, before.left_after_basic_fen, left_after_basic, before.critical_fen, stay);
    let left_after_critical = before.left_after_critical_fen.0 + in_scope - basic.paid - critical.paid;
    let hardship =
        yearly_payment(&terms.hardship, before.left_after_critical_fen, left_after_critical, before.hardship_fen, stay);

    let settled = Settled {
        in_scope: Fen(in_scope),
        ded_std: Fen(ded_std),
        ded: Fen(ded),
        ratio_cut: cut_points,
        basic: Fen(basic.paid),
        ci: Fen(critical.paid),
        hs: Fen(hardship.paid),
        self_in_scope: Fen(in_scope - basic.paid - critical.paid - hardship.paid),
        review: matches!(way, Way::PriorMissing | Way::PriorNotPreceding),
    };
    assert!(settled.adds_up_to(stay), "what everyone pays adds up to the bill, and no share is negative");
    let counts = tier.counts_as_admission && !stay.is_cont;
    let after = YearSums {
        year: before.year,
        admissions: before.admissions + u32::from(counts),
        basic_fen: Fen(before.basic_fen.0 + basic.paid),
        left_after_basic_fen: Fen(left_after_basic),
        critical_fen: Fen(before.critical_fen.0 + critical.paid),
        left_after_critical_fen: Fen(left_after_critical),
        hardship_fen: Fen(before.hardship_fen.0 + hardship.paid),
    };
    let this = PrecedingStay {
        stay_id: stay.stay_id,
        admit_day: epoch_day(stay.admit_date),
        ded_std_fen: settled.ded_std,
        ded_fen: settled.ded,
        in_scope_fen: settled.in_scope,
    };
    let full_deductible = tier.deductible;
    Ok(Workings { settled, after, this, full_deductible, age_years, halved, way, basic, critical, hardship })
}

/// The tier of a stay that can be settled, or the first reason why it cannot.
fn admissible<'t>(
    terms: &'t Terms,
    before: &YearSums,
    preceding: Option<&PrecedingStay>,
    stay: &Stay,
) -> Result<&'t TierTerms, CannotSettle> {
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
    let tier = terms.tiers.get(usize::from(stay.tier)).and_then(Option::as_ref).ok_or(CannotSettle::TierUnknown)?;
    if stay.out_of_scope.0 + stay.preself.0 > stay.total.0 {
        return Err(CannotSettle::InScopeBelowZero);
    }
    if stay.birth_date > stay.admit_date {
        return Err(CannotSettle::BornAfterAdmission);
    }
    if preceding.is_some_and(|preceding| preceding.stay_id == stay.stay_id) {
        return Err(CannotSettle::StaySettledBefore);
    }
    if before.left_after_basic_fen.0 > YEAR_SUM_MAX - stay.total.0 {
        return Err(CannotSettle::YearSumOutOfRange);
    }
    Ok(tier)
}

/// The tier's deductible; for children, and from the second admission of the
/// year on, the lower one. The two do not combine. A township stay neither
/// counts nor gains, and a part continued over the year end is no admission.
///
/// Article: R2-53
fn standard_deductible(
    terms: &Terms,
    tier: &TierTerms,
    before: &YearSums,
    stay: &Stay,
    age_years: i32,
) -> (i64, Halved) {
    if age_years <= terms.child_age_max_years {
        return (tier.deductible_child, Halved::Child);
    }
    let is_admission = tier.counts_as_admission && !stay.is_cont;
    if is_admission && before.admissions + 1 >= terms.repeat_from_admission {
        return (tier.deductible_repeat, Halved::RepeatAdmission);
    }
    (tier.deductible, Halved::No)
}

/// What of the standard deductible is borne. A continuation over the year end
/// goes before a referral; both hold only from the immediately preceding stay,
/// otherwise the full standard is borne and the stay is marked for review.
///
/// Article: R2-59, R2-64
fn deductible_borne(ded_std: i64, preceding: Option<&PrecedingStay>, stay: &Stay) -> (i64, Way) {
    let needs_prior = stay.is_cont || matches!(stay.referral, Referral::Up | Referral::Down);
    let Some(named) = stay.prior_stay_id else {
        return (ded_std, if needs_prior { Way::PriorMissing } else { Way::Standard });
    };
    let Some(prior) = preceding.filter(|preceding| preceding.stay_id == named) else {
        return (ded_std, Way::PriorNotPreceding);
    };
    match stay.referral {
        _ if stay.is_cont => ((prior.ded_fen.0 - prior.in_scope_fen.0).max(0), Way::OverYearEnd),
        Referral::Up => ((ded_std - prior.ded_std_fen.0).max(0), Way::ReferredUp),
        Referral::Down => (0, Way::ReferredDown),
        Referral::None | Referral::Filed | Referral::Emergency => (ded_std, Way::Standard),
    }
}

/// The basic layer: the bands from the deductible to the in-scope cost, or over
/// the excess, rounded once, at most what is left of the year's cap.
///
/// Article: R2-53, R2-60
fn basic_payment(terms: &Terms, tier: &TierTerms, before: &YearSums, in_scope: i64, ded: i64, cut: u8) -> Payment {
    let bands = if cut == 0 { &tier.bands } else { &tier.bands_cut };
    let (from, to) = match terms.basis {
        BandBasis::InScopeCost => (ded, in_scope),
        BandBasis::ExcessOverDeductible => (0, (in_scope - ded).max(0)),
    };
    let exact = bands.exact(from, to);
    let cap_left = (terms.basic_cap - before.basic_fen.0).max(0);
    Payment { from, to, exact, cap_left, paid: half_up(exact).min(cap_left) }
}

/// A yearly layer: what the accumulated amount gains in the bands by this
/// stay, rounded once, at most what is left of the year's cap.
///
/// Article: R2-56, R2-92
fn yearly_payment(layer: &LayerTerms, before: Fen, after: i64, paid_before: Fen, stay: &Stay) -> Payment {
    let cap_left = (layer.cap - paid_before.0).max(0);
    if layer.hardship_only && !stay.hardship {
        return Payment { from: before.0, to: after, exact: 0, cap_left, paid: 0 };
    }
    let exact = layer.bands.exact(before.0, after);
    Payment { from: before.0, to: after, exact, cap_left, paid: half_up(exact).min(cap_left) }
}
