//! A matter's case on its page: the form as filled in, the materials handed in
//! and still missing, what the house found in it.
//!
//! Article: R1-12, R4-24.

use base::{Article, CaseId, MaterialId};
use regulation::matters::MaterialLaw;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::Value;
use store::entity::material;
use time::OffsetDateTime;

use crate::case_work::{CaseWork, kind_of};
use crate::command::Context;
use crate::matters::{self, Check, Examined};
use crate::operations::matter::{form_of, form_value, law_of, missing};
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
    /// The form in its last version.
    pub form: Value,
    /// Which version that is; 1 unless it was resubmitted.
    pub version: i32,
    /// What was handed in, oldest first.
    pub materials: Vec<MaterialShown>,
    /// What is missing by the form as it stands.
    pub missing: Vec<Named>,
    /// Why the case may be returned or rejected.
    pub reasons: Vec<Named>,
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
    let form = form_value(&kept)?;
    let circumstances = kept.circumstances.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect();
    let select = material::Entity::find().filter(material::Column::CaseId.eq(row.case_id));
    let there = cx.view.all(select.order_by_asc(material::Column::MaterialId)).await?;
    let missing = missing(law, &circumstances, &there);
    let shown = MatterShown {
        title: law.zh.clone(),
        title_en: law.en.clone(),
        schema: (entry.schema)(),
        version: kept.version,
        missing: missing.iter().map(|one| Named::new(&one.code, &one.zh, &one.en, one.article.first())).collect(),
        materials: there.into_iter().map(|row| paper(row, law)).collect(),
        reasons: law.reasons.iter().map(|one| Named::new(&one.code, &one.zh, &one.en, one.article.first())).collect(),
        form: form.clone(),
    };
    let examined = match (entry.examine)(cx, &form, Some(CaseId(row.case_id))).await {
        Ok(examined) => examined,
        Err(Stop::Refused(refusal)) => Examined { checks: vec![failed(&refusal)], ..Examined::default() },
        Err(failure) => return Err(failure),
    };
    Ok(Some((shown, examined)))
}

fn paper(row: material::Model, law: &regulation::matters::MatterLaw) -> MaterialShown {
    let named = law.material(&row.code);
    MaterialShown {
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

/// What holds no longer, since the form was filled in, shown as a failed check.
fn failed(refusal: &base::Refusal) -> Check {
    let cite = refusal.cite.as_ref().map(ToString::to_string).unwrap_or_else(|| "R1-12".to_owned());
    Check::new(&refusal.code, false, &refusal.title, &refusal.title_en, &cite)
}
