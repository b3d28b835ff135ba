//! Puts right what was said of a visit that is not settled: the hospital's
//! number, the first day, the diagnoses, the referral. Of a registered outpatient
//! it brings the diagnosis. What is not said stays.
//!
//! Checks in this order: the visit is the caller's own and not settled or
//! cancelled; number and day; diagnoses; referral; cover on the new day; the
//! number is free.
//!
//! Article: R2-36, R3d-16 (a change leaves the former row in the trail).

use base::{Refusal, VisitId, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{person, visit};

use super::admit::{
    VisitBegun, VisitKind, check_diagnoses, check_referral, checked_number_and_day, refuse_number_in_use,
};
use super::care::VisitCare;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::{own_visit, person_in_cover};
use crate::stop::Stop;

/// Puts a visit right.
pub struct Amend;

/// What is otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitAmended {
    /// The visit.
    pub visit_id: VisitId,
    /// The hospital's own number.
    #[serde(default)]
    pub record_number: Option<String>,
    /// First day, YYYY-MM-DD.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub admit_date: Option<String>,
    /// Main diagnosis, ICD-10; with it the second one is replaced or dropped.
    #[serde(default)]
    pub diagnosis_1: Option<String>,
    /// Second diagnosis.
    #[serde(default)]
    pub diagnosis_2: Option<String>,
    /// 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
    #[serde(default)]
    pub referral: Option<u8>,
    /// What it is paid as.
    #[serde(default)]
    pub care: Option<VisitCare>,
}

impl Command for Amend {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.amend",
        title: "就诊信息变更",
        title_en: "put a visit right",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["diagnosis_1", "diagnosis_2"],
        idempotency: Idempotency::Key,
        articles: &["R2-36", "R3d-16"],
    };
    type Input = VisitAmended;
    type Output = VisitBegun;

    async fn decide(cx: &Context<'_>, input: VisitAmended) -> Result<Plan<VisitBegun>, Stop> {
        let seen = own_visit(cx, input.visit_id).await?;
        // Whoever changes a visit and whoever settles it take the person first.
        let person = cx.view.lock::<person::Model>(seen.person_id).await?;
        let person = person.ok_or_else(|| Stop::fault("changing a visit", "a visit without person"))?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        must_be_changeable(&visit)?;
        let changed = changed(cx, &input, &visit)?;
        if changed.admit_date != visit.admit_date {
            person_in_cover(cx, &person, changed.admit_date).await?;
        }
        refuse_number_in_use(cx, &changed).await?;
        let mut plan = Plan::answering(VisitBegun { visit_id: input.visit_id });
        plan.about("visit", input.visit_id);
        plan.update(changed);
        Ok(plan)
    }
}

/// Refuses what is settled or cancelled.
pub(crate) fn must_be_changeable(visit: &visit::Model) -> Result<(), Refusal> {
    match visit.state.as_str() {
        "admitted" | "discharged" => Ok(()),
        "settled" => Err(Refusal::conflict(
            "visit_already_settled",
            "该就诊已结算，请先撤销结算",
            "the visit is settled; take the settlement back first",
        )),
        _ => Err(Refusal::conflict("visit_cancelled", "该就诊已撤销", "the visit has been cancelled")),
    }
}

fn changed(cx: &Context<'_>, input: &VisitAmended, visit: &visit::Model) -> Result<visit::Model, Refusal> {
    let number = input.record_number.clone().unwrap_or_else(|| visit.record_number.clone());
    let day = input.admit_date.clone().unwrap_or_else(|| date_text(visit.admit_date));
    let admit_date = checked_number_and_day(cx, &number, &day)?;
    if visit.discharge_date.is_some_and(|discharged| discharged < admit_date) {
        return Err(Refusal::invalid(
            "admit_date_impossible",
            "admit_date",
            "入院日期不得晚于出院日期",
            "the admission does not come after the discharge",
        ));
    }
    let (diagnosis_1, diagnosis_2) = match &input.diagnosis_1 {
        Some(main) => {
            check_diagnoses(main, input.diagnosis_2.as_deref())?;
            (main.clone(), input.diagnosis_2.clone())
        }
        None => (visit.diagnosis_1.clone(), visit.diagnosis_2.clone()),
    };
    let referral = match input.referral {
        Some(referral) => {
            check_referral(referral)?;
            i32::from(referral)
        }
        None => visit.referral,
    };
    let (care, disease) = match &input.care {
        Some(care) => {
            care.checked(VisitKind::of(visit.kind))?;
            care.columns()
        }
        None => (visit.care.clone(), visit.disease.clone()),
    };
    Ok(visit::Model {
        care,
        disease,
        record_number: number.trim().to_owned(),
        admit_date,
        diagnosis_1,
        diagnosis_2,
        referral,
        ..visit.clone()
    })
}
