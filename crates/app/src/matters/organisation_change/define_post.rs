//! Defines a post and changes it: type, duties, limits of amount, region and
//! matter. The type follows from the duties. The duties of a post that somebody
//! holds are not changed under him: another post is defined and he is appointed
//! to it, with the conflicts looked at and the first day kept.
//!
//! Article: R1-9 (type, duties, limits), R3d-10, R3d-11, R3d-35. Threat I02.

use base::{Fen, PostId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::{Authority, Duty, DutyFacts};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{appointment, post};

use super::ByCase;
use super::looked_up::{both, fact, open_department, open_post};
use crate::command::Context;
use crate::matters::{Effects, Examined, Fact};
use crate::operations::organisation::structure::{Limits, NewPost, post_row};
use crate::rights::{appointment_not_over, duties_of};
use crate::stop::Stop;

/// A new post.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct DefinePost(pub PostTerms);

/// A post that is changed: the one with this code, as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ChangePost(pub PostTerms);

/// What a post is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostTerms {
    /// Stable code.
    #[schemars(extend("title" = "岗位代码", "x-title-en" = "code", "pattern" = "^[a-z0-9_]{2,40}$", "x-message" = "2 至 40 位小写字母、数字或下划线", "x-message-en" = "2 to 40 small letters, digits or underscores"))]
    pub code: String,
    /// Name.
    #[schemars(extend("title" = "岗位名称", "x-title-en" = "name", "maxLength" = 50))]
    pub name: String,
    /// The department, by code.
    #[schemars(extend("title" = "所在部门", "x-title-en" = "department", "x-options" = "departments"))]
    pub department: String,
    /// Its duties.
    #[schemars(extend("title" = "职责", "x-title-en" = "duties", "x-options" = "duties", "x-cite" = "R3d-11"))]
    pub duties: Vec<Duty>,
    /// Its authority level; none: that of a clerk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "权限级别", "x-title-en" = "authority", "x-options" = "authorities"))]
    pub authority: Option<Authority>,
    /// It rotates although its type does not ask for it.
    #[serde(default)]
    #[schemars(extend("title" = "列为重要岗位（定期轮换）", "x-title-en" = "key post (rotates)", "x-cite" = "R1-9"))]
    pub key_post: bool,
    /// Greatest amount of a case, fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "单件金额上限", "x-title-en" = "greatest amount of a case", "x-group" = "权限范围", "x-group-en" = "limits"))]
    pub limit_amount_fen: Option<Fen>,
    /// Regions, GB/T 2260.
    #[serde(default)]
    #[schemars(extend("title" = "限定地区", "x-title-en" = "regions", "x-options" = "regions", "x-group" = "权限范围", "x-group-en" = "limits"))]
    pub limit_regions: Vec<String>,
    /// Kinds of cases.
    #[serde(default)]
    #[schemars(extend("title" = "限定事项", "x-title-en" = "matters", "x-options" = "matters", "x-group" = "权限范围", "x-group-en" = "limits"))]
    pub limit_matters: Vec<CaseKind>,
}

impl DefinePost {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.row(cx, 1).await?;
        Ok(Examined { facts: facts(cx, &row), ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.row(cx, cx.house.store.id(IdKind::Object).await?).await?;
        plan.about("post", PostId(row.post_id));
        plan.insert(post::Model { case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn row(&self, cx: &Context<'_>, post_id: i64) -> Result<post::Model, Stop> {
        let row = self.0.row(cx, post_id).await?;
        let same = post::Entity::find().filter(post::Column::Code.eq(&self.0.code));
        if cx.view.one(same).await?.is_some() {
            let refusal = Refusal::conflict("code_taken", "该代码已被使用", "this code is taken");
            return Err(refusal.at("code", "已被使用", "taken").into());
        }
        Ok(row)
    }
}

impl ChangePost {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.changed(cx).await?;
        Ok(Examined { facts: facts(cx, &row), ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.changed(cx).await?;
        plan.about("post", PostId(row.post_id));
        plan.update(post::Model { case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn changed(&self, cx: &Context<'_>) -> Result<post::Model, Stop> {
        let before = open_post(cx, &self.0.code, "code").await?;
        let after = self.0.row(cx, before.post_id).await?;
        let same_rights = duties_of(&after) == duties_of(&before) && after.authority == before.authority;
        let held = appointment::Entity::find()
            .filter(appointment::Column::PostId.eq(before.post_id))
            .filter(appointment_not_over(cx.today));
        if !same_rights && cx.view.count(held).await? > 0 {
            return Err(Refusal::conflict(
                "post_held",
                "岗位有人任职时不得更改职责和权限级别，请另设岗位并重新任命",
                "duties and authority of a post are not changed while it is held; define another post and appoint to it",
            )
            .at("duties", "岗位有人任职", "the post is held")
            .citing("R3d-35")
            .into());
        }
        Ok(post::Model { rev: before.rev, ..after })
    }
}

impl PostTerms {
    async fn row(&self, cx: &Context<'_>, post_id: i64) -> Result<post::Model, Stop> {
        let department = open_department(cx, &self.department, "department").await?;
        if self.duties.is_empty() {
            return Err(Refusal::invalid("duty_missing", "duties", "至少有一项职责", "at least one duty").into());
        }
        let new = NewPost {
            code: self.code.clone(),
            name: self.name.clone(),
            department: self.department.clone(),
            duties: self.duties.clone(),
            authority: self.authority.map(|level| level.code().to_owned()).unwrap_or_default(),
            key_post: self.key_post,
            limits: Limits {
                amount_fen: self.limit_amount_fen,
                regions: self.limit_regions.clone(),
                matters: self.limit_matters.clone(),
            },
        };
        Ok(post_row(cx, post_id, department.department_id, new)?)
    }
}

fn facts(cx: &Context<'_>, row: &post::Model) -> Vec<Fact> {
    let law = &cx.house.law;
    let names = |pick: fn(&DutyFacts) -> &String, comma: &str| {
        let names: Vec<&str> = duties_of(row).iter().map(|duty| pick(law.duties.facts(*duty)).as_str()).collect();
        names.join(comma)
    };
    let demands = law.posts.demands(&duties_of(row));
    let mut facts = vec![
        fact("岗位", "post", &row.name),
        both("类型", "type", (&demands.named.name.zh, &demands.named.name.en)),
        both("职责", "duties", (&names(|facts| &facts.zh, "、"), &names(|facts| &facts.en, ", "))),
        both("重要岗位", "key post", if row.key_post { ("是", "yes") } else { ("否", "no") }),
    ];
    if let Some(fen) = row.limit_amount_fen {
        facts.push(Fact::amount("单件金额上限", "greatest amount of a case", fen));
    }
    for (label, label_en, text) in
        [("限定地区", "regions", &row.limit_regions), ("限定事项", "matters", &row.limit_matters)]
    {
        if !text.is_empty() {
            facts.push(fact(label, label_en, text));
        }
    }
    facts
}
