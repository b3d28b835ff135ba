//! Records deaths from the list of the civil-affairs authority. What was
//! charged after a death and is not yet paid is found by the audit and stopped.
//!
//! Article: R1-12.1 (data are checked against shared data), R2-19. Threat I06.

use base::{PersonId, Refusal, parse_date};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::person;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Records deaths.
pub struct RecordDeaths;

/// The list; at most 2000 at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeathList {
    /// The deaths.
    pub deaths: Vec<Death>,
}

/// One death.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Death {
    /// Who.
    pub person_id: PersonId,
    /// When, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub death_date: String,
}

/// How many were recorded.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DeathsRecorded {
    /// How many.
    pub recorded: u32,
}

impl Command for RecordDeaths {
    const SPEC: CommandSpec = CommandSpec {
        name: "person.record_deaths",
        title: "登记死亡名单",
        title_en: "record deaths",
        access: Access::Duty(&[Duty::Enrolment]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &["deaths[].person_id"],
        idempotency: Idempotency::Key,
        articles: &["R1-12.1", "R2-19"],
    };
    type Input = DeathList;
    type Output = DeathsRecorded;

    async fn decide(cx: &Context<'_>, input: DeathList) -> Result<Plan<DeathsRecorded>, Stop> {
        if input.deaths.is_empty() || input.deaths.len() > 2_000 {
            return Err(Refusal::invalid(
                "count_out_of_range",
                "deaths",
                "一次登记 1 至 2000 人",
                "1 to 2000 persons at once",
            )
            .into());
        }
        let persons = cx.view.lock_keys::<person::Model>(input.deaths.iter().map(|death| death.person_id.0)).await?;
        let mut plan = Plan::answering(DeathsRecorded { recorded: input.deaths.len() as u32 });
        for (index, death) in input.deaths.iter().enumerate() {
            let path = |field: &str| format!("deaths[{index}].{field}");
            let person = persons.iter().find(|row| row.person_id == death.person_id.0);
            let person = person.ok_or_else(|| {
                Refusal::invalid("person_unknown", path("person_id"), "参保人不存在", "no such person")
            })?;
            let death_date = parse_date(&death.death_date).ok_or_else(|| {
                Refusal::invalid(
                    "date_malformed",
                    path("death_date"),
                    "日期格式须为 YYYY-MM-DD",
                    "a date is YYYY-MM-DD",
                )
            })?;
            if death_date > cx.today || death_date < person.birth_date {
                return Err(Refusal::invalid(
                    "death_date_impossible",
                    path("death_date"),
                    "死亡日期不合理",
                    "the date lies before birth or in the future",
                )
                .into());
            }
            if person.death_date.is_some() {
                return Err(Refusal::conflict(
                    "death_already_recorded",
                    "该人员死亡日期已登记",
                    "the death is recorded already",
                )
                .at(path("person_id"), "已登记", "recorded already")
                .into());
            }
            plan.about("person", death.person_id);
            plan.update(person::Model { death_date: Some(death_date), ..person.clone() });
        }
        Ok(plan)
    }
}
