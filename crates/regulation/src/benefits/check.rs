//! Checks that reach over several values of a policy: bands that ascend and end
//! open, ratios within the whole, ids and tiers without repetition, every value
//! given from the policy's first day on, layers each once, no two policies for
//! the same region, insurance and day.
//!
//! Article: R2-53, R2-56

use std::collections::BTreeSet;
use std::ops::Range;

use base::{Date, Fen, Rate, date_text};

use super::{
    AdjustmentTerms, AwayTerms, Band, BandBasis, BenefitPolicy, CapOf, Condition, FixedPrice, Inpatient, LayerBase,
    LayerBasis, Rounding,
};
use crate::{Reader, Series};

/// The highest code of a tier; the engine looks tiers up in a table.
const TIER_CODE_MAX: u8 = 31;

/// The largest amount a term may state, in fen: ten billion yuan. With it the
/// engine's sums stay within 64 bits.
const TERM_MAX: Fen = Fen(1_000_000_000_000);

/// The births that are paid at fixed amounts.
const BIRTHS: [&str; 2] = ["natural", "caesarean"];

/// Reports every fault of what a file says itself.
pub(super) fn check_written(reader: &mut Reader<'_>, path: &str, policy: &BenefitPolicy) {
    let mut check = Check { reader, path, first_day: policy.from.0 };
    if policy.until.is_some_and(|until| until <= policy.from) {
        check.fault(None, "the policy ends before it begins");
    }
    if let Some(inpatient) = &policy.inpatient {
        check.inpatient(inpatient);
    }
    check.care(policy);
    check.layers(policy);
}

/// Reports every fault of a policy with what it takes over from another one:
/// values that begin too late for it, tiers it does not have.
pub(super) fn check_policy(reader: &mut Reader<'_>, path: &str, policy: &BenefitPolicy) {
    let mut check = Check { reader, path, first_day: policy.from.0 };
    let taken_over = policy.inpatient.as_ref().filter(|_| policy.as_in.is_some());
    if let Some(inpatient) = taken_over {
        check.given("year_of", None, &inpatient.year_of);
        check.given("annual_cap_fen", None, &inpatient.annual_cap_fen);
        inpatient.tiers.iter().for_each(|tier| check.given(&tier.id, None, tier.terms.get_ref()));
    }
    check.tiers_named(policy);
    let above_cap = policy.layers.iter().filter(|layer| layer.base == LayerBase::AboveCostCap);
    for layer in above_cap {
        let capped = policy.inpatient.as_ref().and_then(|inpatient| inpatient.annual_cap_of.as_ref());
        if capped.is_none_or(|of| of.values().iter().any(|dated| dated.value != CapOf::InScopeCost)) {
            let problem = format!("layer {:?} is above a cap of cost, and there is none", layer.id.as_str());
            check.fault(None, problem);
        }
    }
}

/// Reports policies that hold for the same region, insurance and day.
pub(super) fn check_together(reader: &mut Reader<'_>, folder: &str, policies: &[BenefitPolicy]) {
    for (index, one) in policies.iter().enumerate() {
        for other in &policies[index + 1..] {
            let same = one.region == other.region && one.insurance == other.insurance;
            let later = one.from.max(other.from).0;
            if same && one.in_force_on(later) && other.in_force_on(later) {
                let problem = format!("{:?} and {:?} both hold on {}", one.id, other.id, date_text(later));
                reader.problem(&format!("{folder}/{}.toml", other.id), None, problem);
            }
        }
    }
}

struct Check<'r, 'f> {
    reader: &'r mut Reader<'f>,
    path: &'r str,
    first_day: Date,
}

impl Check<'_, '_> {
    fn fault(&mut self, span: Option<Range<usize>>, problem: impl Into<String>) {
        self.reader.problem(self.path, span, problem);
    }

