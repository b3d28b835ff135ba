//! A policy compiled for settlement: the dated values of the law data become
//! flat terms, one set for each period in which none of them changes.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64

use std::collections::BTreeSet;

use base::{Date, Fen, Rate, divide_half_up};
use regulation::Series;
use regulation::benefits::{
    AccountPays, Adjustment, AwayTerms, BandBasis, Bearer, BenefitPolicy, CapOf, CareKind, CertificateUnjustified,
    ChronicDisease, EmergencyAdmitted, EmergencyDied, FixedPrice, Inpatient, LayerBase, LayerBasis, LayerId,
    NewbornTerms, NotInformed, OutpatientPool, Period, PriceOf, QuotaOf, ReferredDown, ReferredUp, Rounding, Status,
    StudentsAtHome, Tier, YearEnd, YearOf, YearlyLayer,
};

use crate::bands::Bands;
use crate::state::epoch_day;
use crate::{Stay, StayId};

/// A benefit policy ready to settle bills.
#[derive(Debug, Clone)]
pub struct Policy {
    law: BenefitPolicy,
    periods: Vec<(Date, Terms)>,
    year_of: YearOf,
    three_layers: bool,
}

/// The terms of one period.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) pays_stays: bool,
    /// By tier code; none where the policy has no such tier.
    pub(crate) tiers: Vec<Option<TierTerms>>,
    pub(crate) child_age_max_years: i32,
    pub(crate) basis: BandBasis,
    pub(crate) rounding: Rounding,
    pub(crate) year_end: YearEnd,
    /// The yearly cap of the basic layer, `i64::MAX` where there is none, and
    /// whether it is one of cost.
    pub(crate) cap: i64,
    pub(crate) cap_of_cost: bool,
    pub(crate) unfiled: Away,
    pub(crate) filed: Away,
    pub(crate) students_as_local: bool,
    pub(crate) hospital_bears_loss: bool,
    pub(crate) hospital_bears_basic: bool,
    pub(crate) adjustments: Vec<AdjustmentTerms>,
    pub(crate) layers: Vec<LayerTerms>,
    pub(crate) visits: Option<VisitTerms>,
    pub(crate) chronic: Vec<ChronicTerms>,
    pub(crate) fixed_price: Vec<FixedTerms>,
    pub(crate) births: Vec<FixedTerms>,
    pub(crate) emergency_joins: bool,
    pub(crate) emergency_died: bool,
    pub(crate) newborn: bool,
    pub(crate) account_pays: Vec<AccountPays>,
}

/// A tier: deductibles and bands with everything that can be known beforehand.
#[derive(Debug, Clone)]
pub(crate) struct TierTerms {
    pub(crate) deductible: i64,
    pub(crate) deductible_child: i64,
    /// The deductibles of later admissions, by ascending number of admission.
    pub(crate) deductible_repeat: Vec<(u32, i64)>,
    /// The deductible under each adjustment that changes it here.
    pub(crate) deductible_adjusted: Vec<Option<i64>>,
    pub(crate) counts_as_admission: bool,
    /// Whether an unfiled stay out of the area loses something here.
    pub(crate) away_loses: bool,
    pub(crate) bands: Bands,
}

/// What a stay out of the area loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Away {
    Nothing,
    Points(u8),
    First { rate: i64, counts_upward: bool },
}

/// An adjustment of deductible or ratio.
#[derive(Debug, Clone)]
pub(crate) struct AdjustmentTerms {
    /// Standings, any of which it takes; 0 for everyone.
    pub(crate) statuses: u16,
    pub(crate) age: (i32, i32),
    pub(crate) admission: (u32, u32),
    /// Bits of tier codes.
    pub(crate) tiers: u32,
    pub(crate) ratio_points: i64,
}

/// A yearly layer.
#[derive(Debug, Clone)]
pub(crate) struct LayerTerms {
    pub(crate) id: LayerId,
    /// Bits of kinds of care.
    counts: u8,
    pub(crate) base: LayerBase,
    pub(crate) variants: Vec<VariantTerms>,
}

