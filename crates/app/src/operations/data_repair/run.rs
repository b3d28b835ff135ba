//! Carries out an approved repair script: by inspection, who brings the text as it
//! was handed over, so that no other text is run than the one that was approved.
//! The rows are written through the funnel like any others, with their images;
//! what they were and became is kept beside the case.
//!
//! Refused in this order: whoever asked for it or approved it; a case that does
//! not wait for this step; another text; an approval that has expired; what the
//! form is refused for, looked at again.
//!
//! Article: R3d-36. Threat I13.

use base::{CaseId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::IdKind;
use store::entity::data_repair;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::data_repair::{DataRepairForm, in_hand, script_sm3};
use crate::operations::audit_case::CaseMoved;
use crate::operations::matter::suspend::at_this_step;
use crate::operations::matter::{form_of, form_value, not_suspended, take};
use crate::stop::Stop;

/// Carries out a script.
pub struct Run;

/// A case and the text that is to be run.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScriptToRun {
    /// The case that approved it.
    #[schemars(title = "办件编号", extend("x-title-en" = "Case"))]
    pub case_id: CaseId,
    /// The script, as it was handed over.
    #[schemars(title = "修正脚本", extend("x-title-en" = "Script", "x-widget" = "textarea"))]
    pub script: String,
    /// A word on it.
    #[serde(default)]
    #[schemars(title = "执行说明", extend("x-title-en" = "Comment"))]
    pub comment: String,
}

impl Command for Run {
    const SPEC: CommandSpec = CommandSpec {
        name: "data_repair.run",
        title: "执行数据修正",
        title_en: "run a repair of data",
        access: Access::Duty(&[Duty::Inspection]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &["script"],
        idempotency: Idempotency::Key,
        articles: &["R3d-36"],
    };
    type Input = ScriptToRun;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: ScriptToRun) -> Result<Plan<CaseMoved>, Stop> {
        let work = take(cx, input.case_id).await?;
        if work.entry.kind != CaseKind::DataRepair {
            return Err(Refusal::unknown("数据修正", "repair").into());
        }
        let work = work.work;
        work.may(cx, Duty::Inspection)?;
        at_this_step(&work, Duty::Inspection)?;
        not_suspended(cx, input.case_id.0).await?;
        let form = form_value(cx, &form_of(cx, input.case_id.0).await?)?;
        let form: DataRepairForm = serde_json::from_value(form).map_err(|e| Stop::fault("reading a script", e))?;
        let digest = script_sm3(&form.script);
        if script_sm3(&input.script) != digest {
            return Err(another_text().into());
        }
        let days = cx.house.law.repairs.approval_days(cx.today);
        if cx.today > cx.house.law.calendar.after(work.row().since, days) {
            return Err(expired(days).into());
        }
        let approver = work.acts().iter().find(|act| act.duty == Duty::Approve.code() && act.from_case_id.is_none());
        let approved_by =
            approver.map(|act| act.staff_id).ok_or_else(|| Stop::fault("running a repair", "nobody approved it"))?;
        let lines = in_hand(cx, &form.script).await?;

        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let mut images = Vec::new();
        for line in &lines {
            for change in &line.repair.changes {
                images.push(json!({
                    "table": line.table, "key": line.key, "rev": line.repair.rev,
                    "column": change.column, "before": change.before, "after": change.after,
                }));
            }
        }
        let named: Vec<String> =
            lines.iter().map(|line| format!("{}/{}/{}", line.table, line.key, line.repair.rev)).collect();
        plan.fact("script_sm3", digest.as_str());
        plan.fact("rows", named.join(" "));
        plan.insert(data_repair::Model {
            repair_id: cx.house.store.id(IdKind::Object).await?,
            case_id: input.case_id.0,
            script_sm3: digest,
            images: serde_json::Value::from(images).to_string(),
            row_count: lines.len() as i64,
            approved_by,
            executed_by: cx.staff_id()?,
            executed_at: cx.now,
            rev: 1,
        });
        for line in lines {
            plan.about(&line.table, &line.key);
            plan.operational(move |unit| line.repair.write(unit));
        }
        let row = work.decide(cx, &mut plan, Duty::Inspection, Decision::Pass, input.comment).await?;
        plan.output = CaseMoved::of(&row);
        Ok(plan)
    }
}

fn another_text() -> Refusal {
    Refusal::conflict("script_differs", "所执行的脚本与批准的脚本不一致", "this is not the script that was approved")
        .at("script", "与批准的摘要不符", "its digest is not the approved one")
        .citing("R3d-36")
}

fn expired(days: u32) -> Refusal {
    Refusal::conflict(
        "approval_expired",
        format!("批准已超过 {days} 个工作日，须退回重新申请"),
        format!("it was approved more than {days} working days ago; return it"),
    )
    .citing("R3d-36")
}
