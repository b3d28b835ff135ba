//! The basic layer for stays in hospital, as it stands in a policy's file.
//! Amounts are whole fen, ratios ten-thousandths; a ratio is at most the whole.
//!
//! Article: R2-53, R2-46, R2-59, R2-60, R2-61, R2-62, R2-64, R3a-4

use base::{Fen, Rate};
use serde::Deserialize;

use super::{Rounding, Status};
use crate::{Series, Spanned};

/// The basic layer for inpatient treatment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inpatient {
    /// Fund that pays, as in `regulation/catalogs/funds.toml` where its books are
    /// kept here; the fund of an example or of another agency has only its id.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Which day decides the insurance year of a stay. One word for the whole
    /// policy, because the order of a person's bills hangs on it.
    pub year_of: Series<YearOf>,
    /// What the limits of the bands are limits of.
    pub band_basis: Series<BandBasis>,
    /// Where and how the payment is rounded.
    pub rounding: Series<Rounding>,
    /// The most this layer pays a person in a year, or looks at.
    pub annual_cap_fen: Series<Fen>,
    /// What the yearly cap is a cap of; what is paid, where nothing is said.
    pub annual_cap_of: Option<Series<CapOf>>,
    /// Children's lower deductible.
    pub child: Series<ChildTerms>,
    /// The lower deductible of later admissions in a year.
    pub repeat_admission: Series<RepeatTerms>,
    /// What a patient referred up pays.
    pub referred_up: Series<ReferredUp>,
    /// What a patient referred down pays.
    pub referred_down: Series<ReferredDown>,
    /// What follows when treatment elsewhere was not filed.
    pub unfiled: Series<AwayTerms>,
    /// What follows when it was filed, beyond referrals and emergencies; nothing,
    /// where nothing is said.
    pub filed: Option<Series<AwayTerms>>,
    /// Students in hospital at home in the holidays.
    pub students_at_home: Option<Series<StudentsAtHome>>,
    /// Who bears what an unfiled stay loses when the hospital told nobody.
    pub not_informed: Option<Series<NotInformed>>,
    /// Who bears the basic layer's part of a stay on an unjustified emergency certificate.
    pub certificate_unjustified: Option<Series<CertificateUnjustified>>,
    /// What the part after 31 December of a stay pays.
    pub year_end: Series<YearEnd>,
    /// What else changes deductible or ratio: by standing, age, number of stay.
    #[serde(default)]
    pub adjustments: Vec<Adjustment>,
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

/// The lower deductibles of later admissions in a year, by ascending number of
/// admission; none of them where the list is empty.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct RepeatTerms(pub Vec<RepeatStep>);

/// From the n-th admission of the year on, a part of the deductible is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepeatStep {
    /// The first admission, counted from 1, with this deductible.
    pub from_admission: u32,
    /// Share of the deductible paid; rounded half up to the fen.
    pub pays_permyriad: Rate,
}

/// What a stay out of the area loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", tag = "mechanism", deny_unknown_fields)]
pub enum AwayTerms {
    /// Percentage points of the ratio of every band; what is left is at least zero.
    RatioMinusPoints {
        /// How many points, 0 … 100.
        points: u8,
    },
    /// A share of the in-scope cost, rounded half up to the fen, that the person
    /// pays before deductible and bands see the rest.
    SelfPayFirst {
        /// The share.
        permyriad: Rate,
        /// Whether the layers above count it as left to the person.
        counts_upward: bool,
    },
}

/// Something that changes the deductible or the ratios of those it is for. Of
/// several deductibles the lowest is borne; points of ratio add up, and a ratio
/// stays between nothing and the whole.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustment {
    /// Name in code and data.
    pub id: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Whom and which stays it is for.
    pub who: Condition,
    /// What it changes.
    pub terms: Spanned<Series<AdjustmentTerms>>,
}

/// Whom and which stays something is for; all that is said must be so.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Persons with any of these standings; everyone where none is named.
    #[serde(default)]
    pub statuses: Vec<Status>,
    /// Completed years of age on admission, at least.
    pub age_from_years: Option<i32>,
    /// Completed years of age on admission, at most.
    pub age_to_years: Option<i32>,
    /// Number of the admission in the year, at least; from 1.
    pub admission_from: Option<u32>,
    /// Number of the admission in the year, at most.
    pub admission_to: Option<u32>,
    /// Ids of tiers; all where none is named.
    #[serde(default)]
    pub tiers: Vec<String>,
}

/// What an adjustment changes; at least one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentTerms {
    /// Share of the tier's deductible that is paid; rounded half up to the fen.
    pub deductible_pays_permyriad: Option<Rate>,
    /// Percentage points by which the ratios rise, or fall where it is negative.
    #[serde(default)]
    pub ratio_points: i8,
}

/// Which day decides the insurance year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearOf {
    /// The day of admission.
    Admission,
    /// The day of discharge.
    Discharge,
}

/// What a yearly cap is a cap of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapOf {
    /// What the layer pays.
    Paid,
    /// The in-scope cost it looks at; what lies above is not paid on at all.
    InScopeCost,
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
    /// A stay may be settled in two parts, and the second bears its own deductible.
    FullDeductible,
    /// A stay is never settled in two parts.
    NotSplit,
}

/// How students in hospital at home in the holidays are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StudentsAtHome {
    /// By the same tier of the place of insurance, nothing lost.
    AsLocal,
}

/// Who bears what an unfiled stay loses when a hospital of instant settlement
/// took the patient without telling of the filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotInformed {
    /// The hospital; the person pays as if it had been filed.
    HospitalBearsLoss,
}

/// Who bears the basic layer's part of a stay on an unjustified certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateUnjustified {
    /// The hospital; the layers above and the person pay what they would have.
    HospitalBearsBasic,
}
