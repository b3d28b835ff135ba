//! What a provider's month comes to: everything settled in it per fund, and the
//! deductions that review decided, claim by claim. For declaring a statement and
//! for showing its arithmetic later: whatever became known after the declaration
//! is left out, so the same statement always shows the same figures. A claim that
//! changed after a statement took something off it is looked at again: what is no
//! longer due comes back.
//!
//! Article: R2-66, R1-12.12, R3d-19.5.

use std::collections::{BTreeMap, BTreeSet};

use base::{Fen, Month};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use store::View;
use store::entity::{finding, review_case, sample_item, settlement};
use time::OffsetDateTime;

use super::deduction::{ClaimDeduction, ClaimPaid, FUNDS, Ground, Upheld, by_fund, deduct};
use super::kept;
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
    month: String,
    total: Fen,
    funds: [Fen; FUNDS],
    settled_at: OffsetDateTime,
}

/// Where what earlier statements took off is read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Earlier {
    /// From all statements that stand now: for declaring.
    Standing,
    /// As one statement found it then: for showing it.
    AsFoundBy(i64),
}

/// The month of a provider as it was known at an instant.
pub(crate) async fn of(
    view: View<'_>,
    month: Month,
    provider_id: i64,
    known_at: OffsetDateTime,
    earlier: Earlier,
) -> Result<MonthAmounts, Stop> {
    let of_month = settlement::Entity::find()
        .filter(settlement::Column::Month.eq(month.to_string()))
        .filter(settlement::Column::ProviderId.eq(provider_id));
    let settled = read(view, of_month).await?;
    let (claims, claims_by_fund) = in_force(&settled)?;
    let total = Fen::total(settled.iter().map(|one| one.total))?;
    let funds = sums(&settled)?;

    let earlier = match earlier {
        Earlier::Standing => taken_before(view, month, provider_id).await?,
        Earlier::AsFoundBy(statement_id) => kept::earlier(view, statement_id).await?,
    };
    let mut upheld = upheld_in(view, month, provider_id).await?;
    upheld.extend(upheld_before(view, month, earlier.keys().copied()).await?);
    let visits = upheld.iter().map(|one| one.on.visit_id).chain(earlier.keys().copied()).collect();
    let known = known(view, visits, known_at).await?;
    // A claim that was taken back and settled anew is judged anew: what was upheld before has lapsed.
    let stands = |one: &InMonth| known.get(&one.on.visit_id).is_none_or(|claim| one.month >= claim.begun);
    let upheld: Vec<Upheld> = upheld.into_iter().filter(stands).map(|one| one.on).collect();
    let paid = known.into_iter().map(|(visit_id, claim)| (visit_id, claim.paid)).collect();
    let deductions = deduct(&paid, &upheld, &earlier)?;
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

/// Something upheld, with the month it was found in.
struct InMonth {
    month: String,
    on: Upheld,
}

fn of_finding(row: finding::Model) -> InMonth {
    let ground = row.line_id.map_or(Ground::Visit, Ground::Line);
    let on = Upheld { visit_id: row.visit_id, ground, cost: Fen(row.final_fen.unwrap_or_default()) };
    InMonth { month: row.month, on }
}

fn of_sample(month: &str, item: sample_item::Model) -> InMonth {
    let cost = Fen(item.deduct_fen.unwrap_or_default());
    InMonth { month: month.to_owned(), on: Upheld { visit_id: item.visit_id, ground: Ground::Sample, cost } }
}

/// What second review and the sample decided against a provider in a month.
async fn upheld_in(view: View<'_>, month: Month, provider_id: i64) -> Result<Vec<InMonth>, Stop> {
    let month = month.to_string();
    let findings = finding::Entity::find()
        .filter(finding::Column::Month.eq(&month))
        .filter(finding::Column::ProviderId.eq(provider_id))
        .filter(finding::Column::State.eq("upheld"));
    let mut upheld: Vec<InMonth> = view.all(findings).await?.into_iter().map(of_finding).collect();
    let cases = review_case::Entity::find()
        .filter(review_case::Column::Kind.eq("sample"))
        .filter(review_case::Column::Month.eq(&month))
        .filter(review_case::Column::ProviderId.eq(provider_id))
        .filter(review_case::Column::State.eq("completed"))
        .select_only()
        .column(review_case::Column::CaseId)
        .into_tuple::<i64>();
    for case_id in view.shaped(cases).await? {
        let problems = sample_item::Entity::find()
            .filter(sample_item::Column::CaseId.eq(case_id))
            .filter(sample_item::Column::Result.eq("problem"));
        upheld.extend(view.all(problems).await?.into_iter().map(|item| of_sample(&month, item)));
    }
    Ok(upheld)
}

/// What was decided on these claims in earlier months.
async fn upheld_before(view: View<'_>, month: Month, visits: impl Iterator<Item = i64>) -> Result<Vec<InMonth>, Stop> {
    let month = month.to_string();
    let visits: Vec<i64> = visits.collect();
    let mut upheld = Vec::new();
    for group in visits.chunks(1_000) {
        let findings = finding::Entity::find()
            .filter(finding::Column::VisitId.is_in(group.iter().copied()))
            .filter(finding::Column::Month.lt(&month))
            .filter(finding::Column::State.eq("upheld"));
        upheld.extend(view.all(findings).await?.into_iter().map(of_finding));
        let problems = sample_item::Entity::find()
            .filter(sample_item::Column::VisitId.is_in(group.iter().copied()))
            .filter(sample_item::Column::Result.eq("problem"));
        let problems = view.all(problems).await?;
        let cases = view.by_keys::<review_case::Model>(problems.iter().map(|item| item.case_id)).await?;
        for item in problems {
            let case = cases.iter().find(|case| case.case_id == item.case_id);
            let case = case.filter(|case| case.state == "completed" && case.month < month);
            upheld.extend(case.map(|case| of_sample(&case.month, item)));
        }
    }
    Ok(upheld)
}

const TAKEN_BEFORE: &str = "SELECT d.visit_id AS visit_id, CAST(SUM(d.basic_fen) AS BIGINT) AS basic, \
    CAST(SUM(d.critical_illness_fen) AS BIGINT) AS critical_illness, CAST(SUM(d.hardship_fen) AS BIGINT) AS hardship, \
    CAST(SUM(d.assistance_fen) AS BIGINT) AS assistance \
    FROM statement_deduction d JOIN statement s ON s.statement_id = d.statement_id \
    WHERE s.provider_id = $1 AND s.month < $2 AND s.state <> 'returned' \
    AND EXISTS (SELECT 1 FROM settlement x WHERE x.visit_id = d.visit_id AND x.month = $2) GROUP BY d.visit_id";

#[derive(FromQueryResult)]
struct Taken {
    visit_id: i64,
    basic: i64,
    critical_illness: i64,
    hardship: i64,
    assistance: i64,
}

/// What the provider's statements of earlier months took off the claims that
/// changed in this month.
async fn taken_before(view: View<'_>, month: Month, provider_id: i64) -> Result<BTreeMap<i64, [Fen; FUNDS]>, Stop> {
    let taken = view.sql::<Taken>(TAKEN_BEFORE, [provider_id.into(), month.to_string().into()]).await?;
    let funds = |row: &Taken| [row.basic, row.critical_illness, row.hardship, row.assistance].map(Fen);
    Ok(taken.iter().map(|row| (row.visit_id, funds(row))).collect())
}

/// A claim as all its settlements known at an instant leave it.
struct Known {
    paid: ClaimPaid,
    /// The month in which it was last settled.
    begun: String,
}

async fn known(view: View<'_>, visits: BTreeSet<i64>, known_at: OffsetDateTime) -> Result<BTreeMap<i64, Known>, Stop> {
    let visits: Vec<i64> = visits.into_iter().collect();
    let mut by_visit: BTreeMap<i64, Vec<Settled>> = BTreeMap::new();
    for group in visits.chunks(1_000) {
        let select = settlement::Entity::find().filter(settlement::Column::VisitId.is_in(group.iter().copied()));
        for one in read(view, select).await?.into_iter().filter(|one| one.settled_at <= known_at) {
            by_visit.entry(one.visit_id).or_default().push(one);
        }
    }
    let claim = |(visit_id, rows): (i64, Vec<Settled>)| {
        let paid = ClaimPaid { total: Fen::total(rows.iter().map(|row| row.total))?, paid: sums(&rows)? };
        let begun = rows.iter().filter(|row| row.kind == "settle").map(|row| row.month.clone()).max();
        Ok((visit_id, Known { paid, begun: begun.unwrap_or_default() }))
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
    use settlement::Column::{
        AssistanceFen, BasicFen, CriticalIllnessFen, HardshipFen, Kind, Month, SettledAt, TotalFen, VisitId,
    };
    let select = select
        .select_only()
        .columns([VisitId, Kind, Month, TotalFen, BasicFen, CriticalIllnessFen, HardshipFen, AssistanceFen, SettledAt])
        .into_tuple::<(i64, String, String, i64, i64, i64, i64, i64, OffsetDateTime)>();
    let settled = |(visit_id, kind, month, total, basic, critical_illness, hardship, assistance, settled_at)| Settled {
        visit_id,
        kind,
        month,
        total: Fen(total),
        funds: [basic, critical_illness, hardship, assistance].map(Fen),
        settled_at,
    };
    Ok(view.shaped(select).await?.into_iter().map(settled).collect())
}
