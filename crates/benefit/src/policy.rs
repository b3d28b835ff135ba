//! A policy compiled for settlement: the dated values of the law data become
//! flat terms, one set for each period in which none of them changes.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64

use std::collections::BTreeSet;

use base::{Date, Fen, Rate, divide_half_up};
use regulation::Series;
use regulation::benefits::{
    BandBasis, BenefitPolicy, ForWhom, LayerBasis, ReferredDown, ReferredUp, Rounding, Tier, UnfiledTerms, YearEnd,
    YearOf, YearlyLayer,
};

use crate::bands::Bands;

/// A benefit policy ready to settle stays.
#[derive(Debug, Clone)]
pub struct Policy {
    law: BenefitPolicy,
    periods: Vec<(Date, Terms)>,
}

/// The terms of one period.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    /// By tier code; none where the policy has no such tier.
    pub(crate) tiers: Vec<Option<TierTerms>>,
    pub(crate) child_age_max_years: i32,
    /// The first admission of the year, from 1, with the lower deductible.
    pub(crate) repeat_from_admission: u32,
    pub(crate) basis: BandBasis,
    pub(crate) basic_cap: i64,
    pub(crate) critical: LayerTerms,
    pub(crate) hardship: LayerTerms,
}

/// A tier: deductibles and bands with everything that can be known beforehand.
#[derive(Debug, Clone)]
pub(crate) struct TierTerms {
    pub(crate) deductible: i64,
    pub(crate) deductible_child: i64,
    pub(crate) deductible_repeat: i64,
    pub(crate) counts_as_admission: bool,
    /// Percentage points an unfiled stay out of the area loses here.
    pub(crate) cut_points: u8,
    pub(crate) bands: Bands,
    pub(crate) bands_cut: Bands,
}

/// A yearly layer.
#[derive(Debug, Clone)]
pub(crate) struct LayerTerms {
    pub(crate) hardship_only: bool,
    pub(crate) bands: Bands,
    /// `i64::MAX` where there is no cap.
    pub(crate) cap: i64,
}

impl Policy {
    /// Compiles a policy; its checks when it was read make sure that it can be.
    pub fn new(law: BenefitPolicy) -> Policy {
        let periods = change_days(&law).into_iter().map(|day| (day, Terms::on(&law, day))).collect();
        Policy { law, periods }
    }

    /// Its stable id.
    pub fn id(&self) -> &str {
        &self.law.id
    }

    /// The law data it was compiled from.
    pub fn law(&self) -> &BenefitPolicy {
        &self.law
    }

    /// The terms for a day of admission. Days before the first period take its
    /// terms: whether a policy is in force is asked of [`Policy::law`] by whoever
    /// chooses one; here it may be replayed over other years for comparison.
    pub(crate) fn terms_on(&self, day: Date) -> &Terms {
        match self.periods.as_slice() {
            [(_, only)] => only,
            periods => &periods[periods.partition_point(|(from, _)| *from <= day).max(1) - 1].1,
        }
    }
}

/// The value of a day, or the nearest one before the first or after the last.
pub(crate) fn held<T>(series: &Series<T>, day: Date) -> &regulation::Dated<T> {
    let values = series.values();
    values.iter().rev().find(|dated| dated.from <= day).unwrap_or(&values[0])
}

/// The days on which any value begins.
fn change_days(law: &BenefitPolicy) -> BTreeSet<Date> {
    fn add<T>(days: &mut BTreeSet<Date>, series: &Series<T>) {
        days.extend(series.values().iter().map(|dated| dated.from));
    }
    let (mut days, inpatient) = (BTreeSet::new(), &law.inpatient);
    add(&mut days, &inpatient.band_basis);
    add(&mut days, &inpatient.annual_cap_fen);
    add(&mut days, &inpatient.child);
    add(&mut days, &inpatient.repeat_admission);
    add(&mut days, &inpatient.unfiled);
    inpatient.tiers.iter().for_each(|tier| add(&mut days, tier.terms.get_ref()));
    law.layers.iter().for_each(|layer| add(&mut days, layer.terms.get_ref()));
    days
}

impl Terms {
    fn on(law: &BenefitPolicy, day: Date) -> Terms {
        let inpatient = &law.inpatient;
        // These words have one meaning so far; a further one must be carried
        // out in `rules` before it compiles.
        let YearOf::Admission = held(&inpatient.year_of, day).value;
        let Rounding::HalfUpOnce = held(&inpatient.rounding, day).value;
        let ReferredUp::DifferenceOfStandards = held(&inpatient.referred_up, day).value;
        let ReferredDown::Nothing = held(&inpatient.referred_down, day).value;
        let YearEnd::UnusedDeductible = held(&inpatient.year_end, day).value;
        let last_code = inpatient.tiers.iter().map(|tier| usize::from(tier.code)).max();
        let mut tiers = vec![None; last_code.map_or(0, |code| code + 1)];
        for tier in &inpatient.tiers {
            tiers[usize::from(tier.code)] = Some(TierTerms::on(law, tier, day));
        }
        let layer = |id: &str| {
            let found = law.layers.iter().find(|layer| layer.id == id);
            LayerTerms::on(found.expect("the layers were checked when the policy was read"), day)
        };
        Terms {
            tiers,
            child_age_max_years: held(&inpatient.child, day).value.age_max_years,
            repeat_from_admission: held(&inpatient.repeat_admission, day).value.from_admission,
            basis: held(&inpatient.band_basis, day).value,
            basic_cap: held(&inpatient.annual_cap_fen, day).value.0,
            critical: layer("critical_illness"),
            hardship: layer("hardship"),
        }
    }
}

impl TierTerms {
    fn on(law: &BenefitPolicy, tier: &Tier, day: Date) -> TierTerms {
        let inpatient = &law.inpatient;
        let terms = &held(tier.terms.get_ref(), day).value;
        let part = |share: Rate| {
            let paid = divide_half_up(share.of_exact(terms.deductible_fen), Rate::WHOLE);
            paid.expect("a part of an amount is an amount").0
        };
        let UnfiledTerms::RatioMinusPoints { points } = held(&inpatient.unfiled, day).value;
        let cut_points = if tier.unfiled_cut { points } else { 0 };
        TierTerms {
            deductible: terms.deductible_fen.0,
            deductible_child: part(held(&inpatient.child, day).value.pays_permyriad),
            deductible_repeat: part(held(&inpatient.repeat_admission, day).value.pays_permyriad),
            counts_as_admission: tier.counts_as_admission,
            cut_points,
            bands: Bands::compile(&terms.bands, 0, 0, 0),
            bands_cut: Bands::compile(&terms.bands, 0, 0, i64::from(cut_points) * 100),
        }
    }
}

impl LayerTerms {
    fn on(layer: &YearlyLayer, day: Date) -> LayerTerms {
        let terms = &held(layer.terms.get_ref(), day).value;
        let Rounding::HalfUpOnce = terms.rounding;
        let deductible = terms.deductible_fen.0;
        let shift = match terms.basis {
            LayerBasis::AccumulatedAmount => 0,
            LayerBasis::ExcessOverDeductible => deductible,
        };
        LayerTerms {
            hardship_only: layer.for_whom == ForWhom::Hardship,
            bands: Bands::compile(&terms.bands, deductible, shift, 0),
            cap: terms.annual_cap_fen.map_or(i64::MAX, |Fen(cap)| cap),
        }
    }
}
