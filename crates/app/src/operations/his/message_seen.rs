//! What the number of a message has served for: whether it was another
//! transaction of the same hospital, and what its own one answered. One number,
//! one message: the funnel keeps it within a command, this keeps it across
//! commands.
//!
//! Article: R3d-39.2. Threat O12.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::View;
use store::entity::request_seen;

use crate::caller::Caller;
use crate::command::Command;
use crate::stop::Stop;

/// Whether this caller's key was remembered for one of the commands other than `own`.
pub async fn seen_as_another(
    view: View<'_>,
    caller: &Caller,
    key: &str,
    own: &str,
    commands: &[&str],
) -> Result<bool, Stop> {
    let others = commands.iter().filter(|name| **name != own);
    let keys = others.map(|name| format!("{name}/{}/{key}", caller.request_owner()));
    let seen = request_seen::Entity::find().filter(request_seen::Column::RequestKey.is_in(keys));
    Ok(view.one(seen).await?.is_some())
}

/// What a command answered to this caller under this key; none when it never
/// came, or was refused.
pub async fn remembered<C: Command>(view: View<'_>, caller: &Caller, key: &str) -> Result<Option<C::Output>, Stop> {
    let key = format!("{}/{}/{key}", C::SPEC.name, caller.request_owner());
    let Some(seen) = view.one(request_seen::Entity::find_by_id(key)).await? else { return Ok(None) };
    serde_json::from_str(&seen.output).map(Some).map_err(|e| Stop::fault("reading the remembered answer", e))
}
