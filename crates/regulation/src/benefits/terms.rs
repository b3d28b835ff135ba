//! The terms of a policy, as they stand in its file. Amounts are whole fen,
//! ratios ten-thousandths; a ratio is at most the whole.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64

use base::{Fen, Rate};
use serde::Deserialize;

use crate::{Day, Series, Spanned};

/// One benefit policy: the terms of a region and kind of insurance.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenefitPolicy {
    /// Stable id, the name of its file: `henan-resident-2017`.
    pub id: String,
    /// Official name, Chinese.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// Division code of the region it holds in.
    pub region: String,
    /// Kind of insurance: `resident`.
    pub insurance: String,
    /// First day of admission it holds for.
    pub from: Day,
    /// First day of admission it holds for no longer, where a successor follows.
    pub until: Option<Day>,
    /// What a reader should know about it.
    #[serde(default)]
    pub note: String,
    /// The basic layer: inpatient treatment.
    pub inpatient: Inpatient,
    /// The layers above it, in the order in which they pay.
    pub layers: Vec<YearlyLayer>,
}

/// The basic layer for inpatient treatment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inpatient {
    /// Fund that pays, as in `regulation/catalogs/funds.toml`.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Which day decides the insurance year of a stay.
    pub year_of: Series<YearOf>,
    /// What the limits of the bands are limits of.
    pub band_basis: Series<BandBasis>,
    /// Where and how the payment is rounded.
    pub rounding: Series<Rounding>,
    /// The most this layer pays a person in a year.
    pub annual_cap_fen: Series<Fen>,
    /// Children's lower deductible.
    pub child: Series<ChildTerms>,
    /// The lower deductible of later admissions in a year.
    pub repeat_admission: Series<RepeatTerms>,
    /// What a patient referred up pays.
    pub referred_up: Series<ReferredUp>,
    /// What a patient referred down pays.
    pub referred_down: Series<ReferredDown>,
    /// What follows when treatment elsewhere was not filed.
    pub unfiled: Series<UnfiledTerms>,
    /// What the part after 31 December of a stay pays.
    pub year_end: Series<YearEnd>,
    /// Hospital tiers, by ascending code.
    pub tiers: Vec<Tier>,
}

/// A tier of hospitals.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Code in files and messages, 0 … 31.
    pub code: u8,
    /// Name in code and data.
    pub id: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Which hospitals belong to it.
    pub hospitals: String,
    /// Whether a stay here counts, and gains, as an admission of the year.
    pub counts_as_admission: bool,
    /// Whether an unfiled stay out of the area loses ratio here.
    pub unfiled_cut: bool,
    /// Deductible and bands.
    pub terms: Spanned<Series<TierTerms>>,
}

/// Deductible and bands of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierTerms {
    /// Deductible of one stay.
    pub deductible_fen: Fen,
    /// Bands by ascending limit; the last is open.
    pub bands: Vec<Band>,
}

/// A band: up to a limit, this share is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Upper limit, inclusive; none for the last band.
    pub to_fen: Option<Fen>,
    /// Share paid.
    pub ratio_permyriad: Rate,
}

/// Children up to an age pay a part of the deductible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildTerms {
    /// Completed years of age on admission, inclusive.
    pub age_max_years: i32,
    /// Share of the deductible they pay; rounded half up to the fen.
    pub pays_permyriad: Rate,
}

/// From the n-th admission of the year on, a part of the deductible is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepeatTerms {
    /// The first admission, counted from 1, with the lower deductible.
    pub from_admission: u32,
    /// Share of the deductible paid; rounded half up to the fen.
    pub pays_permyriad: Rate,
}

/// What an unfiled stay out of the area loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", tag = "mechanism", deny_unknown_fields)]
pub enum UnfiledTerms {
    /// Percentage points of the ratio of every band; what is left is at least zero.
    RatioMinusPoints {
        /// How many points, 0 … 100.
        points: u8,
    },
}

/// Which day decides the insurance year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearOf {
    /// The day of admission.
    Admission,
}

/// What the limits of the bands of a stay are limits of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandBasis {
    /// The in-scope cost of the stay, deductible included.
    InScopeCost,
    /// The cost above the deductible.
    ExcessOverDeductible,
}

/// What the limits of the bands of a yearly layer are limits of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayerBasis {
    /// The amount accumulated in the year, deductible included.
    AccumulatedAmount,
    /// What the accumulated amount exceeds the deductible by.
    ExcessOverDeductible,
}

/// Where and how a payment is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// The exact sum over the bands, half up to the fen, once, before the cap.
    HalfUpOnce,
}

/// What a patient referred up pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferredUp {
    /// The difference of the two standards, at least zero.
    DifferenceOfStandards,
}

/// What a patient referred down pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferredDown {
    /// No deductible.
    Nothing,
}

/// What the part after 31 December pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearEnd {
    /// What the cost of the first part left of its deductible, at least zero.
    UnusedDeductible,
}

/// A layer that pays on what accumulates over the year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearlyLayer {
    /// Name in code and data: `critical_illness`.
    pub id: String,
    /// Fund that pays.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Whom it pays; the amount accumulates for everyone.
    pub for_whom: ForWhom,
    /// Deductible, bands, cap.
    pub terms: Spanned<Series<LayerTerms>>,
}

/// Whom a layer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForWhom {
    /// Every insured person.
    Everyone,
    /// Persons in hardship on admission.
    Hardship,
}

/// Terms of a yearly layer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerTerms {
    /// What the limits are limits of.
    pub basis: LayerBasis,
    /// Borne once a year before the first band.
    pub deductible_fen: Fen,
    /// Bands by ascending limit; the last is open.
    pub bands: Vec<Band>,
    /// The most the layer pays a person in a year; none where there is no cap.
    pub annual_cap_fen: Option<Fen>,
    /// Where and how it is rounded.
    pub rounding: Rounding,
}
