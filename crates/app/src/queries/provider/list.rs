//! The list of designated providers. Accounts are masked; a hospital
//! sees itself.
//!
//! Article: R1-12.9, R4-25.

use base::ProviderId;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::provider;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The list of providers.
pub struct List;

/// Which providers.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderFilter {
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A provider in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProviderRow {
    /// The provider.
    pub provider_id: ProviderId,
    /// National code.
    pub code: String,
    /// Name.
    pub name: String,
    /// hospital or pharmacy.
    pub kind: String,
    /// Benefit tier.
    pub tier: i32,
    /// Hospital level.
    pub level: i32,
    /// Region.
    pub region: String,
    /// The account, masked.
    pub payee_account: String,
    /// active, suspended, ended.
    pub status: String,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "provider.list",
        title: "定点医药机构",
        title_en: "designated providers",
        access: Access::SignedIn,
    };
    type Input = ProviderFilter;
    type Output = Page<ProviderRow>;

    async fn answer(cx: &Context<'_>, input: ProviderFilter) -> Result<Page<ProviderRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = provider::Entity::find();
        if let Some(own) = cx.caller.provider_id {
            select = select.filter(provider::Column::ProviderId.eq(own));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_asc(provider::Column::ProviderId).limit(paging.limit()).offset(paging.offset());
        let mut rows = Vec::new();
        for row in cx.view.all(select).await? {
            let account = cx.open::<provider::PayeeAccount>(&row)?;
            rows.push(ProviderRow {
                provider_id: ProviderId(row.provider_id),
                code: row.code,
                name: row.name,
                kind: row.kind,
                tier: row.tier,
                level: row.level,
                region: row.region,
                payee_account: cx.masked("provider.payee_account", &account),
                status: row.status,
            });
        }
        Ok(paging.of(rows, total))
    }
}
