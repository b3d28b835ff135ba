//! A request to reset, taken in hand by the second administrator: it waits, it
//! has not expired, and neither the first administrator nor the holder decides it.
//!
//! An office may have two administrators only, and one of them has lost his
//! device: then nobody is left to decide. For the account of an administrator, and
//! only while there is no other administrator, the head of the agency stands in as
//! the second one. It is never one person alone; it stands in the trail and raises
//! an alert.
//!
//! Article: R1-24, G22239-8.1.4.2.d. Threat I22.

use base::{AccountId, Refusal, ResetId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{account, account_reset};

use super::alert::alert;
use super::whose::{ADMINISTRATORS, another_administrator, anothers, is_administrators, is_head};
use crate::command::{Context, Plan};
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

/// A request in the hands of whoever decides it.
pub(super) struct InHand {
    /// The request, locked.
    pub(super) reset: account_reset::Model,
    /// Its account, locked.
    pub(super) account: account::Model,
    /// Whether the head of the agency decides it in the place of an administrator.
    stands_in: bool,
}

/// The request and its account for the second administrator, or for whom stands in.
pub(super) async fn in_hand(cx: &Context<'_>, reset_id: ResetId) -> Result<InHand, Stop> {
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
    let stands_in = !cx.caller.holds_any(ADMINISTRATORS);
    if stands_in && !may_stand_in(cx, &account, reset.requested_by).await? {
        return Err(Refusal::forbidden(
            "administrator_decides",
            "须由另一名管理员确认；仅当管理员本人账号需要重置且没有其他管理员时，由主要负责人代为确认",
            "another administrator decides it; the head of the agency stands in only for an administrator's account \
             while there is no other administrator",
        )
        .citing("R1-24")
        .into());
    }
    Ok(InHand { reset, account, stands_in })
}

/// Whether the caller is the head of the agency, the account an administrator's,
/// and no other administrator there who could decide.
pub(crate) async fn may_stand_in(cx: &Context<'_>, account: &account::Model, requested_by: i64) -> Result<bool, Stop> {
    Ok(is_head(cx.caller)
        && is_administrators(cx, account.account_id).await?
        && !another_administrator(cx, account.account_id, requested_by).await?)
}

impl InHand {
    /// What is told of it; that the head stood in is for the security administrator to look into.
    pub(super) async fn tell<O>(&self, cx: &Context<'_>, plan: &mut Plan<O>) -> Result<(), Stop> {
        plan.about("account", AccountId(self.account.account_id));
        plan.about("reset", ResetId(self.reset.reset_id));
        if !self.stands_in {
            return Ok(());
        }
        plan.fact("stands_in", "head");
        plan.insert(alert(cx, "stood_in", self.account.account_id, cx.caller.account_id).await?);
        Ok(())
    }
}
