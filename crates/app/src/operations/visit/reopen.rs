//! Takes a discharge back: the patient lies in the hospital as before. Not after
//! settlement, and not when the person lies elsewhere by now.
//!
//! Article: R2-36, R3a-3.

use base::{Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{person, visit};

use super::admit::{VisitBegun, refuse_second_bed};
use super::amend::must_be_changeable;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::own_visit;
use crate::stop::Stop;

/// Takes a discharge back.
pub struct Reopen;

/// Which stay.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitToReopen {
    /// The stay.
    pub visit_id: VisitId,
}

impl Command for Reopen {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.reopen",
        title: "撤销出院登记",
        title_en: "take a discharge back",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-36", "R3a-3"],
    };
    type Input = VisitToReopen;
    type Output = VisitBegun;

    async fn decide(cx: &Context<'_>, input: VisitToReopen) -> Result<Plan<VisitBegun>, Stop> {
        let seen = own_visit(cx, input.visit_id).await?;
        // As at an admission: two hospitals cannot have the person in bed at the same moment.
        let person = cx.view.lock::<person::Model>(seen.person_id).await?;
        let person = person.ok_or_else(|| Stop::fault("taking a discharge back", "a visit without person"))?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        must_be_changeable(&visit)?;
        if visit.kind != 2 || visit.state != "discharged" {
            return Err(Refusal::conflict(
                "visit_not_discharged",
                "尚未办理出院",
                "the patient has not been discharged",
            )
            .into());
        }
        refuse_second_bed(cx, &person).await?;
        let mut plan = Plan::answering(VisitBegun { visit_id: input.visit_id });
        plan.about("visit", input.visit_id);
        // What the discharge said of the care goes with it.
        let (care, disease) = match visit.admitted_care {
            Some(care) => (care, visit.admitted_disease),
            None => (visit.care, visit.disease),
        };
        plan.update(visit::Model {
            discharge_date: None,
            state: "admitted".to_owned(),
            care,
            disease,
            admitted_care: None,
            admitted_disease: None,
            ..visit
        });
        Ok(plan)
    }
}
