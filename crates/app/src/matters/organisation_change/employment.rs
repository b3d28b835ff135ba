//! Changes the kind of employment, enters a leave, ends an employment. Who is on
//! leave holds no duty; who leaves hands over first and loses everything the same
//! day; who is no longer on the establishment gives up what only it may hold.
//!
//! Article: R1-12 (establishment), R1-24, R3d-32. Threat I02.

use std::collections::BTreeSet;

use base::{AppointmentId, Date, Refusal, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{account, appointment, delegation, post, staff, staff_leave};

use super::ByCase;
use super::looked_up::{active, both, day, fact, not_before, shown, words};
use crate::command::Context;
use crate::matters::{CaseSubject, Effects, Examined};
use crate::operations::organisation::staffing::still_reviewable;
use crate::rights::{appointment_not_over, duties_of};
use crate::stop::Stop;

/// Another kind of employment.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEmployment {
    /// The person.
    #[schemars(extend("title" = "人员", "x-title-en" = "person", "x-options" = "staff"))]
    pub staff_id: StaffId,
    /// The kind from now on.
    #[schemars(extend("title" = "编制类别", "x-title-en" = "kind of employment", "x-cite" = "R1-12"))]
    pub employment: KindOfEmployment,
}

/// The kinds among which the agency's own people change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KindOfEmployment {
    /// 在编在岗.
    #[schemars(extend("title" = "在编在岗", "x-title-en" = "on the establishment"))]
    Established,
    /// 编外聘用.
    #[schemars(extend("title" = "编外聘用", "x-title-en" = "by contract"))]
    Contract,
    /// 劳务派遣.
    #[schemars(extend("title" = "劳务派遣", "x-title-en" = "dispatched"))]
    Dispatched,
}

/// A leave.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantLeave {
    /// The person.
    #[schemars(extend("title" = "人员", "x-title-en" = "person", "x-options" = "staff"))]
    pub staff_id: StaffId,
    /// Its kind.
    #[schemars(extend("title" = "假别", "x-title-en" = "kind of leave"))]
    pub kind: LeaveKind,
    /// First day; today or later.
    #[schemars(extend("title" = "起始日", "x-title-en" = "first day", "format" = "date"))]
    pub from_date: String,
    /// Last day.
    #[schemars(extend("title" = "截止日", "x-title-en" = "last day", "format" = "date"))]
    pub until_date: String,
}

/// Kinds of leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeaveKind {
    /// 年休假.
    #[schemars(extend("title" = "年休假", "x-title-en" = "annual"))]
    Annual,
    /// 病假.
    #[schemars(extend("title" = "病假", "x-title-en" = "sick"))]
    Sick,
    /// 产假.
    #[schemars(extend("title" = "产假", "x-title-en" = "maternity"))]
    Maternity,
    /// 脱产培训.
    #[schemars(extend("title" = "脱产培训", "x-title-en" = "training"))]
    Training,
    /// 其他.
    #[schemars(extend("title" = "其他", "x-title-en" = "other"))]
    Other,
}

/// An employment that ends.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndEmployment {
    /// The person.
    #[schemars(extend("title" = "人员", "x-title-en" = "person", "x-options" = "staff"))]
    pub staff_id: StaffId,
    /// Why.
    #[schemars(extend("title" = "事由", "x-title-en" = "reason", "x-widget" = "textarea", "maxLength" = 500))]
    pub reason: String,
}

impl KindOfEmployment {
    fn code(self) -> &'static str {
        match self {
            KindOfEmployment::Established => "established",
            KindOfEmployment::Contract => "contract",
            KindOfEmployment::Dispatched => "dispatched",
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            KindOfEmployment::Established => ("在编在岗", "on the establishment"),
            KindOfEmployment::Contract => ("编外聘用", "by contract"),
            KindOfEmployment::Dispatched => ("劳务派遣", "dispatched"),
        }
    }
}

impl LeaveKind {
    fn code(self) -> &'static str {
        match self {
            LeaveKind::Annual => "annual",
            LeaveKind::Sick => "sick",
            LeaveKind::Maternity => "maternity",
            LeaveKind::Training => "training",
            LeaveKind::Other => "other",
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            LeaveKind::Annual => ("年休假", "annual"),
            LeaveKind::Sick => ("病假", "sick"),
            LeaveKind::Maternity => ("产假", "maternity"),
            LeaveKind::Training => ("脱产培训", "training"),
            LeaveKind::Other => ("其他", "other"),
        }
    }
}

impl ChangeEmployment {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let person = self.changing(cx).await?;
        Ok(about(
            &person,
            vec![
                fact("原编制类别", "so far", &person.employment),
                both("变更为", "from now on", self.employment.words()),
            ],
        ))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let person = self.changing(cx).await?;
        plan.about("staff", self.staff_id);
        plan.update(staff::Model {
            employment: self.employment.code().to_owned(),
            on_establishment: self.employment == KindOfEmployment::Established,
            case_id: Some(by.case_id),
            ..person
        });
        Ok(())
    }

    async fn changing(&self, cx: &Context<'_>) -> Result<staff::Model, Stop> {
        let person = active(cx, self.staff_id, "staff_id").await?;
        if person.provider_id.is_some() {
            let refusal = Refusal::invalid(
                "person_of_provider",
                "staff_id",
                "医药机构人员不属本机构编制",
                "people of providers are not employed here",
            );
            return Err(refusal.into());
        }
        if self.employment != KindOfEmployment::Established {
            self.refuse_established_posts(cx).await?;
        }
        Ok(person)
    }

    /// Who leaves the establishment first gives up what only it may hold.
    async fn refuse_established_posts(&self, cx: &Context<'_>) -> Result<(), Stop> {
        let law = &cx.house.law.duties;
        for (_, post) in appointments_of(cx, self.staff_id.0).await? {
            if let Some(duty) = duties_of(&post).into_iter().find(|duty| law.facts(*duty).on_establishment) {
                let facts = law.facts(duty);
                return Err(Refusal::conflict(
                    "not_on_establishment",
                    format!("该人员任“{}”，其“{}”须由在编在岗人员担任，请先免去", post.name, facts.zh),
                    format!("holds a post whose duty \"{}\" is for the establishment only; end it first", facts.en),
                )
                .citing(facts.article.as_str())
                .into());
            }
        }
        Ok(())
    }
}

