//! A finding 疑点: what one rule has against one line or visit.

use std::fmt;
use std::sync::Arc;

use base::Date;
use serde::{Serialize, Serializer};

use crate::Evidence;

/// A code of an item or a diagnosis, shared rather than copied.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub Arc<str>);

/// One finding. Within a run (rule, id) names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The public number of the rule.
    pub rule: i32,
    /// The line, or the visit for rules that look at stays (10, 11).
    pub id: i64,
    /// The visit.
    pub visit_id: i64,
    /// The patient.
    pub person_id: i64,
    /// The provider that billed.
    pub provider_id: i64,
    /// The day of service of the line, or the day of admission.
    pub date: Date,
    /// The item of the line; none for a visit.
    pub item_code: Option<Code>,
    /// The amount in question in fen; what it is, the rule's file states. Zero
    /// where review has to decide.
    pub amount_fen: i64,
    /// What was seen.
    pub evidence: Evidence,
}

impl Code {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
