//! How a stay outside the area is paid is decided by the register of filings and
//! not by what the hospital says: the filing in force on the day of admission,
//! for that hospital or, of long-term residents, for that region. Without one
//! the stay counts as not filed. Repeated admissions within the time of one
//! filing are covered by it. In the area nothing needs to be filed.
//!
//! Article: R2-41 to R2-45, R2-60.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{provider, referral, visit};

use crate::command::Context;
use crate::stop::Stop;

/// Not filed; referred up; referred down; filed; emergency: as visits have it.
const NONE: i32 = 0;
const UP: i32 = 1;
const DOWN: i32 = 2;
const FILED: i32 = 3;
const EMERGENCY: i32 = 4;

/// The visit with the referral that the register knows.
pub(crate) async fn as_filed(
    cx: &Context<'_>,
    visit: visit::Model,
    provider: &provider::Model,
) -> Result<visit::Model, Stop> {
    if !visit.out_of_area {
        return Ok(visit);
    }
    let in_force = referral::Entity::find()
        .filter(referral::Column::PersonId.eq(visit.person_id))
        .filter(referral::Column::FromDate.lte(visit.admit_date))
        .filter(referral::Column::UntilDate.is_null().or(referral::Column::UntilDate.gte(visit.admit_date)))
        .order_by_desc(referral::Column::ReferralId);
    let in_force = cx.view.all(in_force).await?;
    let covering = in_force.iter().find(|filing| covers(filing, provider));
    let referral = covering.map_or(NONE, |filing| referral_of(filing, &visit));
    Ok(visit::Model { referral, ..visit })
}

/// Whether a filing is for this hospital: by its number, by its name, or for any
/// of the region.
fn covers(filing: &referral::Model, provider: &provider::Model) -> bool {
    match filing.to_provider_id {
        Some(id) => id == provider.provider_id,
        None if filing.to_hospital.is_empty() => lies_in(&provider.region, &filing.to_region),
        None => filing.to_hospital == provider.name,
    }
}

/// A region lies in another when the other's code without its ending zeros
/// begins its own: 411025 in 411000 in 410000.
fn lies_in(region: &str, wider: &str) -> bool {
    let wider = wider.trim_end_matches("00");
    region.starts_with(wider)
}

fn referral_of(filing: &referral::Model, visit: &visit::Model) -> i32 {
    match (filing.kind.as_str(), visit.referral) {
        ("up", UP) => UP,
        ("down", DOWN) => DOWN,
        ("emergency", _) => EMERGENCY,
        _ => FILED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_lies_in_its_city_and_its_province() {
        assert!(lies_in("411025", "411025") && lies_in("411025", "411000") && lies_in("411025", "410000"));
        assert!(!lies_in("411025", "411100") && !lies_in("411025", "110000"));
    }
}