/// The terms of a layer for some persons.
#[derive(Debug, Clone)]
pub(crate) struct VariantTerms {
    /// Standings, any of which it takes; 0 for everyone.
    statuses: u16,
    pub(crate) bands: Bands,
    pub(crate) rounding: Rounding,
    /// `i64::MAX` where there is no cap.
    pub(crate) cap: i64,
    pub(crate) outpatient_cap: i64,
}

/// The outpatient pool.
#[derive(Debug, Clone)]
pub(crate) struct VisitTerms {
    pub(crate) deductible: i64,
    /// Ten-thousandths by tier code; none where it pays nothing.
    pub(crate) ratios: Vec<Option<i64>>,
    pub(crate) points: Vec<(u16, i64)>,
    pub(crate) cap: i64,
    pub(crate) rounding: Rounding,
}

/// A chronic disease.
#[derive(Debug, Clone)]
pub(crate) struct ChronicTerms {
    pub(crate) id: String,
    pub(crate) ratio: i64,
    pub(crate) quota: i64,
    pub(crate) quota_of: QuotaOf,
    pub(crate) period: Period,
    pub(crate) in_yearly_cap: bool,
    pub(crate) rounding: Rounding,
}

/// A disease or birth at a fixed price.
#[derive(Debug, Clone)]
pub(crate) struct FixedTerms {
    pub(crate) id: String,
    pub(crate) stay: bool,
    pub(crate) whole_bill: bool,
    pub(crate) above_price: Bearer,
    /// Price and ratio by tier code; none where there is no such care.
    pub(crate) prices: Vec<Option<(i64, i64)>>,
    pub(crate) in_yearly_cap: bool,
    pub(crate) counts_as_admission: bool,
    pub(crate) rounding: Rounding,
}

impl Policy {
    /// Compiles a policy; its checks when it was read make sure that it can be.
    pub fn new(law: BenefitPolicy) -> Policy {
        let periods = change_days(&law).into_iter().map(|day| (day, Terms::on(&law, day))).collect();
        let year_of = law.inpatient.as_ref().map_or(YearOf::Admission, |stays| stays.year_of.values()[0].value);
        let known = [LayerId::CriticalIllness, LayerId::Hardship];
        let three_layers = law.layers.iter().all(|layer| known.contains(&layer.id));
        Policy { law, periods, year_of, three_layers }
    }

    /// Its stable id.
    pub fn id(&self) -> &str {
        &self.law.id
    }

    /// The law data it was compiled from.
    pub fn law(&self) -> &BenefitPolicy {
        &self.law
    }

    /// Whether no layer but basic, critical illness and hardship supplement pays:
    /// only then [`Settled`](crate::Settled) and the bulk file tell everything.
    pub fn pays_by_three_layers(&self) -> bool {
        self.three_layers
    }

    /// The day that decides the insurance year and the terms of a bill.
    #[inline]
    pub fn deciding_day(&self, stay: &Stay) -> Date {
        self.deciding_day_of(stay.admit_date, stay.discharge_date)
    }

    /// The same of the days of a stay.
    #[inline]
    pub fn deciding_day_of(&self, admit_date: Date, discharge_date: Date) -> Date {
        match self.year_of {
            YearOf::Admission => admit_date,
            YearOf::Discharge => discharge_date,
        }
    }

    /// The place of a bill among a person's bills: the deciding day as days since
    /// 1970-01-01, then the number.
    pub fn order(&self, stay: &Stay) -> (i32, StayId) {
        (epoch_day(self.deciding_day(stay)), stay.stay_id)
    }

    /// Whether the insurance year is that of the discharge.
    pub(crate) fn by_discharge(&self) -> bool {
        self.year_of == YearOf::Discharge
    }

