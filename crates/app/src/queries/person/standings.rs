//! The register of standings: who stood how from when to when, by which list and case.
//! The latest entry first.
//!
//! Article: R2-13, R1-24.

use std::collections::BTreeMap;

use base::{CaseId, PersonId, StandingId, date_text};
use regulation::benefits::{Called, Status};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{person, person_standing};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::claim::{date_of, holds};
use crate::paging::{Page, Paging};
use crate::read_log::Shown;
use crate::stop::Stop;

/// The register.
pub struct Standings;

/// Which entries.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingFilter {
    /// Of this standing.
    pub standing: Option<Status>,
    /// In force on this day, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub on: Option<String>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A standing of a person over time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandingShown {
    /// What it is called.
    pub called: Called,
    /// First day it holds.
    pub from_date: String,
    /// Last day it holds, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_date: Option<String>,
    /// Taken back altogether.
    pub taken_back: bool,
}

/// An entry of the register.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandingRow {
    /// The entry.
    pub standing_id: StandingId,
    /// Whose.
    pub person_id: PersonId,
    /// The name, masked.
    pub person_name: String,
    /// The standing.
    #[serde(flatten)]
    pub standing: StandingShown,
    /// In force today.
    pub in_force: bool,
    /// On what finding.
    pub ground: String,
    /// Number of the list or certificate.
    pub document: String,
    /// The case by which it began.
    pub case_id: CaseId,
    /// The case by which it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_case_id: Option<CaseId>,
}

impl StandingShown {
    /// As it is shown.
    pub(crate) fn of(cx: &Context<'_>, row: &person_standing::Model) -> StandingShown {
        let called = cx.house.law.benefits.words().word("statuses", &row.standing).cloned().unwrap_or_default();
        StandingShown {
            called,
            from_date: date_text(row.from_date),
            until_date: row.until_date.map(date_text),
            taken_back: row.until_date.is_some_and(|until| until < row.from_date),
        }
    }
}

impl Query for Standings {
    const SPEC: QuerySpec = QuerySpec {
        name: "person.standings",
        title: "人员身份登记",
        title_en: "the register of standings",
        access: Access::Duty(&[Duty::Enrolment, Duty::Handle, Duty::SecondReview, Duty::Approve, Duty::Inspection]),
    };
    type Input = StandingFilter;
    type Output = Page<StandingRow>;

    fn shows(answer: &Page<StandingRow>) -> Vec<Shown> {
        Shown::list(answer.rows.len())
    }

    async fn answer(cx: &Context<'_>, input: StandingFilter) -> Result<Page<StandingRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = person_standing::Entity::find();
        if let Some(standing) = input.standing {
            select = select.filter(person_standing::Column::Standing.eq(standing.as_str()));
        }
        if let Some(day) = &input.on {
            let day = date_of(day, "on")?;
            let lasts = Condition::any()
                .add(person_standing::Column::UntilDate.is_null())
                .add(person_standing::Column::UntilDate.gte(day));
            select = select.filter(person_standing::Column::FromDate.lte(day)).filter(lasts);
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(person_standing::Column::PersonStandingId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let persons = cx.view.by_keys::<person::Model>(rows.iter().map(|row| row.person_id)).await?;
        let persons: BTreeMap<i64, String> = persons.into_iter().map(|row| (row.person_id, row.name)).collect();
        let shown = rows.into_iter().map(|row| StandingRow {
            standing_id: StandingId(row.person_standing_id),
            person_id: PersonId(row.person_id),
            person_name: persons.get(&row.person_id).map(|name| cx.masked("person.name", name)).unwrap_or_default(),
            standing: StandingShown::of(cx, &row),
            in_force: holds(&row, cx.today),
            case_id: CaseId(row.case_id),
            ended_case_id: row.ended_case_id.map(CaseId),
            ground: row.ground,
            document: row.document,
        });
        Ok(paging.of(shown.collect(), total))
    }
}
