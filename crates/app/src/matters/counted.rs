//! The amount that decides the level of a matter's case: its own together with
//! that of every open or agreed case of its kind within the window of its chain
//! that shares a person, a payee, an episode or a provider and handler with it.
//! Counted under locks on what is shared, taken in one order, so that parts
//! sent in at the same moment see each other.
//!
//! Article: R1-12.6. Threat I05.

use std::collections::{BTreeMap, BTreeSet};

use base::{CaseId, Fen};
use regulation::chains::CaseKind;
use review::{Counted, counted_amount};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{case_form, case_subject, review_case};

use super::CaseSubject;
use crate::command::Context;
use crate::stop::Stop;

/// Cases that ended so count no more.
const GIVEN_UP: [&str; 2] = ["rejected", "withdrawn"];

/// What a case of this kind adds up to, by today.
pub(crate) async fn counted(
    cx: &Context<'_>,
    kind: CaseKind,
    amount: Fen,
    subjects: &BTreeSet<CaseSubject>,
    of: Option<CaseId>,
) -> Result<Fen, Stop> {
    let chain = cx.house.law.chains.as_of(kind, cx.today);
    let Some(sum) = chain.and_then(|chain| chain.sum.as_ref()) else { return Ok(amount) };
    let keys: BTreeSet<String> = subjects.iter().filter(|one| one.adds_up()).map(CaseSubject::key).collect();
    for key in &keys {
        cx.view.lock_name(&format!("{kind}/{key}")).await?;
    }
    let shared = case_subject::Entity::find().filter(case_subject::Column::Subject.is_in(keys.iter().cloned()));
    let mut shared_by: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for row in cx.view.all(shared).await?.into_iter().filter(|row| Some(CaseId(row.case_id)) != of) {
        shared_by.entry(row.case_id).or_default().insert(row.subject);
    }
    let since = cx.today - time::Duration::days(i64::from(sum.window_days));
    let mut others = Vec::new();
    for group in shared_by.keys().copied().collect::<Vec<_>>().chunks(1_000) {
        let cases = review_case::Entity::find()
            .filter(review_case::Column::CaseId.is_in(group.iter().copied()))
            .filter(review_case::Column::Kind.eq(kind.code()))
            .filter(review_case::Column::OpenedOn.gte(since))
            .filter(review_case::Column::State.is_not_in(GIVEN_UP));
        let cases = cx.view.all(cases).await?;
        let amounts = own_amounts(cx, cases.iter().map(|case| case.case_id)).await?;
        others.extend(cases.into_iter().map(|case| Counted {
            on: case.opened_on,
            amount: amounts.get(&case.case_id).copied().unwrap_or(Fen(case.amount_fen)),
            keys: shared_by.remove(&case.case_id).unwrap_or_default(),
        }));
    }
    Ok(counted_amount(&Counted { on: cx.today, amount, keys }, &others, sum.window_days)?)
}

/// The amounts of cases alone, by their last form.
async fn own_amounts(cx: &Context<'_>, cases: impl IntoIterator<Item = i64>) -> Result<BTreeMap<i64, Fen>, Stop> {
    let forms = case_form::Entity::find()
        .filter(case_form::Column::CaseId.is_in(cases))
        .order_by_asc(case_form::Column::Version);
    Ok(cx.view.all(forms).await?.into_iter().map(|form| (form.case_id, Fen(form.amount_fen))).collect())
}
