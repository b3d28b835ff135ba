//! The service platforms as filed last.
//!
//! Article: R2-7, R2-9, R2-10.

use base::{PlatformId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::service_platform;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The platforms.
pub struct Platforms;

/// Which platforms.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlatformFilter {
    /// Whose name has this in it.
    pub name: Option<String>,
    /// Of this type.
    pub unit_type: Option<String>,
    /// In this state.
    pub status: Option<PlatformStatus>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlatformStatus {
    /// 已备案.
    Filed,
    /// 已注销.
    Closed,
}

/// A platform in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlatformRow {
    /// The platform.
    pub platform_id: PlatformId,
    /// The filing number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Its type.
    pub unit_type: String,
    /// The type's name.
    pub type_name: String,
    /// The type's English name.
    pub type_name_en: String,
    /// GB/T 2260.
    pub region: String,
    /// The region's name.
    pub region_name: String,
    /// Address.
    pub address: String,
    /// Legal representative or person in charge.
    pub head_name: String,
    /// Unified credit code.
    pub credit_code: String,
    /// Practising licence.
    pub licence_number: String,
    /// Telephone.
    pub phone: String,
    /// filed, closed.
    pub status: String,
    /// Day of the first filing.
    pub filed_on: String,
    /// Number of the latest filing.
    pub version: i32,
}

impl Query for Platforms {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.platforms",
        title: "基层服务平台",
        title_en: "service platforms",
        access: Access::SignedIn,
    };
    type Input = PlatformFilter;
    type Output = Page<PlatformRow>;

    async fn answer(cx: &Context<'_>, input: PlatformFilter) -> Result<Page<PlatformRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = service_platform::Entity::find();
        if let Some(name) = &input.name {
            select = select.filter(service_platform::Column::Name.contains(name));
        }
        if let Some(unit_type) = &input.unit_type {
            select = select.filter(service_platform::Column::UnitType.eq(unit_type));
        }
        if let Some(status) = input.status {
            let status = match status {
                PlatformStatus::Filed => "filed",
                PlatformStatus::Closed => "closed",
            };
            select = select.filter(service_platform::Column::Status.eq(status));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_asc(service_platform::Column::Code);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(rows.into_iter().map(|row| shown(cx, row)).collect(), total))
    }
}

/// A platform as a row of the list.
pub(super) fn shown(cx: &Context<'_>, row: service_platform::Model) -> PlatformRow {
    let kind = cx.house.law.posts.platform_type(&row.unit_type);
    let region = cx.house.law.regions.get(&row.region);
    PlatformRow {
        platform_id: PlatformId(row.platform_id),
        type_name: kind.map(|kind| kind.zh.clone()).unwrap_or_default(),
        type_name_en: kind.map(|kind| kind.en.clone()).unwrap_or_default(),
        region_name: region.map(|region| region.name.clone()).unwrap_or_default(),
        filed_on: date_text(row.filed_on),
        code: row.code,
        name: row.name,
        unit_type: row.unit_type,
        region: row.region,
        address: row.address,
        head_name: row.head_name,
        credit_code: row.credit_code,
        licence_number: row.licence_number,
        phone: row.phone,
        status: row.status,
        version: row.version,
    }
}
