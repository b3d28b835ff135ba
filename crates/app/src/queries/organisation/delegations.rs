//! Delegations: who may use whose duties, how far and how long.
//!
//! Article: R3d-12.

use std::collections::BTreeMap;

use base::{CaseId, DelegationId, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{delegation, staff};

use super::READERS;
use super::posts::{DutyShown, duties_shown};
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::rights::read_duties;
use crate::stop::Stop;

/// The delegations.
pub struct Delegations;

/// Which delegations.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DelegationFilter {
    /// From or to somebody whose name has this in it.
    pub name: Option<String>,
    /// In this state.
    pub state: Option<DelegationState>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a delegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DelegationState {
    /// 未开始.
    Coming,
    /// 有效.
    Current,
    /// 已到期.
    Expired,
    /// 已撤销.
    Revoked,
}

/// A delegation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DelegationRow {
    /// The delegation.
    pub delegation_id: DelegationId,
    /// Whose duties they are.
    pub delegator_id: StaffId,
    /// The name.
    pub delegator_name: String,
    /// Who may use them.
    pub delegate_id: StaffId,
    /// The name.
    pub delegate_name: String,
    /// The duties.
    pub duties: Vec<DutyShown>,
    /// Greatest amount of a case, fen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_amount_fen: Option<i64>,
    /// Kinds of cases.
    pub limit_matters: Vec<String>,
    /// Why.
    pub reason: String,
    /// First day.
    pub from_date: String,
    /// Last day.
    pub until_date: String,
    /// First day on which it was revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_on: Option<String>,
    /// Where it stands.
    pub state: DelegationState,
    /// The case that granted it.
    pub case_id: CaseId,
}

impl Query for Delegations {
    const SPEC: QuerySpec =
        QuerySpec { name: "organisation.delegations", title: "授权委托", title_en: "delegations", access: READERS };
    type Input = DelegationFilter;
    type Output = Page<DelegationRow>;

    async fn answer(cx: &Context<'_>, input: DelegationFilter) -> Result<Page<DelegationRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = delegation::Entity::find();
        if let Some(name) = &input.name {
            let named = staff::Entity::find().filter(staff::Column::Name.contains(name)).limit(500);
            let named: Vec<i64> = cx.view.all(named).await?.into_iter().map(|one| one.staff_id).collect();
            let either = delegation::Column::DelegatorId
                .is_in(named.iter().copied())
                .or(delegation::Column::DelegateId.is_in(named.iter().copied()));
            select = select.filter(either);
        }
        let today = cx.today;
        let open = delegation::Column::RevokedOn.is_null();
        match input.state {
            Some(DelegationState::Coming) => {
                select = select.filter(open).filter(delegation::Column::FromDate.gt(today));
            }
            Some(DelegationState::Current) => {
                select = select.filter(crate::rights::delegation_in_force(today));
            }
            Some(DelegationState::Expired) => {
                select = select.filter(open).filter(delegation::Column::UntilDate.lt(today));
            }
            Some(DelegationState::Revoked) => select = select.filter(delegation::Column::RevokedOn.is_not_null()),
            None => (),
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(delegation::Column::DelegationId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}

/// Delegations as rows of a list.
pub(super) async fn shown(cx: &Context<'_>, rows: Vec<delegation::Model>) -> Result<Vec<DelegationRow>, Stop> {
    let people = rows.iter().flat_map(|row| [row.delegator_id, row.delegate_id]);
    let people = cx.view.by_keys::<staff::Model>(people).await?;
    let names: BTreeMap<i64, String> = people.into_iter().map(|one| (one.staff_id, one.name)).collect();
    let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let row = |row: delegation::Model| DelegationRow {
        delegation_id: DelegationId(row.delegation_id),
        delegator_id: StaffId(row.delegator_id),
        delegator_name: name(row.delegator_id),
        delegate_id: StaffId(row.delegate_id),
        delegate_name: name(row.delegate_id),
        duties: duties_shown(cx, read_duties(&row.duties)),
        limit_amount_fen: row.limit_amount_fen,
        limit_matters: row.limit_matters.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        reason: row.reason.clone(),
        from_date: date_text(row.from_date),
        until_date: date_text(row.until_date),
        revoked_on: row.revoked_on.map(date_text),
        state: state(&row, cx.today),
        case_id: CaseId(row.case_id),
    };
    Ok(rows.into_iter().map(row).collect())
}

fn state(row: &delegation::Model, today: base::Date) -> DelegationState {
    match row.revoked_on {
        Some(_) => DelegationState::Revoked,
        None if row.from_date > today => DelegationState::Coming,
        None if row.until_date < today => DelegationState::Expired,
        None => DelegationState::Current,
    }
}
