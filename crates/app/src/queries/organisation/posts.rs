//! Posts with their type, duties, limits and who holds them today.
//!
//! Article: R1-9, R1-24.

use std::collections::BTreeMap;

use base::{PostId, StaffId, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{appointment, department, post, staff};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::rights::{appointment_in_force, duties_of};
use crate::stop::Stop;

/// The posts.
pub struct Posts;

/// Which posts.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostFilter {
    /// Whose name has this in it.
    pub name: Option<String>,
    /// Of this department, by code.
    pub department: Option<String>,
    /// Of this type.
    pub post_type: Option<String>,
    /// Only key posts, or only others.
    pub key_post: Option<bool>,
    /// Closed ones as well.
    pub closed: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A post.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PostRow {
    /// The post.
    pub post_id: PostId,
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The department's code.
    pub department: String,
    /// The department's name.
    pub department_name: String,
    /// Its type.
    pub post_type: String,
    /// The type's name.
    pub type_name: String,
    /// The type's English name.
    pub type_name_en: String,
    /// It rotates.
    pub key_post: bool,
    /// Its duties.
    pub duties: Vec<DutyShown>,
    /// Its authority level, or empty.
    pub authority: String,
    /// The certificates its holder must have.
    pub certificates: Vec<String>,
    /// Greatest amount of a case, fen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_amount_fen: Option<i64>,
    /// Regions, GB/T 2260.
    pub limit_regions: Vec<String>,
    /// Kinds of cases.
    pub limit_matters: Vec<String>,
    /// Who holds it today.
    pub holders: Vec<Holder>,
    /// First day on which it is no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<String>,
}

/// A duty with its names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DutyShown {
    /// Its stable name.
    pub code: Duty,
    /// Its name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
}

/// Who holds a post.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Holder {
    /// The natural person.
    pub staff_id: StaffId,
    /// The name.
    pub name: String,
}

impl Query for Posts {
    const SPEC: QuerySpec =
        QuerySpec { name: "organisation.posts", title: "岗位", title_en: "posts", access: READERS };
    type Input = PostFilter;
    type Output = Page<PostRow>;

    async fn answer(cx: &Context<'_>, input: PostFilter) -> Result<Page<PostRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let departments = cx.view.all(department::Entity::find()).await?;
        let mut select = post::Entity::find();
        if let Some(name) = &input.name {
            select = select.filter(post::Column::Name.contains(name));
        }
        if let Some(code) = &input.department {
            let ids = departments.iter().filter(|one| one.code == *code).map(|one| one.department_id);
            select = select.filter(post::Column::DepartmentId.is_in(ids));
        }
        if let Some(post_type) = &input.post_type {
            select = select.filter(post::Column::PostType.eq(post_type));
        }
        if let Some(key_post) = input.key_post {
            select = select.filter(post::Column::KeyPost.eq(key_post));
        }
        if input.closed != Some(true) {
            select = select.filter(post::Column::ClosedOn.is_null());
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_asc(post::Column::PostId).limit(paging.limit()).offset(paging.offset());
        let rows = cx.view.all(select).await?;
        let mut holders = holders(cx, &rows).await?;
        let shown = rows.into_iter().map(|row| {
            let holders = holders.remove(&row.post_id).unwrap_or_default();
            shown(cx, &departments, row, holders)
        });
        Ok(paging.of(shown.collect(), total))
    }
}

/// Duties with their names.
pub(crate) fn duties_shown(cx: &Context<'_>, duties: impl IntoIterator<Item = Duty>) -> Vec<DutyShown> {
    let name = |duty: Duty| {
        let facts = cx.house.law.duties.facts(duty);
        DutyShown { code: duty, name: facts.zh.clone(), name_en: facts.en.clone() }
    };
    duties.into_iter().map(name).collect()
}

fn shown(cx: &Context<'_>, departments: &[department::Model], row: post::Model, holders: Vec<Holder>) -> PostRow {
    let home = departments.iter().find(|one| one.department_id == row.department_id);
    let kind = cx.house.law.posts.post_types().iter().find(|kind| kind.name.id == row.post_type);
    let list = |text: &str| text.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    PostRow {
        post_id: PostId(row.post_id),
        department: home.map(|home| home.code.clone()).unwrap_or_default(),
        department_name: home.map(|home| home.name.clone()).unwrap_or_default(),
        type_name: kind.map(|kind| kind.name.zh.clone()).unwrap_or_default(),
        type_name_en: kind.map(|kind| kind.name.en.clone()).unwrap_or_default(),
        duties: duties_shown(cx, duties_of(&row)),
        certificates: list(&row.certificates),
        limit_regions: list(&row.limit_regions),
        limit_matters: list(&row.limit_matters),
        closed_on: row.closed_on.map(date_text),
        code: row.code,
        name: row.name,
        post_type: row.post_type,
        key_post: row.key_post,
        authority: row.authority,
        limit_amount_fen: row.limit_amount_fen,
        holders,
    }
}

async fn holders(cx: &Context<'_>, posts: &[post::Model]) -> Result<BTreeMap<i64, Vec<Holder>>, Stop> {
    let held = appointment::Entity::find()
        .filter(appointment::Column::PostId.is_in(posts.iter().map(|post| post.post_id)))
        .filter(appointment_in_force(cx.today))
        .order_by_asc(appointment::Column::AppointmentId);
    let held = cx.view.all(held).await?;
    let people = cx.view.by_keys::<staff::Model>(held.iter().map(|one| one.staff_id)).await?;
    let names: BTreeMap<i64, String> = people.into_iter().map(|one| (one.staff_id, one.name)).collect();
    let mut holders: BTreeMap<i64, Vec<Holder>> = BTreeMap::new();
    for one in held {
        let name = names.get(&one.staff_id).cloned().unwrap_or_default();
        holders.entry(one.post_id).or_default().push(Holder { staff_id: StaffId(one.staff_id), name });
    }
    Ok(holders)
}
