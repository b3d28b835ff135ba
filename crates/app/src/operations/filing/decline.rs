//! The desk declines what a hospital filed 退回医院申报, with a reason of the matter's
//! list and words. The hospital may file again.
//!
//! Article: R1-12, R3d-19.4.

use base::{FilingId, PersonId, ProviderId};
use regulation::duties::Duty;
use review::Subject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::filing;

use super::{FilingStands, matter_of, waiting};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters;
use crate::operations::matter::{law_of, reason_given};
use crate::stop::Stop;

/// Declines a filing.
pub struct Decline;

/// Which filing, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingToDecline {
    /// The filing.
    pub filing_id: FilingId,
    /// A reason of the matter's list, by its code.
    pub reason_code: String,
    /// What is wrong with it; needed.
    pub comment: String,
}

impl Command for Decline {
    const SPEC: CommandSpec = CommandSpec {
        name: "filing.decline",
        title: "退回医院申报",
        title_en: "decline what a hospital filed",
        access: Access::Duty(&[Duty::Handle]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R3d-19.4"],
    };
    type Input = FilingToDecline;
    type Output = FilingStands;

    async fn decide(cx: &Context<'_>, input: FilingToDecline) -> Result<Plan<FilingStands>, Stop> {
        let row = waiting(cx, input.filing_id, None).await?;
        cx.must_be_untied([Subject::Person(PersonId(row.person_id)), Subject::Provider(ProviderId(row.provider_id))])?;
        let entry = matters::of_kind(matter_of(&row)?).ok_or_else(|| Stop::fault("declining", "of no matter"))?;
        reason_given(law_of(cx, &entry)?, &input.reason_code, &input.comment)?;
        let state = "declined".to_owned();
        let mut plan = Plan::answering(FilingStands { filing_id: input.filing_id, state: state.clone() });
        plan.about("filing", input.filing_id);
        plan.fact("reason", input.reason_code.as_str());
        plan.update(filing::Model {
            state,
            reason: Some(input.reason_code),
            comment: input.comment,
            ended_by: Some(cx.staff_id()?),
            ended_at: Some(cx.now),
            ..row
        });
        Ok(plan)
    }
}
