//! Messages of hospitals, the latest first, without their contents.
//!
//! Article: R3d-39.2.

use base::{HisMessageId, ProviderId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{his_message, provider};
use time::OffsetDateTime;

use super::{WATCHING, day_of};
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// Messages of hospitals.
pub struct Messages;

/// Which messages.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageFilter {
    /// Of this day, YYYY-MM-DD; otherwise of all that are kept.
    pub day: Option<String>,
    /// Of this hospital.
    pub provider_id: Option<ProviderId>,
    /// Of this transaction.
    pub infno: Option<String>,
    /// With this number of the sender.
    pub msgid: Option<String>,
    /// Refused for this reason.
    pub code: Option<String>,
    /// Only those that were refused, or only those that were carried out.
    pub refused: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A message.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MessageRow {
    /// Its id here.
    pub message_id: HisMessageId,
    /// When it came.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub received_at: OffsetDateTime,
    /// The hospital; none when the sender was not proven.
    pub provider_id: Option<ProviderId>,
    /// Its name.
    pub provider_name: Option<String>,
    /// Number of the transaction.
    pub infno: String,
    /// The sender's number.
    pub msgid: String,
    /// The refusal's code; empty when it was carried out.
    pub code: String,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
}

impl Query for Messages {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "his.messages", title: "医院接口报文", title_en: "messages of hospitals", access: WATCHING
        };
    type Input = MessageFilter;
    type Output = Page<MessageRow>;

    async fn answer(cx: &Context<'_>, input: MessageFilter) -> Result<Page<MessageRow>, Stop> {
        use his_message::Column::{Code, Infno, MessageId, Msgid, ProviderId as Provider, ReceivedAt};
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = his_message::Entity::find();
        if let Some(day) = &input.day {
            let (_, begin, end) = day_of(cx, Some(day))?;
            select = select.filter(ReceivedAt.gte(begin)).filter(ReceivedAt.lt(end));
        }
        if let Some(provider_id) = input.provider_id {
            select = select.filter(Provider.eq(provider_id.0));
        }
        if let Some(infno) = input.infno {
            select = select.filter(Infno.eq(infno));
        }
        if let Some(msgid) = input.msgid {
            select = select.filter(Msgid.eq(msgid));
        }
        if let Some(code) = input.code {
            select = select.filter(Code.eq(code));
        }
        select = match input.refused {
            Some(true) => select.filter(Code.ne("")),
            Some(false) => select.filter(Code.eq("")),
            None => select,
        };
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(MessageId).limit(paging.limit()).offset(paging.offset());
        let found = cx.view.all(select).await?;
        let providers = cx.view.by_keys::<provider::Model>(found.iter().filter_map(|row| row.provider_id)).await?;
        let rows = found.into_iter().map(|row| shown(row, &providers));
        Ok(paging.of(rows.collect(), total))
    }
}

pub(super) fn shown(row: his_message::Model, providers: &[provider::Model]) -> MessageRow {
    let provider = providers.iter().find(|provider| Some(provider.provider_id) == row.provider_id);
    MessageRow {
        message_id: HisMessageId(row.message_id),
        received_at: row.received_at,
        provider_id: row.provider_id.map(ProviderId),
        provider_name: provider.map(|provider| provider.name.clone()),
        infno: row.infno,
        msgid: row.msgid,
        code: row.code,
        took_ms: row.took_ms,
    }
}
