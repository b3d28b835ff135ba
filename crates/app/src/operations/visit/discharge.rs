//! Ends a visit: the day of discharge, and what it is paid as where that is told
//! only now, as of a birth; it replaces what admission said. From then on it can be
//! settled.
//!
//! Article: R2-36, R2-54, R3a-3 (discharge).

use base::{Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::visit;

use super::admit::{VisitBegun, VisitKind};
use super::care::VisitCare;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::{date_of, own_visit};
use crate::stop::Stop;

/// Ends a visit.
pub struct Discharge;

/// Which visit and when it ended.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitEnd {
    /// The visit.
    pub visit_id: VisitId,
    /// Last day, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub discharge_date: String,
    /// What it is paid as, where only its end tells: a birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care: Option<VisitCare>,
}

impl Command for Discharge {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.discharge",
        title: "出院（就诊结束）登记",
        title_en: "end a visit",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-36", "R2-54"],
    };
    type Input = VisitEnd;
    type Output = VisitBegun;

    async fn decide(cx: &Context<'_>, input: VisitEnd) -> Result<Plan<VisitBegun>, Stop> {
        let seen = own_visit(cx, input.visit_id).await?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        if visit.state != "admitted" {
            return Err(
                Refusal::conflict("visit_not_open", "该就诊不在院，不能办理出院", "the visit is not open").into()
            );
        }
        let discharge_date = date_of(&input.discharge_date, "discharge_date")?;
        if discharge_date < visit.admit_date || discharge_date > cx.today {
            return Err(Refusal::invalid(
                "discharge_date_impossible",
                "discharge_date",
                "出院日期须在入院日期与今日之间",
                "the discharge lies between admission and today",
            )
            .into());
        }
        let mut plan = Plan::answering(VisitBegun { visit_id: input.visit_id });
        plan.about("visit", input.visit_id);
        let state = "discharged".to_owned();
        let ended = visit::Model { discharge_date: Some(discharge_date), state, ..visit };
        plan.update(match &input.care {
            Some(care) => said_at_discharge(ended, care)?,
            None => ended,
        });
        Ok(plan)
    }
}

/// The visit, paid as the discharge says; what admission said is kept beside it.
fn said_at_discharge(visit: visit::Model, said: &VisitCare) -> Result<visit::Model, Refusal> {
    said.checked(VisitKind::of(visit.kind))?;
    let (care, disease) = said.columns();
    if (&care, &disease) == (&visit.care, &visit.disease) {
        return Ok(visit);
    }
    Ok(visit::Model { admitted_care: Some(visit.care), admitted_disease: visit.disease, care, disease, ..visit })
}
