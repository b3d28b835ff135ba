//! What a hospital files for an insured person by a message 医院申报: it waits at the
//! agency until somebody there takes it up as a case of its matter, or declines
//! it; until then the hospital may take it back. Nothing is in force by it.
//!
//! Article: R1-12.4, R1-12.5, R2-41, R2-51.

pub mod decline;
pub mod submit;
pub mod take_up;
pub mod withdraw;

use base::{FilingId, Refusal};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::entity::filing;

use crate::command::Context;
use crate::stop::Stop;

/// What a filing holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FilingContent {
    /// The matter's form, as far as the message carried it.
    pub(crate) form: Value,
    /// What else the hospital said.
    pub(crate) words: Vec<HospitalWord>,
}

/// Something a hospital said that has no place in the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HospitalWord {
    /// What it is about.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// The words, at most 2000 signs.
    pub text: String,
}

/// Where a filing stands now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FilingStands {
    /// The filing.
    pub filing_id: FilingId,
    /// waiting, taken_up, declined, withdrawn.
    pub state: String,
}

/// What a filing holds, in clear.
pub(crate) fn content_of(cx: &Context<'_>, row: &filing::Model) -> Result<FilingContent, Stop> {
    let text = cx.open::<filing::Content>(row)?;
    serde_json::from_str(&text).map_err(|e| Stop::fault("reading a filing", e))
}

/// The matter of a filing.
pub(crate) fn matter_of(row: &filing::Model) -> Result<CaseKind, Stop> {
    row.matter.parse().map_err(|e| Stop::fault("reading the matter of a filing", e))
}

/// A filing for whoever moves it: locked, and still waiting.
async fn waiting(cx: &Context<'_>, id: FilingId, of_provider: Option<i64>) -> Result<filing::Model, Stop> {
    let row = cx.view.lock::<filing::Model>(id.0).await?;
    let row = row.filter(|row| of_provider.is_none_or(|provider| provider == row.provider_id));
    let row = row.ok_or_else(|| Refusal::unknown("备案申报", "filing"))?;
    let (code, zh, en) = match row.state.as_str() {
        "waiting" => return Ok(row),
        "taken_up" => (
            "filing_taken_up",
            "该申报已由经办机构受理，按办件规定撤回或办理",
            "the agency has taken this filing up; the rules of its case apply",
        ),
        "declined" => ("filing_declined", "该申报已被经办机构退回", "the agency has declined this filing"),
        _ => ("filing_withdrawn", "该申报已撤销", "this filing has been withdrawn"),
    };
    Err(Refusal::conflict(code, zh, en).citing("R1-12").into())
}
