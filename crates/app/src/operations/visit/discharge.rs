//! Ends a visit: the day of discharge and the final diagnosis. From then on it
//! can be settled.
//!
//! Article: R2-36, R3a-3 (discharge).

use base::{Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::visit;

use super::admit::VisitBegun;
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
        articles: &["R2-36"],
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
        plan.update(visit::Model { discharge_date: Some(discharge_date), state: "discharged".to_owned(), ..visit });
        Ok(plan)
    }
}
