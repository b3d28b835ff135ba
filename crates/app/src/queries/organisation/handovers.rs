//! Handovers: those the caller takes part in; whoever reads the register sees all.
//!
//! Article: R3d-32.

use std::collections::BTreeMap;

use base::{HandoverId, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{appointment, handover, post, staff};
use time::OffsetDateTime;

use super::READERS;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::permission::admitted;
use crate::stop::Stop;

/// The handovers.
pub struct Handovers;

/// Which handovers.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverFilter {
    /// Signed by all three, or not yet.
    pub complete: Option<bool>,
    /// Only those that wait for the caller's signature.
    pub mine: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A handover in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HandoverRow {
    /// The handover.
    pub handover_id: HandoverId,
    /// The post that is handed over.
    pub post_name: String,
    /// Last day of the giver in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// Who hands over.
    pub giver: Signature,
    /// Who takes over.
    pub receiver: Signature,
    /// Who supervises.
    pub supervisor: Signature,
    /// All three have signed.
    pub complete: bool,
}

/// One of the three, and whether he has signed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Signature {
    /// The natural person.
    pub staff_id: StaffId,
    /// The name.
    pub name: String,
    /// When he signed.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub signed_at: Option<OffsetDateTime>,
}

impl Query for Handovers {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.handovers",
        title: "工作交接",
        title_en: "handovers",
        access: Access::SignedIn,
    };
    type Input = HandoverFilter;
    type Output = Page<HandoverRow>;

    async fn answer(cx: &Context<'_>, input: HandoverFilter) -> Result<Page<HandoverRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = handover::Entity::find().filter(visible(cx));
        if let Some(complete) = input.complete {
            select = select.filter(if complete { signed_by_all() } else { signed_by_all().not() });
        }
        if input.mine == Some(true) {
            select = select.filter(waits_for(cx));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(handover::Column::HandoverId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}

/// Those the caller may see.
pub(super) fn visible(cx: &Context<'_>) -> Condition {
    if admitted(READERS, cx.caller).is_ok() {
        return Condition::all();
    }
    let me = cx.caller.staff.as_ref().map(|person| person.staff_id).unwrap_or_default();
    Condition::any()
        .add(handover::Column::GiverId.eq(me))
        .add(handover::Column::ReceiverId.eq(me))
        .add(handover::Column::SupervisorId.eq(me))
}

fn signed_by_all() -> Condition {
    Condition::all()
        .add(handover::Column::GiverSignedAt.is_not_null())
        .add(handover::Column::ReceiverSignedAt.is_not_null())
        .add(handover::Column::SupervisorSignedAt.is_not_null())
}

/// Those that wait for the caller's signature: the giver's comes first.
pub(crate) fn waits_for(cx: &Context<'_>) -> Condition {
    let me = cx.caller.staff.as_ref().map(|person| person.staff_id).unwrap_or_default();
    let given = handover::Column::GiverSignedAt.is_not_null();
    Condition::any()
        .add(handover::Column::GiverId.eq(me).and(handover::Column::GiverSignedAt.is_null()))
        .add(handover::Column::ReceiverId.eq(me).and(handover::Column::ReceiverSignedAt.is_null()).and(given.clone()))
        .add(handover::Column::SupervisorId.eq(me).and(handover::Column::SupervisorSignedAt.is_null()).and(given))
}

/// Handovers as rows of a list.
pub(super) async fn shown(cx: &Context<'_>, rows: Vec<handover::Model>) -> Result<Vec<HandoverRow>, Stop> {
    let people = rows.iter().flat_map(|row| [row.giver_id, row.receiver_id, row.supervisor_id]);
    let people = cx.view.by_keys::<staff::Model>(people).await?;
    let names: BTreeMap<i64, String> = people.into_iter().map(|one| (one.staff_id, one.name)).collect();
    let ended = cx.view.by_keys::<appointment::Model>(rows.iter().map(|row| row.appointment_id)).await?;
    let ended: BTreeMap<i64, appointment::Model> = ended.into_iter().map(|one| (one.appointment_id, one)).collect();
    let posts = cx.view.by_keys::<post::Model>(ended.values().map(|one| one.post_id)).await?;
    let posts: BTreeMap<i64, String> = posts.into_iter().map(|post| (post.post_id, post.name)).collect();
    let signature = |id: i64, signed_at: Option<OffsetDateTime>| Signature {
        staff_id: StaffId(id),
        name: names.get(&id).cloned().unwrap_or_default(),
        signed_at,
    };
    let row = |row: handover::Model| {
        let of = ended.get(&row.appointment_id);
        HandoverRow {
            handover_id: HandoverId(row.handover_id),
            post_name: of.and_then(|one| posts.get(&one.post_id).cloned()).unwrap_or_default(),
            last_day: of.and_then(|one| one.until_date).map(date_text),
            complete: [row.giver_signed_at, row.receiver_signed_at, row.supervisor_signed_at]
                .iter()
                .all(Option::is_some),
            giver: signature(row.giver_id, row.giver_signed_at),
            receiver: signature(row.receiver_id, row.receiver_signed_at),
            supervisor: signature(row.supervisor_id, row.supervisor_signed_at),
        }
    };
    Ok(rows.into_iter().map(row).collect())
}
