//! One message of a hospital with what was answered, every value under its mask.
//!
//! Article: R3d-39.2, R1-24. Threat I20.

use base::{HisMessageId, Refusal};
use schemars::JsonSchema;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use store::entity::{his_message, provider};

use super::LOOKING;
use super::masked::masked;
use super::messages::{MessageRow, shown};
use crate::command::{Context, Query, QuerySpec};
use crate::read_log::Shown;
use crate::stop::Stop;

/// One message.
pub struct OneMessage;

/// Which.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageWanted {
    /// Its id here.
    pub message_id: HisMessageId,
}

/// The message with its answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MessageShown {
    /// When, whose, what.
    pub head: MessageRow,
    /// Its length in bytes.
    pub request_bytes: i64,
    /// The message, indented, masked; none when it was no JSON or was not kept in full.
    pub request: Option<String>,
    /// The answer, the same.
    pub answer: Option<String>,
}

impl Query for OneMessage {
    const SPEC: QuerySpec = QuerySpec {
        name: "his.message",
        title: "医院接口报文详情",
        title_en: "one message of a hospital",
        access: LOOKING,
    };
    type Input = MessageWanted;
    type Output = MessageShown;

    fn shows(answer: &MessageShown) -> Vec<Shown> {
        vec![Shown {
            person_id: None,
            object_kind: "his_message",
            object_id: answer.head.message_id.to_string(),
            detail: answer.head.infno.clone(),
        }]
    }

    async fn answer(cx: &Context<'_>, input: MessageWanted) -> Result<MessageShown, Stop> {
        let row = wanted(cx, input.message_id).await?;
        let providers = cx.view.by_keys::<provider::Model>(row.provider_id).await?;
        let opened = cx.house.open_message(&row)?;
        Ok(MessageShown {
            request_bytes: row.request_bytes,
            request: opened.as_ref().and_then(|opened| masked(cx, &opened.request)),
            answer: opened.as_ref().and_then(|opened| masked(cx, &opened.answer)),
            head: shown(row, &providers),
        })
    }
}

/// A kept message.
pub(super) async fn wanted(cx: &Context<'_>, message_id: HisMessageId) -> Result<his_message::Model, Stop> {
    let row = cx.view.one(his_message::Entity::find_by_id(message_id.0)).await?;
    row.ok_or_else(|| Refusal::unknown("报文", "message").into())
}
