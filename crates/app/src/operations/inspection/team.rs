//! Who may inspect: an inspector of the agency who may use his duty on whatever
//! concerns the institution and its people, with a certificate in force. Judged for
//! each who is named, as if he asked himself.
//!
//! Checked in this order: each one once; as many as the law asks for; then, one by
//! one, known and present, duty and ties, certificate.
//!
//! Article: R5-32.2, R5-34, R1-26, R3d-8.

use std::collections::BTreeSet;

use base::{CaseId, ProviderId, Refusal, StaffId};
use regulation::duties::Duty;
use review::{CaseRef, Demand, History, Subject, Undertaking};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{certificate, inspection_member, staff};

use super::rules;
use crate::command::Context;
use crate::natural_person::Person;
use crate::permission::may_do;
use crate::stop::Stop;

/// An inspector who may be of the team, and what he shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Inspector {
    pub(crate) staff_id: i64,
    pub(crate) certificate_id: i64,
}

/// The team of an inspection as it stands.
pub(crate) async fn of(cx: &Context<'_>, inspection_id: i64) -> Result<Vec<inspection_member::Model>, Stop> {
    let select = inspection_member::Entity::find()
        .filter(inspection_member::Column::InspectionId.eq(inspection_id))
        .filter(inspection_member::Column::LeftAt.is_null())
        .order_by_asc(inspection_member::Column::InspectionMemberId);
    Ok(cx.view.all(select).await?)
}

/// Refuses a team of fewer than the law asks for.
pub(crate) fn enough(cx: &Context<'_>, field: &str, inspectors: usize) -> Result<(), Stop> {
    let least = rules(cx)?.inspectors_least;
    if inspectors >= least as usize {
        return Ok(());
    }
    let zh = format!("检查人员不得少于 {least} 人");
    let en = format!("an inspection has {least} inspectors at least");
    Err(Refusal::conflict("too_few_inspectors", &zh, &en).at(field, &zh, &en).citing("R5-32.2").into())
}

/// Those named, each of whom may inspect this institution.
pub(crate) async fn named(
    cx: &Context<'_>,
    provider_id: i64,
    field: &str,
    inspectors: &[StaffId],
) -> Result<Vec<Inspector>, Stop> {
    let different: BTreeSet<StaffId> = inspectors.iter().copied().collect();
    if different.len() != inspectors.len() {
        return Err(Refusal::invalid("inspector_twice", field, "同一人不得重复", "a person is named twice").into());
    }
    enough(cx, field, inspectors.len())?;
    let mut found = Vec::with_capacity(inspectors.len());
    for (index, staff_id) in inspectors.iter().enumerate() {
        found.push(inspector(cx, provider_id, &format!("{field}[{index}]"), *staff_id).await?);
    }
    Ok(found)
}

/// One who may inspect this institution.
pub(crate) async fn inspector(
    cx: &Context<'_>,
    provider_id: i64,
    field: &str,
    staff_id: StaffId,
) -> Result<Inspector, Stop> {
    let row = cx.view.by_key::<staff::Model>(staff_id.0).await?;
    let row = row.filter(|row| row.provider_id.is_none() && row.status == "active");
    let row = row.ok_or_else(|| {
        Refusal::invalid("staff_unknown", field, "没有这名本机构工作人员", "no such member of this agency's staff")
    })?;
    let person = Person::of(cx.view, row, cx.today).await?;
    let concerned = concerned(cx, provider_id).await?;
    may_inspect(cx, &person, &concerned)
        .map_err(|refusal| refusal.at(field, "不能参加本次检查", "may not inspect here"))?;
    let certificate_id = certificate_of(cx, staff_id.0).await?.ok_or_else(|| {
        let (zh, en) = ("检查人员没有有效的执法证件", "an inspector has no certificate in force to show");
        Refusal::conflict("inspector_without_certificate", zh, en).at(field, zh, en).citing("R5-32.2")
    })?;
    Ok(Inspector { staff_id: staff_id.0, certificate_id })
}

/// Whether a person may use the duty of an inspector on whatever concerns these.
pub(crate) fn may_inspect(cx: &Context<'_>, person: &Person, concerned: &[Subject]) -> Result<(), Refusal> {
    let law = &cx.house.law.duties;
    let demand = Demand::from(Duty::Inspection);
    let of = Undertaking::default();
    let facts = person.facts_for(law, &demand, &of).map_err(|conflict| conflict.refusal(law))?;
    // Nobody has done anything on it yet: what is judged are duty, standing and ties.
    let history = History::of(CaseRef::Case(CaseId(0))).with([], concerned.iter().copied());
    may_do(cx.house, &history, &facts, demand).map(drop)
}

/// The institution and the people it has here.
pub(crate) async fn concerned(cx: &Context<'_>, provider_id: i64) -> Result<Vec<Subject>, Stop> {
    let people = cx.view.all(staff::Entity::find().filter(staff::Column::ProviderId.eq(provider_id))).await?;
    let people = people.into_iter().map(|row| Subject::Staff(StaffId(row.staff_id)));
    Ok([Subject::Provider(ProviderId(provider_id))].into_iter().chain(people).collect())
}

/// What he shows: the certificate of the kind asked for that is in force today.
pub(crate) async fn certificate_of(cx: &Context<'_>, staff_id: i64) -> Result<Option<i64>, Stop> {
    let in_force = Condition::any()
        .add(certificate::Column::ValidUntil.is_null())
        .add(certificate::Column::ValidUntil.gte(cx.today));
    let held = certificate::Entity::find()
        .filter(certificate::Column::StaffId.eq(staff_id))
        .filter(certificate::Column::Kind.eq(&rules(cx)?.certificate))
        .filter(certificate::Column::IssuedOn.lte(cx.today))
        .filter(in_force)
        .order_by_desc(certificate::Column::IssuedOn);
    Ok(cx.view.one(held).await?.map(|row| row.certificate_id))
}
