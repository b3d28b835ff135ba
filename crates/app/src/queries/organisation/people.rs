//! The people of the house: their employment, posts, account and whether they are
//! away today. No identity numbers: only a keyed digest of them is kept.
//!
//! Article: R1-9, R1-24, R3d-13.

use std::collections::{BTreeMap, BTreeSet};

use base::StaffId;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{account, appointment, department, post, provider, staff, staff_leave};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::rights::appointment_in_force;
use crate::stop::Stop;

/// The people.
pub struct People;

/// Which people.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleFilter {
    /// Whose name has this in it.
    pub name: Option<String>,
    /// Who holds a post of this department today, by code.
    pub department: Option<String>,
    /// In this state.
    pub status: Option<PersonStatus>,
    /// Of providers, or of the agency.
    pub of_provider: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonStatus {
    /// 拟聘.
    Proposed,
    /// 在职.
    Active,
    /// 已离职.
    Left,
}

/// A person in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonRow {
    /// The natural person.
    pub staff_id: StaffId,
    /// The name.
    pub name: String,
    /// established, contract, dispatched, provider.
    pub employment: String,
    /// proposed, active, left.
    pub status: String,
    /// On leave today.
    pub on_leave: bool,
    /// The provider worked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    /// The posts held today.
    pub posts: Vec<String>,
    /// Their departments.
    pub departments: Vec<String>,
    /// The account's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// unconfirmed, active, suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_status: Option<String>,
}

impl PersonStatus {
    fn code(self) -> &'static str {
        match self {
            PersonStatus::Proposed => "proposed",
            PersonStatus::Active => "active",
            PersonStatus::Left => "left",
        }
    }
}

impl Query for People {
    const SPEC: QuerySpec =
        QuerySpec { name: "organisation.people", title: "人员", title_en: "people", access: READERS };
    type Input = PeopleFilter;
    type Output = Page<PersonRow>;

    async fn answer(cx: &Context<'_>, input: PeopleFilter) -> Result<Page<PersonRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = staff::Entity::find();
        if let Some(name) = &input.name {
            select = select.filter(staff::Column::Name.contains(name));
        }
        if let Some(status) = input.status {
            select = select.filter(staff::Column::Status.eq(status.code()));
        }
        match input.of_provider {
            Some(true) => select = select.filter(staff::Column::ProviderId.is_not_null()),
            Some(false) => select = select.filter(staff::Column::ProviderId.is_null()),
            None => (),
        }
        if let Some(code) = &input.department {
            select = select.filter(staff::Column::StaffId.is_in(holders_in(cx, code).await?));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_asc(staff::Column::StaffId).limit(paging.limit()).offset(paging.offset());
        let rows = cx.view.all(select).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}

async fn holders_in(cx: &Context<'_>, department: &str) -> Result<BTreeSet<i64>, Stop> {
    let home = department::Entity::find().filter(department::Column::Code.eq(department));
    let Some(home) = cx.view.one(home).await? else { return Ok(BTreeSet::new()) };
    let posts = post::Entity::find().filter(post::Column::DepartmentId.eq(home.department_id));
    let posts = cx.view.all(posts).await?.into_iter().map(|post| post.post_id);
    let held = appointment::Entity::find()
        .filter(appointment::Column::PostId.is_in(posts))
        .filter(appointment_in_force(cx.today));
    Ok(cx.view.all(held).await?.into_iter().map(|one| one.staff_id).collect())
}

/// People as rows of a list.
pub(super) async fn shown(cx: &Context<'_>, rows: Vec<staff::Model>) -> Result<Vec<PersonRow>, Stop> {
    let ids: Vec<i64> = rows.iter().map(|row| row.staff_id).collect();
    let held = appointment::Entity::find()
        .filter(appointment::Column::StaffId.is_in(ids.iter().copied()))
        .filter(appointment_in_force(cx.today))
        .order_by_asc(appointment::Column::AppointmentId);
    let held = cx.view.all(held).await?;
    let posts: BTreeMap<i64, post::Model> =
        cx.view.all(post::Entity::find()).await?.into_iter().map(|post| (post.post_id, post)).collect();
    let departments: BTreeMap<i64, String> =
        cx.view.all(department::Entity::find()).await?.into_iter().map(|one| (one.department_id, one.name)).collect();
    let accounts = account::Entity::find().filter(account::Column::StaffId.is_in(ids.iter().copied()));
    let mut accounts: BTreeMap<i64, account::Model> =
        cx.view.all(accounts).await?.into_iter().map(|one| (one.staff_id, one)).collect();
    let away = staff_leave::Entity::find()
        .filter(staff_leave::Column::StaffId.is_in(ids))
        .filter(staff_leave::Column::FromDate.lte(cx.today))
        .filter(staff_leave::Column::UntilDate.gte(cx.today));
    let away: BTreeSet<i64> = cx.view.all(away).await?.into_iter().map(|one| one.staff_id).collect();
    let providers = cx.view.by_keys::<provider::Model>(rows.iter().filter_map(|row| row.provider_id)).await?;
    let providers: BTreeMap<i64, String> = providers.into_iter().map(|one| (one.provider_id, one.name)).collect();
    let row = |row: staff::Model| {
        let own: Vec<&post::Model> =
            held.iter().filter(|one| one.staff_id == row.staff_id).filter_map(|one| posts.get(&one.post_id)).collect();
        let homes: BTreeSet<String> =
            own.iter().filter_map(|post| departments.get(&post.department_id).cloned()).collect();
        let account = accounts.remove(&row.staff_id);
        PersonRow {
            staff_id: StaffId(row.staff_id),
            name: row.name,
            employment: row.employment,
            status: row.status,
            on_leave: away.contains(&row.staff_id),
            provider_name: row.provider_id.and_then(|id| providers.get(&id).cloned()),
            posts: own.iter().map(|post| post.name.clone()).collect(),
            departments: homes.into_iter().collect(),
            login: account.as_ref().map(|account| account.login.clone()),
            account_status: account.map(|account| account.status),
        }
    };
    Ok(rows.into_iter().map(row).collect())
}
