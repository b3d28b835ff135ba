//! Requests to reset a password or a second factor, those that wait first: for
//! the administrators, of whom one asks and another decides, and for the head of
//! the agency, who stands in where there is no other.
//!
//! Article: R1-24, G22239-8.1.4.2.d. Threat I22.

use base::{AccountId, ResetId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{account, account_reset};
use time::OffsetDateTime;

use super::names;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::account::reset::may_stand_in;
use crate::operations::account::whose::is_head;
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Lists requests to reset.
pub struct Resets;

/// Which requests.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetFilter {
    /// In this state.
    pub state: Option<ResetState>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResetState {
    /// Waits for the second administrator.
    Waiting,
    /// Confirmed.
    Done,
    /// Refused, or expired and asked for anew.
    Refused,
}

/// A request in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResetRow {
    /// The request.
    pub reset_id: ResetId,
    /// The account.
    pub account_id: AccountId,
    /// Its name.
    pub login: String,
    /// The holder's name.
    pub staff_name: String,
    /// password or second_factor.
    pub kind: String,
    /// As stated.
    pub reason: String,
    /// waiting, expired, done or refused.
    pub state: String,
    /// Who asked.
    pub requested_by: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub requested_at: OffsetDateTime,
    /// Until when it can be confirmed.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub expires_at: OffsetDateTime,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Why it was refused.
    pub decision_note: Option<String>,
    /// Whether the caller may decide it: an administrator, or the head who stands in
    /// for one, who neither asked for it nor holds the account.
    pub may_decide: bool,
}

impl Query for Resets {
    const SPEC: QuerySpec = QuerySpec {
        name: "account.resets",
        title: "重置申请",
        title_en: "requests to reset",
        access: Access::Duty(&[Duty::OrgAdmin, Duty::SecurityAdmin, Duty::AuditAdmin, Duty::Approve]),
    };
    type Input = ResetFilter;
    type Output = Page<ResetRow>;

    async fn answer(cx: &Context<'_>, input: ResetFilter) -> Result<Page<ResetRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = account_reset::Entity::find();
        if let Some(state) = input.state {
            let code = match state {
                ResetState::Waiting => "waiting",
                ResetState::Done => "done",
                ResetState::Refused => "refused",
            };
            select = select.filter(account_reset::Column::State.eq(code));
        }
        let administrator = cx.caller.holds_any(&[Duty::OrgAdmin, Duty::SecurityAdmin]);
        let overseen = administrator || cx.caller.holds_any(&[Duty::AuditAdmin]);
        if !overseen {
            select = select.filter(account_reset::Column::ResetId.is_in(standing_in(cx).await?));
        }
        let total = cx.view.count(select.clone()).await?;
        // waiting, refused, done: the first stands last in the alphabet.
        let select = select
            .order_by_desc(account_reset::Column::State)
            .order_by_desc(account_reset::Column::ResetId)
            .limit(paging.limit())
            .offset(paging.offset());
        let resets = cx.view.all(select).await?;
        let accounts = names::of_accounts(cx, resets.iter().map(|reset| reset.account_id)).await?;
        let persons: Vec<i64> =
            resets.iter().flat_map(|reset| [Some(reset.requested_by), reset.decided_by]).flatten().collect();
        let persons = names::of_staff(cx, persons).await?;
        let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
        let rows = resets.into_iter().map(|reset| {
            let (login, staff_name) = accounts.get(&reset.account_id).cloned().unwrap_or_default();
            let expired = reset.state == "waiting" && reset.expires_at <= cx.now;
            let foreign = me != Some(reset.requested_by) && cx.caller.account_id != Some(reset.account_id);
            ResetRow {
                reset_id: ResetId(reset.reset_id),
                account_id: AccountId(reset.account_id),
                login,
                staff_name,
                may_decide: (administrator || !overseen) && foreign && reset.state == "waiting" && !expired,
                state: if expired { "expired".to_owned() } else { reset.state },
                kind: reset.kind,
                reason: reset.reason,
                requested_by: persons.get(&reset.requested_by).cloned().unwrap_or_default(),
                requested_at: reset.requested_at,
                expires_at: reset.expires_at,
                decided_by: reset.decided_by.and_then(|by| persons.get(&by).cloned()),
                decision_note: reset.decision_note,
            }
        });
        Ok(paging.of(rows.collect(), total))
    }
}

/// The requests that the head of the agency decides in the place of an
/// administrator; nobody else sees any by this way.
async fn standing_in(cx: &Context<'_>) -> Result<Vec<i64>, Stop> {
    if !is_head(cx.caller) {
        return Ok(Vec::new());
    }
    let waiting = account_reset::Entity::find().filter(account_reset::Column::State.eq("waiting"));
    let mut ids = Vec::new();
    for reset in cx.view.all(waiting).await? {
        let account = cx.view.by_key::<account::Model>(reset.account_id).await?;
        if let Some(account) = account
            && may_stand_in(cx, &account, reset.requested_by).await?
        {
            ids.push(reset.reset_id);
        }
    }
    Ok(ids)
}
