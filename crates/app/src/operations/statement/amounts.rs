//! What a provider's month comes to: everything settled in it per fund, and the
//! deductions that review decided, claim by claim. For declaring a statement and
//! for showing its arithmetic later: whatever became known after the declaration
//! is left out, so the same statement always shows the same figures.
//!
//! Article: R2-66, R1-12.12, R3d-19.5.

use std::collections::{BTreeMap, BTreeSet};

use base::{Fen, Month};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use store::View;
use store::entity::{finding, review_case, sample_item, settlement};
use time::OffsetDateTime;

use super::deduction::{ClaimDeduction, ClaimPaid, FUNDS, Ground, Upheld, by_fund, deduct};
use crate::stop::Stop;

/// A provider's month in money.
pub(crate) struct MonthAmounts {
    /// Claims settled in the month and not reversed in it.
    pub(crate) claims: i64,
    /// Claims in which each fund pays.
    pub(crate) claims_by_fund: [i64; FUNDS],
    /// Medical cost.
    pub(crate) total: Fen,
    /// Settled per fund, before deductions.
    pub(crate) funds: [Fen; FUNDS],
    /// The deductions by claim.
    pub(crate) deductions: Vec<ClaimDeduction>,
    /// Their sum per fund.
    pub(crate) deducted: [Fen; FUNDS],
}

/// One settlement, as far as statements look at it.
struct Settled {
    visit_id: i64,
    kind: String,
    total: Fen,
    funds: [Fen; FUNDS],
    settled_at: OffsetDateTime,
}

/// The month of a provider as it was known at an instant.
pub(crate) async fn of(
    view: View<'_>,
    month: Month,
    provider_id: i64,
    known_at: OffsetDateTime,
) -> Result<MonthAmounts, Stop> {
    let of_month = settlement::Entity::find()
        .filter(settlement::Column::Month.eq(month.to_string()))
        .filter(settlement::Column::ProviderId.eq(provider_id));
    let settled = read(view, of_month).await?;
    let (claims, claims_by_fund) = in_force(&settled)?;
    let total = Fen::total(settled.iter().map(|one| one.total))?;
    let funds = sums(&settled)?;

    let upheld = upheld(view, month, provider_id).await?;
    let visits: BTreeSet<i64> = upheld.iter().map(|one| one.visit_id).collect();
    let deductions = deduct(&paid(view, visits, known_at).await?, &upheld)?;
    let deducted = by_fund(&deductions)?;
    Ok(MonthAmounts { claims, claims_by_fund, total, funds, deductions, deducted })
}

impl MonthAmounts {
    /// What all funds pay together.
    pub(crate) fn payable(&self) -> Result<Fen, Stop> {
        Ok(Fen::total(self.funds)?.minus(Fen::total(self.deducted)?)?)
    }
}

/// Claims settled and not reversed, in all and by fund.
fn in_force(settled: &[Settled]) -> Result<(i64, [i64; FUNDS]), Stop> {
    let mut by_visit: BTreeMap<i64, (i64, Vec<&Settled>)> = BTreeMap::new();
    for one in settled {
        let (count, rows) = by_visit.entry(one.visit_id).or_default();
        *count += match one.kind.as_str() {
            "settle" => 1,
            "reverse" => -1,
            _ => 0,
        };
        rows.push(one);
    }
    let (mut claims, mut by_fund) = (0, [0; FUNDS]);
    for (_, rows) in by_visit.into_values().filter(|(count, _)| *count > 0) {
        claims += 1;
        for (fund, count) in by_fund.iter_mut().enumerate() {
            let paid = Fen::total(rows.iter().map(|row| row.funds[fund]))?;
            *count += i64::from(paid != Fen::ZERO);
        }
    }
    Ok((claims, by_fund))
}

/// What second review and the sample decided against a provider in a month.
async fn upheld(view: View<'_>, month: Month, provider_id: i64) -> Result<Vec<Upheld>, Stop> {
    let findings = finding::Entity::find()
        .filter(finding::Column::Month.eq(month.to_string()))
        .filter(finding::Column::ProviderId.eq(provider_id))
        .filter(finding::Column::State.eq("upheld"));
    let on_finding = |row: finding::Model| Upheld {
        visit_id: row.visit_id,
        ground: row.line_id.map_or(Ground::Visit, Ground::Line),
        cost: Fen(row.final_fen.unwrap_or_default()),
    };
    let mut upheld: Vec<Upheld> = view.all(findings).await?.into_iter().map(on_finding).collect();

    let cases = review_case::Entity::find()
        .filter(review_case::Column::Kind.eq("sample"))
        .filter(review_case::Column::Month.eq(month.to_string()))
        .filter(review_case::Column::ProviderId.eq(provider_id))
        .filter(review_case::Column::State.eq("completed"))
        .select_only()
        .column(review_case::Column::CaseId)
        .into_tuple::<i64>();
    for case_id in view.shaped(cases).await? {
        let problems = sample_item::Entity::find()
            .filter(sample_item::Column::CaseId.eq(case_id))
            .filter(sample_item::Column::Result.eq("problem"));
        upheld.extend(view.all(problems).await?.into_iter().map(|item| Upheld {
            visit_id: item.visit_id,
            ground: Ground::Sample,
            cost: Fen(item.deduct_fen.unwrap_or_default()),
        }));
    }
    Ok(upheld)
}

/// Claims as all their settlements known at an instant leave them.
async fn paid(
    view: View<'_>,
    visits: BTreeSet<i64>,
    known_at: OffsetDateTime,
) -> Result<BTreeMap<i64, ClaimPaid>, Stop> {
    let visits: Vec<i64> = visits.into_iter().collect();
    let mut by_visit: BTreeMap<i64, Vec<Settled>> = BTreeMap::new();
    for group in visits.chunks(1_000) {
        let select = settlement::Entity::find().filter(settlement::Column::VisitId.is_in(group.iter().copied()));
        for one in read(view, select).await?.into_iter().filter(|one| one.settled_at <= known_at) {
            by_visit.entry(one.visit_id).or_default().push(one);
        }
    }
    let claim = |(visit_id, rows): (i64, Vec<Settled>)| {
        Ok((visit_id, ClaimPaid { total: Fen::total(rows.iter().map(|row| row.total))?, paid: sums(&rows)? }))
    };
    by_visit.into_iter().map(claim).collect()
}

fn sums(settled: &[Settled]) -> Result<[Fen; FUNDS], Stop> {
    let mut sums = [Fen::ZERO; FUNDS];
    for (fund, sum) in sums.iter_mut().enumerate() {
        *sum = Fen::total(settled.iter().map(|one| one.funds[fund]))?;
    }
    Ok(sums)
}

async fn read(view: View<'_>, select: sea_orm::Select<settlement::Entity>) -> Result<Vec<Settled>, Stop> {
    use settlement::Column::{BasicFen, CriticalIllnessFen, HardshipFen, Kind, SettledAt, TotalFen, VisitId};
    let select = select
        .select_only()
        .columns([VisitId, Kind, TotalFen, BasicFen, CriticalIllnessFen, HardshipFen, SettledAt])
        .into_tuple::<(i64, String, i64, i64, i64, i64, OffsetDateTime)>();
    let settled = |(visit_id, kind, total, basic, critical_illness, hardship, settled_at)| Settled {
        visit_id,
        kind,
        total: Fen(total),
        funds: [basic, critical_illness, hardship].map(Fen),
        settled_at,
    };
    Ok(view.shaped(select).await?.into_iter().map(settled).collect())
}
