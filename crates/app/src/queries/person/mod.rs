//! Insured persons, masked as the field catalogue says.
//!
//! Article: R1-24.

use base::{PersonId, date_text};
use schemars::JsonSchema;
use serde::Serialize;
use store::entity::person;

use crate::command::Context;
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
    /// Entitled to the hardship supplement.
    pub hardship: bool,
}

impl PersonShown {
    /// The person with every field masked that the catalogue masks.
    pub(crate) fn masked(cx: &Context<'_>, row: &person::Model) -> Result<PersonShown, Stop> {
        Ok(PersonShown {
            person_id: PersonId(row.person_id),
            name: cx.masked("person.name", &row.name),
            identity_number: cx.masked("person.identity_number", &cx.open::<person::IdentityNumber>(row)?),
            sex: row.sex,
            birth_date: cx.masked("person.birth_date", &date_text(row.birth_date)),
            death_date: row.death_date.map(|day| cx.masked("person.death_date", &date_text(day))),
            hardship: row.hardship,
        })
    }
}
