//! The way of a matter's case, the same for every matter: accepted with its form
//! and materials, reviewed step by step, returned and taken up again, rejected,
//! withdrawn; with the last step's agreement it takes effect. Each verb is a
//! file; what they share is here.
//!
//! Article: R1-12, R1-35, R3d-13, R3d-19.4.

pub mod accept;
pub mod extend;
pub mod read_sheet;
pub mod redraw;
pub mod reject;
pub mod resubmit;
pub mod resume;
pub mod return_case;
pub mod review;
pub mod supplement;
pub mod suspend;
pub mod withdraw;

use std::collections::BTreeSet;

use base::{CaseId, MaterialId, Refusal};
use regulation::duties::Duty;
use regulation::matters::MatterLaw;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::IdKind;
use store::entity::{case_form, case_pause, material};

use crate::case_work::{CaseWork, kind_of};
use crate::command::{Access, Context, Plan};
use crate::matters::{self, Examined, MatterEntry};
use crate::operations::audit_case::too_long;
use crate::stop::Stop;

/// Whoever may open a case of some matter; which one is said by its chain.
pub(crate) const OPENERS: &[Duty] = &[
    Duty::Handle,
    Duty::ClaimsImport,
    Duty::Enrolment,
    Duty::ProviderAdmin,
    Duty::CatalogueEntry,
    Duty::BooksClose,
    Duty::Inspection,
    Duty::OrgAdmin,
];

/// Whoever may have a step of some matter's chain.
pub(crate) const REVIEWERS: &[Duty] = &[
    Duty::FirstReview,
    Duty::SecondReview,
    Duty::Approve,
    Duty::LegalReview,
    Duty::UpperApprove,
    Duty::ParameterReview,
    Duty::Inspection,
    Duty::SecurityAdmin,
];

/// Both.
pub(crate) const OPENING: Access = Access::Duty(OPENERS);
/// Both.
pub(crate) const REVIEWING: Access = Access::Duty(REVIEWERS);

/// A case of a matter at one of its steps, and a word on it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepOfCase {
    /// The case.
    pub case_id: CaseId,
    /// The step at which the caller believes it to be.
    pub duty: Duty,
    /// A word on it.
    #[serde(default)]
    pub comment: String,
}

/// Why a case goes back or is refused for good.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepAgainstCase {
    /// The case.
    pub case_id: CaseId,
    /// The step at which the caller believes it to be.
    pub duty: Duty,
    /// A reason of the matter's list, by its code.
    pub reason_code: String,
    /// What is to be done, or why; needed.
    pub comment: String,
}

/// A case of a matter in hand, with the matter and its law.
pub(crate) struct InHand<'a> {
    pub(crate) work: CaseWork<'a>,
    pub(crate) entry: MatterEntry,
    pub(crate) law: &'a MatterLaw,
}

/// Takes a case in hand that must be of a matter.
pub(crate) async fn take<'a>(cx: &Context<'a>, case_id: CaseId) -> Result<InHand<'a>, Stop> {
    let work = CaseWork::take(cx, case_id.0).await?;
    let entry = matters::of_kind(kind_of(work.row())?).filter(|_| cx.caller.provider_id.is_none());
    let entry = entry.ok_or_else(|| Refusal::unknown("办件", "case"))?;
    Ok(InHand { work, entry, law: law_of(cx, &entry)? })
}

/// The law data of a matter.
pub(crate) fn law_of<'a>(cx: &Context<'a>, entry: &MatterEntry) -> Result<&'a MatterLaw, Stop> {
    let law = cx.house.law.matters.of(entry.kind);
    law.ok_or_else(|| Stop::fault("looking up a matter", format!("{} has no law data", entry.kind)))
}

/// The duty by which this caller opens, resubmits or withdraws such a case.
pub(crate) fn opening_duty(cx: &Context<'_>, opened_by: &[Duty]) -> Result<Duty, Refusal> {
    opened_by.iter().copied().find(|duty| cx.caller.duties.contains(duty)).ok_or_else(|| {
        Refusal::forbidden("duty_not_held", "您没有受理此事项的职责", "you do not hold a duty that opens such a case")
            .citing("R1-24")
    })
}

/// The last version of a case's form.
pub(crate) async fn form_of(cx: &Context<'_>, case_id: i64) -> Result<case_form::Model, Stop> {
    let select = case_form::Entity::find().filter(case_form::Column::CaseId.eq(case_id));
    let last = cx.view.one(select.order_by_desc(case_form::Column::Version)).await?;
    last.ok_or_else(|| Stop::fault("reading a form", "the case has none"))
}

