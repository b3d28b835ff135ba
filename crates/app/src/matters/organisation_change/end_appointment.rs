//! Ends an appointment before its term. A post that is handed over names who
//! takes over and who supervises: a list is drawn up, and the successor's own
//! appointment rests until giver, receiver and supervisor have each signed it
//! with their own account.
//!
//! Refused in this order: the appointment, the last day, an administrator or the
//! head nobody would follow, the handover and its three persons, what stands
//! against the successor.
//!
//! Article: R1-9, R3d-32 (handover with three signatures). Threat I02.

use std::collections::BTreeSet;

use base::{AppointmentId, Date, HandoverId, Refusal, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{appointment, handover, post, staff};

use super::ByCase;
use super::appoint::{appointment_row, locked, refuse_hindered, term};
use super::looked_up::{active, day, fact, known, not_before, shown};
use crate::command::Context;
use crate::matters::{CaseSubject, Effects, Examined};
use crate::operations::organisation::staffing::still_reviewable;
use crate::rights::{Rights, appointment_not_over, duties_of};
use crate::stop::Stop;

/// Which appointment ends, and who follows.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndAppointment {
    /// The appointment.
    #[schemars(extend("title" = "任职", "x-title-en" = "appointment", "x-options" = "appointments"))]
    pub appointment_id: AppointmentId,
    /// Last day; today or later.
    #[schemars(extend("title" = "任职截止日", "x-title-en" = "last day", "format" = "date"))]
    pub last_day: String,
    /// Why.
    #[schemars(extend("title" = "事由", "x-title-en" = "reason", "x-widget" = "textarea", "maxLength" = 500))]
    pub reason: String,
    /// Who takes over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "接交人", "x-title-en" = "receiver", "x-options" = "staff", "x-group" = "交接", "x-group-en" = "handover", "x-cite" = "R3d-32"))]
    pub receiver_id: Option<StaffId>,
    /// Who supervises the handover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "监交人", "x-title-en" = "supervisor", "x-options" = "staff", "x-group" = "交接", "x-group-en" = "handover", "x-cite" = "R3d-32"))]
    pub supervisor_id: Option<StaffId>,
}

/// What follows from the form.
struct Ending {
    row: appointment::Model,
    post: post::Model,
    giver: staff::Model,
    last_day: Date,
    handover: Option<Handover>,
}

struct Handover {
    receiver: staff::Model,
    supervisor: staff::Model,
    /// The receiver's own appointment, where he does not hold the post yet.
    term: Option<(Date, Date)>,
}

