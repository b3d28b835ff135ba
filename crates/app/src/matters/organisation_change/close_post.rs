//! Closes a post that nobody holds any more.
//!
//! Article: R1-9, R1-8 (a dedicated control post where there is no department).

use base::{PostId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{appointment, department, post};

use super::ByCase;
use super::looked_up::{fact, open_post};
use crate::command::Context;
use crate::matters::{Effects, Examined};
use crate::operations::organisation::structure::{department_missing, missing_departments};
use crate::rights::appointment_not_over;
use crate::stop::Stop;

/// A post that is closed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosePost {
    /// The post, by code.
    #[schemars(extend("title" = "岗位", "x-title-en" = "post", "x-options" = "posts"))]
    pub post: String,
}

impl ClosePost {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.closing(cx).await?;
        Ok(Examined { facts: vec![fact("岗位", "post", &row.name)], ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.closing(cx).await?;
        plan.about("post", PostId(row.post_id));
        plan.update(post::Model { closed_on: Some(by.on), case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn closing(&self, cx: &Context<'_>) -> Result<post::Model, Stop> {
        let row = open_post(cx, &self.post, "post").await?;
        let held = appointment::Entity::find()
            .filter(appointment::Column::PostId.eq(row.post_id))
            .filter(appointment_not_over(cx.today));
        if cx.view.count(held).await? > 0 {
            return Err(Refusal::conflict(
                "post_held",
                "该岗位还有人任职，请先免去任职",
                "the post is held; end the appointments first",
            )
            .at("post", "还有人任职", "held")
            .citing("R1-9")
            .into());
        }
        let departments = cx.view.all(department::Entity::find()).await?;
        let mut posts = cx.view.all(post::Entity::find()).await?;
        let had = missing_departments(cx, &departments, &posts);
        posts.retain(|post| post.post_id != row.post_id);
        if let Some(kind) = missing_departments(cx, &departments, &posts).into_iter().find(|kind| !had.contains(kind)) {
            return Err(department_missing(kind).into());
        }
        Ok(row)
    }
}