    /// The terms for a deciding day. Days before the first period take its
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

/// Standings as bits; whoever is in one kind of hardship is in hardship.
pub(crate) fn status_bits(statuses: impl IntoIterator<Item = Status>) -> u16 {
    statuses.into_iter().fold(0, |bits, status| {
        let hardship = if status.is_hardship() { 1 << Status::Hardship as u16 } else { 0 };
        bits | 1 << status as u16 | hardship
    })
}

/// The standings something is for, as bits, each as itself.
fn for_bits(statuses: &[Status]) -> u16 {
    statuses.iter().fold(0, |bits, status| bits | 1 << *status as u16)
}

/// The days on which any value begins.
fn change_days(law: &BenefitPolicy) -> BTreeSet<Date> {
    fn add<T>(days: &mut BTreeSet<Date>, series: &Series<T>) {
        days.extend(series.values().iter().map(|dated| dated.from));
    }
    let mut days = BTreeSet::from([law.from.0]);
    if let Some(stays) = &law.inpatient {
        add(&mut days, &stays.band_basis);
        add(&mut days, &stays.rounding);
        add(&mut days, &stays.annual_cap_fen);
        add(&mut days, &stays.child);
        add(&mut days, &stays.repeat_admission);
        add(&mut days, &stays.unfiled);
        add(&mut days, &stays.year_end);
        stays.annual_cap_of.iter().for_each(|of| add(&mut days, of));
        stays.filed.iter().for_each(|filed| add(&mut days, filed));
        stays.tiers.iter().for_each(|tier| add(&mut days, tier.terms.get_ref()));
        stays.adjustments.iter().for_each(|one| add(&mut days, one.terms.get_ref()));
    }
    law.outpatient.iter().for_each(|pool| add(&mut days, pool.terms.get_ref()));
    law.chronic.iter().for_each(|one| add(&mut days, one.terms.get_ref()));
    law.fixed_price.iter().chain(&law.maternity).for_each(|one| add(&mut days, one.terms.get_ref()));
    law.emergency.iter().for_each(|emergency| add(&mut days, &emergency.admitted));
    law.account.iter().for_each(|account| add(&mut days, &account.pays));
    law.layers.iter().flat_map(|layer| &layer.variants).for_each(|one| add(&mut days, one.terms.get_ref()));
    // Terms before the policy begins are those of its first day.
    days.retain(|day| *day >= law.from.0);
    days
}

impl Terms {
    fn on(law: &BenefitPolicy, day: Date) -> Terms {
        let tiers = law.inpatient.iter().flat_map(|stays| &stays.tiers);
        let codes: Vec<(&str, u8)> = tiers.map(|tier| (tier.id.as_str(), tier.code)).collect();
        let stays = law.inpatient.as_ref();
        let emergency = law.emergency.as_ref();
        if let Some(stays) = stays {
            // These words have one meaning so far; a further one must be carried
            // out in `rules` before it compiles.
            let ReferredUp::DifferenceOfStandards = held(&stays.referred_up, day).value;
            let ReferredDown::Nothing = held(&stays.referred_down, day).value;
        }
        Terms {
            pays_stays: stays.is_some(),
            tiers: stays.map(|stays| tiers_on(stays, day)).unwrap_or_default(),
            child_age_max_years: stays.map_or(0, |stays| held(&stays.child, day).value.age_max_years),
            basis: stays.map_or(BandBasis::InScopeCost, |stays| held(&stays.band_basis, day).value),
            rounding: stays.map_or(Rounding::HalfUpOnce, |stays| held(&stays.rounding, day).value),
            year_end: stays.map_or(YearEnd::NotSplit, |stays| held(&stays.year_end, day).value),
            cap: stays.map_or(i64::MAX, |stays| held(&stays.annual_cap_fen, day).value.0),
            cap_of_cost: stays
                .and_then(|stays| stays.annual_cap_of.as_ref())
                .is_some_and(|of| held(of, day).value == CapOf::InScopeCost),
            unfiled: stays.map_or(Away::Nothing, |stays| Away::of(held(&stays.unfiled, day).value)),
            filed: stays
                .and_then(|stays| stays.filed.as_ref())
                .map_or(Away::Nothing, |filed| Away::of(held(filed, day).value)),
            students_as_local: stays
                .and_then(|stays| stays.students_at_home.as_ref())
                .is_some_and(|students| held(students, day).value == StudentsAtHome::AsLocal),
            hospital_bears_loss: stays
                .and_then(|stays| stays.not_informed.as_ref())
                .is_some_and(|rule| held(rule, day).value == NotInformed::HospitalBearsLoss),
            hospital_bears_basic: stays
                .and_then(|stays| stays.certificate_unjustified.as_ref())
                .is_some_and(|rule| held(rule, day).value == CertificateUnjustified::HospitalBearsBasic),
            adjustments: stays
                .map(|stays| stays.adjustments.iter().map(|one| AdjustmentTerms::on(one, &stays.tiers, day)).collect())
                .unwrap_or_default(),
            layers: law.layers.iter().map(|layer| LayerTerms::on(layer, day)).collect(),
            visits: law.outpatient.as_ref().map(|pool| VisitTerms::on(pool, &codes, day)),
            chronic: law.chronic.iter().map(|one| ChronicTerms::on(one, day)).collect(),
            fixed_price: law.fixed_price.iter().map(|one| FixedTerms::on(one, &codes, day)).collect(),
            births: law.maternity.iter().map(|one| FixedTerms::on(one, &codes, day)).collect(),
            emergency_joins: emergency
                .is_some_and(|rule| held(&rule.admitted, day).value == EmergencyAdmitted::JoinsTheStay),
            emergency_died: emergency.is_some_and(|rule| held(&rule.died, day).value == EmergencyDied::AsInpatient),
            newborn: law.newborn.as_ref().is_some_and(|rule| held(rule, day).value == NewbornTerms::WithParent),
            account_pays: law.account.as_ref().map(|one| held(&one.pays, day).value.clone()).unwrap_or_default(),
        }
    }
}

fn tiers_on(stays: &Inpatient, day: Date) -> Vec<Option<TierTerms>> {
    let last_code = stays.tiers.iter().map(|tier| usize::from(tier.code)).max();
    let mut tiers = vec![None; last_code.map_or(0, |code| code + 1)];
    for tier in &stays.tiers {
        tiers[usize::from(tier.code)] = Some(TierTerms::on(stays, tier, day));
    }
    tiers
}

impl TierTerms {
    fn on(stays: &Inpatient, tier: &Tier, day: Date) -> TierTerms {
        let terms = &held(tier.terms.get_ref(), day).value;
        let part = |share: Rate| {
            let paid = divide_half_up(share.of_exact(terms.deductible_fen), Rate::WHOLE);
            paid.expect("a part of an amount is an amount").0
        };
        let repeat = &held(&stays.repeat_admission, day).value.0;
        let adjusted = stays.adjustments.iter().map(|one| held(one.terms.get_ref(), day).value);
        TierTerms {
            deductible: terms.deductible_fen.0,
            deductible_child: part(held(&stays.child, day).value.pays_permyriad),
            deductible_repeat: repeat.iter().map(|step| (step.from_admission, part(step.pays_permyriad))).collect(),
            deductible_adjusted: adjusted.map(|one| one.deductible_pays_permyriad.map(part)).collect(),
            counts_as_admission: tier.counts_as_admission,
            away_loses: tier.unfiled_cut,
            bands: Bands::compile(&terms.bands, 0, 0),
        }
    }
}

impl Away {
    fn of(terms: AwayTerms) -> Away {
        match terms {
            AwayTerms::RatioMinusPoints { points } => Away::Points(points),
            AwayTerms::SelfPayFirst { permyriad, counts_upward } => {
                Away::First { rate: permyriad.as_permyriad(), counts_upward }
            }
        }
    }
}

impl AdjustmentTerms {
    fn on(law: &Adjustment, tiers: &[Tier], day: Date) -> AdjustmentTerms {
        let who = &law.who;
        let named = tiers.iter().filter(|tier| who.tiers.is_empty() || who.tiers.contains(&tier.id));
        AdjustmentTerms {
            statuses: for_bits(&who.statuses),
            age: (who.age_from_years.unwrap_or(i32::MIN), who.age_to_years.unwrap_or(i32::MAX)),
            admission: (who.admission_from.unwrap_or(0), who.admission_to.unwrap_or(u32::MAX)),
            tiers: named.fold(0, |bits, tier| bits | 1 << tier.code),
            ratio_points: i64::from(held(law.terms.get_ref(), day).value.ratio_points),
        }
    }
}

impl LayerTerms {
    fn on(layer: &YearlyLayer, day: Date) -> LayerTerms {
        let variants = layer.variants.iter().map(|variant| {
            let terms = &held(variant.terms.get_ref(), day).value;
            let deductible = terms.deductible_fen.0;
            let shift = match terms.basis {
                LayerBasis::AccumulatedAmount => 0,
                LayerBasis::ExcessOverDeductible => deductible,
            };
            VariantTerms {
                statuses: for_bits(&variant.for_whom),
                bands: Bands::compile(&terms.bands, deductible, shift),
                rounding: terms.rounding,
                cap: terms.annual_cap_fen.map_or(i64::MAX, |Fen(cap)| cap),
                outpatient_cap: terms.outpatient_cap_fen.map_or(i64::MAX, |Fen(cap)| cap),
            }
        });
        LayerTerms {
            id: layer.id,
            counts: layer.counts.iter().fold(0, |bits, care| bits | 1 << *care as u8),
            base: layer.base,
            variants: variants.collect(),
        }
    }

