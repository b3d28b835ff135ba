//! Who signed a step of the chain, and when.
//!
//! Article: R1-12.11 (first and second review by different persons), R1-35.

use base::{Date, date_text};
use serde::{Serialize, Serializer};

/// One signed step, in the order of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signatory {
    /// The step: 初审, 复审, 审批.
    pub step: String,
    /// Post of the person.
    pub post: String,
    /// The person.
    pub name: String,
    /// What was decided: 同意.
    pub opinion: String,
    /// The day.
    #[serde(serialize_with = "day")]
    pub signed_on: Date,
}

/// A date as the templates read it.
pub(crate) fn day<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&date_text(*date))
}
