//! A matter's case on its page: the form as filled in, the materials handed in
//! and still missing, what the house found in it.
//!
//! Article: R1-12, R4-24.

use std::collections::BTreeSet;

use base::{Article, CaseId, MaterialId, StaffId, date_text};
use regulation::matters::{MaterialLaw, MatterLaw};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::Value;
use store::entity::{case_assignment, case_step, material, supplement_notice};
use time::OffsetDateTime;

use crate::assignment;
use crate::case_work::{CaseWork, kind_of};
use crate::command::Context;
use crate::matters::{self, Check, Examined};
use crate::operations::material::open::unopened;
use crate::operations::matter::{circumstances, form_of, form_value, law_of, missing, suspension};
use crate::queries::case::action::may_act;
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// A code with its words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Named {
    /// Stable code.
    pub code: String,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// The article.
    pub cite: String,
}

impl Named {
    pub(crate) fn new(code: &str, title: &str, title_en: &str, cite: &Article) -> Named {
        Named { code: code.to_owned(), title: title.to_owned(), title_en: title_en.to_owned(), cite: cite.to_string() }
    }
}

/// A material a matter asks for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NeededMaterial {
    /// The material.
    #[serde(flatten)]
    pub named: Named,
    /// Needed whatever the case is like.
    pub always: bool,
    /// Needed under any one of these circumstances.
    pub when: Vec<String>,
}

impl NeededMaterial {
    pub(crate) fn of(law: &MaterialLaw) -> NeededMaterial {
        NeededMaterial {
            named: Named::new(&law.code, &law.zh, &law.en, law.article.first()),
            always: law.always,
            when: law.when.iter().cloned().collect(),
        }
    }
}

/// The matter's part of a case's page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatterShown {
    /// The name of the matter.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// The schema of its form.
    pub schema: Value,
    /// The form in its last version; the fields that the catalogue masks in full
    /// only for whoever may take the case further now.
    pub form: Value,
    /// Which version that is; 1 unless it was resubmitted.
    pub version: i32,
    /// What was handed in, oldest first.
    pub materials: Vec<MaterialShown>,
    /// What is missing by the form as it stands.
    pub missing: Vec<Named>,
    /// Why the case may be returned or rejected.
    pub reasons: Vec<Named>,
    /// How often it was sent back.
    pub returned_count: i64,
    /// Sent back so often that the control department is told.
    pub returned_often: bool,
    /// The one notice of what was missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<NoticeShown>,
    /// Its clock stands still, for this reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<String>,
    /// Who was drawn for each step, oldest first.
    pub draws: Vec<DrawShown>,
}

/// The notice of what was missing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NoticeShown {
    /// What was missing.
    pub missing: Vec<Named>,
    /// Last day on which it is brought.
    pub due_on: String,
    /// It was brought.
    pub answered: bool,
}

/// A draw, with all it was made from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DrawShown {
    /// 1, 2, 3 … within the case.
    pub round: i32,
    /// The duty of the step.
    pub duty: String,
    /// Who was drawn.
    pub person_name: String,
    /// The numbers of those who might have been drawn, ascending.
    pub candidates: Vec<String>,
    /// The seed, hex.
    pub seed: String,
    /// Entries of the trail then.
    pub tree_size: i64,
    /// Its root then, hex.
    pub tree_root: String,
    /// Why it was drawn anew; `kept` where an earlier reviewer goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Drawn again from the same seed and candidates, it is the same person.
    pub agrees: bool,
}

/// A paper handed in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MaterialShown {
    /// The paper.
    pub material_id: MaterialId,
    /// Which material it is.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// What the file is called.
    pub file_name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Its size.
    pub size_bytes: i64,
    /// SM3 of its bytes.
    pub content_digest: String,
    /// Whether this caller has opened it, or took it in.
    pub opened: bool,
    /// When it was taken in.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub uploaded_at: OffsetDateTime,
}