    /// Whether a kind of care accumulates here.
    #[inline]
    pub(crate) fn counts(&self, care: CareKind) -> bool {
        self.counts & 1 << care as u8 != 0
    }

    /// The terms for a person: the first that is for one of the standings.
    #[inline]
    pub(crate) fn variant_for(&self, statuses: u16) -> Option<usize> {
        self.variants.iter().position(|variant| variant.statuses == 0 || variant.statuses & statuses != 0)
    }
}

impl VisitTerms {
    fn on(pool: &OutpatientPool, codes: &[(&str, u8)], day: Date) -> VisitTerms {
        let terms = &held(pool.terms.get_ref(), day).value;
        let ratios = terms.ratios.iter().map(|row| (row.tier.as_str(), row.ratio_permyriad.as_permyriad()));
        VisitTerms {
            deductible: terms.annual_deductible_fen.0,
            ratios: by_tier(codes, ratios),
            points: terms.points.iter().map(|row| (1 << row.status as u16, i64::from(row.ratio_points))).collect(),
            cap: terms.annual_cap_fen.0,
            rounding: terms.rounding,
        }
    }
}

impl ChronicTerms {
    fn on(disease: &ChronicDisease, day: Date) -> ChronicTerms {
        let terms = &held(disease.terms.get_ref(), day).value;
        ChronicTerms {
            id: disease.id.clone(),
            ratio: terms.ratio_permyriad.as_permyriad(),
            quota: terms.quota_fen.0,
            quota_of: terms.quota_of,
            period: terms.period,
            in_yearly_cap: terms.in_yearly_cap,
            rounding: terms.rounding,
        }
    }
}

impl FixedTerms {
    fn on(fixed: &FixedPrice, codes: &[(&str, u8)], day: Date) -> FixedTerms {
        let terms = &held(fixed.terms.get_ref(), day).value;
        let prices =
            terms.tiers.iter().map(|row| (row.tier.as_str(), (row.price_fen.0, row.ratio_permyriad.as_permyriad())));
        FixedTerms {
            id: fixed.id.clone(),
            stay: fixed.stay,
            whole_bill: terms.price_of == PriceOf::WholeBill,
            above_price: terms.above_price,
            prices: by_tier(codes, prices),
            in_yearly_cap: terms.in_yearly_cap,
            counts_as_admission: terms.counts_as_admission,
            rounding: terms.rounding,
        }
    }
}

/// Values named by the ids of tiers, by the codes of tiers.
fn by_tier<'a, T: Clone>(codes: &[(&str, u8)], values: impl Iterator<Item = (&'a str, T)>) -> Vec<Option<T>> {
    let last_code = codes.iter().map(|(_, code)| usize::from(*code)).max();
    let mut table = vec![None; last_code.map_or(0, |code| code + 1)];
    for (tier, value) in values {
        if let Some((_, code)) = codes.iter().find(|(id, _)| *id == tier) {
            table[usize::from(*code)] = Some(value);
        }
    }
    table
}
