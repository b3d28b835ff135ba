//! Puts the digest of a day's reads into the trail, by the house itself, when
//! the day is over. From then on a read cannot be removed, added or altered
//! unnoticed: `zhiheng trail verify` reads the day again.
//!
//! Checked in this order: the day is over; it was not sealed before.
//!
//! Article: R1-15, R1-24. Threat I20.

use base::{Date, Refusal, date_text, parse_date};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{read_day, read_log};
use store::{View, digest_of_reads};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::house::House;
use crate::stop::Stop;

/// Seals the reads of a day.
pub struct SealDay;

/// Which day.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayToSeal {
    /// YYYY-MM-DD, in Beijing.
    #[schemars(title = "日期", extend("x-title-en" = "Day"))]
    pub day: String,
}

/// A sealed day.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DaySealed {
    /// The day.
    pub day: String,
    /// How many reads.
    pub reads: i64,
    /// Their digest, hex.
    pub digest: String,
}

impl Command for SealDay {
    const SPEC: CommandSpec = CommandSpec {
        name: "reading.seal_day",
        title: "封存查阅日志",
        title_en: "seal a day's log of reads",
        access: Access::House,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-15", "R1-24"],
    };
    type Input = DayToSeal;
    type Output = DaySealed;

    async fn decide(cx: &Context<'_>, input: DayToSeal) -> Result<Plan<DaySealed>, Stop> {
        let malformed = || Refusal::invalid("day_malformed", "day", "日期格式不符", "not a day");
        let day = parse_date(&input.day).ok_or_else(malformed)?;
        if day >= cx.today {
            return Err(Refusal::conflict("day_not_over", "当日尚未结束", "the day is not over").into());
        }
        if cx.view.by_key::<read_day::Model>(input.day.as_str()).await?.is_some() {
            return Err(Refusal::conflict("day_sealed", "该日已封存", "the day has been sealed").into());
        }
        let rows =
            read_log::Entity::find().filter(read_log::Column::Day.eq(day)).order_by_asc(read_log::Column::ReadId);
        let rows = cx.view.all(rows).await?;
        let sealed =
            DaySealed { day: date_text(day), reads: rows.len() as i64, digest: hex::encode(digest_of_reads(&rows)) };
        let mut plan = Plan::answering(sealed.clone());
        plan.about("read_day", &sealed.day);
        plan.fact("reads", sealed.reads);
        plan.fact("digest", sealed.digest.as_str());
        plan.insert(read_day::Model { day: sealed.day, reads: sealed.reads, digest: sealed.digest, rev: 1 });
        Ok(plan)
    }
}

/// The first day that is over, has reads at or before it, and is not sealed.
pub async fn day_due(house: &House) -> Result<Option<Date>, Stop> {
    let view = house.store.view();
    let day = match last_sealed(view).await? {
        Some(last) => last.next_day(),
        None => first_read(view).await?,
    };
    Ok(day.filter(|day| *day < house.clock.today()))
}

async fn last_sealed(view: View<'_>) -> Result<Option<Date>, Stop> {
    let last = view.one(read_day::Entity::find().order_by_desc(read_day::Column::Day).limit(1)).await?;
    Ok(last.and_then(|row| parse_date(&row.day)))
}

async fn first_read(view: View<'_>) -> Result<Option<Date>, Stop> {
    let first = view.one(read_log::Entity::find().order_by_asc(read_log::Column::Day).limit(1)).await?;
    Ok(first.map(|row| row.day))
}
