//! A request to reset, taken in hand by the second administrator: it waits, it
//! has not expired, and neither the first administrator nor the holder decides it.
//!
//! Article: R1-24, G22239-8.1.4.2.d. Threat I22.

use base::{AccountId, Refusal, ResetId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{account, account_reset};

use super::whose::anothers;
use crate::command::Context;
use crate::stop::Stop;

/// What is reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResetKind {
    /// The password: the holder chooses a new one with a code.
    Password,
    /// The second factor: the holder sets up another device.
    SecondFactor,
}

impl ResetKind {
    /// As it is kept.
    pub(crate) fn code(self) -> &'static str {
        match self {
            ResetKind::Password => "password",
            ResetKind::SecondFactor => "second_factor",
        }
    }
}

/// The request and its account, both locked, for the second administrator.
pub(super) async fn in_hand(
    cx: &Context<'_>,
    reset_id: ResetId,
) -> Result<(account_reset::Model, account::Model), Stop> {
    let reset = cx.view.lock::<account_reset::Model>(reset_id.0).await?;
    let reset = reset.ok_or_else(|| Refusal::unknown("重置申请", "request to reset"))?;
    let account = anothers(cx, AccountId(reset.account_id)).await?;
    if reset.requested_by == cx.staff_id()? {
        return Err(Refusal::forbidden(
            "requester_cannot_confirm",
            "申请人不得确认本人提出的重置",
            "whoever asked for the reset does not decide it",
        )
        .citing("R1-24")
        .into());
    }
    if reset.state != "waiting" {
        return Err(
            Refusal::conflict("reset_decided", "该重置申请已办结", "the request has been decided already").into()
        );
    }
    if reset.expires_at <= cx.now {
        return Err(Refusal::conflict("reset_expired", "该重置申请已过期", "the request has expired").into());
    }
    Ok((reset, account))
}
