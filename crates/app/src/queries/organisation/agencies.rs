//! The tree of agencies as far as it is known here: the one above, our own, those
//! below, with the platforms of our own.
//!
//! Article: R1-4, R2-3, R2-4.

use base::AgencyId;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use store::entity::{agency, service_platform};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;

/// The tree of agencies.
pub struct Agencies;

/// The tree.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AgencyTree {
    /// Every agency, those above before those below.
    pub agencies: Vec<AgencyRow>,
    /// Service platforms filed with our own agency.
    pub platforms_count: i64,
}

/// An agency.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AgencyRow {
    /// The agency.
    pub agency_id: AgencyId,
    /// Its unified credit code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// nation, province, city, county, township.
    pub level: String,
    /// GB/T 2260.
    pub region: String,
    /// The region's name.
    pub region_name: String,
    /// The independent fund it belongs to.
    pub pooling_area: String,
    /// The name of that area's region.
    pub pooling_area_name: String,
    /// The agency above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<AgencyId>,
    /// Our own.
    pub own: bool,
    /// How far from the top of what is known, from 0.
    pub depth: u32,
}

impl Query for Agencies {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.agencies",
        title: "机构树",
        title_en: "tree of agencies",
        access: Access::SignedIn,
    };
    type Input = Nothing;
    type Output = AgencyTree;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<AgencyTree, Stop> {
        let rows = cx.view.all(agency::Entity::find().order_by_asc(agency::Column::AgencyId)).await?;
        let filed = service_platform::Entity::find().filter(service_platform::Column::Status.eq("filed"));
        let mut agencies = Vec::with_capacity(rows.len());
        let tops = rows.iter().filter(|row| row.parent_id.is_none());
        for top in tops {
            place(cx, &rows, top, 0, &mut agencies);
        }
        Ok(AgencyTree { agencies, platforms_count: cx.view.count(filed).await? })
    }
}

/// An agency and, after it, those below.
fn place(cx: &Context<'_>, rows: &[agency::Model], row: &agency::Model, depth: u32, into: &mut Vec<AgencyRow>) {
    let name = |code: &str| cx.house.law.regions.get(code).map(|region| region.name.clone()).unwrap_or_default();
    into.push(AgencyRow {
        agency_id: AgencyId(row.agency_id),
        code: row.code.clone(),
        name: row.name.clone(),
        level: row.level.clone(),
        region: row.region.clone(),
        region_name: name(&row.region),
        pooling_area: row.pooling_area.clone(),
        pooling_area_name: name(&row.pooling_area),
        parent_id: row.parent_id.map(AgencyId),
        own: row.own,
        depth,
    });
    // An agency above is always of a higher level, so the way down ends.
    for below in rows.iter().filter(|one| one.parent_id == Some(row.agency_id)) {
        place(cx, rows, below, depth + 1, into);
    }
}
