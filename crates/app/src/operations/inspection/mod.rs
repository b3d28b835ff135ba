//! On-site inspections 现场检查 of designated providers: a team of two at least, each
//! with a certificate and none tied to the institution or its people, from the first
//! day to the last; records signed by two of them, each by an act of his own.
//!
//! Article: R5-32, R1-26, R1-29.

pub mod close;
pub mod open;
pub mod record;
pub mod replace_inspector;
pub mod sign;
pub(crate) mod team;

use base::{InspectionId, Refusal};
use regulation::duties::Duty;
use regulation::inspection::TeamRules;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{inspection, inspection_member};

use crate::command::{Access, Context};
use crate::stop::Stop;

/// Inspectors.
pub(crate) const INSPECTORS: Access = Access::Duty(&[Duty::Inspection]);

/// An inspection that goes on.
pub(crate) const OPEN: &str = "open";
/// An inspection that is over.
pub(crate) const CLOSED: &str = "closed";

/// An inspection as it is now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct InspectionState {
    /// The inspection.
    pub inspection_id: InspectionId,
    /// open or closed.
    pub state: String,
}

/// What a team must be today.
pub(crate) fn rules<'a>(cx: &Context<'a>) -> Result<&'a TeamRules, Stop> {
    let rules = cx.house.law.inspection.team(cx.today);
    rules.map(|dated| &dated.value).ok_or_else(|| Stop::fault("inspecting", "there are no rules of inspections"))
}

/// An open inspection with its team, its row locked, for one of the team who is untied.
async fn at_work(
    cx: &Context<'_>,
    inspection_id: InspectionId,
) -> Result<(inspection::Model, Vec<inspection_member::Model>), Stop> {
    let (row, team) = open_one(cx, inspection_id).await?;
    let me = cx.staff_id()?;
    if team.iter().all(|member| member.staff_id != me) {
        let (zh, en) = ("您不是该检查组成员", "you are not of this team");
        return Err(Refusal::forbidden("not_of_the_team", zh, en).citing("R5-32.2").into());
    }
    cx.must_be_untied(team::concerned(cx, row.provider_id).await?)?;
    Ok((row, team))
}

/// An open inspection with its team, its row locked.
async fn open_one(
    cx: &Context<'_>,
    inspection_id: InspectionId,
) -> Result<(inspection::Model, Vec<inspection_member::Model>), Stop> {
    let row = cx.view.lock::<inspection::Model>(inspection_id.0).await?;
    let row = row.ok_or_else(|| Refusal::unknown("检查", "inspection"))?;
    if row.state != OPEN {
        return Err(Refusal::conflict("inspection_closed", "该检查已办结", "the inspection is over").into());
    }
    let team = team::of(cx, row.inspection_id).await?;
    Ok((row, team))
}

/// Words of 4 signs at least and at most so many.
fn words(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if (4..=most).contains(&text.chars().count()) {
        return Ok(text.to_owned());
    }
    let zh = format!("请填写 4 至 {most} 字");
    Err(Refusal::invalid("words_missing", field, zh, format!("4 to {most} signs")).citing("R5-32.3"))
}
