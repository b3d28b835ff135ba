//! The desk takes up what a hospital filed 受理医院申报: it becomes a case of its
//! matter, exactly as if it had been applied for at the counter. The form is the
//! hospital's, completed from the papers; papers that a message cannot carry are
//! handed in, or asked for with one notice.
//!
//! Checked in this order: the filing waits; the form is for the same person; all
//! that acceptance checks (`operations/matter/accept.rs`).
//!
//! Article: R1-12, R1-12.6, R4-24, R3d-13.

use base::{CaseId, FilingId, MaterialId, PersonId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::entity::filing;

use super::{matter_of, waiting};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::operations::matter::accept::{Application, taken_in};
use crate::stop::Stop;

/// Takes a filing up.
pub struct TakeUp;

/// Which filing, with the form as it is accepted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingToTakeUp {
    /// The filing.
    pub filing_id: FilingId,
    /// The form, in the shape `matter.form` tells.
    pub form: Value,
    /// The materials, uploaded before.
    #[serde(default)]
    pub material_ids: Vec<MaterialId>,
    /// Have the case wait, with a notice of all that is missing, instead of refusing it.
    #[serde(default)]
    pub notify_missing: bool,
    /// A word on it.
    #[serde(default)]
    pub comment: String,
}

impl Command for TakeUp {
    const SPEC: CommandSpec = CommandSpec {
        name: "filing.take_up",
        title: "受理医院申报",
        title_en: "take up what a hospital filed",
        access: Access::Duty(&[Duty::Handle]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["form"],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R1-12.6", "R4-24", "R3d-13"],
    };
    type Input = FilingToTakeUp;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: FilingToTakeUp) -> Result<Plan<CaseMoved>, Stop> {
        let row = waiting(cx, input.filing_id, None).await?;
        same_person(&input.form, PersonId(row.person_id))?;
        let FilingToTakeUp { filing_id, form, material_ids, notify_missing, comment } = input;
        let application = Application { matter: matter_of(&row)?, form, material_ids, notify_missing, comment };
        let mut plan = taken_in(cx, application).await?;
        let CaseId(case_id) = plan.output.case_id;
        plan.about("filing", filing_id);
        plan.update(filing::Model {
            state: "taken_up".to_owned(),
            case_id: Some(case_id),
            ended_by: Some(cx.staff_id()?),
            ended_at: Some(cx.now),
            ..row
        });
        Ok(plan)
    }
}

/// What was filed for one person is not taken up for another.
fn same_person(form: &Value, filed_for: PersonId) -> Result<(), Refusal> {
    if form["person_id"].as_str() == Some(filed_for.to_string().as_str()) {
        return Ok(());
    }
    Err(Refusal::conflict("person_disagrees", "参保人与医院申报的不一致", "the hospital filed for another person").at(
        "form.person_id",
        "与申报不一致",
        "not whom it was filed for",
    ))
}
