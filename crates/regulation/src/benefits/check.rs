//! Checks that reach over several values of a policy: bands that ascend and end
//! open, ratios within the whole, tiers without repetition, every value given
//! from the policy's first day on, the layers the settlement knows, no two
//! policies for the same region, insurance and day.
//!
//! Article: R2-53, R2-56

use std::ops::Range;

use base::{Date, Fen, Rate, date_text};

use super::{Band, BandBasis, BenefitPolicy, LayerBasis, UnfiledTerms};
use crate::{Reader, Series};

/// The layers above the basic one, in the order in which they pay.
const LAYERS: [&str; 2] = ["critical_illness", "hardship"];

/// The highest code of a tier; the engine looks tiers up in a table.
const TIER_CODE_MAX: u8 = 31;

/// The largest amount a term may state, in fen: ten billion yuan. With it the
/// engine's sums stay within 64 bits.
const TERM_MAX: Fen = Fen(1_000_000_000_000);

/// Reports every fault of one policy.
pub(super) fn check_policy(reader: &mut Reader<'_>, path: &str, policy: &BenefitPolicy) {
    let mut check = Check { reader, path, first_day: policy.from.0 };
    check.inpatient(policy);
    check.layers(policy);
    if policy.until.is_some_and(|until| until <= policy.from) {
        check.fault(None, "the policy ends before it begins");
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

    fn inpatient(&mut self, policy: &BenefitPolicy) {
        let inpatient = &policy.inpatient;
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
        let caps = inpatient.annual_cap_fen.values().iter();
        let shares = inpatient.child.values().iter().map(|dated| dated.value.pays_permyriad);
        let shares = shares.chain(inpatient.repeat_admission.values().iter().map(|dated| dated.value.pays_permyriad));
        caps.for_each(|dated| self.amount("annual_cap_fen", None, dated.value));
        shares.for_each(|share| self.ratio("pays_permyriad", None, share));
        for dated in inpatient.unfiled.values() {
            let UnfiledTerms::RatioMinusPoints { points } = dated.value;
            if points > 100 {
                self.fault(None, format!("unfiled: points must be 0 to 100, not {points}"));
            }
        }
        let mut codes: Vec<u8> = Vec::new();
        for tier in &inpatient.tiers {
            let span = Some(tier.terms.span());
            if tier.code > TIER_CODE_MAX || codes.last().is_some_and(|last| *last >= tier.code) {
                self.fault(span.clone(), format!("tier {:?}: codes must ascend from 0 to {TIER_CODE_MAX}", tier.id));
            }
            codes.push(tier.code);
            self.given(&tier.id, span.clone(), tier.terms.get_ref());
            for dated in tier.terms.get_ref().values() {
                let above_deductible = match policy.inpatient.band_basis.values()[0].value {
                    BandBasis::InScopeCost => dated.value.deductible_fen,
                    BandBasis::ExcessOverDeductible => Fen::ZERO,
                };
                self.amount(&tier.id, span.clone(), dated.value.deductible_fen);
                self.bands(&tier.id, span.clone(), above_deductible, &dated.value.bands);
            }
        }
    }

    fn layers(&mut self, policy: &BenefitPolicy) {
        for layer in &policy.layers {
            let span = Some(layer.terms.span());
            self.given(&layer.id, span.clone(), layer.terms.get_ref());
            for dated in layer.terms.get_ref().values() {
                let above = match dated.value.basis {
                    LayerBasis::AccumulatedAmount => dated.value.deductible_fen,
                    LayerBasis::ExcessOverDeductible => Fen::ZERO,
                };
                self.amount(&layer.id, span.clone(), dated.value.deductible_fen);
                self.amount(&layer.id, span.clone(), dated.value.annual_cap_fen.unwrap_or_default());
                self.bands(&layer.id, span.clone(), above, &dated.value.bands);
            }
        }
        let ids: Vec<&str> = policy.layers.iter().map(|layer| layer.id.as_str()).collect();
        if ids != LAYERS {
            self.fault(None, format!("the layers must be {LAYERS:?}, in this order, not {ids:?}"));
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
