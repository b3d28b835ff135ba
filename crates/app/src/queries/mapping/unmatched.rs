//! The lines of a month that the approved mappings do not bear out, gathered by hospital,
//! own code and the national code they carry: what has to be mapped, or put right, next.
//!
//! Article: R4-39, R4-41.

use base::{Fen, Month, ProviderId};
use schemars::JsonSchema;
use sea_orm::{EntityTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use store::entity::provider;

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::catalogue::held::Catalogue;
use crate::operations::mapping::held::Mappings;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Lines that do not match.
pub struct Unmatched;

/// Of which month and hospital.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnmatchedFilter {
    /// The settlement month; left out: this month.
    pub month: Option<Month>,
    /// Of this hospital only.
    pub provider_id: Option<ProviderId>,
    /// unmapped or contradicting.
    pub fault: Option<MappingFault>,
    /// The order; the largest amount first when none is named.
    pub sort: Option<UnmatchedSort>,
    /// The other way round.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Why lines do not match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MappingFault {
    /// Their own code has no approved mapping on the day.
    Unmapped,
    /// It is mapped to another national code.
    Contradicting,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnmatchedSort {
    /// By lines.
    Lines,
    /// By amount.
    AmountFen,
    /// By own code.
    OwnCode,
}

/// Lines of one own code that do not match.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnmatchedRow {
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// The hospital's own code; none when it sent none.
    pub own_code: Option<String>,
    /// The national code of the lines.
    pub item_code: String,
    /// Its name.
    pub item_name: String,
    /// unmapped or contradicting.
    pub fault: String,
    /// To what the own code is mapped today; none when it is not.
    pub mapped_to: Option<String>,
    /// How many lines.
    pub lines: i64,
    /// Their amount.
    pub amount_fen: Fen,
}

#[derive(Debug, FromQueryResult)]
struct Gathered {
    provider_id: i64,
    own_code: Option<String>,
    item_code: String,
    mapping: String,
    lines: i64,
    amount_fen: i64,
}

const GATHERED: &str = "SELECT v.provider_id, l.own_code, l.item_code, l.mapping, COUNT(*) AS lines, \
     CAST(SUM(l.amount_fen) AS BIGINT) AS amount_fen \
     FROM visit v JOIN fee_line l ON l.visit_id = v.visit_id \
     WHERE v.state = 'settled' AND v.provider_id IS NOT NULL AND v.month = $1 AND NOT l.voided \
     AND l.mapping IN ('unmapped', 'contradicting') AND ($2 = 0 OR v.provider_id = $2) \
     GROUP BY v.provider_id, l.own_code, l.item_code, l.mapping";

impl Query for Unmatched {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.unmatched",
        title: "未匹配目录清单",
        title_en: "lines that match no mapping",
        access: READERS,
    };
    type Input = UnmatchedFilter;
    type Output = Page<UnmatchedRow>;

    async fn answer(cx: &Context<'_>, input: UnmatchedFilter) -> Result<Page<UnmatchedRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let gathered = paging.cut(gathered(cx, &input).await?);
        let total = gathered.total;
        Ok(paging.of(shown(cx, gathered.rows).await?, total))
    }
}

/// All rows of a month in the order asked for, for the file.
pub(super) async fn all(cx: &Context<'_>, input: &UnmatchedFilter) -> Result<Vec<UnmatchedRow>, Stop> {
    shown(cx, gathered(cx, input).await?).await
}

async fn gathered(cx: &Context<'_>, input: &UnmatchedFilter) -> Result<Vec<Gathered>, Stop> {
    let month = input.month.unwrap_or_else(|| Month::of(cx.today)).to_string();
    let wanted = [month.into(), input.provider_id.map_or(0, |id| id.0).into()];
    let mut rows = cx.view.sql::<Gathered>(GATHERED, wanted).await?;
    if let Some(fault) = input.fault {
        let code = if fault == MappingFault::Unmapped { "unmapped" } else { "contradicting" };
        rows.retain(|row| row.mapping == code);
    }
    let place = |row: &Gathered| (row.provider_id, row.own_code.clone(), row.item_code.clone());
    match input.sort {
        Some(UnmatchedSort::Lines) => rows.sort_by_key(|row| (row.lines, place(row))),
        Some(UnmatchedSort::AmountFen) => rows.sort_by_key(|row| (row.amount_fen, place(row))),
        Some(UnmatchedSort::OwnCode) => rows.sort_by_key(|row| (row.own_code.clone(), place(row))),
        None => rows.sort_by_key(|row| (std::cmp::Reverse(row.amount_fen), place(row))),
    }
    if input.descending.unwrap_or(false) {
        rows.reverse();
    }
    Ok(rows)
}

async fn shown(cx: &Context<'_>, rows: Vec<Gathered>) -> Result<Vec<UnmatchedRow>, Stop> {
    let catalogue = Catalogue::of(cx.view, rows.iter().map(|row| &row.item_code)).await?;
    let providers = cx.view.all(provider::Entity::find()).await?;
    let own_codes = rows.iter().filter_map(|row| Some((row.provider_id, row.own_code.as_deref()?)));
    let mappings = Mappings::of(cx.view, own_codes).await?;
    let shown = |row: Gathered| {
        let provider = providers.iter().find(|one| one.provider_id == row.provider_id);
        let mapped_to = row.own_code.as_deref().and_then(|code| mappings.on(row.provider_id, code, cx.today));
        UnmatchedRow {
            provider_id: ProviderId(row.provider_id),
            provider_name: provider.map(|one| one.name.clone()).unwrap_or_default(),
            mapped_to: mapped_to.map(str::to_owned),
            item_name: catalogue.name(&row.item_code, cx.today).unwrap_or_default().to_owned(),
            own_code: row.own_code,
            item_code: row.item_code,
            fault: row.mapping,
            lines: row.lines,
            amount_fen: Fen(row.amount_fen),
        }
    };
    Ok(rows.into_iter().map(shown).collect())
}
