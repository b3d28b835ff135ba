//! Shows a scanned paper, and keeps who looked at it first when: nobody agrees to
//! a case whose papers he has not opened. What was shown is not kept with the
//! request.
//!
//! Article: R1-12, R1-24, R1-30. Threat I16.

use base::{MaterialId, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{material, material_content, material_opening, review_case};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::queries::case::queue::visible;
use crate::stop::Stop;

/// Shows a paper.
pub struct Open;

/// Which paper.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperToOpen {
    /// The paper.
    pub material_id: MaterialId,
}

/// The paper.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PaperOpened {
    /// What the file is called.
    pub file_name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Its bytes in base64.
    pub content_base64: String,
}

impl Command for Open {
    const SPEC: CommandSpec = CommandSpec {
        name: "material.open",
        title: "查看材料",
        title_en: "open a paper",
        access: Access::Duty(&[
            Duty::Handle,
            Duty::ClaimsImport,
            Duty::Enrolment,
            Duty::ProviderAdmin,
            Duty::CatalogueEntry,
            Duty::ParameterReview,
            Duty::FirstReview,
            Duty::SecondReview,
            Duty::Approve,
            Duty::UpperApprove,
            Duty::LegalReview,
            Duty::CollectiveConvene,
            Duty::CollectiveVote,
            Duty::Inspection,
            Duty::OrgAdmin,
            Duty::SecurityAdmin,
            Duty::AuditAdmin,
        ]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-12", "R1-24"],
    };
    type Input = PaperToOpen;
    type Output = PaperOpened;

    async fn decide(cx: &Context<'_>, input: PaperToOpen) -> Result<Plan<PaperOpened>, Stop> {
        let me = cx.staff_id()?;
        let unknown = || Refusal::unknown("材料", "material");
        let row = cx.view.by_key::<material::Model>(input.material_id.0).await?.ok_or_else(unknown)?;
        let seen = match row.case_id {
            Some(case_id) => {
                let case = review_case::Entity::find().filter(visible(cx));
                cx.view.one(case.filter(review_case::Column::CaseId.eq(case_id))).await?.is_some()
            }
            None => row.uploaded_by == me,
        };
        if !seen {
            return Err(unknown().into());
        }
        let content = cx.view.by_key::<material_content::Model>(row.content_digest.clone()).await?;
        let content = content.ok_or_else(|| Stop::fault("opening a paper", "its content is missing"))?;
        let before = material_opening::Entity::find()
            .filter(material_opening::Column::MaterialId.eq(row.material_id))
            .filter(material_opening::Column::StaffId.eq(me));
        let first = cx.view.one(before).await?.is_none();
        let mut plan = Plan::answering(PaperOpened {
            file_name: row.file_name,
            media_type: row.media_type,
            content_base64: STANDARD.encode(&content.bytes),
        });
        plan.about("material", input.material_id);
        plan.fact("content_sm3", content.content_digest);
        if first {
            plan.insert(material_opening::Model {
                material_opening_id: cx.house.store.id(IdKind::Object).await?,
                material_id: row.material_id,
                staff_id: me,
                opened_at: cx.now,
                rev: 1,
            });
        }
        Ok(plan)
    }
}

/// The papers of a case that this person has not opened.
pub(crate) async fn unopened(cx: &Context<'_>, case_id: i64) -> Result<Vec<material::Model>, Stop> {
    let me = cx.staff_id()?;
    let papers = cx.view.all(material::Entity::find().filter(material::Column::CaseId.eq(case_id))).await?;
    let opened = material_opening::Entity::find()
        .filter(material_opening::Column::MaterialId.is_in(papers.iter().map(|paper| paper.material_id)))
        .filter(material_opening::Column::StaffId.eq(me));
    let opened = cx.view.all(opened).await?;
    // Whoever took a paper in has seen it.
    let seen = |paper: &material::Model| {
        paper.uploaded_by == me || opened.iter().any(|opening| opening.material_id == paper.material_id)
    };
    Ok(papers.into_iter().filter(|paper| !seen(paper)).collect())
}
