//! Inspection takes note of a reopened month 核查反结账: it was reported there, and
//! one who had no part in it says what was found. Until then it waits on every
//! inspector's and leader's workbench.
//!
//! Checked in this order: the month was reopened by this case; nobody has looked
//! into it before; not one of the two who opened it; what was found, 4 to 500 signs.
//!
//! Article: R3d-20, R1-21. Threat I08.

use base::{CaseId, Month, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::books_reopening;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Takes note of a reopening.
pub struct LookIntoReopening;

/// Which reopening, and what was found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopeningLookedInto {
    /// The case by which the month was opened again.
    pub case_id: CaseId,
    /// What was found.
    #[schemars(length(min = 4, max = 500))]
    pub finding: String,
}

/// Taken note of.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ReopeningSeen {
    /// The case.
    pub case_id: CaseId,
    /// The month.
    pub month: Month,
}

impl Command for LookIntoReopening {
    const SPEC: CommandSpec = CommandSpec {
        name: "ledger.look_into_reopening",
        title: "核查会计期间重新打开",
        title_en: "look into a reopened month",
        access: Access::Duty(&[Duty::Inspection]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-20", "R1-21"],
    };
    type Input = ReopeningLookedInto;
    type Output = ReopeningSeen;

    async fn decide(cx: &Context<'_>, input: ReopeningLookedInto) -> Result<Plan<ReopeningSeen>, Stop> {
        let row = cx.view.lock::<books_reopening::Model>(input.case_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("重新打开记录", "reopening"))?;
        if row.looked_into_by.is_some() {
            return Err(Refusal::conflict("reopening_looked_into", "已核查", "it has been looked into already").into());
        }
        let me = cx.staff_id()?;
        if [row.asked_by, row.approved_by].contains(&me) {
            let (zh, en) = ("申请人、审批人不得核查本人办理的事项", "whoever asked or agreed does not look into it");
            return Err(Refusal::forbidden("sod_conflict", zh, en).citing("R3d-11").into());
        }
        let finding = input.finding.trim();
        if !(4..=500).contains(&finding.chars().count()) {
            let missing =
                Refusal::invalid("finding_missing", "finding", "请填写核查情况（4 至 500 字）", "say what was found");
            return Err(missing.citing("R3d-20").into());
        }
        let month = row.month.parse().map_err(|error| Stop::fault("reading a month of the books", error))?;
        let mut plan = Plan::answering(ReopeningSeen { case_id: input.case_id, month });
        plan.about("case", input.case_id);
        plan.about("books_month", month);
        plan.update(books_reopening::Model {
            looked_into_by: Some(me),
            looked_into_at: Some(cx.now),
            finding: Some(finding.to_owned()),
            ..row
        });
        Ok(plan)
    }
}
