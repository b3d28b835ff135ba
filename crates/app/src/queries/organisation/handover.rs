//! One handover: its list, what it has to name by its post, and who may do what
//! now. For its page and its paper.
//!
//! Article: R3d-32.

use std::collections::BTreeSet;

use base::{CaseId, HandoverId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{appointment, handover, handover_item, post};

use super::handovers::{HandoverRow, shown, visible};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::handover::kinds_missing;
use crate::rights::duties_of;
use crate::stop::Stop;

/// One handover.
pub struct OneHandover;

/// Which handover.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichHandover {
    /// The handover.
    pub handover_id: HandoverId,
}

/// A handover with its list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HandoverView {
    /// As in the list.
    #[serde(flatten)]
    pub handover: HandoverRow,
    /// What is handed over, in the order of the list.
    pub items: Vec<ItemShown>,
    /// What the list of this post has to name.
    pub kinds: Vec<ItemKind>,
    /// SM3 of the list as signed; empty while it is drawn up.
    pub list_digest: String,
    /// Why it was sent back; empty when it was not.
    pub returned_reason: String,
    /// The case that ended the appointment.
    pub case_id: CaseId,
    /// The caller may add to the list.
    pub may_add: bool,
    /// The caller may sign.
    pub may_sign: bool,
    /// The caller may send the list back.
    pub may_send_back: bool,
}

/// An item of the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemShown {
    /// Its place.
    pub seq: i32,
    /// Its kind.
    pub kind: String,
    /// The kind's name.
    pub kind_name: String,
    /// The kind's English name.
    pub kind_name_en: String,
    /// What it is.
    pub title: String,
    /// How many.
    pub quantity: i32,
    /// State, place.
    pub note: String,
}

/// A kind of thing that has to be named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemKind {
    /// Its stable code.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// The article.
    pub cite: String,
    /// Not named yet.
    pub missing: bool,
}

impl Query for OneHandover {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.handover",
        title: "交接清单",
        title_en: "one handover",
        access: Access::SignedIn,
    };
    type Input = WhichHandover;
    type Output = HandoverView;

    async fn answer(cx: &Context<'_>, input: WhichHandover) -> Result<HandoverView, Stop> {
        let mine =
            handover::Entity::find().filter(visible(cx)).filter(handover::Column::HandoverId.eq(input.handover_id.0));
        let row = cx.view.one(mine).await?.ok_or_else(|| Refusal::unknown("交接", "handover"))?;
        let items = handover_item::Entity::find()
            .filter(handover_item::Column::HandoverId.eq(row.handover_id))
            .order_by_asc(handover_item::Column::Seq);
        let items = cx.view.all(items).await?;
        let duties = duties_handed_over(cx, &row).await?;
        let law = &cx.house.law.posts;
        let missing: BTreeSet<&str> = kinds_missing(cx, &duties, &items).into_iter().collect();
        let kinds = law.handover_items(&duties).map(|kind| ItemKind {
            kind: kind.name.id.clone(),
            name: kind.name.zh.clone(),
            name_en: kind.name.en.clone(),
            cite: kind.name.article.first().to_string(),
            missing: missing.contains(kind.name.id.as_str()),
        });
        let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
        let given = row.giver_signed_at.is_some();
        let waits = |who: i64, signed: bool| me == Some(who) && given && !signed;
        let receives = waits(row.receiver_id, row.receiver_signed_at.is_some());
        let supervises = waits(row.supervisor_id, row.supervisor_signed_at.is_some());
        Ok(HandoverView {
            kinds: kinds.collect(),
            list_digest: row.list_digest.clone(),
            returned_reason: row.returned_reason.clone(),
            case_id: CaseId(row.case_id),
            may_add: me == Some(row.giver_id) && !given,
            may_sign: (me == Some(row.giver_id) && !given && missing.is_empty()) || receives || supervises,
            may_send_back: receives || supervises,
            items: items.into_iter().map(|item| item_shown(cx, item)).collect(),
            handover: shown(cx, vec![row]).await?.remove(0),
        })
    }
}

/// The duties of the post that is handed over.
pub(crate) async fn duties_handed_over(cx: &Context<'_>, row: &handover::Model) -> Result<BTreeSet<Duty>, Stop> {
    let ended = cx.view.by_key::<appointment::Model>(row.appointment_id).await?;
    let ended = ended.ok_or_else(|| Stop::fault("reading a handover", "its appointment is gone"))?;
    let post = cx.view.by_key::<post::Model>(ended.post_id).await?;
    Ok(post.map(|post| duties_of(&post)).unwrap_or_default())
}

fn item_shown(cx: &Context<'_>, item: handover_item::Model) -> ItemShown {
    let kind = cx.house.law.posts.handover_item(&item.kind);
    ItemShown {
        seq: item.seq,
        kind_name: kind.map(|kind| kind.name.zh.clone()).unwrap_or_default(),
        kind_name_en: kind.map(|kind| kind.name.en.clone()).unwrap_or_default(),
        kind: item.kind,
        title: item.title,
        quantity: item.quantity,
        note: item.note,
    }
}
