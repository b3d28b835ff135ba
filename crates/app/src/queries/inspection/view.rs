//! One inspection: its team then and now with what each shows, its records with their
//! signatures, and what this caller may do.
//!
//! Article: R5-32, R1-29.

use base::{InspectionId, InspectionRecordId, Refusal, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{certificate, inspection, inspection_member, inspection_record, inspection_signature};
use time::OffsetDateTime;

use super::READERS;
use super::list::{InspectionRow, shown};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::inspection::{OPEN, rules};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// One inspection.
pub struct View;

/// Which one.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfInspection {
    /// The inspection.
    pub inspection_id: InspectionId,
}

/// An inspection with everything about it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InspectionView {
    /// As in the list.
    #[serde(flatten)]
    pub row: InspectionRow,
    /// The plan or the lead.
    pub ground: String,
    /// What came of it.
    pub conclusion: Option<String>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub closed_at: Option<OffsetDateTime>,
    /// Who is and was of the team.
    pub team: Vec<MemberShown>,
    /// What was found.
    pub records: Vec<RecordShown>,
    /// How many signatures a record needs.
    pub signatures_least: u32,
    /// Whether the caller is of the team and it is open.
    pub may_work: bool,
}

/// An inspector of a team.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MemberShown {
    /// Who.
    pub staff_id: StaffId,
    /// The name.
    pub name: String,
    /// What he shows.
    pub certificate: String,
    /// When he left; none while he is of it.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub left_at: Option<OffsetDateTime>,
    /// Why.
    pub left_reason: Option<String>,
}

/// A record.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordShown {
    /// The record.
    pub inspection_record_id: InspectionRecordId,
    /// Its number within the inspection.
    pub number: i32,
    /// The day on the spot.
    pub found_on: String,
    /// What was found.
    pub finding: String,
    /// Why the institution did not sign; none when it did.
    pub unsigned_reason: Option<String>,
    /// Which inspectors signed.
    pub signed_by: Vec<String>,
    /// Whether the caller's signature is missing.
    pub may_sign: bool,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "inspection.view", title: "现场检查详情", title_en: "one inspection", access: READERS };
    type Input = OfInspection;
    type Output = InspectionView;

    async fn answer(cx: &Context<'_>, OfInspection { inspection_id }: OfInspection) -> Result<InspectionView, Stop> {
        let row = cx.view.by_key::<inspection::Model>(inspection_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("检查", "inspection"))?;
        let members = inspection_member::Entity::find()
            .filter(inspection_member::Column::InspectionId.eq(inspection_id.0))
            .order_by_asc(inspection_member::Column::InspectionMemberId);
        let members = cx.view.all(members).await?;
        let records = inspection_record::Entity::find()
            .filter(inspection_record::Column::InspectionId.eq(inspection_id.0))
            .order_by_asc(inspection_record::Column::Number);
        let records = cx.view.all(records).await?;
        let under = records.iter().map(|record| record.inspection_record_id);
        let signed = inspection_signature::Entity::find()
            .filter(inspection_signature::Column::InspectionRecordId.is_in(under))
            .order_by_asc(inspection_signature::Column::InspectionSignatureId);
        let signed = cx.view.all(signed).await?;
        let shows = cx.view.by_keys::<certificate::Model>(members.iter().map(|one| one.certificate_id)).await?;
        let mut people: Vec<i64> = members.iter().map(|one| one.staff_id).collect();
        people.extend(signed.iter().map(|one| one.staff_id));
        people.extend(row.closed_by);
        let names = Names::of_staff(cx.view, people).await?;
        let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
        let of_team = members.iter().any(|one| one.left_at.is_none() && Some(one.staff_id) == me);
        let may_work = of_team && row.state == OPEN;
        let record = |record: inspection_record::Model| {
            let own: Vec<_> =
                signed.iter().filter(|one| one.inspection_record_id == record.inspection_record_id).collect();
            RecordShown {
                inspection_record_id: InspectionRecordId(record.inspection_record_id),
                number: record.number,
                found_on: date_text(record.found_on),
                finding: record.finding,
                unsigned_reason: record.unsigned_reason,
                may_sign: may_work && own.iter().all(|one| Some(one.staff_id) != me),
                signed_by: own.into_iter().map(|one| names.get(one.staff_id)).collect(),
            }
        };
        let member = |member: inspection_member::Model| MemberShown {
            staff_id: StaffId(member.staff_id),
            name: names.get(member.staff_id),
            certificate: shows
                .iter()
                .find(|one| one.certificate_id == member.certificate_id)
                .map(|one| one.number.clone())
                .unwrap_or_default(),
            left_at: member.left_at,
            left_reason: member.left_reason,
        };
        Ok(InspectionView {
            ground: row.ground.clone(),
            conclusion: row.conclusion.clone(),
            closed_by: row.closed_by.map(|by| names.get(by)),
            closed_at: row.closed_at,
            team: members.into_iter().map(member).collect(),
            records: records.into_iter().map(record).collect(),
            signatures_least: rules(cx)?.signatures_least,
            may_work,
            row: shown(cx, vec![row])
                .await?
                .pop()
                .ok_or_else(|| Stop::fault("showing an inspection", inspection_id))?,
        })
    }
}
