//! One filing of a hospital, for whoever takes it up: what it proposes as the
//! matter's form has it, and what else the hospital said.
//!
//! Article: R1-12, R1-12.6.

use base::{CaseId, FilingId, PersonId, Refusal, date_text, in_beijing};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::entity::{filing, person, provider};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters;
use crate::operations::filing::{HospitalWord, content_of, matter_of};
use crate::operations::matter::law_of;
use crate::read_log::Shown;
use crate::stop::Stop;

/// One filing.
pub struct View;

/// Which one.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichFiling {
    /// The filing.
    pub filing_id: FilingId,
}

/// A filing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FilingView {
    /// The filing.
    pub filing_id: FilingId,
    /// Its matter.
    pub kind: CaseKind,
    /// The hospital.
    pub provider_name: String,
    /// For whom.
    pub person_id: PersonId,
    /// The name, masked.
    pub person_name: String,
    /// On which day.
    pub filed_on: String,
    /// waiting, taken_up, declined, withdrawn.
    pub state: String,
    /// The case it became.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// Why it was declined, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The same in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_en: Option<String>,
    /// Why it was declined or withdrawn, in words.
    pub comment: String,
    /// What the hospital proposes, as far as its message carried it.
    pub form: Value,
    /// What else it said.
    pub words: Vec<HospitalWord>,
}

impl Query for View {
    const SPEC: QuerySpec = QuerySpec {
        name: "filing.view",
        title: "医院申报内容",
        title_en: "what a hospital filed",
        access: Access::Duty(&[Duty::Handle]),
    };
    type Input = WhichFiling;
    type Output = FilingView;

    fn shows(answer: &FilingView) -> Vec<Shown> {
        vec![Shown {
            person_id: Some(answer.person_id),
            object_kind: "filing",
            object_id: answer.filing_id.to_string(),
            detail: String::new(),
        }]
    }

    async fn answer(cx: &Context<'_>, input: WhichFiling) -> Result<FilingView, Stop> {
        let row = cx.view.by_key::<filing::Model>(input.filing_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("备案申报", "filing"))?;
        let kind = matter_of(&row)?;
        let entry = matters::of_kind(kind).ok_or_else(|| Stop::fault("showing a filing", "it is of no matter"))?;
        let reason = row.reason.as_deref().map(|code| Ok::<_, Stop>(law_of(cx, &entry)?.reason(code))).transpose()?;
        let reason = reason.flatten();
        let content = content_of(cx, &row)?;
        let person = cx.view.by_key::<person::Model>(row.person_id).await?;
        let hospital = cx.view.by_key::<provider::Model>(row.provider_id).await?;
        Ok(FilingView {
            filing_id: input.filing_id,
            kind,
            provider_name: hospital.map(|row| row.name).unwrap_or_default(),
            person_id: PersonId(row.person_id),
            person_name: person.map(|row| cx.masked("person.name", &row.name)).unwrap_or_default(),
            filed_on: date_text(in_beijing(row.filed_at).date()),
            state: row.state,
            case_id: row.case_id.map(CaseId),
            reason: reason.map(|reason| reason.zh.clone()),
            reason_en: reason.map(|reason| reason.en.clone()),
            comment: row.comment,
            form: content.form,
            words: content.words,
        })
    }
}
