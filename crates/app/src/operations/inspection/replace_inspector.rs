//! Has an inspector leave a team, and another one take his place. A team never sinks
//! below what the law asks for, not for a moment. What he has signed stays.
//!
//! Checked in this order: the inspection is open; whoever asks is untied; the one who
//! leaves is of the team; why; the successor is not of it already and may inspect
//! (`team.rs`); enough remain.
//!
//! Article: R5-32.2, R1-26. Threat I23.

use base::{InspectionId, Refusal, StaffId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{inspection, inspection_member};

use super::{INSPECTORS, InspectionState, OPEN, open_one, team, words};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Replaces an inspector.
pub struct ReplaceInspector;

/// Who leaves, who comes, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectorToReplace {
    /// The inspection.
    #[schemars(extend("x-widget" = "hidden"))]
    pub inspection_id: InspectionId,
    /// Who leaves.
    #[schemars(extend("title" = "退出人员", "x-title-en" = "leaves", "x-options" = "team"))]
    pub leaving: StaffId,
    /// Who takes the place; nobody when enough remain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "接替人员", "x-title-en" = "takes the place", "x-options" = "inspectors", "x-cite" = "R5-32.2"))]
    pub successor: Option<StaffId>,
    /// Why.
    #[schemars(length(min = 4, max = 500), extend("title" = "更换理由", "x-title-en" = "why", "x-widget" = "textarea"))]
    pub reason: String,
}

impl Command for ReplaceInspector {
    const SPEC: CommandSpec = CommandSpec {
        name: "inspection.replace_inspector",
        title: "更换检查人员",
        title_en: "replace an inspector",
        access: INSPECTORS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R5-32.2", "R1-26"],
    };
    type Input = InspectorToReplace;
    type Output = InspectionState;

    async fn decide(cx: &Context<'_>, input: InspectorToReplace) -> Result<Plan<InspectionState>, Stop> {
        let (row, team) = open_one(cx, input.inspection_id).await?;
        cx.must_be_untied(team::concerned(cx, row.provider_id).await?)?;
        let leaving = team.iter().find(|member| member.staff_id == input.leaving.0);
        let leaving = leaving.ok_or_else(|| {
            Refusal::invalid("not_of_the_team", "leaving", "该人不是检查组成员", "this person is not of the team")
        })?;
        let left_reason = Some(words("reason", &input.reason, 500)?);
        let mut plan = Plan::answering(InspectionState { inspection_id: input.inspection_id, state: OPEN.to_owned() });
        plan.about("inspection", input.inspection_id);
        plan.about("staff", input.leaving);
        let mut inspectors = team.len() - 1;
        if let Some(successor) = input.successor {
            if team.iter().any(|member| member.staff_id == successor.0) {
                let (zh, en) = ("该人已是检查组成员", "this person is of the team already");
                return Err(Refusal::conflict("inspector_twice", zh, en).at("successor", zh, en).into());
            }
            let coming = team::inspector(cx, row.provider_id, "successor", successor).await?;
            inspectors += 1;
            plan.about("staff", successor);
            plan.insert(inspection_member::Model {
                inspection_member_id: cx.house.store.id(IdKind::Object).await?,
                inspection_id: row.inspection_id,
                staff_id: coming.staff_id,
                certificate_id: coming.certificate_id,
                joined_at: cx.now,
                left_at: None,
                left_reason: None,
                rev: 1,
            });
        }
        team::enough(cx, "successor", inspectors)?;
        plan.update(inspection_member::Model { left_at: Some(cx.now), left_reason, ..leaving.clone() });
        plan.update(inspection::Model { inspectors: inspectors as i64, ..row });
        Ok(plan)
    }
}
