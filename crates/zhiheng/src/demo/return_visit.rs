//! A county that is there already is served again, with its logins printed
//! again: what was done in it yesterday is still there.
//!
//! Article: R3d-13 (one person, one account).

use std::path::Path;

use anyhow::Context;

use super::access::Access;
use crate::open_house;

/// How everyone gets in to the county of a database.
pub(super) async fn access(url: &str, regulation: Option<&Path>) -> anyhow::Result<Access> {
    let unfinished = "the database is no finished county; `zhiheng demo --fresh` makes it anew";
    open_house::open(url, regulation).await.context(unfinished)?;
    Access::read(url).context(unfinished)
}
