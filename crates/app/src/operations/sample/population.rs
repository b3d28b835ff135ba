//! The claims a month's sample is drawn from: every inpatient settlement of the
//! month that was not reversed within it. All of that stands in rows that are
//! only ever added, so the same claims come out at any later time, also when one
//! is reversed in a later month meanwhile.
//!
//! Article: R4-16, R1-12.11. Threat I15.

use std::collections::BTreeMap;

use base::{Month, ProviderId, Rate, SettlementId};
use regulation::monthly_settlement::SampleRisk;
use review::{RiskShare, SamplePopulation, SampledClaim};
use sea_orm::FromQueryResult;
use store::View;

use crate::stop::Stop;

const CLAIMS: &str = "SELECT s.settlement_id, s.visit_id, s.provider_id, s.total_fen \
    FROM settlement s JOIN visit v ON v.visit_id = s.visit_id \
    WHERE s.month = $1 AND s.kind = 'settle' AND v.kind = 2 AND NOT EXISTS \
    (SELECT 1 FROM settlement r WHERE r.answers_id = s.settlement_id AND r.kind = 'reverse' AND r.month = $1) \
    ORDER BY s.settlement_id";

#[derive(FromQueryResult)]
struct Claim {
    settlement_id: i64,
    visit_id: i64,
    provider_id: i64,
    total_fen: i64,
}

/// The claims with what is needed to open cases on them.
pub(crate) struct Claims {
    /// What is drawn from.
    pub(crate) population: SamplePopulation,
    /// The visit of each settlement.
    pub(crate) visits: BTreeMap<i64, i64>,
}

impl Claims {
    /// The claims of a month by these risks; none when there is no claim.
    pub(crate) async fn of(view: View<'_>, month: Month, risks: Vec<RiskShare>) -> Result<Option<Claims>, Stop> {
        let claims = view.sql::<Claim>(CLAIMS, [month.to_string().into()]).await?;
        if claims.is_empty() {
            return Ok(None);
        }
        let visits = claims.iter().map(|claim| (claim.settlement_id, claim.visit_id)).collect();
        let claims = claims.into_iter().map(|claim| SampledClaim {
            settlement: SettlementId(claim.settlement_id),
            provider: ProviderId(claim.provider_id),
            total_fen: claim.total_fen,
        });
        let population = SamplePopulation::new(month, risks, claims.collect());
        let population =
            population.ok_or_else(|| Stop::fault("sampling a month", "a claim costs less than nothing"))?;
        Ok(Some(Claims { population, visits }))
    }
}

/// The risks of the law as the draw uses them.
pub(crate) fn of_law(risks: &[SampleRisk]) -> Vec<RiskShare> {
    let share = |risk: &SampleRisk| RiskShare {
        code: risk.code.clone(),
        total_fen_min: risk.total_fen_min,
        share: risk.share_permyriad,
    };
    risks.iter().map(share).collect()
}

/// As the row keeps them: a line for each.
pub(crate) fn kept(risks: &[RiskShare]) -> String {
    let line = |risk: &RiskShare| format!("{} {} {}\n", risk.code, risk.total_fen_min, risk.share.as_permyriad());
    risks.iter().map(line).collect()
}

/// The risks that a row keeps.
pub(crate) fn of_kept(text: &str) -> Result<Vec<RiskShare>, Stop> {
    let read = |line: &str| {
        let mut parts = line.split(' ');
        let risk = RiskShare {
            code: parts.next()?.to_owned(),
            total_fen_min: parts.next()?.parse().ok()?,
            share: Rate::permyriad(parts.next()?.parse().ok()?),
        };
        parts.next().is_none().then_some(risk)
    };
    let risks: Option<Vec<RiskShare>> = text.lines().map(read).collect();
    risks.ok_or_else(|| Stop::fault("reading the risks of a sample", "a line is not code, cost and share"))
}
