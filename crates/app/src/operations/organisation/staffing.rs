//! Somebody must remain who can review the next change: no change takes away the
//! last system administrator, security administrator, audit administrator or
//! the head who approves. There is no door beside, so this one is never shut.
//!
//! Article: R1-24 (rights are granted by review), R3d-35 (the head approves).

use std::collections::{BTreeMap, BTreeSet};

use base::Refusal;
use regulation::duties::{Authority, Duty};
use sea_orm::{EntityTrait, QueryFilter};
use store::entity::{appointment, post, staff};

use crate::command::Context;
use crate::rights::{appointment_not_over, duties_of};
use crate::stop::Stop;

/// Refuses when, without these appointments and with that one (person, post),
/// one of the four parts would have no active holder left.
pub(crate) async fn still_reviewable(cx: &Context<'_>, without: &[i64], with: Option<(i64, i64)>) -> Result<(), Stop> {
    let appointments = cx.view.all(appointment::Entity::find().filter(appointment_not_over(cx.today))).await?;
    let posts: BTreeMap<i64, post::Model> =
        cx.view.all(post::Entity::find()).await?.into_iter().map(|post| (post.post_id, post)).collect();
    let holders: BTreeSet<i64> = appointments.iter().map(|one| one.staff_id).collect();
    let active: BTreeSet<i64> = cx
        .view
        .by_keys::<staff::Model>(holders)
        .await?
        .into_iter()
        .filter(|person| person.status == "active" && person.left_on.is_none())
        .map(|person| person.staff_id)
        .collect();
    let before: Vec<&post::Model> = appointments
        .iter()
        .filter(|one| active.contains(&one.staff_id))
        .filter_map(|one| posts.get(&one.post_id))
        .collect();
    let after: Vec<&post::Model> = appointments
        .iter()
        .filter(|one| !without.contains(&one.appointment_id) && active.contains(&one.staff_id))
        .map(|one| one.post_id)
        .chain(with.map(|(_, post_id)| post_id))
        .filter_map(|post_id| posts.get(&post_id))
        .collect();
    for (part, zh, en) in PARTS {
        if before.iter().any(|post| part(post)) && !after.iter().any(|post| part(post)) {
            return Err(Refusal::conflict(
                "nobody_would_remain",
                format!("此变更后将没有{zh}，后续变更无法审核"),
                format!("after this change there would be no {en} left to review the next one"),
            )
            .citing("R1-24")
            .into());
        }
    }
    Ok(())
}

type Part = fn(&post::Model) -> bool;

/// The four parts in the review of a change.
const PARTS: [(Part, &str, &str); 4] = [
    (|post| duties_of(post).contains(&Duty::OrgAdmin), "系统管理员", "system administrator"),
    (|post| duties_of(post).contains(&Duty::SecurityAdmin), "安全管理员", "security administrator"),
    (|post| duties_of(post).contains(&Duty::AuditAdmin), "审计管理员", "audit administrator"),
    (
        |post| duties_of(post).contains(&Duty::Approve) && post.authority.parse() == Ok(Authority::Director),
        "审批的主要负责人",
        "head who approves",
    ),
];
