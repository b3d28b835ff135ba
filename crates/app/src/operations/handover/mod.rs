//! Handing over a post: the giver draws up the list and signs it, receiver and
//! supervisor sign the same list, each with his own account. The post passes on
//! with the third signature.
//!
//! Article: R3d-32.

pub mod add_items;
pub mod send_back;
pub mod sign;

use std::collections::BTreeSet;

use base::{HandoverId, Refusal};
use regulation::duties::Duty;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sm3::{Digest, Sm3};
use store::entity::{handover, handover_item};

use crate::command::Context;
use crate::stop::Stop;

/// A handover, locked, with its list in order.
async fn take(cx: &Context<'_>, id: HandoverId) -> Result<(handover::Model, Vec<handover_item::Model>), Stop> {
    let me = cx.staff_id()?;
    let row = cx.view.lock::<handover::Model>(id.0).await?;
    let of_me = |row: &handover::Model| [row.giver_id, row.receiver_id, row.supervisor_id].contains(&me);
    let row = row.filter(of_me).ok_or_else(|| Refusal::unknown("交接", "handover"))?;
    let items = handover_item::Entity::find()
        .filter(handover_item::Column::HandoverId.eq(row.handover_id))
        .order_by_asc(handover_item::Column::Seq);
    let items = cx.view.all(items).await?;
    Ok((row, items))
}

/// The kinds of things that the list of these duties has to name and does not.
pub(crate) fn kinds_missing<'l>(
    cx: &Context<'l>,
    duties: &BTreeSet<Duty>,
    items: &[handover_item::Model],
) -> Vec<&'l str> {
    let kinds = cx.house.law.posts.handover_items(duties).map(|kind| kind.name.id.as_str());
    kinds.filter(|kind| items.iter().all(|item| item.kind != *kind)).collect()
}

/// SM3 of the list, hex: what is signed.
fn digest_of(items: &[handover_item::Model]) -> Result<String, Stop> {
    let lines: Vec<_> =
        items.iter().map(|item| (item.seq, &item.kind, &item.title, item.quantity, &item.note)).collect();
    let text = serde_json::to_string(&lines).map_err(|e| Stop::fault("writing the list down", e))?;
    Ok(hex::encode(Sm3::digest(text.as_bytes())))
}

fn already_signed() -> Refusal {
    Refusal::conflict(
        "list_already_signed",
        "移交人已签字，清单不得再改",
        "the giver has signed; the list is not changed any more",
    )
    .citing("R3d-32")
}
