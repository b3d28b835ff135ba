//! The settlements that a change reaching back would touch.
//!
//! Article: R1-12.14. Threat I14.

use std::collections::BTreeMap;

use base::{CaseId, Fen, SettlementId, VisitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::provider;

use super::{READERS, change_of};
use crate::command::{Context, Query, QuerySpec};
use crate::matters::catalogue_change::touched::touched;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// What a change would touch.
pub struct TouchedBy;

/// By which case, and which page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TouchedWanted {
    /// The case.
    pub case_id: CaseId,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A settlement with lines that would be split otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TouchedRow {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// The visit.
    pub visit_id: VisitId,
    /// The provider; none for a reimbursement.
    pub provider_name: Option<String>,
    /// How many lines.
    pub lines: u32,
    /// Of these within scope, as settled.
    pub in_scope_before_fen: Fen,
    /// Of these within scope, with the change.
    pub in_scope_after_fen: Fen,
}

impl Query for TouchedBy {
    const SPEC: QuerySpec = QuerySpec {
        name: "catalogue.touched",
        title: "目录追溯调整涉及的结算",
        title_en: "settlements touched by a change reaching back",
        access: READERS,
    };
    type Input = TouchedWanted;
    type Output = Page<TouchedRow>;

    async fn answer(cx: &Context<'_>, input: TouchedWanted) -> Result<Page<TouchedRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let found = touched(cx, &change_of(cx, input.case_id).await?).await?;
        let total = found.len() as i64;
        let before = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
        let found: Vec<_> = found.into_iter().skip(before).take(paging.limit() as usize).collect();
        let providers = found.iter().filter_map(|one| one.provider_id);
        let names: BTreeMap<i64, String> = cx
            .view
            .by_keys::<provider::Model>(providers)
            .await?
            .into_iter()
            .map(|row| (row.provider_id, row.name))
            .collect();
        let rows = found.into_iter().map(|one| TouchedRow {
            settlement_id: SettlementId(one.settlement_id),
            visit_id: VisitId(one.visit_id),
            provider_name: one.provider_id.and_then(|id| names.get(&id).cloned()),
            lines: one.lines,
            in_scope_before_fen: one.in_scope_before,
            in_scope_after_fen: one.in_scope_after,
        });
        Ok(paging.of(rows.collect(), total))
    }
}
