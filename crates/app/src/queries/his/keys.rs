//! The keys of hospitals, the latest first: whose, of what kind, since when. The
//! secret itself is shown to nobody.
//!
//! Article: R3d-39.2, R1-24. Threat O12.

use base::{HisKeyId, ProviderId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{his_key, provider, staff};
use time::OffsetDateTime;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Keys of hospitals.
pub struct Keys;

/// Which page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyFilter {
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A key.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyRow {
    /// The key.
    pub key_id: HisKeyId,
    /// Whose.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// Its code.
    pub provider_code: String,
    /// How messages are proven.
    pub profile: String,
    /// By which headers name it.
    pub access_key: String,
    /// active, withdrawn.
    pub state: String,
    /// Who issued it.
    pub issued_by: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub issued_at: OffsetDateTime,
    /// When it was withdrawn.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub withdrawn_at: Option<OffsetDateTime>,
}

impl Query for Keys {
    const SPEC: QuerySpec = QuerySpec {
        name: "his.keys",
        title: "医院接口密钥",
        title_en: "keys of hospitals",
        access: Access::Duty(&[Duty::SecurityAdmin, Duty::ProviderAdmin]),
    };
    type Input = KeyFilter;
    type Output = Page<KeyRow>;

    async fn answer(cx: &Context<'_>, input: KeyFilter) -> Result<Page<KeyRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let total = cx.view.count(his_key::Entity::find()).await?;
        let select = his_key::Entity::find().order_by_desc(his_key::Column::KeyId);
        let keys = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let providers = cx.view.by_keys::<provider::Model>(keys.iter().map(|key| key.provider_id)).await?;
        let people = cx.view.by_keys::<staff::Model>(keys.iter().map(|key| key.issued_by)).await?;
        let rows = keys.into_iter().map(|key| {
            let provider = providers.iter().find(|provider| provider.provider_id == key.provider_id);
            let issuer = people.iter().find(|person| person.staff_id == key.issued_by);
            KeyRow {
                key_id: HisKeyId(key.key_id),
                provider_id: ProviderId(key.provider_id),
                provider_name: provider.map(|provider| provider.name.clone()).unwrap_or_default(),
                provider_code: provider.map(|provider| provider.code.clone()).unwrap_or_default(),
                profile: key.profile,
                access_key: key.access_key,
                state: key.state,
                issued_by: issuer.map(|person| cx.masked("staff.name", &person.name)).unwrap_or_default(),
                issued_at: key.issued_at,
                withdrawn_at: key.withdrawn_at,
            }
        });
        Ok(paging.of(rows.collect(), total))
    }
}
