//! Insured persons, masked as the field catalogue says.
//!
//! Article: R1-24.

pub mod standings;

use base::{PersonId, date_text};
use schemars::JsonSchema;
use serde::Serialize;
use store::entity::person;

use self::standings::StandingShown;
use crate::command::Context;
use crate::operations::claim::HeldStandings;
use crate::stop::Stop;

/// A person as screens show one: masked until revealed with a reason.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonShown {
    /// The person.
    pub person_id: PersonId,
    /// The name, masked.
    pub name: String,
    /// The identity number, masked.
    pub identity_number: String,
    /// 1 male, 2 female.
    pub sex: i32,
    /// Birth date, masked: the year.
    pub birth_date: String,
    /// Death date, if recorded.
    pub death_date: Option<String>,
    /// The standings over time, those that were taken back left out.
    pub standings: Vec<StandingShown>,
}

impl PersonShown {
    /// The person with every field masked that the catalogue masks.
    pub(crate) async fn masked(cx: &Context<'_>, row: &person::Model) -> Result<PersonShown, Stop> {
        let held = HeldStandings::of(cx.view, row.person_id).await?;
        let standings = held.rows().iter().map(|row| StandingShown::of(cx, row));
        Ok(PersonShown {
            person_id: PersonId(row.person_id),
            name: cx.masked("person.name", &row.name),
            identity_number: cx.masked("person.identity_number", &cx.open::<person::IdentityNumber>(row)?),
            sex: row.sex,
            birth_date: cx.masked("person.birth_date", &date_text(row.birth_date)),
            death_date: row.death_date.map(|day| cx.masked("person.death_date", &date_text(day))),
            standings: standings.filter(|one| !one.taken_back).collect(),
        })
    }
}