    fn inpatient(&mut self, inpatient: &Inpatient) {
        self.given("year_of", None, &inpatient.year_of);
        self.given("band_basis", None, &inpatient.band_basis);
        self.given("rounding", None, &inpatient.rounding);
        self.given("annual_cap_fen", None, &inpatient.annual_cap_fen);
        self.given("child", None, &inpatient.child);
        self.given("repeat_admission", None, &inpatient.repeat_admission);
        self.given("referred_up", None, &inpatient.referred_up);
        self.given("referred_down", None, &inpatient.referred_down);
        self.given("unfiled", None, &inpatient.unfiled);
        self.given("year_end", None, &inpatient.year_end);
        if inpatient.year_of.values().len() > 1 {
            self.fault(None, "year_of: a policy has one word for it; another word is another policy");
        }
        if inpatient.rounding.values().iter().any(|dated| dated.value == Rounding::HalfUpOfYear) {
            self.fault(None, "rounding: a stay's payment has no sum over the year to be rounded on");
        }
        let caps = inpatient.annual_cap_fen.values().iter();
        let shares = inpatient.child.values().iter().map(|dated| dated.value.pays_permyriad);
        let steps = inpatient.repeat_admission.values().iter().flat_map(|dated| &dated.value.0);
        caps.for_each(|dated| self.amount("annual_cap_fen", None, dated.value));
        let shares = shares.chain(steps.map(|step| step.pays_permyriad));
        shares.for_each(|share| self.ratio("pays_permyriad", None, share));
        for dated in inpatient.repeat_admission.values() {
            if !dated.value.0.windows(2).all(|pair| pair[0].from_admission < pair[1].from_admission) {
                self.fault(None, "repeat_admission: the numbers of admissions must ascend");
            }
        }
        self.away("unfiled", &inpatient.unfiled);
        inpatient.filed.iter().for_each(|filed| self.away("filed", filed));
        self.adjustments(inpatient);
        self.tiers(inpatient);
    }

    fn away(&mut self, name: &str, series: &Series<AwayTerms>) {
        for dated in series.values() {
            match dated.value {
                AwayTerms::RatioMinusPoints { points } if points > 100 => {
                    self.fault(None, format!("{name}: points must be 0 to 100, not {points}"));
                }
                AwayTerms::RatioMinusPoints { .. } => {}
                AwayTerms::SelfPayFirst { permyriad, .. } => self.ratio(name, None, permyriad),
            }
        }
    }

    fn adjustments(&mut self, inpatient: &Inpatient) {
        self.each_once("adjustment", inpatient.adjustments.iter().map(|one| one.id.as_str()));
        for adjustment in &inpatient.adjustments {
            let span = Some(adjustment.terms.span());
            let Condition { age_from_years, age_to_years, admission_from, admission_to, .. } = adjustment.who;
            let crossed = age_from_years.zip(age_to_years).is_some_and(|(from, to)| from > to)
                || admission_from.zip(admission_to).is_some_and(|(from, to)| from > to);
            if crossed {
                self.fault(span.clone(), format!("adjustment {:?}: nobody can meet its condition", adjustment.id));
            }
            for dated in adjustment.terms.get_ref().values() {
                let AdjustmentTerms { deductible_pays_permyriad, ratio_points } = dated.value;
                deductible_pays_permyriad.iter().for_each(|share| self.ratio(&adjustment.id, span.clone(), *share));
                if deductible_pays_permyriad.is_none() && ratio_points == 0 {
                    self.fault(span.clone(), format!("adjustment {:?} changes nothing", adjustment.id));
                }
            }
        }
    }

    fn tiers(&mut self, inpatient: &Inpatient) {
        let mut codes: Vec<u8> = Vec::new();
        self.each_once("tier", inpatient.tiers.iter().map(|tier| tier.id.as_str()));
        for tier in &inpatient.tiers {
            let span = Some(tier.terms.span());
            if tier.code > TIER_CODE_MAX || codes.last().is_some_and(|last| *last >= tier.code) {
                self.fault(span.clone(), format!("tier {:?}: codes must ascend from 0 to {TIER_CODE_MAX}", tier.id));
            }
            codes.push(tier.code);
            self.given(&tier.id, span.clone(), tier.terms.get_ref());
            for dated in tier.terms.get_ref().values() {
                let above_deductible = match inpatient.band_basis.values()[0].value {
                    BandBasis::InScopeCost => dated.value.deductible_fen,
                    BandBasis::ExcessOverDeductible => Fen::ZERO,
                };
                self.amount(&tier.id, span.clone(), dated.value.deductible_fen);
                self.bands(&tier.id, span.clone(), above_deductible, &dated.value.bands);
            }
        }
    }

