//! What is filled in to have mappings of a hospital decided: a decision for each row.
//!
//! Article: R1-12.14, R4-41.

use base::{MappingId, ProviderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Decisions on the mappings of a hospital.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemMappingForm {
    /// The hospital.
    #[schemars(extend("title" = "定点机构", "x-title-en" = "institution", "x-options" = "provider", "x-cite" = "R1-12.14"))]
    pub provider_id: ProviderId,
    /// A decision for each mapping.
    #[schemars(extend("title" = "对照", "x-title-en" = "mappings"))]
    pub rows: Vec<RowDecision>,
}

/// The decision on one mapping.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowDecision {
    /// The mapping.
    #[schemars(extend("title" = "对照编号", "x-title-en" = "mapping"))]
    pub mapping_id: MappingId,
    /// Whether it is agreed to.
    #[schemars(extend("title" = "同意", "x-title-en" = "agreed", "x-cite" = "R4-41"))]
    pub agree: bool,
    /// Why not: a reason of this matter's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "不同意理由", "x-title-en" = "why not", "maxLength" = 40))]
    pub reason_code: Option<String>,
}
