//! The rights held at this moment, each person and duty once, with how they
//! were used: by which commands that the duty opens, and by which logged
//! questions. A command that several duties open counts for each of them that
//! the person holds.
//!
//! Article: R1-24 (rights are reviewed), R3d-35.

use std::collections::{BTreeMap, BTreeSet};

use regulation::duties::Duty;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use sm3::{Digest, Sm3};
use store::entity::{appointment, post, staff};
use time::OffsetDateTime;

use super::quarter::Quarter;
use crate::command::{Access, Context};
use crate::registry;
use crate::stop::Stop;

/// A right that a person holds.
pub(crate) struct Held {
    pub(crate) staff: staff::Model,
    pub(crate) post: post::Model,
    pub(crate) duty: Duty,
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
    let appointments = appointment::Entity::find()
        .filter(appointment::Column::FromDate.lte(cx.today))
        .filter(appointment::Column::UntilDate.is_null().or(appointment::Column::UntilDate.gte(cx.today)))
        .order_by_asc(appointment::Column::AppointmentId);
    let appointments = cx.view.all(appointments).await?;
    let people = cx.view.by_keys::<staff::Model>(appointments.iter().map(|one| one.staff_id)).await?;
    let posts = cx.view.by_keys::<post::Model>(appointments.iter().map(|one| one.post_id)).await?;
    let mut held: BTreeMap<(i64, Duty), Held> = BTreeMap::new();
    for appointment in appointments {
        let person = people.iter().find(|one| one.staff_id == appointment.staff_id && one.status == "active");
        let post = posts.iter().find(|one| one.post_id == appointment.post_id);
        let (Some(person), Some(post)) = (person, post) else { continue };
        for duty in post.duties.split(' ').filter_map(|code| code.parse::<Duty>().ok()) {
            let use_of_it = used.get(&(person.staff_id, duty));
            held.entry((person.staff_id, duty)).or_insert_with(|| Held {
                staff: person.clone(),
                post: post.clone(),
                duty,
                since: appointment.from_date,
                uses: use_of_it.map_or(0, |(uses, _)| *uses),
                last_used_at: use_of_it.map(|(_, last)| *last),
            });
        }
    }
    Ok(held.into_values().collect())
}

/// The digest of a list of rights: who holds which duty by which post since when.
pub(crate) fn digest_of_rights(held: &[Held]) -> String {
    let mut digest = Sm3::new();
    for one in held {
        digest.update(format!("{}|{}|{}|{}\n", one.staff.staff_id, one.duty.code(), one.post.post_id, one.since));
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
