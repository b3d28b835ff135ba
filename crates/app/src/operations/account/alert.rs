//! What administrators are told about an account, until one of them has looked at it.
//!
//! Article: R1-24. Threats I04, O02.

use store::IdKind;
use store::entity::account_alert;

use crate::command::Context;
use crate::stop::Stop;

/// An alert about an account, raised by a request from the caller's address.
pub(crate) async fn alert(
    cx: &Context<'_>,
    kind: &str,
    account_id: i64,
    other_account_id: Option<i64>,
) -> Result<account_alert::Model, Stop> {
    Ok(account_alert::Model {
        alert_id: cx.house.store.id(IdKind::Object).await?,
        kind: kind.to_owned(),
        account_id,
        other_account_id,
        at: cx.now,
        address: cx.caller.place.address.clone(),
        seen_by: None,
        seen_at: None,
        note: None,
        rev: 1,
    })
}
