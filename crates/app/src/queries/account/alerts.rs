//! Alerts about accounts: two on one device, locked, unused, left. For the
//! security administrator, who deals with them, and for the auditor.
//!
//! Article: R1-24, G22239-8.1.5.3. Threat I04.

use base::{AccountId, AlertId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::account_alert;
use time::OffsetDateTime;

use super::names;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Lists alerts.
pub struct Alerts;

/// Which alerts.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertFilter {
    /// Of this kind.
    pub kind: Option<AlertKind>,
    /// Only those nobody has dealt with, or only the others.
    pub open: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Kinds of alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlertKind {
    /// Two accounts signed in on one device within minutes.
    SharedDevice,
    /// Failures in a row locked an account.
    Locked,
    /// Suspended, for nobody used it.
    Unused,
    /// Suspended, for its holder has left.
    Left,
    /// The head decided a reset in the place of an administrator.
    StoodIn,
    /// The holder held back a seed of a draw he had committed himself to.
    SeedWithheld,
}

/// An alert in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AlertRow {
    /// The alert.
    pub alert_id: AlertId,
    /// shared_device, locked, unused, left, stood_in or seed_withheld.
    pub kind: String,
    /// The account.
    pub account_id: AccountId,
    /// Its name.
    pub login: String,
    /// The holder's name.
    pub staff_name: String,
    /// The account that was on the device before, and its holder.
    pub other: Option<String>,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub at: OffsetDateTime,
    /// From where, if known.
    pub address: Option<String>,
    /// Who dealt with it.
    pub seen_by: Option<String>,
    /// What came of it.
    pub note: Option<String>,
}

impl Query for Alerts {
    const SPEC: QuerySpec = QuerySpec {
        name: "account.alerts",
        title: "账号告警",
        title_en: "alerts about accounts",
        access: Access::Duty(&[Duty::SecurityAdmin, Duty::AuditAdmin]),
    };
    type Input = AlertFilter;
    type Output = Page<AlertRow>;

    async fn answer(cx: &Context<'_>, input: AlertFilter) -> Result<Page<AlertRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = account_alert::Entity::find();
        if let Some(kind) = input.kind {
            let code = match kind {
                AlertKind::SharedDevice => "shared_device",
                AlertKind::Locked => "locked",
                AlertKind::Unused => "unused",
                AlertKind::Left => "left",
                AlertKind::StoodIn => "stood_in",
                AlertKind::SeedWithheld => "seed_withheld",
            };
            select = select.filter(account_alert::Column::Kind.eq(code));
        }
        if let Some(open) = input.open {
            let seen = account_alert::Column::SeenBy;
            select = select.filter(if open { seen.is_null() } else { seen.is_not_null() });
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(account_alert::Column::AlertId).limit(paging.limit()).offset(paging.offset());
        let alerts = cx.view.all(select).await?;
        let ids: Vec<i64> =
            alerts.iter().flat_map(|alert| [Some(alert.account_id), alert.other_account_id]).flatten().collect();
        let accounts = names::of_accounts(cx, ids).await?;
        let persons = names::of_staff(cx, alerts.iter().filter_map(|alert| alert.seen_by)).await?;
        let rows = alerts.into_iter().map(|alert| {
            let (login, staff_name) = accounts.get(&alert.account_id).cloned().unwrap_or_default();
            let other = alert.other_account_id.and_then(|id| accounts.get(&id));
            AlertRow {
                alert_id: AlertId(alert.alert_id),
                kind: alert.kind,
                account_id: AccountId(alert.account_id),
                login,
                staff_name,
                other: other.map(|(login, name)| format!("{login} {name}")),
                at: alert.at,
                address: alert.address,
                seen_by: alert.seen_by.and_then(|by| persons.get(&by).cloned()),
                note: alert.note,
            }
        });
        Ok(paging.of(rows.collect(), total))
    }
}
