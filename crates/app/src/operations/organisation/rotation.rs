//! By when a key post rotates: so many months after its holder took it up. Who
//! leaves it and comes back soon has never left, so an interruption of some weeks
//! does not start the time anew.
//!
//! ```text
//! 2022-01-01 ──── appointment 1 ──── 2023-12-31   2024-02-01 ──── appointment 2 ────
//!                                            └ 32 days ┘   gap allowed: counts from 2022-01-01
//! ```
//!
//! Article: R1-9.

use base::{Date, months_after};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::appointment;
use time::Duration;

use crate::command::Context;
use crate::stop::Stop;

/// The day by which the holder of an appointment has to rotate.
pub(crate) async fn rotates_by(cx: &Context<'_>, row: &appointment::Model) -> Result<Date, Stop> {
    let earlier = appointment::Entity::find()
        .filter(appointment::Column::StaffId.eq(row.staff_id))
        .filter(appointment::Column::PostId.eq(row.post_id))
        .filter(appointment::Column::FromDate.lte(row.from_date))
        .order_by_desc(appointment::Column::FromDate);
    let terms: Vec<(Date, Option<Date>)> =
        cx.view.all(earlier).await?.into_iter().map(|one| (one.from_date, one.until_date)).collect();
    let law = &cx.house.law.posts;
    let figures = law.figures(cx.today).ok_or_else(|| Stop::fault("looking up the rotation", "no figures today"))?;
    let since = held_since(row.from_date, &terms, figures.rotation_gap_days.value.count);
    Ok(months_after(since, figures.rotation_months.value.count))
}

/// Since when somebody holds a post: `terms` are first and last days, the latest
/// first; gaps of up to so many days do not count.
fn held_since(from: Date, terms: &[(Date, Option<Date>)], gap_days: u32) -> Date {
    let mut since = from;
    for (first, last) in terms {
        let gap = last.map_or(Duration::ZERO, |last| since - last);
        if *first < since && gap <= Duration::days(i64::from(gap_days)) {
            since = *first;
        }
    }
    since
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_short_interruption_does_not_start_the_time_anew() {
        let first = (date!(2022 - 01 - 01), Some(date!(2023 - 12 - 31)));
        let second = (date!(2024 - 02 - 01), None);
        let since = |gap| held_since(date!(2024 - 02 - 01), &[second, first], gap);
        assert_eq!(since(32), date!(2022 - 01 - 01));
        assert_eq!(since(31), date!(2024 - 02 - 01));
    }
}
