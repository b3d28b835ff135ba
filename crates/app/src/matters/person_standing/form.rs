//! What is filled in for standings that begin or end.
//!
//! Article: R2-13.

use base::PersonId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A standing that begins or ends for one or many persons of a list.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonStandingForm {
    /// The standing, by its word in benefit law.
    #[schemars(extend("title" = "人员身份", "x-title-en" = "standing", "x-group" = "身份", "x-group-en" = "standing", "x-options" = "standings", "x-cite" = "R2-13"))]
    pub standing: String,
    /// Whether it begins or ends.
    #[schemars(extend("title" = "变动", "x-title-en" = "change", "x-group" = "身份", "x-group-en" = "standing"))]
    pub change: StandingChange,
    /// First day on which it holds, or last, YYYY-MM-DD. The day before the first one
    /// takes it back altogether.
    #[schemars(extend("title" = "起始日期（终止时为最后一日）", "x-title-en" = "first day (where it ends: last day)", "x-group" = "身份", "x-group-en" = "standing", "format" = "date", "x-cite" = "R2-98"))]
    pub day: String,
    /// Last day, YYYY-MM-DD, where it is known already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "截止日期", "x-title-en" = "last day, where known", "x-group" = "身份", "x-group-en" = "standing", "format" = "date"))]
    pub until_date: Option<String>,
    /// On what finding, of which authority; 1 to 200 signs.
    #[schemars(extend("title" = "认定依据", "x-title-en" = "ground", "x-group" = "依据", "x-group-en" = "ground", "minLength" = 1, "maxLength" = 200, "x-cite" = "R2-13"))]
    pub ground: String,
    /// Number of the list or certificate; 1 to 60 signs.
    #[schemars(extend("title" = "名单或证明编号", "x-title-en" = "number of the list or certificate", "x-group" = "依据", "x-group-en" = "ground", "minLength" = 1, "maxLength" = 60))]
    pub document: String,
    /// Whom it concerns; each once.
    #[schemars(extend("title" = "人员", "x-title-en" = "persons", "x-group" = "人员", "x-group-en" = "persons", "minItems" = 1))]
    pub persons: Vec<StandingOf>,
}

/// Whether a standing begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StandingChange {
    /// From the day on.
    #[schemars(extend("title" = "新增", "x-title-en" = "begins"))]
    Begins,
    /// After the day.
    #[schemars(extend("title" = "终止", "x-title-en" = "ends"))]
    Ends,
}

/// One person of the list.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingOf {
    /// The insured person.
    #[schemars(extend("title" = "参保人", "x-title-en" = "insured person"))]
    pub person_id: PersonId,
}
