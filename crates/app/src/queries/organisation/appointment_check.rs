//! Before a post is granted: everything that stands against it, each with its
//! article, and from when to when it could be granted.
//!
//! Article: R1-9, R1-24, R3d-10, R3d-11, R3d-22, R3d-35.

use base::{Refusal, StaffId, date_text, months_after};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{post, staff};
use time::Duration;

use super::READERS;
use super::posts::{DutyShown, duties_shown};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::organisation::appointing::{Hindrance, held_between, hindrances};
use crate::rights::duties_of;
use crate::stop::Stop;

/// What stands against an appointment.
pub struct AppointmentCheck;

/// Whom, and to what.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WishedAppointment {
    /// The natural person.
    pub staff_id: StaffId,
    /// The post, by code.
    pub post: String,
}

/// What stands against it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AppointmentChecked {
    /// Nothing stands against it.
    pub allowed: bool,
    /// What does, in the order in which it is refused.
    pub hindrances: Vec<Hindrance>,
    /// What the person holds already.
    pub held: Vec<HeldShown>,
    /// What the post brings.
    pub duties: Vec<DutyShown>,
    /// The first day possible if it were approved today.
    pub earliest: String,
    /// The last day possible then.
    pub latest: String,
    /// Whose approval it needs.
    pub approved_by: String,
    /// The article on that.
    pub approved_by_cite: String,
}

/// Something held already.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HeldShown {
    /// The post, or the delegation in words.
    pub by: String,
    /// The duties.
    pub duties: Vec<DutyShown>,
}

impl Query for AppointmentCheck {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.appointment_check",
        title: "任命前不相容核对",
        title_en: "what stands against an appointment",
        access: READERS,
    };
    type Input = WishedAppointment;
    type Output = AppointmentChecked;

    async fn answer(cx: &Context<'_>, input: WishedAppointment) -> Result<AppointmentChecked, Stop> {
        let person = cx.view.by_key::<staff::Model>(input.staff_id.0).await?;
        let person = person.ok_or_else(|| Refusal::unknown("人员", "person"))?;
        let post = cx.view.one(post::Entity::find().filter(post::Column::Code.eq(&input.post))).await?;
        let post = post.ok_or_else(|| Refusal::unknown("岗位", "post"))?;
        let law = &cx.house.law.posts;
        let wait = law.demands(&duties_of(&post)).starts_after_days;
        let from = cx.today + Duration::days(i64::from(wait));
        let term = law.figures(cx.today).map(|on| on.term_months.value.count).unwrap_or_default();
        let until = months_after(from, term);
        let found = hindrances(cx, &person, &post, from, Some(until)).await?;
        let held = held_between(cx, person.staff_id, from, Some(until)).await?;
        let held = held.into_iter().map(|(_, held)| HeldShown { by: held.by, duties: duties_shown(cx, held.duties) });
        let change = if person.provider_id.is_some() { "engage_for_provider" } else { "appoint" };
        let approval = law.approval(change);
        Ok(AppointmentChecked {
            allowed: found.is_empty(),
            hindrances: found,
            held: held.collect(),
            duties: duties_shown(cx, duties_of(&post)),
            earliest: date_text(from),
            latest: date_text(until),
            approved_by: approval.map(|one| one.authority.code().to_owned()).unwrap_or_default(),
            approved_by_cite: approval.map(|one| one.name.article.first().to_string()).unwrap_or_default(),
        })
    }
}
