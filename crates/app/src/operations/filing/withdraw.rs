//! A hospital takes back what it filed 撤销申报, as long as the agency has not taken it
//! up or declined it. The row stays.
//!
//! Article: R1-12, R3d-16 (nothing is deleted).

use base::{FilingId, PersonId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::filing;

use super::{FilingStands, waiting};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::too_long;
use crate::stop::Stop;

/// Takes a filing back.
pub struct Withdraw;

/// Which filing, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingToWithdraw {
    /// The filing.
    pub filing_id: FilingId,
    /// For whom it is.
    pub person_id: PersonId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Command for Withdraw {
    const SPEC: CommandSpec = CommandSpec {
        name: "filing.withdraw",
        title: "医院撤销申报",
        title_en: "take a filing back",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["reason"],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R3d-16"],
    };
    type Input = FilingToWithdraw;
    type Output = FilingStands;

    async fn decide(cx: &Context<'_>, input: FilingToWithdraw) -> Result<Plan<FilingStands>, Stop> {
        let provider_id = cx.provider_id()?;
        too_long("reason", &input.reason)?;
        let row = waiting(cx, input.filing_id, Some(provider_id)).await?;
        if row.person_id != input.person_id.0 {
            return Err(Refusal::conflict(
                "person_disagrees",
                "人员编号与申报不符",
                "the person is not the one of the filing",
            )
            .into());
        }
        let state = "withdrawn".to_owned();
        let mut plan = Plan::answering(FilingStands { filing_id: input.filing_id, state: state.clone() });
        plan.about("filing", input.filing_id);
        plan.update(filing::Model { state, comment: input.reason, ended_at: Some(cx.now), ..row });
        Ok(plan)
    }
}
