//! Whether a visit belongs to who asks, and whether the person is entitled on
//! the day: checked when a visit begins and again when it is settled.
//!
//! Article: R1-12.1, R2-14 (cover), R2-46. Threat I06.

use base::{Date, Refusal, VisitId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{enrolment, person, visit};

use crate::command::Context;
use crate::house::RESIDENT;
use crate::stop::Stop;

/// The visit, if it belongs to the provider of the caller. Another provider's
/// visit looks like none.
pub(crate) async fn own_visit(cx: &Context<'_>, visit_id: VisitId) -> Result<visit::Model, Stop> {
    let visit = cx.view.by_key::<visit::Model>(visit_id.0).await?;
    visit
        .filter(|visit| cx.caller.provider_id.is_none_or(|own| Some(own) == visit.provider_id))
        .ok_or_else(|| Refusal::unknown("就诊", "visit").into())
}

/// Refuses when the person is not covered by the resident scheme on a day, or
/// had died before it.
pub(crate) async fn person_in_cover(cx: &Context<'_>, person: &person::Model, on: Date) -> Result<(), Stop> {
    let select = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person.person_id))
        .filter(enrolment::Column::Insurance.eq(RESIDENT));
    let cover = cx.view.all(select).await?;
    covered(person, &cover, on)?;
    Ok(())
}

/// The cover that holds on a day, among rows at hand.
pub(crate) fn covered<'c>(
    person: &person::Model,
    cover: &'c [enrolment::Model],
    on: Date,
) -> Result<&'c enrolment::Model, Refusal> {
    let holds = |row: &&enrolment::Model| row.from_date <= on && row.until_date.is_none_or(|until| on <= until);
    let held = cover.iter().find(holds).ok_or_else(|| {
        Refusal::conflict("person_not_insured", "该人员在就诊日未参保", "the person is not insured on that day")
            .citing("R2-14")
    })?;
    if person.death_date.is_some_and(|death| death < on) {
        return Err(Refusal::conflict(
            "person_deceased",
            "该人员在就诊日前已登记死亡",
            "the person had died before that day",
        )
        .citing("R1-12.1"));
    }
    Ok(held)
}
