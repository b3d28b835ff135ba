//! The second administrator confirms a reset. A new password: the account is
//! closed until its holder chooses one with the code shown here once; the
//! second factor stays, so that the code alone opens nothing. A new second
//! factor: the old device is void, the password stays. All sessions end.
//! Checked in this order: it exists, not one's own account, not the person who
//! asked, not decided, not expired, an administrator or who stands in for one.
//!
//! Article: R1-24, G22239-8.1.4.2.d. Threats I04, I22.

use base::{AccountId, ResetId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{account, account_reset, second_factor};
use time::Duration;

use super::reset::{InHand, in_hand};
use super::whose::CONFIRMERS;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::live_session;
use crate::operations::session::choose_password::hash_secret;
use crate::stop::Stop;

/// Confirms a reset.
pub struct ConfirmReset;

/// Which request.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichReset {
    /// Which.
    pub reset_id: ResetId,
}

/// What the administrator hands to the holder.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ResetDone {
    /// The account.
    pub account_id: AccountId,
    /// Works once, to choose a password; none when the second factor was reset.
    pub code: Option<String>,
}

impl Command for ConfirmReset {
    const SPEC: CommandSpec = CommandSpec {
        name: "account.confirm_reset",
        title: "确认重置",
        title_en: "confirm a reset",
        access: Access::Duty(CONFIRMERS),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        // The answer holds a code and must not lie about; a second time it is refused by its state.
        idempotency: Idempotency::Harmless,
        articles: &["R1-24", "G22239-8.1.4.2.d"],
    };
    type Input = WhichReset;
    type Output = ResetDone;

    async fn decide(cx: &Context<'_>, input: WhichReset) -> Result<Plan<ResetDone>, Stop> {
        let in_hand = in_hand(cx, input.reset_id).await?;
        let account_id = in_hand.account.account_id;
        let mut plan = Plan::answering(ResetDone { account_id: AccountId(account_id), code: None });
        in_hand.tell(cx, &mut plan).await?;
        let InHand { reset, account, .. } = in_hand;
        if reset.kind == "password" {
            let code = hex::encode(&cx.house.entropy.bytes32()[..8]);
            let hours = Duration::hours(i64::from(cx.house.security().opening_code_hours));
            plan.update(account::Model {
                password_hash: hash_secret(cx, &code)?,
                status: "unconfirmed".to_owned(),
                code_until: Some(cx.now + hours),
                unused_since: cx.now,
                ..account
            });
            plan.output.code = Some(code);
        } else if let Some(factor) = cx.view.lock::<second_factor::Model>(account_id).await? {
            plan.update(second_factor::Model {
                state: "removed".to_owned(),
                sealed_secret: cx.sealer().await?.seal(account_id, ""),
                active_since: None,
                ..factor
            });
        }
        plan.update(account_reset::Model {
            state: "done".to_owned(),
            decided_by: Some(cx.staff_id()?),
            decided_at: Some(cx.now),
            ..reset
        });
        let now = cx.now;
        plan.operational(move |unit| {
            Box::pin(async move {
                live_session::end_all(unit.operational(), account_id, now, "reset").await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}
