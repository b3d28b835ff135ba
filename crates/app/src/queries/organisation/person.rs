//! One person: posts over time with the cases that granted and ended them,
//! certificates, leaves, delegations both ways.
//!
//! Article: R1-9, R1-24, R3d-12, R3d-22.

use std::collections::BTreeMap;

use base::{AppointmentId, CaseId, Refusal, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{appointment, certificate, delegation, department, post, staff, staff_leave};

use super::READERS;
use super::delegations::{DelegationRow, shown as delegations_shown};
use super::people::{PersonRow, shown};
use crate::command::{Context, Query, QuerySpec};
use crate::stop::Stop;

/// One person.
pub struct OnePerson;

/// Which person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichPerson {
    /// The natural person.
    pub staff_id: StaffId,
}

/// A person with everything about posts and rights.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonView {
    /// As in the list.
    #[serde(flatten)]
    pub person: PersonRow,
    /// Posts over time, the latest first.
    pub appointments: Vec<AppointmentRow>,
    /// Certificates.
    pub certificates: Vec<CertificateRow>,
    /// Leaves, the latest first.
    pub leaves: Vec<LeaveRow>,
    /// Delegations given and received, the latest first.
    pub delegations: Vec<DelegationRow>,
}

/// An appointment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AppointmentRow {
    /// The appointment.
    pub appointment_id: AppointmentId,
    /// The post's code.
    pub post: String,
    /// The post's name.
    pub post_name: String,
    /// The department's name.
    pub department_name: String,
    /// First day.
    pub from_date: String,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_date: Option<String>,
    /// coming, current, past.
    pub state: String,
    /// The case that granted it; none for the founding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// The case that ended it early.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_by_case_id: Option<CaseId>,
}

/// A certificate.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CertificateRow {
    /// Its kind.
    pub kind: String,
    /// The kind's name.
    pub kind_name: String,
    /// The kind's English name.
    pub kind_name_en: String,
    /// As printed on it.
    pub number: String,
    /// First day.
    pub issued_on: String,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// valid, running_out, expired.
    pub state: String,
}

/// A leave.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LeaveRow {
    /// annual, sick, maternity, training, other.
    pub kind: String,
    /// First day.
    pub from_date: String,
    /// Last day.
    pub until_date: String,
}

impl Query for OnePerson {
    const SPEC: QuerySpec =
        QuerySpec { name: "organisation.person", title: "人员任职情况", title_en: "one person", access: READERS };
    type Input = WhichPerson;
    type Output = PersonView;

    async fn answer(cx: &Context<'_>, input: WhichPerson) -> Result<PersonView, Stop> {
        let id = input.staff_id.0;
        let row = cx.view.by_key::<staff::Model>(id).await?.ok_or_else(|| Refusal::unknown("人员", "person"))?;
        let person = shown(cx, vec![row]).await?.remove(0);
        let held = appointment::Entity::find()
            .filter(appointment::Column::StaffId.eq(id))
            .order_by_desc(appointment::Column::FromDate)
            .order_by_desc(appointment::Column::AppointmentId);
        let lent = delegation::Entity::find()
            .filter(delegation::Column::DelegateId.eq(id).or(delegation::Column::DelegatorId.eq(id)))
            .order_by_desc(delegation::Column::DelegationId);
        let leaves = staff_leave::Entity::find()
            .filter(staff_leave::Column::StaffId.eq(id))
            .order_by_desc(staff_leave::Column::FromDate);
        let leave = |row: staff_leave::Model| LeaveRow {
            kind: row.kind,
            from_date: date_text(row.from_date),
            until_date: date_text(row.until_date),
        };
        Ok(PersonView {
            person,
            appointments: appointments(cx, cx.view.all(held).await?).await?,
            certificates: certificates(cx, id).await?,
            leaves: cx.view.all(leaves).await?.into_iter().map(leave).collect(),
            delegations: delegations_shown(cx, cx.view.all(lent).await?).await?,
        })
    }
}

async fn appointments(cx: &Context<'_>, rows: Vec<appointment::Model>) -> Result<Vec<AppointmentRow>, Stop> {
    let posts = cx.view.by_keys::<post::Model>(rows.iter().map(|row| row.post_id)).await?;
    let posts: BTreeMap<i64, post::Model> = posts.into_iter().map(|post| (post.post_id, post)).collect();
    let departments = cx.view.all(department::Entity::find()).await?;
    let row = |row: appointment::Model| {
        let post = posts.get(&row.post_id);
        let home = departments.iter().find(|one| Some(one.department_id) == post.map(|post| post.department_id));
        let over = row.until_date.is_some_and(|until| until < cx.today);
        AppointmentRow {
            appointment_id: AppointmentId(row.appointment_id),
            post: post.map(|post| post.code.clone()).unwrap_or_default(),
            post_name: post.map(|post| post.name.clone()).unwrap_or_default(),
            department_name: home.map(|home| home.name.clone()).unwrap_or_default(),
            from_date: date_text(row.from_date),
            until_date: row.until_date.map(date_text),
            state: if row.from_date > cx.today {
                "coming"
            } else if over {
                "past"
            } else {
                "current"
            }
            .to_owned(),
            case_id: row.case_id.map(CaseId),
            ended_by_case_id: row.ended_by_case_id.map(CaseId),
        }
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn certificates(cx: &Context<'_>, staff_id: i64) -> Result<Vec<CertificateRow>, Stop> {
    let law = &cx.house.law.posts;
    let alarm = law.figures(cx.today).map(|on| on.certificate_alarm_days.value.count).unwrap_or_default();
    let soon = cx.today + time::Duration::days(i64::from(alarm));
    let kept = certificate::Entity::find()
        .filter(certificate::Column::StaffId.eq(staff_id))
        .order_by_asc(certificate::Column::CertificateId);
    let row = |row: certificate::Model| {
        let kind = law.certificate(&row.kind);
        let state = match row.valid_until {
            Some(until) if until < cx.today => "expired",
            Some(until) if until <= soon => "running_out",
            _ => "valid",
        };
        CertificateRow {
            kind_name: kind.map(|kind| kind.zh.clone()).unwrap_or_default(),
            kind_name_en: kind.map(|kind| kind.en.clone()).unwrap_or_default(),
            kind: row.kind,
            number: row.number,
            issued_on: date_text(row.issued_on),
            valid_until: row.valid_until.map(date_text),
            state: state.to_owned(),
        }
    };
    Ok(cx.view.all(kept).await?.into_iter().map(row).collect())
}
