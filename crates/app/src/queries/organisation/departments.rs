//! Departments with what they are there for, as published, and the kinds that an
//! agency must have and lacks.
//!
//! Article: R1-8, R1-13.

use base::{Article, DepartmentId, date_text};
use schemars::JsonSchema;
use sea_orm::{EntityTrait, QueryOrder};
use serde::Serialize;
use store::entity::{department, post};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::organisation::structure::missing_departments;
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;

/// The departments.
pub struct Departments;

/// The departments.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentList {
    /// In the order in which they were opened.
    pub departments: Vec<DepartmentRow>,
    /// The kinds that must be there and are not.
    pub missing: Vec<MissingDepartment>,
}

/// A department.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepartmentRow {
    /// The department.
    pub department_id: DepartmentId,
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// The kind's name.
    pub kind_name: String,
    /// The kind's English name.
    pub kind_name_en: String,
    /// The department it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_name: Option<String>,
    /// What it is there for.
    pub published_duties: String,
    /// Open posts.
    pub posts_count: i64,
    /// First day.
    pub opened_on: String,
    /// First day on which it is no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<String>,
}

/// A kind of department that must be there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MissingDepartment {
    /// Its name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// The article.
    pub cite: Article,
}

impl Query for Departments {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.departments",
        title: "部门与公开职责",
        title_en: "departments and their published duties",
        access: Access::SignedIn,
    };
    type Input = Nothing;
    type Output = DepartmentList;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<DepartmentList, Stop> {
        let rows = cx.view.all(department::Entity::find().order_by_asc(department::Column::DepartmentId)).await?;
        let posts = cx.view.all(post::Entity::find()).await?;
        let law = &cx.house.law.posts;
        let name = |id: i64| rows.iter().find(|row| row.department_id == id).map(|row| row.name.clone());
        let missing = missing_departments(cx, &rows, &posts).into_iter().map(|kind| MissingDepartment {
            name: kind.name.zh.clone(),
            name_en: kind.name.en.clone(),
            cite: kind.name.article.first().clone(),
        });
        let row = |row: &department::Model| {
            let kind = law.department_kind(&row.kind);
            let of = |post: &&post::Model| post.department_id == row.department_id && post.closed_on.is_none();
            DepartmentRow {
                department_id: DepartmentId(row.department_id),
                code: row.code.clone(),
                name: row.name.clone(),
                kind: row.kind.clone(),
                kind_name: kind.map(|kind| kind.name.zh.clone()).unwrap_or_default(),
                kind_name_en: kind.map(|kind| kind.name.en.clone()).unwrap_or_default(),
                parent_name: row.parent_id.and_then(name),
                published_duties: row.published_duties.clone(),
                posts_count: posts.iter().filter(of).count() as i64,
                opened_on: date_text(row.opened_on),
                closed_on: row.closed_on.map(date_text),
            }
        };
        Ok(DepartmentList { departments: rows.iter().map(row).collect(), missing: missing.collect() })
    }
}
