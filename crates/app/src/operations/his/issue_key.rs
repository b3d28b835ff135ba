//! Gives a hospital the key with which its messages are proven; the key before is
//! withdrawn at the same moment. The shared secret is shown once and kept sealed;
//! repeating the request gives another one.
//!
//! | profile | the hospital gets | the hospital gives |
//! |---|---|---|
//! | hmac_sha1 | access key and secret | |
//! | hmac_sm3 | secret; its code is the access key | |
//! | sm2 | | its public key |
//! | sm2_sm4 | the SM4 key | its public key |
//! | unsigned | only in a house that is a rehearsal | |
//!
//! Article: R3d-39.2, R1-24. Threat O12.

use base::{HisKeyId, ProviderId, Refusal};
use regulation::duties::Duty;
use regulation::his_interface::Profile;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{his_key, house_setting, provider};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Issues a key.
pub struct IssueKey;

/// Whose key, and of what kind.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyToIssue {
    /// The hospital or pharmacy.
    pub provider_id: ProviderId,
    /// hmac_sha1, hmac_sm3, sm2, sm2_sm4 or unsigned; none: what its region uses.
    #[serde(default)]
    pub profile: Option<String>,
    /// Its SM2 key for sm2 and sm2_sm4: 04 and 128 hexadecimal digits.
    #[serde(default)]
    pub public_key: Option<String>,
}

/// What is handed to the hospital, once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct KeyIssued {
    /// The key.
    pub key_id: HisKeyId,
    /// Its kind.
    pub profile: String,
    /// By which headers name it.
    pub access_key: String,
    /// The shared secret, 32 hexadecimal digits; empty where the profile has none.
    pub secret: String,
}

impl Command for IssueKey {
    const SPEC: CommandSpec = CommandSpec {
        name: "his.issue_key",
        title: "发放医院接口密钥",
        title_en: "issue the key of a hospital",
        access: Access::Duty(&[Duty::SecurityAdmin]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-39", "R1-24"],
    };
    type Input = KeyToIssue;
    type Output = KeyIssued;

    async fn decide(cx: &Context<'_>, input: KeyToIssue) -> Result<Plan<KeyIssued>, Stop> {
        let provider = cx.view.lock::<provider::Model>(input.provider_id.0).await?;
        let provider = provider.ok_or_else(|| Refusal::unknown("定点医药机构", "provider"))?;
        let profile = profile_of(cx, &input, &provider)?;
        if profile == Profile::Unsigned {
            only_in_a_rehearsal(cx).await?;
        }
        let public_key = public_key_of(profile, input.public_key.as_deref())?;
        let key_id = cx.house.store.id(IdKind::Object).await?;
        let drawn = cx.house.entropy.bytes32();
        let secret = match profile {
            Profile::Sm2 | Profile::Unsigned => String::new(),
            _ => hex::encode(&drawn[..16]),
        };
        // The gateway with HMAC-SM3 names the institution itself.
        let access_key = match profile {
            Profile::HmacSm3 => format!("{}-{key_id}", provider.code),
            _ => hex::encode(&drawn[16..26]),
        };
        let sealed_secret = cx.sealer().await?.seal(key_id, &secret);
        let mut plan = Plan::answering(KeyIssued {
            key_id: HisKeyId(key_id),
            profile: profile.name().to_owned(),
            access_key: access_key.clone(),
            secret,
        });
        plan.about("provider", input.provider_id);
        plan.about("his_key", HisKeyId(key_id));
        plan.fact("profile", profile.name());
        if let Some(before) = in_force(cx, provider.provider_id).await? {
            plan.update(withdrawn(cx, before));
        }
        plan.insert(his_key::Model {
            key_id,
            provider_id: provider.provider_id,
            profile: profile.name().to_owned(),
            access_key,
            sealed_secret,
            public_key,
            state: "active".to_owned(),
            issued_by: cx.staff_id()?,
            issued_at: cx.now,
            withdrawn_at: None,
            rev: 1,
        });
        Ok(plan)
    }
}

/// The key of a provider that holds.
pub(super) async fn in_force(cx: &Context<'_>, provider_id: i64) -> Result<Option<his_key::Model>, Stop> {
    let active = his_key::Entity::find()
        .filter(his_key::Column::ProviderId.eq(provider_id))
        .filter(his_key::Column::State.eq("active"));
    Ok(cx.view.one(active).await?)
}

/// A key that holds no longer.
pub(super) fn withdrawn(cx: &Context<'_>, key: his_key::Model) -> his_key::Model {
    his_key::Model { state: "withdrawn".to_owned(), withdrawn_at: Some(cx.now), ..key }
}

fn profile_of(cx: &Context<'_>, input: &KeyToIssue, provider: &provider::Model) -> Result<Profile, Refusal> {
    let Some(name) = &input.profile else {
        return Ok(cx.house.law.his_interface.switches(&provider.region, cx.today).profile);
    };
    Profile::of(name).ok_or_else(|| {
        Refusal::invalid("profile_unknown", "profile", "没有这种接口安全方式", "there is no such security profile")
    })
}

fn public_key_of(profile: Profile, given: Option<&str>) -> Result<String, Refusal> {
    if !matches!(profile, Profile::Sm2 | Profile::Sm2Sm4) {
        return Ok(String::new());
    }
    let key = given.unwrap_or_default().trim().to_ascii_lowercase();
    if key.len() != 130 || !key.starts_with("04") || !key.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(Refusal::invalid(
            "public_key_malformed",
            "public_key",
            "SM2 公钥须为 04 开头的 130 位十六进制数",
            "an SM2 key is 04 and 128 hexadecimal digits",
        ));
    }
    Ok(key)
}

/// Unproven messages are taken where the clock is a demonstration's, and nowhere else.
async fn only_in_a_rehearsal(cx: &Context<'_>) -> Result<(), Stop> {
    let shift = cx.view.by_key::<house_setting::Model>("clock_shift_seconds").await?;
    if shift.is_some_and(|shift| shift.setting_value != "0") {
        return Ok(());
    }
    Err(Refusal::conflict(
        "profile_unsigned",
        "正式环境不得使用不签名方式",
        "messages are always proven; only a rehearsal takes unsigned ones",
    )
    .citing("R1-24")
    .into())
}
