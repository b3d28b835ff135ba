//! What is filled in about who bears the cost of a visit.
//!
//! Article: R2-61, R2-62, R3a-8.

use base::{Fen, VisitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::operations::claim::BillFinding;

/// A finding about one visit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostBearingForm {
    /// The visit.
    #[schemars(extend("title" = "就诊编号", "x-title-en" = "visit", "x-group" = "就诊", "x-group-en" = "visit"))]
    pub visit_id: VisitId,
    /// What was found.
    #[schemars(extend("title" = "查实情形", "x-title-en" = "finding", "x-group" = "认定", "x-group-en" = "finding", "x-cite" = "R2-61"))]
    pub finding: BillFinding,
    /// The out-of-scope cost without consent; not said for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "未经同意的目录外费用", "x-title-en" = "out-of-scope cost without consent", "x-group" = "认定", "x-group-en" = "finding", "x-cite" = "R3a-8"))]
    pub amount_fen: Option<Fen>,
    /// What was found, in words; 1 to 300 signs.
    #[schemars(extend("title" = "事实说明", "x-title-en" = "facts", "x-group" = "认定", "x-group-en" = "finding", "minLength" = 1, "maxLength" = 300, "x-widget" = "textarea"))]
    pub ground: String,
}
