//! What a kept message would be answered now: it is carried out and undone, so
//! that the interface's operator sees whether the cause of a refusal is gone.
//! Only a message of a proven hospital that was refused is tried.
//!
//! Article: R3d-39.2.

use base::{Refusal, RefusalKind};
use schemars::JsonSchema;
use serde::Serialize;

use super::LOOKING;
use super::masked::masked;
use super::message::{MessageWanted, wanted};
use crate::command::{Context, Query, QuerySpec};
use crate::stop::Stop;

/// A message tried once more.
pub struct Rehearsal;

/// What came out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RehearsalShown {
    /// Whether it would be carried out now.
    pub passes: bool,
    /// The error text, if not.
    pub words: String,
    /// The answer, indented, masked.
    pub answer: Option<String>,
}

impl Query for Rehearsal {
    const SPEC: QuerySpec = QuerySpec {
        name: "his.rehearsal",
        title: "失败报文试运行",
        title_en: "a refused message tried once more",
        access: LOOKING,
    };
    type Input = MessageWanted;
    type Output = RehearsalShown;

    async fn answer(cx: &Context<'_>, input: MessageWanted) -> Result<RehearsalShown, Stop> {
        let row = wanted(cx, input.message_id).await?;
        let Some(provider_id) = row.provider_id else {
            return Err(Refusal::conflict(
                "sender_not_proven",
                "发送方未通过验证，不能试运行",
                "the sender was not proven; there is nothing to try",
            )
            .into());
        };
        if row.code.is_empty() {
            return Err(Refusal::conflict(
                "message_carried_out",
                "该报文已成功办理，无须试运行",
                "the message was carried out; there is nothing to try",
            )
            .into());
        }
        let (Some(desk), Some(opened)) = (&cx.house.hospital_desk, cx.house.open_message(&row)?) else {
            return Err(Refusal::new(
                RefusalKind::Unavailable,
                "message_not_kept",
                "报文未完整保存或医院接口未启用",
                "the message was not kept in full, or no hospital interface is served here",
            )
            .into());
        };
        let answer = desk.rehearse(cx.house, provider_id, &opened.request).await;
        let value: serde_json::Value = serde_json::from_str(&answer).unwrap_or_default();
        Ok(RehearsalShown {
            passes: value["infcode"] == 0,
            words: value["err_msg"].as_str().unwrap_or_default().to_owned(),
            answer: masked(cx, answer.as_bytes()),
        })
    }
}
