//! One item: what it is today, every row it ever had, its ceilings.
//!
//! Article: R1-12.14, R1-13.

use base::{CaseId, Fen, Refusal, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{catalogue_release, item_version, price_ceiling};

use super::list::ItemRow;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::catalogue::held::Catalogue;
use crate::stop::Stop;

/// One item.
pub struct Item;

/// Which item.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemWanted {
    /// National code.
    pub item_code: String,
}

/// An item with its history.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemShown {
    /// National code.
    pub code: String,
    /// Name, as of today or as it was last.
    pub name: String,
    /// Whether it is listed today.
    pub listed: bool,
    /// Its rows, the latest first.
    pub versions: Vec<VersionShown>,
    /// Its ceilings, the latest first.
    pub ceilings: Vec<CeilingShown>,
}

/// A row of the catalogue.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VersionShown {
    /// As in the list.
    #[serde(flatten)]
    pub row: ItemRow,
    /// Whether the row lists the item or ends its listing.
    pub listed: bool,
    /// Last day; none while nothing follows.
    pub until_date: Option<String>,
    /// Whether a later version of the same first day took its place.
    pub superseded: bool,
    /// The case that brought it; none for the first version.
    pub case_id: Option<CaseId>,
    /// 0 none, 1 male, 2 female.
    pub sex_limit: i32,
    /// Completed years.
    pub min_age: i32,
    /// Completed years; 150 none.
    pub max_age: i32,
    /// Lowest hospital level; 0 none.
    pub min_level: i32,
    /// Categories that allow it; empty: any.
    pub diagnoses: String,
    /// Hundredths of a unit; 0 none.
    pub max_per_day: i32,
    /// Hundredths of a unit; 0 none.
    pub max_per_stay: i32,
    /// Days; 0 none.
    pub max_supply_days: i32,
}

/// A ceiling.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CeilingShown {
    /// GB/T 2260; 000000 everywhere.
    pub region: String,
    /// Hospital level; 0 all.
    pub hospital_level: i32,
    /// For persons of at most so many completed years; 150 all.
    pub max_age: i32,
    /// First day.
    pub from_date: String,
    /// Highest price within scope; none where the ceiling ends.
    pub ceiling_fen: Option<Fen>,
    /// With which version it came.
    pub release: i64,
}

impl Query for Item {
    const SPEC: QuerySpec = QuerySpec {
        name: "catalogue.item",
        title: "目录项目",
        title_en: "one item of the catalogue",
        access: Access::SignedIn,
    };
    type Input = ItemWanted;
    type Output = ItemShown;

    async fn answer(cx: &Context<'_>, input: ItemWanted) -> Result<ItemShown, Stop> {
        let catalogue = Catalogue::of(cx.view, [&input.item_code]).await?;
        let mut rows = catalogue.versions(&input.item_code);
        rows.reverse();
        let name = catalogue.name(&input.item_code, cx.today).ok_or_else(|| Refusal::unknown("目录项目", "item"))?;
        let releases: Vec<i64> = rows.iter().map(|row| row.release_id).collect();
        let releases = catalogue_release::Entity::find().filter(catalogue_release::Column::ReleaseId.is_in(releases));
        let releases = cx.view.all(releases).await?;
        let mut ceilings = catalogue.ceilings(&input.item_code);
        ceilings.reverse();
        Ok(ItemShown {
            name: name.to_owned(),
            listed: catalogue.item(&input.item_code, cx.today).is_some(),
            versions: rows.iter().map(|row| version(&catalogue, row, &rows, &releases)).collect(),
            ceilings: ceilings.into_iter().map(ceiling).collect(),
            code: input.item_code,
        })
    }
}

fn version(
    catalogue: &Catalogue,
    row: &item_version::Model,
    all: &[&item_version::Model],
    releases: &[catalogue_release::Model],
) -> VersionShown {
    let same_day = |other: &&&item_version::Model| other.from_date == row.from_date;
    let release = releases.iter().find(|release| release.release_id == row.release_id);
    VersionShown {
        listed: row.listed,
        until_date: catalogue.until(row).map(date_text),
        superseded: all.iter().filter(same_day).any(|other| other.release_id > row.release_id),
        case_id: release.and_then(|release| release.case_id).map(CaseId),
        sex_limit: row.sex_limit,
        min_age: row.min_age,
        max_age: row.max_age,
        min_level: row.min_level,
        diagnoses: row.diagnoses.clone(),
        max_per_day: row.max_per_day,
        max_per_stay: row.max_per_stay,
        max_supply_days: row.max_supply_days,
        row: ItemRow::of(row),
    }
}

fn ceiling(row: &price_ceiling::Model) -> CeilingShown {
    CeilingShown {
        region: row.region.clone(),
        hospital_level: row.hospital_level,
        max_age: row.max_age,
        from_date: date_text(row.from_date),
        ceiling_fen: row.ceiling_fen.map(Fen),
        release: row.release_id,
    }
}
