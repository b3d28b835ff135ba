//! How a stay outside the area is paid is decided by the register of filings and
//! not by what the hospital says: the filing in force on the day of admission,
//! for that hospital or, of long-term residents, for that region. Without one
//! the stay counts as not filed. Repeated admissions within the time of one
//! filing are covered by it. In the area nothing needs to be filed.
//!
//! Article: R2-41 to R2-46, R2-60.

use base::Date;
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
/// The kind of filing of a student in hospital at home in the holidays.
const STUDENT: &str = "student";

/// What a stay on papers goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct FiledAs {
    /// As visits have it.
    pub(crate) referral: i32,
    /// A student at home in the holidays.
    pub(crate) student_at_home: bool,
}

/// Where a person was treated.
pub(crate) struct TreatedAt<'a> {
    /// The hospital's id; null when it is not one of ours.
    pub(crate) provider_id: Option<i64>,
    pub(crate) name: &'a str,
    /// GB/T 2260.
    pub(crate) region: &'a str,
}

/// The visit with the referral that the register knows.
pub(crate) async fn as_filed(cx: &Context<'_>, visit: visit::Model) -> Result<visit::Model, Stop> {
    let provider_id = match visit.provider_id {
        Some(provider_id) if visit.out_of_area => provider_id,
        _ => return Ok(visit),
    };
    let provider = cx.view.by_key::<provider::Model>(provider_id).await?;
    let provider = provider.ok_or_else(|| Stop::fault("looking up a filing", "a visit without provider"))?;
    let at = TreatedAt { provider_id: visit.provider_id, name: &provider.name, region: &provider.region };
    let filing = filing_in_force(cx, visit.person_id, visit.admit_date, &at).await?;
    let student_at_home = filing.as_ref().is_some_and(|filing| filing.kind == STUDENT);
    let referral = filing.map_or(NONE, |filing| match (code_of(&filing), visit.referral) {
        (code @ (UP | DOWN), told) if code != told => FILED,
        (code, _) => code,
    });
    Ok(visit::Model { referral, student_at_home, ..visit })
}

/// What a stay on papers goes by, of which no hospital has told anything.
pub(crate) async fn referral_filed(
    cx: &Context<'_>,
    person_id: i64,
    admitted: Date,
    at: &TreatedAt<'_>,
) -> Result<FiledAs, Stop> {
    let filing = filing_in_force(cx, person_id, admitted, at).await?;
    Ok(filing.map_or_else(FiledAs::default, |filing| FiledAs {
        referral: code_of(&filing),
        student_at_home: filing.kind == STUDENT,
    }))
}

/// The latest filing that covers an admission.
async fn filing_in_force(
    cx: &Context<'_>,
    person_id: i64,
    admitted: Date,
    at: &TreatedAt<'_>,
) -> Result<Option<referral::Model>, Stop> {
    let in_force = referral::Entity::find()
        .filter(referral::Column::PersonId.eq(person_id))
        .filter(referral::Column::FromDate.lte(admitted))
        .filter(referral::Column::UntilDate.is_null().or(referral::Column::UntilDate.gte(admitted)))
        .order_by_desc(referral::Column::ReferralId);
    let in_force = cx.view.all(in_force).await?;
    Ok(in_force.into_iter().find(|filing| covers(filing, at)))
}

/// Whether a filing is for this hospital: by its number, by its name, or for any
/// of the region.
fn covers(filing: &referral::Model, at: &TreatedAt<'_>) -> bool {
    match filing.to_provider_id {
        Some(id) => at.provider_id == Some(id),
        None if filing.to_hospital.is_empty() => lies_in(at.region, &filing.to_region),
        None => filing.to_hospital == at.name,
    }
}

fn code_of(filing: &referral::Model) -> i32 {
    match filing.kind.as_str() {
        "up" => UP,
        "down" => DOWN,
        "emergency" => EMERGENCY,
        _ => FILED,
    }
}

/// A region lies in another when the other's code without its ending zeros
/// begins its own: 411025 in 411000 in 410000.
fn lies_in(region: &str, wider: &str) -> bool {
    let wider = wider.trim_end_matches("00");
    region.starts_with(wider)
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
