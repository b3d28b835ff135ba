//! Scoring by points of several assessors. What each weighs, with the shares
//! of the law data (self 40 / province 60, counties 60 / city 40):
//!
//! ```text
//! city alone                 city
//! city + counties            0.6 × mean of counties + 0.4 × city      = self
//! province + any of these    0.4 × self + 0.6 × province
//! province alone             province
//! ```
//!
//! Special items (bonuses and penalties) are proposed by the city and stand as
//! the province found them; without the province, as the city proposed.
//!
//! Article: R4-B4, R4-B4.2.

use regulation::assessment::{Points, Scheme, Shares, Worth};

use crate::answers::{AnswerFault, Assessor, Role, one_each};
use crate::score::Exact;

/// The points of each item, weighed; the denominator holds percent² and the
/// number of counties, so that nothing is rounded on the way.
pub(crate) fn exact(scheme: &Scheme, shares: &Shares, assessors: &[Assessor]) -> Result<Exact, Vec<AnswerFault>> {
    let mut faults = Vec::new();
    let read: Vec<(Role, Vec<Points>)> =
        assessors.iter().map(|assessor| (assessor.role, points(scheme, assessor, &mut faults))).collect();
    let of = |role: Role| read.iter().filter(move |(found, _)| *found == role).map(|(_, points)| points);
    let counties: Vec<&Vec<Points>> = of(Role::County).collect();
    let (city, province) = (of(Role::City).next(), of(Role::Province).next());
    if read.is_empty() {
        faults.push(AnswerFault::NoAnswers);
    }
    if of(Role::City).count() > 1 || of(Role::Province).count() > 1 {
        faults.push(AnswerFault::AssessorTwice);
    }
    if !counties.is_empty() && city.is_none() {
        faults.push(AnswerFault::CityMissing);
    }
    if !faults.is_empty() {
        return Err(faults);
    }

    let denominator = 10_000 * counties.len().max(1) as i128;
    let (county_weight, city_weight) =
        if counties.is_empty() { (0, 100) } else { (shares.county_percent, shares.city_percent) };
    let (self_weight, province_weight) = match (city, province) {
        (Some(_), Some(_)) => (shares.self_percent, shares.province_percent),
        (Some(_), None) => (100, 0),
        (None, _) => (0, 100),
    };
    let many = counties.len().max(1) as i128;
    let at = |points: Option<&Vec<Points>>, n: usize| points.map_or(0, |points| i128::from(points[n].0));
    let numerators = scheme.items.iter().enumerate().map(|(n, item)| {
        if item.is_special() {
            return at(province.or(city), n) * denominator;
        }
        let by_counties: i128 = counties.iter().map(|points| i128::from(points[n].0)).sum();
        // Each term carries percent × percent × number of counties.
        let own = by_counties * i128::from(county_weight) + at(city, n) * i128::from(city_weight) * many;
        own * i128::from(self_weight) + at(province, n) * i128::from(province_weight) * 100 * many
    });
    Ok(Exact { numerators: numerators.collect(), denominator })
}

/// One assessor's points for every item, within what each is worth.
fn points(scheme: &Scheme, assessor: &Assessor, faults: &mut Vec<AnswerFault>) -> Vec<Points> {
    let points = one_each(scheme, &assessor.points, Some(Points(0)), faults);
    for (no, given) in &assessor.points {
        let item = scheme.items.iter().find(|item| item.no == *no);
        if let Some(Worth::Points { least, most, .. }) = item.map(|item| &item.worth)
            && !(*least..=*most).contains(given)
        {
            faults.push(AnswerFault::PointsOutOfRange { no: *no, given: *given, least: *least, most: *most });
        }
    }
    points
}
