//! A policy as a whole, and how its file is read: what it does not say itself it
//! takes from the policy it names, part by part.
//!
//! Article: R2-49 (the parts), R2-98 (a pooling area's own rules).

use serde::Deserialize;

use super::{
    Account, ChronicDisease, Clearing, EmergencyCare, FixedPrice, Inpatient, NewbornTerms, OutpatientPool,
    WithheldReason, YearlyLayer,
};
use crate::{Day, Series, Spanned};

/// One benefit policy: the terms of a region and kind of insurance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitPolicy {
    /// Stable id, the name of its file: `henan-resident-2017`.
    pub id: String,
    /// Official name, Chinese.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// Division code of the region it holds in; `000000` for an example of no place.
    pub region: String,
    /// Kind of insurance: `resident`.
    pub insurance: String,
    /// First day of admission it holds for.
    pub from: Day,
    /// First day of admission it holds for no longer, where a successor follows.
    pub until: Option<Day>,
    /// What a reader should know about it.
    pub note: String,
    /// The policy whose parts it shares, where it does.
    pub as_in: Option<String>,
    /// The basic layer for stays; none where only the layers above are known.
    pub inpatient: Option<Inpatient>,
    /// The outpatient pool.
    pub outpatient: Option<OutpatientPool>,
    /// Chronic diseases.
    pub chronic: Vec<ChronicDisease>,
    /// Major diseases at fixed prices.
    pub fixed_price: Vec<FixedPrice>,
    /// Births at fixed amounts.
    pub maternity: Vec<FixedPrice>,
    /// Emergency visits.
    pub emergency: Option<EmergencyCare>,
    /// Newborns under a parent's identity.
    pub newborn: Option<Series<NewbornTerms>>,
    /// The account.
    pub account: Option<Account>,
    /// Why cost is paid by no fund.
    pub withheld: Vec<WithheldReason>,
    /// Who owes whom once a bill is settled.
    pub clearing: Vec<Clearing>,
    /// The layers above the basic one, in the order in which they pay.
    pub layers: Vec<YearlyLayer>,
}

/// The file of a policy.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    id: String,
    title: String,
    title_en: String,
    region: String,
    insurance: String,
    from: Day,
    until: Option<Day>,
    #[serde(default)]
    note: String,
    pub(super) as_in: Option<Spanned<String>>,
    inpatient: Option<Inpatient>,
    outpatient: Option<OutpatientPool>,
    chronic: Option<Vec<ChronicDisease>>,
    fixed_price: Option<Vec<FixedPrice>>,
    maternity: Option<Vec<FixedPrice>>,
    emergency: Option<EmergencyCare>,
    newborn: Option<Series<NewbornTerms>>,
    account: Option<Account>,
    withheld: Option<Vec<WithheldReason>>,
    clearing: Option<Vec<Clearing>>,
    layers: Vec<YearlyLayer>,
}

impl Written {
    /// The policy; what the file does not say is as in `other`.
    pub(super) fn completed(self, other: Option<&BenefitPolicy>) -> BenefitPolicy {
        fn part<T: Clone>(own: Option<T>, other: Option<&T>) -> Option<T> {
            own.or_else(|| other.cloned())
        }
        fn list<T: Clone>(own: Option<Vec<T>>, other: Option<&Vec<T>>) -> Vec<T> {
            part(own, other).unwrap_or_default()
        }
        BenefitPolicy {
            id: self.id,
            title: self.title,
            title_en: self.title_en,
            region: self.region,
            insurance: self.insurance,
            from: self.from,
            until: self.until,
            note: self.note,
            as_in: self.as_in.map(Spanned::into_inner),
            inpatient: part(self.inpatient, other.and_then(|other| other.inpatient.as_ref())),
            outpatient: part(self.outpatient, other.and_then(|other| other.outpatient.as_ref())),
            chronic: list(self.chronic, other.map(|other| &other.chronic)),
            fixed_price: list(self.fixed_price, other.map(|other| &other.fixed_price)),
            maternity: list(self.maternity, other.map(|other| &other.maternity)),
            emergency: part(self.emergency, other.and_then(|other| other.emergency.as_ref())),
            newborn: part(self.newborn, other.and_then(|other| other.newborn.as_ref())),
            account: part(self.account, other.and_then(|other| other.account.as_ref())),
            withheld: list(self.withheld, other.map(|other| &other.withheld)),
            clearing: list(self.clearing, other.map(|other| &other.clearing)),
            layers: self.layers,
        }
    }
}
