//! Registers an outpatient: the visit begins before any diagnosis is known. The
//! diagnosis is told afterwards (`visit.amend`); without one nothing is settled.
//!
//! Article: R2-36.

use base::PersonId;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::admit::{NewVisit, VisitBegun, VisitKind, active_provider, begin, checked_number_and_day, row_of};
use super::care::VisitCare;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Registers an outpatient.
pub struct Register;

/// A registration. The provider is the caller's own.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Who.
    pub person_id: PersonId,
    /// The hospital's own number; 1 to 30 signs, unique there.
    pub record_number: String,
    /// The day, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub visit_date: String,
}

impl Command for Register {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.register",
        title: "门诊挂号登记",
        title_en: "register an outpatient",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["person_id"],
        idempotency: Idempotency::Key,
        articles: &["R2-36"],
    };
    type Input = Registration;
    type Output = VisitBegun;

    async fn decide(cx: &Context<'_>, input: Registration) -> Result<Plan<VisitBegun>, Stop> {
        let provider_id = active_provider(cx).await?;
        let day = checked_number_and_day(cx, &input.record_number, &input.visit_date)?;
        let new = NewVisit {
            person_id: input.person_id,
            kind: VisitKind::Outpatient,
            record_number: input.record_number,
            admit_date: input.visit_date,
            diagnosis_1: String::new(),
            diagnosis_2: None,
            referral: 0,
            out_of_area: false,
            continued: false,
            prior_visit_id: None,
            care: VisitCare::Ordinary,
        };
        begin(cx, row_of(&new, provider_id, day)).await
    }
}