impl EndAppointment {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let ending = self.ending(cx, cx.today).await?;
        let mut subjects = BTreeSet::from([CaseSubject::Staff(StaffId(ending.giver.staff_id))]);
        let mut facts = vec![
            fact("人员", "person", &shown(&ending.giver)),
            fact("岗位", "post", &ending.post.name),
            fact("任职截止日", "last day", &date_text(ending.last_day)),
            fact("事由", "reason", self.reason.trim()),
        ];
        if let Some(handover) = &ending.handover {
            subjects.insert(CaseSubject::Staff(StaffId(handover.receiver.staff_id)));
            facts.push(fact("接交人", "receiver", &shown(&handover.receiver)));
            facts.push(fact("监交人", "supervisor", &shown(&handover.supervisor)));
        }
        Ok(Examined { subjects, facts, ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let mut people: Vec<StaffId> = self.receiver_id.into_iter().collect();
        people.sort_unstable();
        for person in people {
            locked(cx, person).await?;
        }
        let Ending { row, post, giver, last_day, handover } = self.ending(cx, by.on).await?;
        plan.about("staff", StaffId(giver.staff_id));
        plan.about("appointment", self.appointment_id);
        if let Some(handover) = handover {
            let ids = cx.house.store.ids(IdKind::Object, 2).await?;
            let own = handover.term.map(|term| appointment_row(ids.start, &handover.receiver, &post, term, by));
            let receiver_appointment_id = own.as_ref().map(|row| row.appointment_id);
            plan.insert_all(own.into_iter().collect());
            plan.about("handover", HandoverId(ids.start + 1));
            plan.about("staff", StaffId(handover.receiver.staff_id));
            plan.insert(handover::Model {
                handover_id: ids.start + 1,
                appointment_id: row.appointment_id,
                giver_id: giver.staff_id,
                receiver_id: handover.receiver.staff_id,
                supervisor_id: handover.supervisor.staff_id,
                receiver_appointment_id,
                list_digest: String::new(),
                returned_reason: String::new(),
                giver_signed_at: None,
                receiver_signed_at: None,
                supervisor_signed_at: None,
                case_id: by.case_id,
                rev: 1,
            });
        }
        plan.update(appointment::Model { until_date: Some(last_day), ended_by_case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn ending(&self, cx: &Context<'_>, on: Date) -> Result<Ending, Stop> {
        let path = "appointment_id";
        let row = cx.view.lock::<appointment::Model>(self.appointment_id.0).await?;
        let row =
            row.ok_or_else(|| Refusal::invalid("appointment_unknown", path, "没有此任职", "no such appointment"))?;
        if row.ended_by_case_id.is_some() || row.until_date.is_some_and(|until| until < on) {
            let refusal = Refusal::conflict("appointment_over", "该任职已终止", "this appointment is over");
            return Err(refusal.at(path, "已终止", "over").into());
        }
        let last_day = not_before(day(&self.last_day, "last_day")?.max(on), cx.today, "last_day")?;
        super::looked_up::words(&self.reason, "reason", 500)?;
        let post = cx.view.by_key::<post::Model>(row.post_id).await?;
        let post = post.ok_or_else(|| Stop::fault("ending an appointment", "its post is gone"))?;
        let giver = known(cx, StaffId(row.staff_id), path).await?;
        still_reviewable(cx, &[row.appointment_id], self.receiver_id.map(|id| (id.0, post.post_id))).await?;
        let handover = self.handover(cx, &post, &giver, last_day, on).await?;
        Ok(Ending { row, post, giver, last_day, handover })
    }

    async fn handover(
        &self,
        cx: &Context<'_>,
        post: &post::Model,
        giver: &staff::Model,
        last_day: Date,
        on: Date,
    ) -> Result<Option<Handover>, Stop> {
        let asked_by = cx.house.law.posts.demands(&duties_of(post)).handover;
        let (receiver, supervisor) = match (self.receiver_id, self.supervisor_id, asked_by) {
            (Some(receiver), Some(supervisor), _) => (receiver, supervisor),
            (None, None, None) => return Ok(None),
            (receiver, _, asked_by) => {
                let missing = if receiver.is_none() { "receiver_id" } else { "supervisor_id" };
                let article = asked_by.map_or("R3d-32", |kind| kind.name.article.first().as_str());
                return Err(Refusal::invalid(
                    "handover_incomplete",
                    missing,
                    "该岗位离任须办理交接，请填写接交人和监交人",
                    "this post is handed over; name the receiver and the supervisor",
                )
                .citing(article)
                .into());
            }
        };
        if receiver == supervisor || receiver.0 == giver.staff_id || supervisor.0 == giver.staff_id {
            let refusal = Refusal::conflict(
                "handover_same_person",
                "移交人、接交人、监交人须为三个不同的人",
                "giver, receiver and supervisor are three persons",
            );
            return Err(refusal.citing("R3d-32").into());
        }
        let receiver = active(cx, receiver, "receiver_id").await?;
        let supervisor = active(cx, supervisor, "supervisor_id").await?;
        stands_above(cx, &supervisor, giver).await?;
        let held = appointment::Entity::find()
            .filter(appointment::Column::StaffId.eq(receiver.staff_id))
            .filter(appointment::Column::PostId.eq(post.post_id))
            .filter(appointment_not_over(on));
        let term = if cx.view.count(held).await? > 0 {
            None
        } else {
            let next = last_day.next_day();
            let (from, until) = term(cx, post, on, next, None)?;
            refuse_hindered(cx, &receiver, post, from, until).await?;
            Some((from, until))
        };
        Ok(Some(Handover { receiver, supervisor, term }))
    }
}

/// The supervisor has the authority the rule names, and more than the giver.
async fn stands_above(cx: &Context<'_>, supervisor: &staff::Model, giver: &staff::Model) -> Result<(), Stop> {
    let rule = cx.house.law.posts.handover();
    let of = async |person: &staff::Model| -> Result<_, Stop> {
        Ok(Rights::of(cx.view, person.staff_id, cx.today).await?.authority())
    };
    let (above, below) = (of(supervisor).await?, of(giver).await?);
    let head = below == regulation::duties::Authority::Director && above == below;
    if above >= rule.supervisor && (above > below || head) {
        return Ok(());
    }
    Err(Refusal::conflict(
        "supervisor_too_low",
        format!("监交人须为{}及以上，且高于移交人", rule.supervisor.zh()),
        format!("the supervisor is at least a {} and stands above the giver", rule.supervisor.code().replace('_', " ")),
    )
    .at("supervisor_id", "级别不够", "not high enough")
    .citing(rule.article.first().as_str())
    .into())
}