    fn care(&mut self, policy: &BenefitPolicy) {
        if let Some(pool) = &policy.outpatient {
            let span = Some(pool.terms.span());
            self.given("outpatient", span.clone(), pool.terms.get_ref());
            for dated in pool.terms.get_ref().values() {
                let terms = &dated.value;
                self.amount("outpatient", span.clone(), terms.annual_cap_fen);
                self.amount("outpatient", span.clone(), terms.annual_deductible_fen);
                terms.ratios.iter().for_each(|row| self.ratio("outpatient", span.clone(), row.ratio_permyriad));
                self.not_of_year("outpatient", span.clone(), terms.rounding);
            }
        }
        self.each_once("chronic disease", policy.chronic.iter().map(|one| one.id.as_str()));
        for disease in &policy.chronic {
            let span = Some(disease.terms.span());
            self.given(&disease.id, span.clone(), disease.terms.get_ref());
            for dated in disease.terms.get_ref().values() {
                self.ratio(&disease.id, span.clone(), dated.value.ratio_permyriad);
                self.amount(&disease.id, span.clone(), dated.value.quota_fen);
                self.not_of_year(&disease.id, span.clone(), dated.value.rounding);
            }
        }
        self.each_once("major disease", policy.fixed_price.iter().map(|one| one.id.as_str()));
        self.each_once("birth", policy.maternity.iter().map(|one| one.id.as_str()));
        policy.fixed_price.iter().chain(&policy.maternity).for_each(|fixed| self.fixed(fixed));
        for birth in &policy.maternity {
            if !BIRTHS.contains(&birth.id.as_str()) {
                self.fault(Some(birth.terms.span()), format!("a birth is one of {BIRTHS:?}, not {:?}", birth.id));
            }
        }
        if let Some(emergency) = &policy.emergency {
            self.given("emergency", None, &emergency.admitted);
            self.given("emergency", None, &emergency.died);
        }
        policy.newborn.iter().for_each(|newborn| self.given("newborn", None, newborn));
        policy.account.iter().for_each(|account| self.given("account", None, &account.pays));
        self.each_once("reason to withhold", policy.withheld.iter().map(|one| one.id.as_str()));
        let twice =
            policy.clearing.iter().enumerate().any(|(n, one)| {
                policy.clearing[..n].iter().any(|other| (other.desk, other.part) == (one.desk, one.part))
            });
        if twice {
            self.fault(None, "clearing: each part of a bill stands once for each desk");
        }
    }

    fn fixed(&mut self, fixed: &FixedPrice) {
        let span = Some(fixed.terms.span());
        self.given(&fixed.id, span.clone(), fixed.terms.get_ref());
        for dated in fixed.terms.get_ref().values() {
            self.not_of_year(&fixed.id, span.clone(), dated.value.rounding);
            self.each_once("tier", dated.value.tiers.iter().map(|row| row.tier.as_str()));
            for row in &dated.value.tiers {
                self.amount(&fixed.id, span.clone(), row.price_fen);
                self.ratio(&fixed.id, span.clone(), row.ratio_permyriad);
            }
        }
    }

    fn layers(&mut self, policy: &BenefitPolicy) {
        self.each_once("layer", policy.layers.iter().map(|layer| layer.id.as_str()));
        for layer in &policy.layers {
            for variant in &layer.variants {
                let (name, span) = (layer.id.as_str(), Some(variant.terms.span()));
                self.given(name, span.clone(), variant.terms.get_ref());
                for dated in variant.terms.get_ref().values() {
                    let above = match dated.value.basis {
                        LayerBasis::AccumulatedAmount => dated.value.deductible_fen,
                        LayerBasis::ExcessOverDeductible => Fen::ZERO,
                    };
                    self.amount(name, span.clone(), dated.value.deductible_fen);
                    self.amount(name, span.clone(), dated.value.annual_cap_fen.unwrap_or_default());
                    self.amount(name, span.clone(), dated.value.outpatient_cap_fen.unwrap_or_default());
                    self.bands(name, span.clone(), above, &dated.value.bands);
                }
            }
            // A variant for everyone is the last one; what stands after it would never hold.
            let first_for_all = layer.variants.iter().position(|variant| variant.for_whom.is_empty());
            if first_for_all.is_some_and(|at| at + 1 < layer.variants.len()) {
                let span = layer.variants.last().map(|last| last.terms.span());
                self.fault(
                    span,
                    format!("layer {:?}: a variant after that for everyone never holds", layer.id.as_str()),
                );
            }
        }
    }

