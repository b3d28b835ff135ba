//! One service platform with every filing as it was made.
//!
//! Article: R2-9, R2-10.

use base::{CaseId, PlatformId, Refusal, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{platform_filing, service_platform};

use super::platforms::{PlatformRow, shown};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters::organisation_change::Form21;
use crate::stop::Stop;

/// One platform.
pub struct OnePlatform;

/// Which platform.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichPlatform {
    /// The platform.
    pub platform_id: PlatformId,
}

/// A platform with its filings.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlatformView {
    /// As filed last.
    #[serde(flatten)]
    pub platform: PlatformRow,
    /// Every filing, the latest first.
    pub filings: Vec<FilingRow>,
}

/// A filing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FilingRow {
    /// 1, 2, 3 …
    pub version: i32,
    /// file, change, close.
    pub action: String,
    /// The day.
    pub filed_on: String,
    /// The form as filed.
    pub form: Form21,
    /// What differs from the filing before.
    pub changed: Vec<String>,
    /// Number of the approving department's paper; may be empty.
    pub approval_number: String,
    /// The reviewed case.
    pub case_id: CaseId,
}

impl Query for OnePlatform {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.platform",
        title: "服务平台备案情况",
        title_en: "one service platform",
        access: Access::SignedIn,
    };
    type Input = WhichPlatform;
    type Output = PlatformView;

    async fn answer(cx: &Context<'_>, input: WhichPlatform) -> Result<PlatformView, Stop> {
        let row = cx.view.by_key::<service_platform::Model>(input.platform_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("服务平台", "service platform"))?;
        let filings = platform_filing::Entity::find()
            .filter(platform_filing::Column::PlatformId.eq(row.platform_id))
            .order_by_desc(platform_filing::Column::Version);
        let filings = cx.view.all(filings).await?.into_iter().map(filing).collect::<Result<_, _>>()?;
        Ok(PlatformView { platform: shown(cx, row), filings })
    }
}

fn filing(row: platform_filing::Model) -> Result<FilingRow, Stop> {
    Ok(FilingRow {
        version: row.version,
        action: row.action,
        filed_on: date_text(row.filed_on),
        form: serde_json::from_str(&row.content).map_err(|e| Stop::fault("reading form 2-1", e))?,
        changed: row.changed.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        approval_number: row.approval_number,
        case_id: CaseId(row.case_id),
    })
}
