//! How many of a hospital's settled lines of a month carry an own code that its approved
//! mappings bear out, in lines and in amount, beside what they should reach. Lines are
//! counted as they stood when they came; withdrawn lines are not.
//!
//! Article: R4-39, R4-41.

use std::collections::BTreeMap;

use base::{Fen, Month, ProviderId};
use schemars::JsonSchema;
use sea_orm::{EntityTrait, FromQueryResult, Value};
use serde::{Deserialize, Serialize};
use store::entity::provider;

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::mapping::figure;
use crate::operations::mapping::held::MATCHED;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Match rates.
pub struct MatchRate;

/// Of which month or hospital.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateFilter {
    /// The settlement month; left out: this month, or all months of the hospital named.
    pub month: Option<Month>,
    /// Of this hospital only.
    pub provider_id: Option<ProviderId>,
    /// Those only that do not reach what they should.
    pub below: Option<bool>,
    /// The order; the lowest rate first when none is named.
    pub sort: Option<RateSort>,
    /// The other way round.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RateSort {
    /// By share of lines.
    #[default]
    RatePermyriad,
    /// By lines.
    Lines,
    /// By amount that does not match.
    UnmatchedFen,
    /// By month.
    Month,
}

/// A hospital's month.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RateRow {
    /// The month.
    pub month: Month,
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// Lines.
    pub lines: i64,
    /// Of these matching.
    pub matched_lines: i64,
    /// The share of lines that match, in ten-thousandths, rounded down.
    pub rate_permyriad: i64,
    /// Amount of the lines.
    pub total_fen: Fen,
    /// Of these not matching.
    pub unmatched_fen: Fen,
    /// The share of the amount that matches, in ten-thousandths, rounded down.
    pub amount_rate_permyriad: i64,
    /// What the share of lines should reach, in ten-thousandths.
    pub target_permyriad: i64,
    /// Whether it does.
    pub reached: bool,
}

/// Sums of a month, a hospital and a standing.
#[derive(Debug, FromQueryResult)]
struct Counted {
    month: String,
    provider_id: i64,
    mapping: String,
    lines: i64,
    amount_fen: i64,
}

const COUNTED: &str = "SELECT v.month, v.provider_id, l.mapping, COUNT(*) AS lines, \
     CAST(SUM(l.amount_fen) AS BIGINT) AS amount_fen \
     FROM visit v JOIN fee_line l ON l.visit_id = v.visit_id \
     WHERE v.state = 'settled' AND v.month BETWEEN $1 AND $2 AND v.provider_id BETWEEN $3 AND $4 AND NOT l.voided \
     GROUP BY v.month, v.provider_id, l.mapping";

impl Query for MatchRate {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.match_rate",
        title: "目录对照匹配率",
        title_en: "match rate of hospitals",
        access: READERS,
    };
    type Input = RateFilter;
    type Output = Page<RateRow>;

    async fn answer(cx: &Context<'_>, input: RateFilter) -> Result<Page<RateRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let target_permyriad = i64::from(figure(cx, "match_rate_permille")?) * 10;
        let month = input.month.or_else(|| input.provider_id.is_none().then(|| Month::of(cx.today)));
        let months =
            month.map_or(["0000-00".to_owned(), "9999-99".to_owned()], |one| [one.to_string(), one.to_string()]);
        let [from, to] = months.map(Value::from);
        let (first, last) = input.provider_id.map_or((0, i64::MAX), |id| (id.0, id.0));
        let wanted = [from, to, first.into(), last.into()];
        let mut sums: BTreeMap<(String, i64), [i64; 4]> = BTreeMap::new();
        for row in cx.view.sql::<Counted>(COUNTED, wanted).await? {
            let of = sums.entry((row.month, row.provider_id)).or_default();
            let matched = i64::from(row.mapping == MATCHED);
            let more = [row.lines, row.lines * matched, row.amount_fen, row.amount_fen * matched];
            of.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
        let providers = cx.view.all(provider::Entity::find()).await?;
        let provider_of = |id: i64| providers.iter().find(|one| one.provider_id == id);
        let mut rows = Vec::with_capacity(sums.len());
        for ((month, provider_id), [lines, matched_lines, total, matched]) in sums {
            let rate_permyriad = share(matched_lines, lines);
            rows.push(RateRow {
                month: month.parse().map_err(|e| Stop::fault("reading a month", e))?,
                provider_id: ProviderId(provider_id),
                provider_name: provider_of(provider_id).map(|one| one.name.clone()).unwrap_or_default(),
                lines,
                matched_lines,
                rate_permyriad,
                total_fen: Fen(total),
                unmatched_fen: Fen(total - matched),
                amount_rate_permyriad: share(matched, total),
                target_permyriad,
                // By the numbers themselves: a share that was rounded decides nothing.
                reached: i128::from(matched_lines) * 10_000 >= i128::from(lines) * i128::from(target_permyriad),
            });
        }
        if input.below.unwrap_or(false) {
            rows.retain(|row| !row.reached);
        }
        match input.sort.unwrap_or_default() {
            RateSort::RatePermyriad => rows.sort_by_key(|row| (row.rate_permyriad, row.lines)),
            RateSort::Lines => rows.sort_by_key(|row| row.lines),
            RateSort::UnmatchedFen => rows.sort_by_key(|row| row.unmatched_fen),
            RateSort::Month => rows.sort_by_key(|row| row.month.to_string()),
        }
        if input.descending.unwrap_or(false) {
            rows.reverse();
        }
        Ok(paging.cut(rows))
    }
}

/// So many ten-thousandths, rounded down: nothing but everything is 100 %.
fn share(part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    i64::try_from(i128::from(part) * 10_000 / i128::from(whole)).unwrap_or(0)
}
