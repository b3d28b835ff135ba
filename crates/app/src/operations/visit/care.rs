//! What a visit is paid as, besides being a visit or a stay: for a chronic disease
//! within its quota, a major disease or a birth at a fixed price, an emergency
//! whose rescue failed. Told when it begins or is put right, kept in two columns.
//!
//! Article: R2-49, R2-51, R2-52, R2-54, R2-63.

use base::Refusal;
use benefit::{Birth, Care};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::visit;

use super::admit::VisitKind;
use crate::stop::Stop;

/// What a visit is paid as.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "as", content = "disease", deny_unknown_fields)]
pub enum VisitCare {
    /// An ordinary visit or stay.
    #[default]
    Ordinary,
    /// An emergency visit whose rescue failed.
    EmergencyDied,
    /// A visit for a chronic disease, by its id in the policy.
    Chronic(String),
    /// A major disease at a fixed price, by its id in the policy.
    FixedPrice(String),
    /// A birth at a fixed amount.
    Birth(Birth),
}

impl VisitCare {
    /// As it is kept.
    pub(crate) fn columns(&self) -> (String, Option<String>) {
        let (care, disease) = match self {
            VisitCare::Ordinary => ("ordinary", None),
            VisitCare::EmergencyDied => ("emergency_died", None),
            VisitCare::Chronic(disease) => ("chronic", Some(disease.clone())),
            VisitCare::FixedPrice(disease) => ("fixed_price", Some(disease.clone())),
            VisitCare::Birth(Birth::Natural) => ("birth", Some("natural".to_owned())),
            VisitCare::Birth(Birth::Caesarean) => ("birth", Some("caesarean".to_owned())),
        };
        (care.to_owned(), disease)
    }

    /// As it was kept.
    pub fn of(visit: &visit::Model) -> Result<VisitCare, Stop> {
        match (visit.care.as_str(), visit.disease.as_deref()) {
            ("ordinary", None) => Ok(VisitCare::Ordinary),
            ("emergency_died", None) => Ok(VisitCare::EmergencyDied),
            ("chronic", Some(disease)) => Ok(VisitCare::Chronic(disease.to_owned())),
            ("fixed_price", Some(disease)) => Ok(VisitCare::FixedPrice(disease.to_owned())),
            ("birth", Some("natural")) => Ok(VisitCare::Birth(Birth::Natural)),
            ("birth", Some("caesarean")) => Ok(VisitCare::Birth(Birth::Caesarean)),
            (care, _) => Err(Stop::fault("reading what a visit is paid as", care)),
        }
    }

    /// Refuses a birth of an outpatient, a chronic disease of an inpatient, and
    /// names that are none.
    pub(crate) fn checked(&self, kind: VisitKind) -> Result<(), Refusal> {
        let fits = match self {
            VisitCare::Ordinary | VisitCare::FixedPrice(_) => true,
            VisitCare::EmergencyDied | VisitCare::Chronic(_) => kind == VisitKind::Outpatient,
            VisitCare::Birth(_) => kind == VisitKind::Inpatient,
        };
        if !fits {
            return Err(Refusal::invalid(
                "care_does_not_fit",
                "care",
                "待遇类别与门诊、住院不符",
                "this kind of care is for the other kind of visit",
            ));
        }
        let named =
            |id: &str| (1..=60).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        match self {
            VisitCare::Chronic(disease) | VisitCare::FixedPrice(disease) if !named(disease) => {
                Err(Refusal::invalid("disease_unknown", "care.disease", "没有这一病种", "no such disease"))
            }
            _ => Ok(()),
        }
    }

    /// As the engine has it.
    pub(crate) fn for_engine(self, kind: VisitKind) -> Care {
        match (self, kind) {
            (VisitCare::Ordinary, VisitKind::Outpatient) => Care::Visit,
            (VisitCare::Ordinary, VisitKind::Inpatient) => Care::Stay,
            (VisitCare::EmergencyDied, _) => Care::EmergencyDied,
            (VisitCare::Chronic(disease), _) => Care::Chronic { disease },
            (VisitCare::FixedPrice(disease), _) => Care::FixedPrice { disease },
            (VisitCare::Birth(manner), _) => Care::Birth { manner },
        }
    }
}
