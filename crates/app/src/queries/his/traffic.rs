//! A day of the hospital interface: messages by the hour, how many were refused,
//! how long they took, and the reasons by hospital and transaction.
//!
//! Article: R3d-39.2 (the agency watches what hospitals settle).

use base::{ProviderId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{his_message, provider};

use super::{WATCHING, day_of};
use crate::command::{Context, Query, QuerySpec};
use crate::stop::Stop;

/// A day of the interface.
pub struct Traffic;

/// Which day.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrafficDay {
    /// YYYY-MM-DD; otherwise today.
    pub day: Option<String>,
}

/// The day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrafficShown {
    /// YYYY-MM-DD.
    pub day: String,
    /// All its messages.
    pub messages: i64,
    /// Those that were refused.
    pub refused: i64,
    /// The hours in which messages came.
    pub hours: Vec<TrafficHour>,
    /// Reasons of refusal, the most frequent first.
    pub reasons: Vec<TrafficReason>,
}

/// An hour.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrafficHour {
    /// 0 to 23, in Beijing.
    pub hour: i32,
    /// Messages.
    pub messages: i64,
    /// Those that were refused.
    pub refused: i64,
    /// The slowest answer, in milliseconds.
    pub slowest_ms: i64,
}

/// Why messages of one hospital for one transaction were refused.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrafficReason {
    /// The hospital; none when the sender was not proven.
    pub provider_id: Option<ProviderId>,
    /// Its name.
    pub provider_name: Option<String>,
    /// Number of the transaction; empty when it could not be read.
    pub infno: String,
    /// The refusal's code.
    pub code: String,
    /// How many.
    pub messages: i64,
}

impl Query for Traffic {
    const SPEC: QuerySpec = QuerySpec {
        name: "his.traffic",
        title: "医院接口流量",
        title_en: "a day of the hospital interface",
        access: WATCHING,
    };
    type Input = TrafficDay;
    type Output = TrafficShown;

    async fn answer(cx: &Context<'_>, input: TrafficDay) -> Result<TrafficShown, Stop> {
        use his_message::Column::{Code, Hour, Infno, MessageId, ProviderId as Provider, ReceivedAt, TookMs};
        let (day, begin, end) = day_of(cx, input.day.as_deref())?;
        let of_day = || his_message::Entity::find().filter(ReceivedAt.gte(begin)).filter(ReceivedAt.lt(end));
        let counted = of_day()
            .select_only()
            .column(Hour)
            .column_as(MessageId.count(), "messages")
            .column_as(TookMs.max(), "slowest")
            .group_by(Hour)
            .into_tuple::<(i32, i64, i64)>();
        let refused = of_day()
            .filter(Code.ne(""))
            .select_only()
            .columns([Provider])
            .columns([Infno, Code])
            .column(Hour)
            .column_as(MessageId.count(), "messages")
            .group_by(Provider)
            .group_by(Infno)
            .group_by(Code)
            .group_by(Hour)
            .into_tuple::<(Option<i64>, String, String, i32, i64)>();
        let refused = cx.view.shaped(refused).await?;
        let mut hours: Vec<TrafficHour> = Vec::new();
        for (hour, messages, slowest_ms) in cx.view.shaped(counted).await? {
            let of_hour = refused.iter().filter(|row| row.3 == hour).map(|row| row.4).sum();
            hours.push(TrafficHour { hour, messages, refused: of_hour, slowest_ms });
        }
        hours.sort_by_key(|hour| hour.hour);
        let providers = cx.view.by_keys::<provider::Model>(refused.iter().filter_map(|row| row.0)).await?;
        let mut reasons: Vec<TrafficReason> = Vec::new();
        for (provider_id, infno, code, _, messages) in refused {
            let same = |row: &&mut TrafficReason| {
                row.provider_id == provider_id.map(ProviderId) && row.infno == infno && row.code == code
            };
            match reasons.iter_mut().find(same) {
                Some(row) => row.messages += messages,
                None => reasons.push(TrafficReason {
                    provider_id: provider_id.map(ProviderId),
                    provider_name: provider_id.and_then(|id| {
                        let provider = providers.iter().find(|provider| provider.provider_id == id);
                        provider.map(|provider| provider.name.clone())
                    }),
                    infno,
                    code,
                    messages,
                }),
            }
        }
        reasons.sort_by(|a, b| b.messages.cmp(&a.messages).then_with(|| (&a.infno, &a.code).cmp(&(&b.infno, &b.code))));
        Ok(TrafficShown {
            day: date_text(day),
            messages: hours.iter().map(|hour| hour.messages).sum(),
            refused: hours.iter().map(|hour| hour.refused).sum(),
            hours,
            reasons,
        })
    }
}
