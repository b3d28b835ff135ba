//! Plans the rotation of a key post: until when, and who follows. The plan moves
//! nobody; on its day the appointment is ended and handed over by a case of its
//! own. A plan can be made anew, but not for later than the rule allows.
//!
//! Article: R1-9 (key posts rotate on schedule).

use std::collections::BTreeSet;

use base::{AppointmentId, Date, Refusal, StaffId, date_text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{appointment, post, rotation_plan, staff};

use super::ByCase;
use super::looked_up::{active, day, fact, known, not_before, shown};
use crate::command::Context;
use crate::matters::{CaseSubject, Effects, Examined};
use crate::operations::organisation::rotation::rotates_by;
use crate::stop::Stop;

/// The rotation of one appointment.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanRotation {
    /// The appointment.
    #[schemars(extend("title" = "任职", "x-title-en" = "appointment", "x-options" = "appointments"))]
    pub appointment_id: AppointmentId,
    /// The last day by which it rotates.
    #[schemars(extend("title" = "计划轮岗日", "x-title-en" = "rotates by", "format" = "date", "x-cite" = "R1-9"))]
    pub due_on: String,
    /// Who is to follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "拟接任人员", "x-title-en" = "successor", "x-options" = "staff"))]
    pub successor_id: Option<StaffId>,
    /// In words.
    #[serde(default)]
    #[schemars(extend("title" = "说明", "x-title-en" = "note", "x-widget" = "textarea", "maxLength" = 500))]
    pub note: String,
}

impl PlanRotation {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let (row, post, due_on) = self.planned(cx).await?;
        let holder = known(cx, StaffId(row.staff_id), "appointment_id").await?;
        let mut facts = vec![
            fact("人员", "person", &shown(&holder)),
            fact("岗位", "post", &post.name),
            fact("计划轮岗日", "rotates by", &date_text(due_on)),
        ];
        let mut subjects = BTreeSet::from([CaseSubject::Staff(StaffId(row.staff_id))]);
        if let Some(successor) = self.successor(cx, &row).await? {
            facts.push(fact("拟接任人员", "successor", &shown(&successor)));
            subjects.insert(CaseSubject::Staff(StaffId(successor.staff_id)));
        }
        Ok(Examined { subjects, facts, ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let (row, _, due_on) = self.planned(cx).await?;
        plan.about("appointment", self.appointment_id);
        plan.about("staff", StaffId(row.staff_id));
        plan.insert(rotation_plan::Model {
            rotation_plan_id: cx.house.store.id(IdKind::Object).await?,
            appointment_id: row.appointment_id,
            due_on,
            successor_id: self.successor_id.map(|id| id.0),
            note: self.note.trim().to_owned(),
            case_id: by.case_id,
            rev: 1,
        });
        Ok(())
    }

    async fn planned(&self, cx: &Context<'_>) -> Result<(appointment::Model, post::Model, Date), Stop> {
        let path = "appointment_id";
        let row = cx.view.by_key::<appointment::Model>(self.appointment_id.0).await?;
        let running = row.filter(|row| row.until_date.is_none_or(|until| until >= cx.today));
        let row = running.ok_or_else(|| {
            Refusal::invalid("appointment_unknown", path, "没有此任职或已终止", "no such appointment")
        })?;
        let post = cx.view.by_key::<post::Model>(row.post_id).await?;
        let post = post.ok_or_else(|| Stop::fault("planning a rotation", "the post is gone"))?;
        if !post.key_post {
            let refusal = Refusal::conflict("post_not_key", "该岗位不是重要岗位，无须轮岗", "this is no key post");
            return Err(refusal.at(path, "非重要岗位", "no key post").citing("R1-9").into());
        }
        let due_on = not_before(day(&self.due_on, "due_on")?, cx.today, "due_on")?;
        // What is overdue already is planned for any day within the alarm's time from now.
        let figures = cx.house.law.posts.figures(cx.today);
        let alarm = figures.map(|on| on.rotation_alarm_days.value.count).unwrap_or_default();
        let soon = cx.today + time::Duration::days(i64::from(alarm));
        let latest = rotates_by(cx, &row).await?.max(soon);
        if due_on > latest {
            let latest = date_text(latest);
            return Err(Refusal::invalid(
                "rotation_too_late",
                "due_on",
                format!("最晚须于 {latest} 轮岗"),
                format!("it rotates by {latest} at the latest"),
            )
            .citing("R1-9")
            .into());
        }
        if self.note.chars().count() > 500 {
            return Err(Refusal::invalid("text_too_long", "note", "不超过 500 字", "at most 500 signs").into());
        }
        Ok((row, post, due_on))
    }

    async fn successor(&self, cx: &Context<'_>, row: &appointment::Model) -> Result<Option<staff::Model>, Stop> {
        let Some(id) = self.successor_id else { return Ok(None) };
        if id.0 == row.staff_id {
            let path = "successor_id";
            return Err(Refusal::invalid("successor_same_person", path, "不得由本人接任", "not the same person").into());
        }
        Ok(Some(active(cx, id, "successor_id").await?))
    }
}
