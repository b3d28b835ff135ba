//! Enters another agency of the tree: the one above, which guides and inspects,
//! or one below. For the chart and for platforms; its own people and posts stand
//! in a house of its own.
//!
//! Article: R1-4, R2-3, R2-4.

use base::identity_numbers::check_credit_code;
use base::{AgencyId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::agency;

use super::ByCase;
use super::looked_up::{fact, words};
use crate::command::Context;
use crate::matters::{Effects, Examined};
use crate::own_agency::own_agency;
use crate::stop::Stop;

/// An agency of another level.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterAgency {
    /// Its unified credit code.
    #[schemars(extend("title" = "统一社会信用代码", "x-title-en" = "unified credit code"))]
    pub code: String,
    /// Its name.
    #[schemars(extend("title" = "机构名称", "x-title-en" = "name", "maxLength" = 60))]
    pub name: String,
    /// Its level.
    #[schemars(extend("title" = "层级", "x-title-en" = "level"))]
    pub level: AgencyLevel,
    /// GB/T 2260.
    #[schemars(extend("title" = "所在地区", "x-title-en" = "region", "x-options" = "regions"))]
    pub region: String,
    /// The independent fund it belongs to, by the code of its region.
    #[schemars(extend("title" = "统筹区", "x-title-en" = "pooling area", "x-options" = "regions", "x-cite" = "R2-3"))]
    pub pooling_area: String,
    /// The agency above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "上级机构", "x-title-en" = "agency above", "x-options" = "agencies", "x-cite" = "R1-4"))]
    pub parent_id: Option<AgencyId>,
    /// It stands above our own agency.
    #[serde(default)]
    #[schemars(extend("title" = "为本机构的直接上级", "x-title-en" = "directly above our own agency"))]
    pub above_own: bool,
}

/// The level of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgencyLevel {
    /// 国家.
    #[schemars(extend("title" = "国家", "x-title-en" = "nation"))]
    Nation,
    /// 省.
    #[schemars(extend("title" = "省", "x-title-en" = "province"))]
    Province,
    /// 市.
    #[schemars(extend("title" = "市", "x-title-en" = "city"))]
    City,
    /// 县.
    #[schemars(extend("title" = "县", "x-title-en" = "county"))]
    County,
    /// 乡镇.
    #[schemars(extend("title" = "乡镇（街道）", "x-title-en" = "township"))]
    Township,
}

impl AgencyLevel {
    fn code(self) -> &'static str {
        match self {
            AgencyLevel::Nation => "nation",
            AgencyLevel::Province => "province",
            AgencyLevel::City => "city",
            AgencyLevel::County => "county",
            AgencyLevel::Township => "township",
        }
    }

    fn of(code: &str) -> Option<AgencyLevel> {
        use AgencyLevel::{City, County, Nation, Province, Township};
        [Nation, Province, City, County, Township].into_iter().find(|level| level.code() == code)
    }
}

impl EnterAgency {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.row(cx, 1).await?;
        let region = cx.house.law.regions.get(&row.region).map(|region| region.name.clone());
        let facts = vec![
            fact("机构名称", "name", &row.name),
            fact("层级", "level", &row.level),
            fact("所在地区", "region", &region.unwrap_or_default()),
            fact("统筹区", "pooling area", &row.pooling_area),
        ];
        Ok(Examined { facts, ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.row(cx, cx.house.store.id(IdKind::Object).await?).await?;
        let agency_id = row.agency_id;
        plan.about("agency", AgencyId(agency_id));
        plan.insert(agency::Model { case_id: Some(by.case_id), ..row });
        if self.above_own {
            let own = own_agency(cx.view).await?;
            plan.about("agency", AgencyId(own.agency_id));
            plan.update(agency::Model { parent_id: Some(agency_id), case_id: Some(by.case_id), ..own });
        }
        Ok(())
    }

    async fn row(&self, cx: &Context<'_>, agency_id: i64) -> Result<agency::Model, Stop> {
        let code = check_credit_code(&self.code).map_err(|_| {
            let message = "统一社会信用代码不符合校验规则";
            Refusal::invalid("credit_code_malformed", "code", message, "the credit code fails its check")
        })?;
        if cx.view.one(agency::Entity::find().filter(agency::Column::Code.eq(&code))).await?.is_some() {
            let refusal = Refusal::conflict("agency_entered", "该机构已登记", "this agency is entered already");
            return Err(refusal.at("code", "已登记", "entered").into());
        }
        let name = words(&self.name, "name", 60)?;
        for (region, path) in [(&self.region, "region"), (&self.pooling_area, "pooling_area")] {
            if cx.house.law.regions.get(region).is_none() {
                return Err(
                    Refusal::invalid("region_unknown", path, "行政区划代码不存在", "no such region code").into()
                );
            }
        }
        let parent = match self.parent_id {
            Some(id) => Some(self.below(cx, id).await?),
            None => None,
        };
        if self.above_own {
            let own = own_agency(cx.view).await?;
            if own.parent_id.is_some() || AgencyLevel::of(&own.level).is_none_or(|level| self.level >= level) {
                let refusal = Refusal::conflict(
                    "agency_not_above",
                    "本机构已有上级，或该机构层级不高于本机构",
                    "our agency has one above it already, or this one is not of a higher level",
                );
                return Err(refusal.at("above_own", "不是上级", "not above").citing("R1-4").into());
            }
        }
        Ok(agency::Model {
            agency_id,
            code,
            name,
            region: self.region.clone(),
            pooling_area: self.pooling_area.clone(),
            level: self.level.code().to_owned(),
            parent_id: parent,
            own: false,
            case_id: None,
            rev: 1,
        })
    }

    async fn below(&self, cx: &Context<'_>, id: AgencyId) -> Result<i64, Stop> {
        let path = "parent_id";
        let parent = cx.view.by_key::<agency::Model>(id.0).await?;
        let parent = parent.ok_or_else(|| Refusal::invalid("agency_unknown", path, "没有此机构", "no such agency"))?;
        if AgencyLevel::of(&parent.level).is_none_or(|level| level >= self.level) {
            let refusal = Refusal::conflict(
                "agency_not_above",
                "上级机构层级须高于本机构",
                "the agency above is of a higher level",
            );
            return Err(refusal.at(path, "层级不高于", "not higher").citing("R1-4").into());
        }
        Ok(parent.agency_id)
    }
}