/// What a kept form brings with it.
pub(crate) fn circumstances(form: &case_form::Model) -> BTreeSet<String> {
    form.circumstances.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

/// The suspension of a case that lasts, if its clock stands still.
pub(crate) async fn suspension(cx: &Context<'_>, case_id: i64) -> Result<Option<case_pause::Model>, Stop> {
    let select = case_pause::Entity::find()
        .filter(case_pause::Column::CaseId.eq(case_id))
        .filter(case_pause::Column::Kind.eq("suspended"))
        .filter(case_pause::Column::UntilDate.is_null());
    Ok(cx.view.one(select).await?)
}

/// Refuses while the clock of a case stands still.
pub(crate) async fn not_suspended(cx: &Context<'_>, case_id: i64) -> Result<(), Stop> {
    if suspension(cx, case_id).await?.is_none() {
        return Ok(());
    }
    let refusal = Refusal::conflict(
        "case_suspended",
        "该办件已中止计时，恢复后方可办理",
        "the clock of the case stands still; let it go on first",
    );
    Err(refusal.citing("R1-12").into())
}

/// A kept form as JSON.
pub(crate) fn form_value(cx: &Context<'_>, form: &case_form::Model) -> Result<Value, Stop> {
    serde_json::from_str(&cx.open::<case_form::Form>(form)?).map_err(|e| Stop::fault("reading a form", e))
}

/// The row of a form.
pub(crate) async fn form_row(
    cx: &Context<'_>,
    case_id: i64,
    version: i32,
    form: &Value,
    examined: &Examined,
) -> Result<case_form::Model, Stop> {
    let circumstances: Vec<&str> = examined.circumstances.iter().map(String::as_str).collect();
    let case_form_id = cx.house.store.id(IdKind::Object).await?;
    Ok(case_form::Model {
        case_form_id,
        case_id,
        version,
        form: cx.sealer().await?.seal(case_form_id, &form.to_string()),
        circumstances: circumstances.join(" "),
        amount_fen: examined.amount.0,
        filled_by: cx.staff_id()?,
        filled_at: cx.now,
        rev: 1,
    })
}

/// Materials that were uploaded for a case: each the caller's own and not yet
/// with another case. Locked.
pub(crate) async fn uploaded(cx: &Context<'_>, ids: &[MaterialId]) -> Result<Vec<material::Model>, Stop> {
    let me = cx.staff_id()?;
    let rows = cx.view.lock_keys::<material::Model>(ids.iter().map(|id| id.0)).await?;
    for (index, id) in ids.iter().enumerate() {
        let own = rows.iter().any(|row| row.material_id == id.0 && row.uploaded_by == me && row.case_id.is_none());
        if !own {
            let refusal = Refusal::invalid(
                "material_unknown",
                format!("material_ids[{index}]"),
                "没有这份待用的材料",
                "no such material of yours that is not in use",
            );
            return Err(refusal.into());
        }
    }
    Ok(rows)
}

/// The materials still missing, by their codes, in the order of the checklist.
pub(crate) fn missing<'m>(
    law: &'m MatterLaw,
    circumstances: &'m BTreeSet<String>,
    there: &[material::Model],
) -> Vec<&'m regulation::matters::MaterialLaw> {
    law.needed(circumstances).filter(|needed| there.iter().all(|row| row.code != needed.code)).collect()
}

/// Refuses when materials are missing, and names all of them at once.
pub(crate) fn nothing_missing(
    law: &MatterLaw,
    circumstances: &BTreeSet<String>,
    there: &[material::Model],
) -> Result<(), Refusal> {
    let missing = missing(law, circumstances, there);
    if missing.is_empty() {
        return Ok(());
    }
    let zh: Vec<&str> = missing.iter().map(|material| material.zh.as_str()).collect();
    let en: Vec<&str> = missing.iter().map(|material| material.en.as_str()).collect();
    let refusal = Refusal::conflict(
        "material_missing",
        format!("缺少材料：{}", zh.join("、")),
        format!("missing: {}", en.join("; ")),
    );
    let at = |refusal: Refusal, material: &&regulation::matters::MaterialLaw| {
        refusal.at(format!("materials.{}", material.code), "缺少", "missing")
    };
    Err(missing.iter().fold(refusal, at).citing("R4-24"))
}

/// Puts materials into a plan as belonging to a case.
pub(crate) fn attach<O>(plan: &mut Plan<O>, case_id: CaseId, materials: Vec<material::Model>) {
    for row in materials {
        plan.about("material", MaterialId(row.material_id));
        plan.update(material::Model { case_id: Some(case_id.0), ..row });
    }
}

/// A reason of the matter's list, with words beside it.
pub(crate) fn reason_given(law: &MatterLaw, code: &str, comment: &str) -> Result<(), Refusal> {
    if law.reason(code).is_none() {
        return Err(Refusal::invalid(
            "reason_unknown",
            "reason_code",
            "没有这个理由代码",
            "no such reason in the list of this matter",
        )
        .citing("R3d-19.4"));
    }
    too_long("comment", comment)?;
    crate::operations::audit_case::return_case::comment_given(comment)
}
