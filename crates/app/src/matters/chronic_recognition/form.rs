//! What is filled in for the recognition of a chronic disease.
//!
//! Article: R1-12.4, R2-51.

use base::{PersonId, ProviderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An application for recognition.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChronicRecognitionForm {
    /// The insured person.
    #[schemars(extend("title" = "参保人", "x-title-en" = "insured person", "x-group" = "参保人"))]
    pub person_id: PersonId,
    /// Id of the disease in the policy of the person's area.
    #[schemars(extend("title" = "病种", "x-title-en" = "disease", "x-group" = "认定", "x-options" = "chronic_diseases", "x-cite" = "R2-51"))]
    pub disease: String,
    /// ICD-10 of what was diagnosed.
    #[schemars(extend("title" = "诊断编码", "x-title-en" = "diagnosis (ICD-10)", "x-group" = "认定"))]
    pub diagnosis: String,
    /// The hospital that diagnosed it.
    #[schemars(extend("title" = "诊断医疗机构", "x-title-en" = "diagnosed by", "x-group" = "认定", "x-options" = "provider", "x-cite" = "R1-12.4"))]
    pub diagnosed_by_id: ProviderId,
    /// The hospital where the person is to be treated.
    #[schemars(extend("title" = "定点医疗机构", "x-title-en" = "treated at", "x-group" = "待遇", "x-options" = "provider", "x-cite" = "R2-51"))]
    pub treated_at_id: ProviderId,
    /// First day, YYYY-MM-DD.
    #[schemars(extend("title" = "待遇起始日期", "x-title-en" = "first day", "x-group" = "待遇", "format" = "date"))]
    pub from_date: String,
    /// Somebody else hands it in.
    #[serde(default)]
    #[schemars(extend("title" = "他人代办", "x-title-en" = "handed in by an agent", "x-group" = "参保人"))]
    pub by_agent: bool,
}

/// What a hospital's message carries of an application: all but the diagnosis,
/// which whoever takes it up reads from the papers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecognitionProposal {
    /// The insured person.
    pub person_id: PersonId,
    /// Id of the disease in the policy of the person's area.
    pub disease: String,
    /// The hospital that diagnosed it.
    pub diagnosed_by_id: ProviderId,
    /// The hospital where the person is to be treated.
    pub treated_at_id: ProviderId,
    /// First day, YYYY-MM-DD.
    pub from_date: String,
}

/// What an application and a proposal have in common.
pub(super) struct RecognitionAsked<'f> {
    pub(super) person_id: PersonId,
    pub(super) disease: &'f str,
    /// None in a proposal.
    pub(super) diagnosis: Option<&'f str>,
    pub(super) diagnosed_by_id: ProviderId,
    pub(super) treated_at_id: ProviderId,
    pub(super) from_date: &'f str,
}

impl ChronicRecognitionForm {
    pub(super) fn asked(&self) -> RecognitionAsked<'_> {
        RecognitionAsked {
            person_id: self.person_id,
            disease: &self.disease,
            diagnosis: Some(&self.diagnosis),
            diagnosed_by_id: self.diagnosed_by_id,
            treated_at_id: self.treated_at_id,
            from_date: &self.from_date,
        }
    }
}

impl RecognitionProposal {
    pub(super) fn asked(&self) -> RecognitionAsked<'_> {
        RecognitionAsked {
            person_id: self.person_id,
            disease: &self.disease,
            diagnosis: None,
            diagnosed_by_id: self.diagnosed_by_id,
            treated_at_id: self.treated_at_id,
            from_date: &self.from_date,
        }
    }
}
