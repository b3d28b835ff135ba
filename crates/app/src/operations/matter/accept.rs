//! Accepts an application 受理: the form is examined, the materials are checked
//! against the list of the matter, and the case goes to its first step at the
//! level that its amount, together with what it adds up with, asks for.
//!
//! Checked in this order: the matter exists and the caller may open it; the
//! form, as the matter says; the materials are the caller's and complete. When
//! something is missing the desk may have the case wait for it: then a notice
//! says once and completely what is missing, and until when it is brought.
//!
//! Article: R1-12, R1-12.6, R4-24, R3d-13.

use std::collections::BTreeSet;

use base::{CaseId, MaterialId, Month, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use regulation::matters::{DocumentMoment, MatterLaw};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::IdKind;
use store::entity::{review_case, supplement_notice};

use super::{attach, form_row, law_of, missing, nothing_missing, opening_duty, uploaded};
use crate::case_work::{CaseWork, NewCase};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::{self, CaseSubject, counted};
use crate::official::{self, Said};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// Accepts an application.
pub struct Accept;

/// What is applied for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// Which matter.
    pub matter: CaseKind,
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

impl Command for Accept {
    const SPEC: CommandSpec = CommandSpec {
        name: "matter.accept",
        title: "受理",
        title_en: "accept an application",
        access: super::OPENING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["form"],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R1-12.6", "R4-24", "R3d-13"],
    };
    type Input = Application;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: Application) -> Result<Plan<CaseMoved>, Stop> {
        taken_in(cx, input).await
    }
}

/// All that acceptance decides and writes, with its document.
pub(crate) async fn taken_in(cx: &Context<'_>, input: Application) -> Result<Plan<CaseMoved>, Stop> {
    let (mut plan, accepted) = accepted(cx, input).await?;
    let said = Said {
        missing: accepted.missing,
        day: plan.output.due_on,
        subjects: Some(&accepted.subjects),
        ..Said::default()
    };
    official::issue(cx, &mut plan, accepted.law, accepted.moment, &accepted.row, accepted.duty, said).await?;
    Ok(plan)
}

/// A case that was accepted, for the document about it.
pub(super) struct Accepted<'a> {
    law: &'a MatterLaw,
    duty: Duty,
    row: review_case::Model,
    subjects: BTreeSet<CaseSubject>,
    missing: Vec<String>,
    moment: DocumentMoment,
}

/// All that acceptance decides and writes but its document.
pub(super) async fn accepted<'a>(
    cx: &Context<'a>,
    input: Application,
) -> Result<(Plan<CaseMoved>, Accepted<'a>), Stop> {
    let entry = matters::of_kind(input.matter).ok_or_else(not_a_matter)?;
    let law = law_of(cx, &entry)?;
    let chain = cx.house.law.chains.as_of(entry.kind, cx.today).ok_or_else(not_a_matter)?;
    let duty = opening_duty(cx, &chain.opened_by)?;
    let form = (entry.read)(input.form)?;
    let examined = (entry.examine)(cx, &form, None).await?;
    let materials = uploaded(cx, &input.material_ids).await?;
    let missing = missing(law, &examined.circumstances, &materials);
    if !input.notify_missing {
        nothing_missing(law, &examined.circumstances, &materials)?;
    }
    let amount = counted(cx, entry.kind, examined.amount, &examined.subjects, None).await?;

    let mut plan = Plan::answering(CaseMoved::pending(CaseId(0)));
    let new = NewCase {
        kind: entry.kind,
        month: Month::of(cx.today),
        provider_id: None,
        object_id: None,
        weight: examined.weight_at(amount),
        duty,
        grown_from: &[],
        subjects: &examined.subjects,
        comment: input.comment,
    };
    let row = if missing.is_empty() {
        CaseWork::opened(cx, &mut plan, new).await?
    } else {
        CaseWork::drafted(cx, &mut plan, new).await?
    };
    let case_id = CaseId(row.case_id);
    plan.output = CaseMoved::of(&row);
    plan.insert(form_row(cx, case_id.0, 1, &form, &examined).await?);
    plan.fact("matter", entry.kind.code());
    plan.fact("amount_fen", examined.amount.0);
    plan.fact("counted_fen", amount.0);
    if !missing.is_empty() {
        let codes: Vec<&str> = missing.iter().map(|material| material.code.as_str()).collect();
        plan.fact("missing", codes.join(" "));
        let notice = notice(cx, case_id, &codes, law.supplement.limit_days).await?;
        plan.output.due_on = Some(notice.due_on);
        plan.insert(notice);
    }
    attach(&mut plan, case_id, materials);
    let moment = if missing.is_empty() { DocumentMoment::Accepted } else { DocumentMoment::Incomplete };
    let missing = missing.iter().map(|material| material.zh.clone()).collect();
    Ok((plan, Accepted { law, duty, row, subjects: examined.subjects, missing, moment }))
}

/// What is missing, said once, with the last day on which it is brought.
async fn notice(
    cx: &Context<'_>,
    case_id: CaseId,
    codes: &[&str],
    limit_days: u32,
) -> Result<supplement_notice::Model, Stop> {
    Ok(supplement_notice::Model {
        supplement_notice_id: cx.house.store.id(IdKind::Object).await?,
        case_id: case_id.0,
        missing: codes.join(" "),
        issued_by: cx.staff_id()?,
        issued_at: cx.now,
        due_on: cx.house.law.calendar.after(cx.today, limit_days),
        answered_at: None,
        rev: 1,
    })
}

fn not_a_matter() -> Refusal {
    Refusal::invalid("matter_unknown", "matter", "没有这个可申请的事项", "no such matter to apply for").citing("R1-12")
}
