//! Care that is not paid by the bands of a stay: visits, chronic and major
//! diseases, births, emergencies, newborns, accounts, and cost that no fund pays.
//! As it stands in a policy's file.
//!
//! Article: R2-50, R2-51, R2-52, R2-54, R2-55, R2-63, R2-66, R2-70, R3a-8, R3a-9,
//! R3a-11, R3a-12, R3a-15, R3a-18, R3a-27, R3a-28, R3a-31

use base::{Fen, Rate};
use serde::Deserialize;

use super::{Rounding, Status};
use crate::{Articles, Series, Spanned};

/// The outpatient pool 门诊统筹.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutpatientPool {
    /// Fund that pays.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// What it pays.
    pub terms: Spanned<Series<OutpatientTerms>>,
}

/// What the outpatient pool pays.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutpatientTerms {
    /// Borne once a year, over all visits at the tiers named.
    pub annual_deductible_fen: Fen,
    /// The tiers where it pays, with the share paid; nothing elsewhere.
    pub ratios: Vec<TierRatio>,
    /// Percentage points more for persons of some standing.
    #[serde(default)]
    pub points: Vec<StatusPoints>,
    /// The most it pays a person in a year.
    pub annual_cap_fen: Fen,
    /// Where and how it is rounded.
    pub rounding: Rounding,
}

/// The share paid at a tier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierRatio {
    /// Id of the tier.
    pub tier: String,
    /// Share paid.
    pub ratio_permyriad: Rate,
}

/// More ratio for a standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusPoints {
    /// The standing.
    pub status: Status,
    /// Percentage points more, or fewer where it is negative.
    pub ratio_points: i8,
}

/// A chronic disease 门诊慢性病.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChronicDisease {
    /// Name in code and data.
    pub id: String,
    /// Its code in the national list of chronic and special diseases, where known.
    #[serde(default)]
    pub code: Option<String>,
    /// Fund that pays.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// What is paid.
    pub terms: Spanned<Series<ChronicTerms>>,
}

/// What is paid for a chronic disease; it has no deductible.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChronicTerms {
    /// Share paid.
    pub ratio_permyriad: Rate,
    /// The quota of one period.
    pub quota_fen: Fen,
    /// What the quota is a quota of.
    pub quota_of: QuotaOf,
    /// How long a period is; periods begin with the calendar's.
    pub period: Period,
    /// Whether the payment counts towards the yearly cap of stays.
    pub in_yearly_cap: bool,
    /// Where and how it is rounded.
    pub rounding: Rounding,
}

/// What a quota is a quota of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaOf {
    /// What is paid.
    Paid,
    /// The in-scope cost that is paid on.
    InScopeCost,
}

/// The period of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// A month of the calendar.
    Month,
    /// A quarter of the calendar.
    Quarter,
    /// A year of the calendar.
    Year,
}

/// A major disease, or a birth, at a fixed price.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedPrice {
    /// Name in code and data. Births are `natural` and `caesarean`.
    pub id: String,
    /// Fund that pays.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Whether it is a stay in hospital, which then precedes the next one.
    pub stay: bool,
    /// What is paid.
    pub terms: Spanned<Series<FixedTerms>>,
}

/// What is paid at a fixed price: the ratio on the price, or on the cost where
/// that is lower. There is no deductible.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedTerms {
    /// What the price is compared with.
    pub price_of: PriceOf,
    /// Who bears what the cost exceeds the price by.
    pub above_price: Bearer,
    /// Price and ratio by tier; a tier that is not named has no such care.
    pub tiers: Vec<TierPrice>,
    /// Whether the payment counts towards the yearly cap of stays.
    pub in_yearly_cap: bool,
    /// Whether it counts as an admission of the year, where the tier's stays do.
    pub counts_as_admission: bool,
    /// Where and how it is rounded.
    pub rounding: Rounding,
}

/// Price and ratio at a tier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierPrice {
    /// Id of the tier.
    pub tier: String,
    /// The price.
    pub price_fen: Fen,
    /// Share paid.
    pub ratio_permyriad: Rate,
}

/// What a fixed price is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceOf {
    /// The whole bill, whatever is in scope: the price covers all of it.
    WholeBill,
    /// The in-scope cost.
    InScopeCost,
}

/// Who bears cost that no fund pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    /// The person.
    Person,
    /// The hospital.
    Hospital,
}

/// Emergency visits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyCare {
    /// The emergency visit of a patient who is then admitted.
    pub admitted: Series<EmergencyAdmitted>,
    /// The emergency visit of a patient whose rescue failed.
    pub died: Series<EmergencyDied>,
}

/// How an emergency visit that ended in admission is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmergencyAdmitted {
    /// Its cost joins the bill of the stay; one deductible for both.
    JoinsTheStay,
    /// As an outpatient visit of its own.
    Apart,
}

/// How an emergency visit that ended in death is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmergencyDied {
    /// As a stay.
    AsInpatient,
}

/// Newborns who share the identity of a parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewbornTerms {
    /// In the year of birth its cost goes on the sums of the parent chosen; its
    /// stay is none of the parent's admissions.
    WithParent,
}

/// The account that pays before the person does: personal or family.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Fund that pays.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Which parts of a bill it pays, as far as it reaches.
    pub pays: Series<Vec<AccountPays>>,
}

/// A part of a bill that an account pays, after all funds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountPays {
    /// In-scope cost of a visit that is left to the person.
    OutpatientInScope,
    /// In-scope cost of a stay that is left to the person.
    InpatientInScope,
    /// The first self-pay of any bill.
    FirstSelfPay,
}

/// A reason why a part of a bill is paid by no fund, or not by the person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithheldReason {
    /// Name in code and data.
    pub id: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// Who bears it.
    pub bears: Bearer,
    /// Which part of the bill it is taken from.
    #[serde(default)]
    pub of: WithheldOf,
    /// Where it is laid down.
    pub article: Articles,
    /// What a reader should know about it.
    #[serde(default)]
    pub note: String,
}

/// Which part of a bill is withheld from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithheldOf {
    /// The in-scope cost, on which funds would pay.
    #[default]
    InScope,
    /// What is out of scope and would be the person's.
    OutOfScope,
}
