//! What the trail holds about a month's sample. Each act waits until those before
//! it have their place in the tree, so that their order can be proven to anybody.
//!
//! Article: R1-15, R1-24. Threat I15.

use base::{Month, Refusal};
use sea_orm::FromQueryResult;
use store::View;

use crate::stop::Stop;

/// An entry about the sample.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Logged {
    /// The canonical bytes.
    pub(crate) bytes: Vec<u8>,
    /// Its place in the tree; none until integrated.
    pub(crate) leaf_index: Option<i64>,
}

const LOGGED: &str = "SELECT e.bytes, e.leaf_index FROM trail_about a JOIN trail_entry e ON e.entry_id = a.entry_id \
    WHERE a.kind = 'month' AND a.object_id = $1 AND e.outcome = 'done' \
    AND e.command IN ('sample.freeze', 'sample.commit', 'sample.reveal', 'sample.record_withheld') \
    ORDER BY e.leaf_index, e.entry_id";

/// The entries from the freezing of the claims to the last seed.
pub(crate) async fn logged(view: View<'_>, month: Month) -> Result<Vec<Logged>, Stop> {
    Ok(view.sql::<Logged>(LOGGED, [month.to_string().into()]).await?)
}

/// Refuses while one of them has no place in the tree yet; gives the last place.
pub(crate) async fn all_integrated(view: View<'_>, month: Month) -> Result<i64, Stop> {
    let places: Option<Vec<i64>> = logged(view, month).await?.into_iter().map(|entry| entry.leaf_index).collect();
    Ok(places.and_then(|places| places.into_iter().max()).ok_or_else(awaited)?)
}

#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct SignedAfter {
    /// How many entries it covers.
    pub(crate) size: i64,
    /// The note as the house signed it.
    pub(crate) note: String,
}

const FIRST_AFTER: &str = "SELECT size, note FROM trail_checkpoint WHERE size > $1 ORDER BY size LIMIT 1";

/// The first checkpoint signed after the entry at this place. The first, so that
/// nobody can wait for one that suits him.
pub(crate) async fn first_signed_after(view: View<'_>, leaf_index: i64) -> Result<Option<SignedAfter>, Stop> {
    Ok(view.sql::<SignedAfter>(FIRST_AFTER, [leaf_index.into()]).await?.into_iter().next())
}

fn awaited() -> Refusal {
    Refusal::conflict(
        "trail_awaited",
        "上一步正在写入存证链，请稍后重试",
        "the step before is on its way into the trail; please try again in a moment",
    )
}
