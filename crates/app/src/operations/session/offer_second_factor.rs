//! Offers the person signed in a second factor: a secret for a device, shown
//! once, as a picture and for typing. It counts from the first code that is
//! proven with it; offered again before that, the earlier offer is void. Once
//! active it is only replaced through two administrators.
//!
//! Article: G22239-8.1.4.1.d, G22239-8.1.4.8. Threat I04.

use base::{AccountId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{account, second_factor};

use super::sign_out::Nothing;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::own_agency::own_agency;
use crate::second_factor as device;
use crate::stop::Stop;

/// Offers a second factor.
pub struct OfferSecondFactor;

/// What the device is given. Not kept anywhere in clear; shown once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OfferedSecondFactor {
    /// The secret in Base32, for typing into the device.
    pub secret: String,
    /// The address that the picture shows.
    pub address: String,
    /// The picture, SVG.
    pub picture: String,
    /// Seconds for which one code is shown.
    pub step_seconds: u32,
}

impl Command for OfferSecondFactor {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.offer_second_factor",
        title: "申请绑定动态口令",
        title_en: "begin a second factor",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["G22239-8.1.4.1.d", "G22239-8.1.4.8"],
    };
    type Input = Nothing;
    type Output = OfferedSecondFactor;

    async fn decide(cx: &Context<'_>, _: Nothing) -> Result<Plan<OfferedSecondFactor>, Stop> {
        let account_id = cx.caller.account_id.unwrap_or_default();
        let account = cx.view.by_key::<account::Model>(account_id).await?;
        let account = account.ok_or_else(|| Refusal::unknown("账号", "account"))?;
        let before = cx.view.by_key::<second_factor::Model>(account_id).await?;
        if before.as_ref().is_some_and(|factor| factor.state == "active") {
            return Err(Refusal::conflict(
                "second_factor_active",
                "已绑定动态口令；更换须由两名管理员办理",
                "there is a second factor already; two administrators replace it",
            )
            .citing("R1-24")
            .into());
        }
        let secret = &cx.house.entropy.bytes32()[..device::SECRET_BYTES];
        let agency = own_agency(cx.view).await?.name;
        let rules = cx.house.security().code;
        let given = device::address_of(rules, secret, &agency, &account.login)?;
        let mut plan = Plan::answering(OfferedSecondFactor {
            secret: given.secret,
            address: given.address,
            picture: given.picture,
            step_seconds: rules.step_seconds,
        });
        plan.about("account", AccountId(account_id));
        let offered = second_factor::Model {
            account_id,
            state: "offered".to_owned(),
            sealed_secret: cx.sealer().await?.seal(account_id, &device::base32(secret)),
            offered_at: cx.now,
            active_since: None,
            last_step: 0,
            rev: before.as_ref().map_or(1, |before| before.rev),
        };
        if before.is_some() {
            plan.update(offered)
        } else {
            plan.insert(offered)
        }
        Ok(plan)
    }
}
