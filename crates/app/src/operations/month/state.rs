//! The states of a settlement month, as the table keeps them, and taking a month
//! in hand. Whoever changes what a month holds locks its row first.
//!
//! Article: R1-12.12 (after audit, settle by the month).

use std::collections::BTreeSet;

use base::{Month, Refusal};
use sea_orm::{DatabaseBackend, FromQueryResult};
use store::entity::settlement_month;

use crate::command::Context;
use crate::stop::Stop;

/// Claims still come in.
pub(crate) const OPEN: &str = "open";
/// The claims are fixed in a snapshot.
pub(crate) const FROZEN: &str = "frozen";
/// Every rule was run over the snapshot.
pub(crate) const AUDITED: &str = "audited";
/// Every provider's statement is approved.
pub(crate) const STATED: &str = "stated";
/// Every provider's statement is paid.
pub(crate) const CLOSED: &str = "closed";

/// Whether the claims of a month in this state were audited.
pub(crate) fn is_audited(state: &str) -> bool {
    [AUDITED, STATED, CLOSED].contains(&state)
}

/// The row of a month, locked; a month without a row has had no claim yet.
pub(crate) async fn lock(cx: &Context<'_>, month: Month) -> Result<Option<settlement_month::Model>, Stop> {
    Ok(cx.view.lock::<settlement_month::Model>(month.to_string()).await?)
}

/// The row of a month that is frozen at least, locked.
pub(crate) async fn lock_frozen(cx: &Context<'_>, month: Month) -> Result<settlement_month::Model, Stop> {
    match lock(cx, month).await? {
        Some(row) if row.state != OPEN => Ok(row),
        _ => Err(not_frozen().into()),
    }
}

/// What is asked for needs the snapshot of the month.
pub(crate) fn not_frozen() -> Refusal {
    Refusal::conflict("month_not_frozen", "该结算月尚未封账", "the month has not been frozen yet").citing("R1-12.12")
}

/// Waits until no settlement is on its way, and keeps new ones waiting until this
/// unit ends. SQLite has one writer at a time and needs nothing.
pub(crate) async fn keep_settlements_out(cx: &Context<'_>) -> Result<(), Stop> {
    gate(cx, "SELECT CAST(1 AS BIGINT) AS held FROM pg_advisory_xact_lock(4109)").await
}

/// Keeps any month from being frozen until this unit ends: taken by whatever
/// settles, before it looks which month is open. Settlements do not wait for
/// each other.
pub async fn keep_freezing_out(cx: &Context<'_>) -> Result<(), Stop> {
    gate(cx, "SELECT CAST(1 AS BIGINT) AS held FROM pg_advisory_xact_lock_shared(4109)").await
}

const UNPAID: &str = "SELECT DISTINCT p.provider_id AS provider_id FROM settlement p WHERE p.month = $1 AND NOT EXISTS \
    (SELECT 1 FROM statement s WHERE s.month = $1 AND s.provider_id = p.provider_id AND s.state = 'paid')";

#[derive(FromQueryResult)]
struct Unpaid {
    provider_id: i64,
}

/// Whether, once these providers' statements are paid, all of the month are.
/// The month's row must be locked, so that of two last payments at once the
/// later one sees the earlier.
pub(crate) async fn all_paid(cx: &Context<'_>, month: &str, paid_now: &BTreeSet<i64>) -> Result<bool, Stop> {
    let unpaid = cx.view.sql::<Unpaid>(UNPAID, [month.into()]).await?;
    Ok(unpaid.iter().all(|unpaid| paid_now.contains(&unpaid.provider_id)))
}

#[derive(FromQueryResult)]
struct Held {
    #[allow(dead_code)] // the lock is held once the row has come
    held: i64,
}

async fn gate(cx: &Context<'_>, sql: &'static str) -> Result<(), Stop> {
    if cx.house.store.backend() == DatabaseBackend::Postgres {
        cx.view.sql::<Held>(sql, []).await?;
    }
    Ok(())
}