/// The matter's part of a case, and what examining the form gave; nothing for a
/// case that is of no matter.
pub(crate) async fn matter_shown(
    cx: &Context<'_>,
    work: &CaseWork<'_>,
) -> Result<Option<(MatterShown, Examined)>, Stop> {
    let row = work.row();
    let Some(entry) = matters::of_kind(kind_of(row)?) else { return Ok(None) };
    let law = law_of(cx, &entry)?;
    let kept = form_of(cx, row.case_id).await?;
    let form = form_value(cx, &kept)?;
    let circumstances = circumstances(&kept);
    let select = material::Entity::find().filter(material::Column::CaseId.eq(row.case_id));
    let there = cx.view.all(select.order_by_asc(material::Column::MaterialId)).await?;
    let missing = missing(law, &circumstances, &there);
    let unopened = match cx.caller.staff {
        Some(_) => unopened(cx, row.case_id).await?.into_iter().map(|paper| paper.material_id).collect(),
        None => BTreeSet::new(),
    };
    let returns = case_step::Entity::find()
        .filter(case_step::Column::CaseId.eq(row.case_id))
        .filter(case_step::Column::Action.eq("return"));
    let returned_count = cx.view.count(returns).await?;
    let told_from = cx.house.law.review_practice.as_of(cx.today).resubmissions_told;
    let shown = MatterShown {
        title: law.zh.clone(),
        title_en: law.en.clone(),
        schema: (entry.schema)(),
        version: kept.version,
        missing: missing.iter().map(|one| Named::new(&one.code, &one.zh, &one.en, one.article.first())).collect(),
        materials: there.into_iter().map(|row| paper(row, law, &unopened)).collect(),
        returned_count,
        returned_often: returned_count >= i64::from(told_from),
        notice: notice(cx, row.case_id, law).await?,
        suspended: suspension(cx, row.case_id).await?.map(|pause| pause.reason),
        draws: draws(cx, row.case_id).await?,
        reasons: law.reasons.iter().map(|one| Named::new(&one.code, &one.zh, &one.en, one.article.first())).collect(),
        form: if may_act(cx, work).is_ok() { form.clone() } else { masked(cx, &(entry.schema)(), form.clone()) },
    };
    let examined = match (entry.examine)(cx, &form, Some(CaseId(row.case_id))).await {
        Ok(examined) => examined,
        Err(Stop::Refused(refusal)) => Examined { checks: vec![failed(&refusal)], ..Examined::default() },
        Err(failure) => return Err(failure),
    };
    Ok(Some((shown, examined)))
}

async fn notice(cx: &Context<'_>, case_id: i64, law: &MatterLaw) -> Result<Option<NoticeShown>, Stop> {
    let select = supplement_notice::Entity::find().filter(supplement_notice::Column::CaseId.eq(case_id));
    let named = |code: &str| law.material(code).map(|one| Named::new(&one.code, &one.zh, &one.en, one.article.first()));
    Ok(cx.view.one(select).await?.map(|row| NoticeShown {
        missing: row.missing.split(' ').filter_map(named).collect(),
        due_on: date_text(row.due_on),
        answered: row.answered_at.is_some(),
    }))
}

async fn draws(cx: &Context<'_>, case_id: i64) -> Result<Vec<DrawShown>, Stop> {
    let rows = assignment::of_case(cx, case_id).await?;
    let names = Names::of_staff(cx.view, rows.iter().map(|row| row.staff_id)).await?;
    let shown = |row: case_assignment::Model| DrawShown {
        round: row.round,
        person_name: names.get(row.staff_id),
        agrees: assignment::agrees(&row),
        candidates: row
            .candidates
            .split(' ')
            .filter_map(|id| id.parse().ok())
            .map(|id| StaffId(id).to_string())
            .collect(),
        duty: row.duty,
        seed: row.seed,
        tree_size: row.tree_size,
        tree_root: row.tree_root,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(shown).collect())
}

fn paper(row: material::Model, law: &MatterLaw, unopened: &BTreeSet<i64>) -> MaterialShown {
    let named = law.material(&row.code);
    MaterialShown {
        opened: !unopened.contains(&row.material_id),
        material_id: MaterialId(row.material_id),
        title: named.map(|law| law.zh.clone()).unwrap_or_else(|| row.code.clone()),
        title_en: named.map(|law| law.en.clone()).unwrap_or_else(|| row.code.clone()),
        code: row.code,
        file_name: row.file_name,
        media_type: row.media_type,
        size_bytes: row.size_bytes,
        content_digest: row.content_digest,
        uploaded_at: row.uploaded_at,
    }
}

/// A form with its catalogued fields masked; the schema says which those are.
fn masked(cx: &Context<'_>, schema: &Value, mut form: Value) -> Value {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if let (Some(field), Some(text)) = (property["x-field"].as_str(), form[name].as_str()) {
            form[name] = cx.masked(field, text).into();
        }
    }
    form
}

/// What holds no longer, since the form was filled in, shown as a failed check.
fn failed(refusal: &base::Refusal) -> Check {
    let cite = refusal.cite.as_ref().map(ToString::to_string).unwrap_or_else(|| "R1-12".to_owned());
    Check::new(&refusal.code, false, &refusal.title, &refusal.title_en, &cite)
}
