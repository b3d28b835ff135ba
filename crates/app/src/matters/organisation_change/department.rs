//! Opens, changes and closes departments. What a department is there for is
//! published; an agency always keeps the departments it must have, or the
//! dedicated post that stands in for one.
//!
//! Article: R1-8 (departments), R1-13 (what is published).

use base::{DepartmentId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{department, post};

use super::ByCase;
use super::looked_up::{both, fact, open_department};
use crate::command::Context;
use crate::matters::{Effects, Examined};
use crate::operations::organisation::structure::{check_name, department_missing, department_row, missing_departments};
use crate::stop::Stop;

/// A new department.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenDepartment {
    /// Stable code.
    #[schemars(extend("title" = "部门代码", "x-title-en" = "code", "pattern" = "^[a-z0-9_]{2,40}$", "x-message" = "2 至 40 位小写字母、数字或下划线", "x-message-en" = "2 to 40 small letters, digits or underscores"))]
    pub code: String,
    /// Name.
    #[schemars(extend("title" = "部门名称", "x-title-en" = "name", "maxLength" = 50))]
    pub name: String,
    /// Its kind (regulation/duties/posts.toml).
    #[schemars(extend("title" = "部门类别", "x-title-en" = "kind", "x-options" = "department_kinds", "x-cite" = "R1-8"))]
    pub kind: String,
    /// The department it is part of, by code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "上级部门", "x-title-en" = "part of", "x-options" = "departments"))]
    pub parent: Option<String>,
    /// What it is there for, as published.
    #[schemars(extend("title" = "公开职责", "x-title-en" = "published duties", "x-widget" = "textarea", "maxLength" = 2000, "x-cite" = "R1-13"))]
    pub published_duties: String,
}

/// New words for a department.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeDepartment {
    /// The department, by code.
    #[schemars(extend("title" = "部门", "x-title-en" = "department", "x-options" = "departments"))]
    pub department: String,
    /// Name.
    #[schemars(extend("title" = "部门名称", "x-title-en" = "name", "maxLength" = 50))]
    pub name: String,
    /// What it is there for, as published.
    #[schemars(extend("title" = "公开职责", "x-title-en" = "published duties", "x-widget" = "textarea", "maxLength" = 2000, "x-cite" = "R1-13"))]
    pub published_duties: String,
}

/// A department that is closed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseDepartment {
    /// The department, by code.
    #[schemars(extend("title" = "部门", "x-title-en" = "department", "x-options" = "departments", "x-cite" = "R1-8"))]
    pub department: String,
}

impl OpenDepartment {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.row(cx, 1).await?;
        let kind = cx.house.law.posts.department_kind(&row.kind);
        let kind = kind.map(|kind| (kind.name.zh.as_str(), kind.name.en.as_str())).unwrap_or_default();
        let facts = vec![
            fact("部门", "department", &row.name),
            both("类别", "kind", kind),
            fact("公开职责", "published duties", &row.published_duties),
        ];
        Ok(Examined { facts, ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.row(cx, cx.house.store.id(IdKind::Object).await?).await?;
        plan.about("department", DepartmentId(row.department_id));
        plan.insert(department::Model { opened_on: by.on, case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn row(&self, cx: &Context<'_>, department_id: i64) -> Result<department::Model, Stop> {
        let published = self.published_duties.clone();
        let row =
            department_row(cx, department_id, self.code.clone(), self.name.clone(), &self.kind, published, cx.today)?;
        let same = department::Entity::find().filter(department::Column::Code.eq(&self.code));
        if cx.view.one(same).await?.is_some() {
            return Err(code_taken().into());
        }
        let parent = match &self.parent {
            Some(code) => Some(open_department(cx, code, "parent").await?.department_id),
            None => None,
        };
        Ok(department::Model { parent_id: parent, ..row })
    }
}

impl ChangeDepartment {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.changed(cx).await?;
        let facts =
            vec![fact("部门", "department", &row.name), fact("公开职责", "published duties", &row.published_duties)];
        Ok(Examined { facts, ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.changed(cx).await?;
        plan.about("department", DepartmentId(row.department_id));
        plan.update(department::Model { case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn changed(&self, cx: &Context<'_>) -> Result<department::Model, Stop> {
        let row = open_department(cx, &self.department, "department").await?;
        check_name(&self.name)?;
        if self.published_duties.chars().count() > 2_000 {
            let path = "published_duties";
            return Err(Refusal::invalid("text_too_long", path, "职责不超过 2000 字", "at most 2000 signs").into());
        }
        Ok(department::Model {
            name: self.name.trim().to_owned(),
            published_duties: self.published_duties.clone(),
            ..row
        })
    }
}

impl CloseDepartment {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.closing(cx).await?;
        Ok(Examined { facts: vec![fact("部门", "department", &row.name)], ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.closing(cx).await?;
        plan.about("department", DepartmentId(row.department_id));
        plan.update(department::Model { closed_on: Some(by.on), case_id: Some(by.case_id), ..row });
        Ok(())
    }

    /// Refused while it has open posts or parts, or when the agency must have it.
    async fn closing(&self, cx: &Context<'_>) -> Result<department::Model, Stop> {
        let row = open_department(cx, &self.department, "department").await?;
        let mut departments = cx.view.all(department::Entity::find()).await?;
        let posts = cx.view.all(post::Entity::find()).await?;
        let open_posts = posts.iter().any(|post| post.department_id == row.department_id && post.closed_on.is_none());
        let parts = departments.iter().any(|one| one.parent_id == Some(row.department_id) && one.closed_on.is_none());
        if open_posts || parts {
            return Err(Refusal::conflict(
                "department_in_use",
                "该部门还有岗位或下属部门，请先撤销",
                "the department still has posts or parts; close them first",
            )
            .citing("R1-8")
            .into());
        }
        departments.retain(|one| one.department_id != row.department_id);
        let had = missing_departments(cx, &[departments.clone(), vec![row.clone()]].concat(), &posts);
        if let Some(kind) = missing_departments(cx, &departments, &posts).into_iter().find(|kind| !had.contains(kind)) {
            return Err(department_missing(kind).into());
        }
        Ok(row)
    }
}

fn code_taken() -> Refusal {
    Refusal::conflict("code_taken", "该代码已被使用", "this code is taken").at("code", "已被使用", "taken")
}
