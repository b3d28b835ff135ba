//! The duties, their pairs and chains, as they are looked at: how many persons
//! can move money out, and what a case would have to pass.

pub mod check;
pub mod law;
pub mod simulate;

use regulation::duties::{Duty, DutyLaw};
use schemars::JsonSchema;
use serde::Serialize;

use crate::command::Access;

/// Whoever leads, sets up or oversees the agency.
pub(crate) const OVERSEERS: Access = Access::Duty(&[
    Duty::Approve,
    Duty::CollectiveConvene,
    Duty::CatalogueEntry,
    Duty::ParameterReview,
    Duty::Inspection,
    Duty::OrgAdmin,
    Duty::SecurityAdmin,
    Duty::AuditAdmin,
]);

/// A duty with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DutyNamed {
    /// Its code.
    pub duty: String,
    /// Its name, in Chinese.
    pub label: String,
    /// Its name, in English.
    pub label_en: String,
}

impl DutyNamed {
    pub(crate) fn of(law: &DutyLaw, duty: Duty) -> DutyNamed {
        let facts = law.facts(duty);
        DutyNamed { duty: duty.code().to_owned(), label: facts.zh.clone(), label_en: facts.en.clone() }
    }
}
