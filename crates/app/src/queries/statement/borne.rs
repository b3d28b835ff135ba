//! What the hospital bears itself of a month's claims, claim by claim, and by which
//! findings: what was settled so, and what became so afterwards.
//!
//! Article: R2-61, R2-62, R2-66, R3a-8.

use std::collections::BTreeMap;

use base::{Fen, Month, VisitId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use store::entity::{bill_finding, settlement, visit};

use crate::command::Context;
use crate::operations::claim::BillFinding;
use crate::stop::Stop;

/// So many visits are asked for at a time.
const AT_ONCE: usize = 1_000;

/// What the hospital bears of one claim.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BorneLine {
    /// The claim.
    pub visit_id: VisitId,
    /// The hospital's own number.
    pub record_number: String,
    /// Borne by the hospital by what was settled in this month; below zero where it
    /// was taken back.
    pub hospital_fen: i64,
    /// What was found of the visit; none where the policy itself has the hospital bear it.
    pub grounds: Vec<BearingGround>,
}

/// A finding by which a hospital bears cost.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BearingGround {
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// Where it is laid down.
    pub cite: String,
}

/// What a provider bears of a month.
pub(super) async fn borne(cx: &Context<'_>, month: Month, provider_id: i64) -> Result<Vec<BorneLine>, Stop> {
    let rows = settlement::Entity::find()
        .filter(settlement::Column::Month.eq(month.to_string()))
        .filter(settlement::Column::ProviderId.eq(provider_id))
        .filter(settlement::Column::HospitalFen.ne(0));
    let mut by_visit: BTreeMap<i64, Fen> = BTreeMap::new();
    for row in cx.view.all(rows).await? {
        let sum = by_visit.entry(row.visit_id).or_default();
        *sum = sum.plus(Fen(row.hospital_fen))?;
    }
    by_visit.retain(|_, sum| *sum != Fen::ZERO);
    let visits = cx.view.by_keys::<visit::Model>(by_visit.keys().copied()).await?;
    let mut grounds = grounds(cx, by_visit.keys().copied().collect()).await?;
    let line = |visit: visit::Model| BorneLine {
        visit_id: VisitId(visit.visit_id),
        hospital_fen: by_visit.get(&visit.visit_id).copied().unwrap_or_default().0,
        grounds: grounds.remove(&visit.visit_id).unwrap_or_default(),
        record_number: visit.record_number,
    };
    Ok(visits.into_iter().map(line).collect())
}

async fn grounds(cx: &Context<'_>, visits: Vec<i64>) -> Result<BTreeMap<i64, Vec<BearingGround>>, Stop> {
    let mut grounds: BTreeMap<i64, Vec<BearingGround>> = BTreeMap::new();
    for group in visits.chunks(AT_ONCE) {
        let select = bill_finding::Entity::find()
            .filter(bill_finding::Column::VisitId.is_in(group.iter().copied()))
            .order_by_asc(bill_finding::Column::BillFindingId);
        for row in cx.view.all(select).await? {
            let finding = BillFinding::of(&row)?;
            let (title, title_en) = finding.words();
            grounds.entry(row.visit_id).or_default().push(BearingGround {
                title: title.to_owned(),
                title_en: title_en.to_owned(),
                cite: finding.article().to_owned(),
            });
        }
    }
    Ok(grounds)
}
