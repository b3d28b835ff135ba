//! Records what a spot check found: the case is in order, or has a fault of the
//! list, with words. By somebody of the control department who took no part in
//! the case; the case itself stays as it is, a correction is a case of its own.
//!
//! Checked in this order: the check exists; the caller's history on the case and
//! his ties; nobody has checked it yet; result, fault and words belong together.
//!
//! Article: R1-30, R1-A2.9, R1-26.

use base::{CaseId, Refusal, SpotCheckId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::spot_check;

use crate::case_work::CaseWork;
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::too_long;
use crate::stop::Stop;

/// Records what a spot check found.
pub struct Record;

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// The check.
    pub spot_check_id: SpotCheckId,
    /// In order or not.
    pub result: CheckResult,
    /// A fault of the list; exactly when it is not in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault_code: Option<String>,
    /// What was looked at and found; needed with a fault.
    #[serde(default)]
    pub comment: String,
}

/// What came out of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckResult {
    /// Nothing against it.
    InOrder,
    /// Something is wrong.
    Fault,
}

impl CheckResult {
    /// As rows have it.
    pub fn code(self) -> &'static str {
        match self {
            CheckResult::InOrder => "in_order",
            CheckResult::Fault => "fault",
        }
    }
}

/// The check, recorded.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Recorded {
    /// The check.
    pub spot_check_id: SpotCheckId,
    /// The case.
    pub case_id: CaseId,
}

impl Command for Record {
    const SPEC: CommandSpec = CommandSpec {
        name: "spot_check.record",
        title: "业务抽查登记",
        title_en: "record what a spot check found",
        access: super::CONTROL,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-30", "R1-A2.9", "R1-26"],
    };
    type Input = Found;
    type Output = Recorded;

    async fn decide(cx: &Context<'_>, input: Found) -> Result<Plan<Recorded>, Stop> {
        let row = cx.view.lock::<spot_check::Model>(input.spot_check_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("抽查", "spot check"))?;
        let work = CaseWork::take(cx, row.case_id).await?;
        took_no_part(cx, &work)?;
        work.may(cx, Duty::Inspection)?;
        if row.result.is_some() {
            let refusal = Refusal::conflict("already_checked", "该抽查已登记结论", "this check was recorded already");
            return Err(refusal.into());
        }
        belongs_together(cx, &input)?;
        let mut plan = Plan::answering(Recorded { spot_check_id: input.spot_check_id, case_id: CaseId(row.case_id) });
        plan.about("case", CaseId(row.case_id));
        plan.about("spot_check", input.spot_check_id);
        plan.fact("result", input.result.code());
        plan.fact("fault", input.fault_code.clone().unwrap_or_default());
        plan.update(spot_check::Model {
            result: Some(input.result.code().to_owned()),
            fault_code: input.fault_code,
            comment: Some(input.comment),
            checked_by: Some(cx.staff_id()?),
            checked_at: Some(cx.now),
            ..row
        });
        Ok(plan)
    }
}

/// Whoever did anything on a case does not check it, whatever his duties are now.
pub(crate) fn took_no_part(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<(), Stop> {
    let me = cx.staff_id()?;
    if work.acts().iter().all(|act| act.staff_id != me) {
        return Ok(());
    }
    let refusal = Refusal::forbidden(
        "checker_took_part",
        "您参与过该办件，不得对其抽查",
        "you took part in this case and do not check it",
    );
    Err(refusal.citing("R1-30").into())
}

fn belongs_together(cx: &Context<'_>, input: &Found) -> Result<(), Refusal> {
    too_long("comment", &input.comment)?;
    let known = input.fault_code.as_deref().is_none_or(|code| cx.house.law.spot_check.fault(code).is_some());
    if !known || (input.result == CheckResult::Fault) != input.fault_code.is_some() {
        return Err(Refusal::invalid(
            "fault_code_wrong",
            "fault_code",
            "有问题的须选问题类型，无问题的不得填写",
            "a fault of the list, exactly when something is wrong",
        )
        .citing("R1-30"));
    }
    if input.result == CheckResult::Fault && input.comment.trim().is_empty() {
        return Err(
            Refusal::invalid("reason_missing", "comment", "请填写问题说明", "say what was found").citing("R1-30")
        );
    }
    Ok(())
}
