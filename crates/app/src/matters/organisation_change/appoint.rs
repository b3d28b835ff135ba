//! Appoints a person to a post. The conflicts are those of
//! `operations/organisation/appointing.rs`, shown before anything is sent in and
//! looked at again, under a lock on the person, when it is approved. It begins no
//! earlier than the data lets it, and it expires.
//!
//! Refused in this order: person, post, what stands against it, first day, term.
//!
//! Article: R1-9, R1-24, R3d-10, R3d-11, R3d-22, R3d-35. Threat I02.

use std::collections::BTreeSet;

use base::{AppointmentId, Date, Refusal, StaffId, date_text, months_after};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{appointment, post, staff};
use time::Duration;

use super::ByCase;
use super::looked_up::{active, day, fact, open_post, shown};
use crate::command::Context;
use crate::matters::{CaseSubject, Effects, Examined};
use crate::operations::organisation::appointing::hindrances;
use crate::rights::duties_of;
use crate::stop::Stop;

/// Who is appointed to what.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appoint {
    /// The person.
    #[schemars(extend("title" = "人员", "x-title-en" = "person", "x-options" = "staff"))]
    pub staff_id: StaffId,
    /// The post, by code.
    #[schemars(extend("title" = "岗位", "x-title-en" = "post", "x-options" = "posts", "x-cite" = "R1-9"))]
    pub post: String,
    /// First day; the earliest possible when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "任职起始日", "x-title-en" = "first day", "format" = "date", "x-help" = "不填则为审批后最早可任职日", "x-help-en" = "the earliest possible when left empty"))]
    pub from_date: Option<String>,
    /// Last day; the end of the longest term when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "任职截止日", "x-title-en" = "last day", "format" = "date"))]
    pub until_date: Option<String>,
}

impl Appoint {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let person = active(cx, self.staff_id, "staff_id").await?;
        let post = open_post(cx, &self.post, "post").await?;
        let (from, until) = self.term(cx, &post, cx.today)?;
        refuse_hindered(cx, &person, &post, from, until).await?;
        Ok(Examined {
            subjects: BTreeSet::from([CaseSubject::Staff(self.staff_id)]),
            facts: vec![
                fact("人员", "person", &shown(&person)),
                fact("岗位", "post", &post.name),
                fact("任职期间", "term", &term_text(from, until)),
            ],
            ..Examined::default()
        })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let post = open_post(cx, &self.post, "post").await?;
        let (from, until) = self.term(cx, &post, by.on)?;
        let person = locked(cx, self.staff_id).await?;
        refuse_hindered(cx, &person, &post, from, until).await?;
        plan.about("staff", self.staff_id);
        let appointment_id = cx.house.store.id(IdKind::Object).await?;
        plan.about("appointment", AppointmentId(appointment_id));
        plan.insert(appointment_row(appointment_id, &person, &post, (from, until), by));
        Ok(())
    }

    fn term(&self, cx: &Context<'_>, post: &post::Model, approved_on: Date) -> Result<(Date, Date), Refusal> {
        let wanted = |text: &Option<String>, path: &str| text.as_deref().map(|text| day(text, path)).transpose();
        let wanted_until = wanted(&self.until_date, "until_date")?;
        term(cx, post, approved_on, wanted(&self.from_date, "from_date")?, wanted_until)
    }
}

/// From when to when a post is granted: not before the data lets it begin, not
/// longer than the longest term. A first day that has passed while the case was
/// reviewed moves on to the earliest one.
pub(super) fn term(
    cx: &Context<'_>,
    post: &post::Model,
    approved_on: Date,
    from: Option<Date>,
    until: Option<Date>,
) -> Result<(Date, Date), Refusal> {
    let law = &cx.house.law.posts;
    let wait = law.demands(&duties_of(post)).starts_after_days;
    let earliest = approved_on + Duration::days(i64::from(wait));
    let from = from.unwrap_or(earliest).max(earliest);
    let months = law.figures(approved_on).map(|on| on.term_months.value.count).unwrap_or_default();
    let longest = months_after(from, months);
    let until = until.unwrap_or(longest);
    if until < from || until > longest {
        let (first, last) = (date_text(from), date_text(longest));
        return Err(Refusal::invalid(
            "term_out_of_range",
            "until_date",
            format!("任期须在 {first} 至 {last} 之间"),
            format!("a term ends between {first} and {last}"),
        )
        .citing("R3d-35"));
    }
    Ok((from, until))
}

/// The first thing that stands against it is the refusal.
pub(super) async fn refuse_hindered(
    cx: &Context<'_>,
    person: &staff::Model,
    post: &post::Model,
    from: Date,
    until: Date,
) -> Result<(), Stop> {
    let found = hindrances(cx, person, post, from, Some(until)).await?;
    let Some(first) = found.first() else { return Ok(()) };
    Err(first.refusal().at("post", first.title.clone(), first.title_en.clone()).into())
}

/// The person, locked: two grants to him are looked at one after the other.
pub(super) async fn locked(cx: &Context<'_>, staff_id: StaffId) -> Result<staff::Model, Stop> {
    let person = cx.view.lock::<staff::Model>(staff_id.0).await?;
    person.ok_or_else(|| Stop::fault("granting a post", "the person is gone"))
}

/// An appointment as a row.
pub(super) fn appointment_row(
    appointment_id: i64,
    person: &staff::Model,
    post: &post::Model,
    (from, until): (Date, Date),
    by: ByCase,
) -> appointment::Model {
    appointment::Model {
        appointment_id,
        staff_id: person.staff_id,
        post_id: post.post_id,
        from_date: from,
        until_date: Some(until),
        case_id: Some(by.case_id),
        ended_by_case_id: None,
        rev: 1,
    }
}

/// A term in words.
pub(super) fn term_text(from: Date, until: Date) -> String {
    format!("{} – {}", date_text(from), date_text(until))
}