impl GrantLeave {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let person = active(cx, self.staff_id, "staff_id").await?;
        let (from, until) = self.days(cx).await?;
        let days = format!("{} – {}", date_text(from), date_text(until));
        Ok(about(&person, vec![both("假别", "kind", self.kind.words()), fact("期间", "days", &days)]))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let (from_date, until_date) = self.days(cx).await?;
        plan.about("staff", self.staff_id);
        plan.insert(staff_leave::Model {
            leave_id: cx.house.store.id(IdKind::Object).await?,
            staff_id: self.staff_id.0,
            kind: self.kind.code().to_owned(),
            from_date,
            until_date,
            case_id: by.case_id,
            rev: 1,
        });
        Ok(())
    }

    async fn days(&self, cx: &Context<'_>) -> Result<(Date, Date), Stop> {
        // A leave that has begun while the case was reviewed counts from the day of the approval on.
        let from = day(&self.from_date, "from_date")?.max(cx.today);
        let until = not_before(day(&self.until_date, "until_date")?, from, "until_date")?;
        let overlapping = staff_leave::Entity::find()
            .filter(staff_leave::Column::StaffId.eq(self.staff_id.0))
            .filter(staff_leave::Column::FromDate.lte(until))
            .filter(staff_leave::Column::UntilDate.gte(from));
        if cx.view.count(overlapping).await? > 0 {
            return Err(
                Refusal::conflict("leave_overlaps", "与已登记的请假重叠", "overlaps a leave entered before").into()
            );
        }
        Ok((from, until))
    }
}

impl EndEmployment {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let (person, _) = self.leaving(cx).await?;
        Ok(about(&person, vec![fact("事由", "reason", self.reason.trim())]))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let (person, held) = self.leaving(cx).await?;
        let (last_day, case_id) = (by.on.previous_day().unwrap_or(by.on), by.case_id);
        plan.about("staff", self.staff_id);
        for row in held {
            plan.about("appointment", AppointmentId(row.appointment_id));
            let until_date = Some(last_day.max(row.from_date));
            plan.update(appointment::Model { until_date, ended_by_case_id: Some(case_id), ..row });
        }
        let lent = delegation::Entity::find()
            .filter(delegation::Column::DelegatorId.eq(person.staff_id))
            .filter(delegation::Column::RevokedOn.is_null())
            .filter(delegation::Column::UntilDate.gte(by.on))
            .order_by_asc(delegation::Column::DelegationId);
        for row in cx.view.all(lent).await? {
            plan.update(delegation::Model { revoked_on: Some(by.on), revoked_by_case_id: Some(case_id), ..row });
        }
        let account = account::Entity::find().filter(account::Column::StaffId.eq(person.staff_id));
        if let Some(account) = cx.view.one(account).await? {
            plan.update(account::Model { status: "suspended".to_owned(), ..account });
        }
        plan.update(staff::Model { status: "left".to_owned(), left_on: Some(by.on), case_id: Some(case_id), ..person });
        Ok(())
    }

    /// Posts that are handed over are ended first, each with its handover.
    async fn leaving(&self, cx: &Context<'_>) -> Result<(staff::Model, Vec<appointment::Model>), Stop> {
        let person = active(cx, self.staff_id, "staff_id").await?;
        words(&self.reason, "reason", 500)?;
        let held = appointments_of(cx, person.staff_id).await?;
        let law = &cx.house.law.posts;
        for (row, post) in &held {
            if let Some(kind) = law.demands(&duties_of(post)).handover
                && row.ended_by_case_id.is_none()
            {
                return Err(Refusal::conflict(
                    "handover_missing",
                    format!("“{}”须先办理免职和交接", post.name),
                    format!("the post \"{}\" is ended and handed over first", post.code),
                )
                .citing(kind.name.article.first().as_str())
                .into());
            }
        }
        let ids: Vec<i64> = held.iter().map(|(row, _)| row.appointment_id).collect();
        still_reviewable(cx, &ids, None).await?;
        Ok((person, held.into_iter().map(|(row, _)| row).collect()))
    }
}

/// What a person holds or will hold, with the posts.
async fn appointments_of(cx: &Context<'_>, staff_id: i64) -> Result<Vec<(appointment::Model, post::Model)>, Stop> {
    let held = appointment::Entity::find()
        .filter(appointment::Column::StaffId.eq(staff_id))
        .filter(appointment_not_over(cx.today))
        .order_by_asc(appointment::Column::AppointmentId);
    let mut with_posts = Vec::new();
    for row in cx.view.all(held).await? {
        let post = cx.view.by_key::<post::Model>(row.post_id).await?;
        with_posts.push((row, post.ok_or_else(|| Stop::fault("reading appointments", "a post is gone"))?));
    }
    Ok(with_posts)
}

fn about(person: &staff::Model, mut facts: Vec<crate::matters::Fact>) -> Examined {
    facts.insert(0, fact("人员", "person", &shown(person)));
    let subjects = BTreeSet::from([CaseSubject::Staff(StaffId(person.staff_id))]);
    Examined { subjects, facts, ..Examined::default() }
}
