//! What the hospital interface asks, and what is asked about it: keys, traffic,
//! messages, and how far a new hospital has come.

pub mod certification;
pub mod keys;
pub(crate) mod masked;
pub mod message;
pub mod messages;
pub mod rehearsal;
pub mod traffic;
pub mod trial;

use base::{Date, beijing_instant};
use regulation::duties::Duty;
use time::{Duration, OffsetDateTime, Time};

use crate::command::{Access, Context};
use crate::operations::claim::date_of;
use crate::stop::Stop;

/// Whoever looks after the interface: the office of designated providers, and
/// the system's administrator, who sees no contents.
const WATCHING: Access = Access::Duty(&[Duty::ProviderAdmin, Duty::OrgAdmin]);
/// Who looks into messages.
const LOOKING: Access = Access::Duty(&[Duty::ProviderAdmin]);

/// The instants at which a day begins and ends in Beijing; without a day, today's.
fn day_of(cx: &Context<'_>, day: Option<&str>) -> Result<(Date, OffsetDateTime, OffsetDateTime), Stop> {
    let day = match day {
        Some(text) => date_of(text, "day")?,
        None => cx.today,
    };
    let begin = beijing_instant(day, Time::MIDNIGHT);
    Ok((day, begin, begin + Duration::days(1)))
}
