//! The rotation of key posts: who holds one, since when, by when it rotates, what
//! is planned, and what is overdue.
//!
//! Article: R1-9 (key posts rotate on schedule).

use std::collections::BTreeMap;

use base::{AppointmentId, Date, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{appointment, post, rotation_plan, staff};
use time::Duration;

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::organisation::rotation::rotates_by;
use crate::paging::{Page, Paging};
use crate::rights::appointment_in_force;
use crate::stop::Stop;

/// The rotations.
pub struct Rotations;

/// Which rotations.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotationFilter {
    /// In this state.
    pub state: Option<RotationState>,
    /// Of somebody whose name has this in it.
    pub name: Option<String>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Where a rotation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RotationState {
    /// 已超期.
    Overdue,
    /// 即将到期.
    DueSoon,
    /// 未到期.
    NotDue,
}

/// The rotation of one appointment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RotationRow {
    /// The appointment.
    pub appointment_id: AppointmentId,
    /// Who holds the post.
    pub staff_id: StaffId,
    /// The name.
    pub name: String,
    /// The post.
    pub post_name: String,
    /// First day of the appointment.
    pub from_date: String,
    /// By when it rotates.
    pub due_on: String,
    /// For when it is planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_on: Option<String>,
    /// Who is to follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor_name: Option<String>,
    /// Where it stands.
    pub state: RotationState,
}

impl Query for Rotations {
    const SPEC: QuerySpec =
        QuerySpec { name: "organisation.rotations", title: "轮岗计划", title_en: "rotations", access: READERS };
    type Input = RotationFilter;
    type Output = Page<RotationRow>;

    async fn answer(cx: &Context<'_>, input: RotationFilter) -> Result<Page<RotationRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut rows = all(cx).await?;
        rows.retain(|row| input.state.is_none_or(|state| row.state == state));
        rows.retain(|row| input.name.as_ref().is_none_or(|name| row.name.contains(name.as_str())));
        let total = rows.len() as i64;
        let page = rows.into_iter().skip(paging.offset() as usize).take(paging.limit() as usize);
        Ok(paging.of(page.collect(), total))
    }
}

/// Every key post that is held today, the first to rotate first. An agency has
/// some dozens.
pub(crate) async fn all(cx: &Context<'_>) -> Result<Vec<RotationRow>, Stop> {
    let posts = post::Entity::find().filter(post::Column::KeyPost.eq(true));
    let posts: BTreeMap<i64, post::Model> =
        cx.view.all(posts).await?.into_iter().map(|post| (post.post_id, post)).collect();
    let held = appointment::Entity::find()
        .filter(appointment::Column::PostId.is_in(posts.keys().copied()))
        .filter(appointment_in_force(cx.today));
    let held = cx.view.all(held).await?;
    let ids: Vec<i64> = held.iter().map(|one| one.appointment_id).collect();
    let plans = rotation_plan::Entity::find()
        .filter(rotation_plan::Column::AppointmentId.is_in(ids))
        .order_by_asc(rotation_plan::Column::RotationPlanId);
    // The latest plan of an appointment is the one that holds.
    let plans: BTreeMap<i64, rotation_plan::Model> =
        cx.view.all(plans).await?.into_iter().map(|plan| (plan.appointment_id, plan)).collect();
    let people = held.iter().map(|one| one.staff_id).chain(plans.values().filter_map(|plan| plan.successor_id));
    let people = cx.view.by_keys::<staff::Model>(people).await?;
    let names: BTreeMap<i64, String> = people.into_iter().map(|one| (one.staff_id, one.name)).collect();
    let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let alarm = cx.house.law.posts.figures(cx.today).map(|on| on.rotation_alarm_days.value.count);
    let soon = cx.today + Duration::days(i64::from(alarm.unwrap_or_default()));
    let mut rows = Vec::with_capacity(held.len());
    for one in held {
        let plan = plans.get(&one.appointment_id);
        let latest = rotates_by(cx, &one).await?;
        let due_on = plan.map_or(latest, |plan| plan.due_on.min(latest));
        rows.push((
            due_on,
            RotationRow {
                appointment_id: AppointmentId(one.appointment_id),
                staff_id: StaffId(one.staff_id),
                name: name(one.staff_id),
                post_name: posts.get(&one.post_id).map(|post| post.name.clone()).unwrap_or_default(),
                from_date: date_text(one.from_date),
                due_on: date_text(latest),
                planned_on: plan.map(|plan| date_text(plan.due_on)),
                successor_name: plan.and_then(|plan| plan.successor_id).map(name),
                state: state(due_on, cx.today, soon),
            },
        ));
    }
    rows.sort_by_key(|one| (one.0, one.1.appointment_id));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn state(due_on: Date, today: Date, soon: Date) -> RotationState {
    if due_on < today {
        RotationState::Overdue
    } else if due_on <= soon {
        RotationState::DueSoon
    } else {
        RotationState::NotDue
    }
}
