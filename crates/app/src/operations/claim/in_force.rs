//! The bills of a person that are in force: each visit as the engine's bill,
//! under the policy by which it was settled, with the sum of its settlement and
//! of what adjusted it since.
//!
//! Article: R2-98.

use std::collections::BTreeMap;

use base::Fen;
use benefit::{Bill, StayId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::entity::{provider, settlement, visit};

use super::as_bill::{Known, bill_of};
use super::booking::sum_of;
use super::fee_split::BillSums;
use crate::command::Context;
use crate::house::PolicyInUse;
use crate::stop::Stop;

/// A bill in force.
#[derive(Clone)]
pub(crate) struct InForce {
    pub(crate) visit: visit::Model,
    pub(crate) policy: PolicyInUse,
    pub(crate) bill: Bill,
    /// Its settlement with what adjusted it since.
    pub(crate) sum: settlement::Model,
}

impl InForce {
    pub(crate) fn id(&self) -> StayId {
        self.bill.stay.stay_id
    }
}

/// All that the database has in force of a person.
pub(super) async fn in_force(cx: &Context<'_>, known: Known<'_>) -> Result<Vec<InForce>, Stop> {
    let person = known.person;
    let visits = visit::Entity::find()
        .filter(visit::Column::PersonId.eq(person.person_id))
        .filter(visit::Column::State.eq("settled"))
        .order_by_asc(visit::Column::VisitId);
    let visits = cx.view.all(visits).await?;
    let rows = settlement::Entity::find().filter(settlement::Column::PersonId.eq(person.person_id));
    let mut rows_of: BTreeMap<i64, Vec<settlement::Model>> = BTreeMap::new();
    for row in cx.view.all(rows.order_by_asc(settlement::Column::SettlementId)).await? {
        rows_of.entry(row.visit_id).or_default().push(row);
    }
    let providers = cx.view.by_keys::<provider::Model>(visits.iter().filter_map(|visit| visit.provider_id)).await?;
    let bills = bills_of(cx, person.person_id).await?;
    let one = |visit: visit::Model| {
        let sum = sum_of(rows_of.get(&visit.visit_id).map_or(&[], Vec::as_slice))?;
        let provider = providers.iter().find(|provider| Some(provider.provider_id) == visit.provider_id);
        let tier = provider.map(|provider| provider.tier).or(visit.hospital_tier);
        let tier = tier.ok_or_else(|| Stop::fault("recomputing a person", "a visit without hospital"))?;
        let sums = bills.get(&visit.visit_id).copied().unwrap_or_default();
        let policy = cx.house.policy(&sum.policy_id);
        let policy = policy.ok_or_else(|| Stop::fault("recomputing a person", "a policy that is not kept"))?;
        let bill = bill_of(&visit, known, &policy.policy, tier, sums)?;
        Ok(InForce { bill, policy, sum, visit })
    };
    visits.into_iter().map(one).collect()
}

const BILLS: &str = "SELECT l.visit_id AS visit_id, CAST(SUM(l.amount_fen) AS BIGINT) AS total, \
    CAST(SUM(l.out_of_scope_fen + l.over_limit_fen) AS BIGINT) AS out_of_scope, CAST(SUM(l.preself_fen) AS BIGINT) AS preself \
    FROM visit v JOIN fee_line l ON l.visit_id = v.visit_id \
    WHERE v.person_id = $1 AND v.state = 'settled' AND NOT l.voided GROUP BY l.visit_id";

#[derive(FromQueryResult)]
struct BillRow {
    visit_id: i64,
    total: i64,
    out_of_scope: i64,
    preself: i64,
}

/// The sums of the lines that count, by visit.
async fn bills_of(cx: &Context<'_>, person_id: i64) -> Result<BTreeMap<i64, BillSums>, Stop> {
    let rows = cx.view.sql::<BillRow>(BILLS, [person_id.into()]).await?;
    let sums = |row: BillRow| {
        let sums = BillSums { total: Fen(row.total), out_of_scope: Fen(row.out_of_scope), preself: Fen(row.preself) };
        (row.visit_id, sums)
    };
    Ok(rows.into_iter().map(sums).collect())
}
