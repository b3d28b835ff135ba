//! The rights held at this moment, each person and duty once by a post of his own
//! and once for everybody who lent it to him, with how they were used: by which commands that the duty opens, and by which logged
//! questions. A command that several duties open counts for each of them that
//! the person holds.
//!
//! Article: R1-24 (rights are reviewed), R3d-35.

use std::collections::{BTreeMap, BTreeSet};

use regulation::duties::Duty;
use sea_orm::{EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use sm3::{Digest, Sm3};
use store::entity::{appointment, delegation, post, staff};
use time::OffsetDateTime;

use super::quarter::Quarter;
use crate::command::{Access, Context};
use crate::registry;
use crate::rights::{appointment_in_force, delegation_in_force, duties_of, posts_in_force, read_duties};
use crate::stop::Stop;

/// A right that a person holds.
pub(crate) struct Held {
    pub(crate) staff: staff::Model,
    pub(crate) post: post::Model,
    pub(crate) duty: Duty,
    /// Who lent it; none: it is his own by the post.
    pub(crate) delegator: Option<staff::Model>,
    pub(crate) since: base::Date,
    /// How often it was used in the quarter.
    pub(crate) uses: i64,
    /// When it was used last, ever.
    pub(crate) last_used_at: Option<OffsetDateTime>,
}

#[derive(FromQueryResult)]
struct Use {
    staff_id: i64,
    verb: String,
    last_at: OffsetDateTime,
    uses: i64,
}

const COMMANDS: &str = "SELECT staff_id, command AS verb, MAX(at) AS last_at, \
    SUM(CASE WHEN at >= $1 AND at < $2 THEN 1 ELSE 0 END) AS uses FROM trail_entry \
    WHERE staff_id IS NOT NULL AND outcome = 'done' GROUP BY staff_id, command";
const QUESTIONS: &str = "SELECT staff_id, purpose AS verb, MAX(at) AS last_at, \
    SUM(CASE WHEN at >= $1 AND at < $2 THEN 1 ELSE 0 END) AS uses FROM read_log \
    WHERE staff_id IS NOT NULL GROUP BY staff_id, purpose";

/// The rights held today, with their use in a quarter, by person and duty.
pub(crate) async fn rights_held(cx: &Context<'_>, quarter: Quarter) -> Result<Vec<Held>, Stop> {
    let bounds = || [quarter.begins().into(), quarter.next().begins().into()];
    let mut uses: Vec<Use> = cx.view.sql(COMMANDS, bounds()).await?;
    uses.extend(cx.view.sql::<Use>(QUESTIONS, bounds()).await?);
    let opened_by = opened_by();
    let mut used: BTreeMap<(i64, Duty), (i64, OffsetDateTime)> = BTreeMap::new();
    for one in uses {
        for duty in opened_by.get(one.verb.as_str()).into_iter().flatten() {
            let sum = used.entry((one.staff_id, *duty)).or_insert((0, one.last_at));
            *sum = (sum.0 + one.uses, std::cmp::max(sum.1, one.last_at));
        }
    }
    let mut held: BTreeMap<(i64, Duty, Option<i64>), Held> = BTreeMap::new();
    for one in by_post(cx).await?.into_iter().chain(by_delegation(cx).await?) {
        let use_of_it = used.get(&(one.staff.staff_id, one.duty));
        let lent_by = one.delegator.as_ref().map(|delegator| delegator.staff_id);
        held.entry((one.staff.staff_id, one.duty, lent_by)).or_insert_with(|| Held {
            uses: use_of_it.map_or(0, |(uses, _)| *uses),
            last_used_at: use_of_it.map(|(_, last)| *last),
            ..one
        });
    }
    Ok(held.into_values().collect())
}

/// The rights that appointments give today, also those that rest for a while.
async fn by_post(cx: &Context<'_>) -> Result<Vec<Held>, Stop> {
    let appointments = appointment::Entity::find()
        .filter(appointment_in_force(cx.today))
        .order_by_asc(appointment::Column::AppointmentId);
    let appointments = cx.view.all(appointments).await?;
    let people = cx.view.by_keys::<staff::Model>(appointments.iter().map(|one| one.staff_id)).await?;
    let posts = cx.view.by_keys::<post::Model>(appointments.iter().map(|one| one.post_id)).await?;
    let mut held = Vec::new();
    for appointment in appointments {
        let person = people.iter().find(|one| one.staff_id == appointment.staff_id && one.status == "active");
        let post = posts.iter().find(|one| one.post_id == appointment.post_id);
        let (Some(person), Some(post)) = (person, post) else { continue };
        held.extend(duties_of(post).into_iter().map(|duty| Held::new(person, post, duty, appointment.from_date, None)));
    }
    Ok(held)
}

/// The rights that delegations lend today, by the delegator's own posts.
async fn by_delegation(cx: &Context<'_>) -> Result<Vec<Held>, Stop> {
    let lent =
        delegation::Entity::find().filter(delegation_in_force(cx.today)).order_by_asc(delegation::Column::DelegationId);
    let lent = cx.view.all(lent).await?;
    let people = lent.iter().flat_map(|one| [one.delegator_id, one.delegate_id]);
    let people = cx.view.by_keys::<staff::Model>(people.collect::<BTreeSet<_>>()).await?;
    let active = |id: i64| people.iter().find(|one| one.staff_id == id && one.status == "active");
    let mut held = Vec::new();
    for row in lent {
        let (Some(delegator), Some(delegate)) = (active(row.delegator_id), active(row.delegate_id)) else { continue };
        let named = read_duties(&row.duties);
        for post in posts_in_force(cx.view, row.delegator_id, cx.today).await? {
            let both = duties_of(&post).intersection(&named).copied().collect::<Vec<_>>();
            held.extend(both.into_iter().map(|duty| Held::new(delegate, &post, duty, row.from_date, Some(delegator))));
        }
    }
    Ok(held)
}

impl Held {
    /// A right that was not looked at yet for how it was used.
    fn new(
        staff: &staff::Model,
        post: &post::Model,
        duty: Duty,
        since: base::Date,
        delegator: Option<&staff::Model>,
    ) -> Held {
        let (staff, post, delegator) = (staff.clone(), post.clone(), delegator.cloned());
        Held { staff, post, duty, delegator, since, uses: 0, last_used_at: None }
    }
}

/// The digest of a list of rights: who holds which duty by which post since when,
/// and from whom.
pub(crate) fn digest_of_rights(held: &[Held]) -> String {
    let mut digest = Sm3::new();
    for one in held {
        let lent_by = one.delegator.as_ref().map(|delegator| delegator.staff_id).unwrap_or_default();
        let (duty, post_id) = (one.duty.code(), one.post.post_id);
        digest.update(format!("{}|{duty}|{post_id}|{}|{lent_by}\n", one.staff.staff_id, one.since));
    }
    hex::encode(digest.finalize())
}

/// Which duties open a command or question.
fn opened_by() -> BTreeMap<&'static str, BTreeSet<Duty>> {
    let commands = registry::commands().into_iter().map(|entry| (entry.spec.name, entry.spec.access));
    let queries = registry::queries().into_iter().map(|entry| (entry.spec.name, entry.spec.access));
    let duties = commands.chain(queries).filter_map(|(name, access)| match access {
        Access::Duty(duties) => Some((name, duties.iter().copied().collect())),
        _ => None,
    });
    duties.collect()
}
