//! Hospitals with how many of their mappings wait for review, hold, were rejected or
//! taken back: what to review next, the longest waiting first.
//!
//! Article: R1-12.14, R4-41.

use std::collections::BTreeMap;

use base::{ProviderId, date_text, in_beijing};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{item_mapping, provider};
use time::OffsetDateTime;

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Hospitals by their mappings.
pub struct Providers;

/// Which page, and in which order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderFilter {
    /// Part of the name.
    pub words: Option<String>,
    /// The order; the longest waiting first when none is named.
    pub sort: Option<ProviderSort>,
    /// The other way round.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProviderSort {
    /// By how many wait.
    Pending,
    /// By how many hold.
    Approved,
}

/// A hospital with its counts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProviderMappings {
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// How many wait for review.
    pub pending: i64,
    /// Since which day the oldest of them waits.
    pub waiting_since: Option<String>,
    /// How many were agreed to.
    pub approved: i64,
    /// How many were not.
    pub rejected: i64,
    /// How many were taken back.
    pub withdrawn: i64,
}

impl Query for Providers {
    const SPEC: QuerySpec = QuerySpec {
        name: "mapping.providers",
        title: "各机构目录对照",
        title_en: "institutions by their mappings",
        access: READERS,
    };
    type Input = ProviderFilter;
    type Output = Page<ProviderMappings>;

    async fn answer(cx: &Context<'_>, input: ProviderFilter) -> Result<Page<ProviderMappings>, Stop> {
        use item_mapping::Column::{ItemMappingId, ProposedAt, ProviderId as Provider, State};
        let paging = Paging::check(input.page, input.page_size)?;
        let counted = item_mapping::Entity::find()
            .select_only()
            .column(Provider)
            .column(State)
            .column_as(ItemMappingId.count(), "mappings")
            .column_as(ProposedAt.min(), "since")
            .group_by(Provider)
            .group_by(State)
            .into_tuple::<(i64, String, i64, OffsetDateTime)>();
        let mut by_provider: BTreeMap<i64, ProviderMappings> = BTreeMap::new();
        let words = input.words.as_deref().map(str::trim).unwrap_or_default().to_owned();
        for provider in cx.view.all(provider::Entity::find()).await? {
            if provider.name.contains(&words) {
                let row = ProviderMappings {
                    provider_id: ProviderId(provider.provider_id),
                    provider_name: provider.name,
                    pending: 0,
                    waiting_since: None,
                    approved: 0,
                    rejected: 0,
                    withdrawn: 0,
                };
                by_provider.insert(provider.provider_id, row);
            }
        }
        for (provider_id, state, mappings, since) in cx.view.shaped(counted).await? {
            let Some(row) = by_provider.get_mut(&provider_id) else { continue };
            match state.as_str() {
                "pending" => {
                    row.pending = mappings;
                    row.waiting_since = Some(date_text(in_beijing(since).date()));
                }
                "approved" => row.approved = mappings,
                "rejected" => row.rejected = mappings,
                _ => row.withdrawn = mappings,
            }
        }
        let mut rows: Vec<ProviderMappings> = by_provider.into_values().collect();
        match input.sort {
            Some(ProviderSort::Pending) => rows.sort_by_key(|row| row.pending),
            Some(ProviderSort::Approved) => rows.sort_by_key(|row| row.approved),
            None => rows.sort_by_key(|row| (row.pending == 0, row.waiting_since.clone())),
        }
        if input.descending.unwrap_or(false) {
            rows.reverse();
        }
        Ok(paging.cut(rows))
    }
}