    /// Tiers that are named by id must be tiers of the policy.
    fn tiers_named(&mut self, policy: &BenefitPolicy) {
        let tiers = policy.inpatient.iter().flat_map(|inpatient| &inpatient.tiers);
        let known: BTreeSet<&str> = tiers.map(|tier| tier.id.as_str()).collect();
        let outpatient = policy.outpatient.iter().flat_map(|pool| pool.terms.get_ref().values());
        let mut named: Vec<&str> =
            outpatient.flat_map(|dated| &dated.value.ratios).map(|row| row.tier.as_str()).collect();
        let fixed = policy.fixed_price.iter().chain(&policy.maternity).flat_map(|fixed| fixed.terms.get_ref().values());
        named.extend(fixed.flat_map(|dated| &dated.value.tiers).map(|row| row.tier.as_str()));
        let adjustments = policy.inpatient.iter().flat_map(|inpatient| &inpatient.adjustments);
        named.extend(adjustments.flat_map(|one| &one.who.tiers).map(String::as_str));
        for unknown in named.into_iter().filter(|tier| !known.contains(tier)).collect::<BTreeSet<_>>() {
            self.fault(None, format!("there is no tier {unknown:?} in this policy"));
        }
    }

    fn each_once<'a>(&mut self, what: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.fault(None, format!("{what} {id:?} stands twice"));
            }
        }
    }

    fn not_of_year(&mut self, name: &str, span: Option<Range<usize>>, rounding: Rounding) {
        if rounding == Rounding::HalfUpOfYear {
            self.fault(span, format!("{name}: this payment has no sum over the year to be rounded on"));
        }
    }

    /// The value must be given from the policy's first day on.
    fn given<T>(&mut self, name: &str, span: Option<Range<usize>>, series: &Series<T>) {
        let first = series.values()[0].from;
        if first > self.first_day {
            let (begin, end) = (date_text(self.first_day), date_text(first));
            self.fault(span, format!("{name}: no value from {begin} until {end}"));
        }
    }

    fn amount(&mut self, name: &str, span: Option<Range<usize>>, amount: Fen) {
        if amount.is_negative() || amount > TERM_MAX {
            self.fault(span, format!("{name}: an amount must be 0 to {} fen, not {}", TERM_MAX.0, amount.0));
        }
    }

    fn ratio(&mut self, name: &str, span: Option<Range<usize>>, ratio: Rate) {
        if !(0..=Rate::WHOLE).contains(&ratio.as_permyriad()) {
            self.fault(span, format!("{name}: a ratio must be 0 to {}, not {}", Rate::WHOLE, ratio.as_permyriad()));
        }
    }

    /// Limits ascend strictly from above `floor`; the last band alone is open.
    fn bands(&mut self, name: &str, span: Option<Range<usize>>, floor: Fen, bands: &[Band]) {
        bands.iter().for_each(|band| self.ratio(name, span.clone(), band.ratio_permyriad));
        bands.iter().for_each(|band| self.amount(name, span.clone(), band.to_fen.unwrap_or_default()));
        let limited = bands.split_last().filter(|(last, _)| last.to_fen.is_none()).map(|(_, limited)| limited);
        let Some(limits) = limited.and_then(|bands| bands.iter().map(|band| band.to_fen).collect::<Option<Vec<_>>>())
        else {
            return self.fault(span, format!("{name}: the last band, and no other, has no upper limit"));
        };
        if limits.first().is_some_and(|first| *first <= floor) || limits.windows(2).any(|pair| pair[0] >= pair[1]) {
            self.fault(span, format!("{name}: the limits of the bands must ascend from above the deductible"));
        }
    }
}
