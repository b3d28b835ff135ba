//! Insured persons, masked.

use base::identity_numbers::CitizenId;
use base::{PersonId, date_text};
use schemars::JsonSchema;
use serde::Serialize;
use store::entity::person;

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
    /// Birth date.
    pub birth_date: String,
    /// Death date, if recorded.
    pub death_date: Option<String>,
    /// Entitled to the hardship supplement.
    pub hardship: bool,
}

impl PersonShown {
    /// The person with name and number masked.
    pub(crate) fn masked(person_id: PersonId, row: &person::Model) -> PersonShown {
        PersonShown {
            person_id,
            name: masked_name(&row.name),
            identity_number: CitizenId::check(&row.identity_number)
                .map(|id| id.masked())
                .unwrap_or_else(|_| "*".repeat(18)),
            sex: row.sex,
            birth_date: date_text(row.birth_date),
            death_date: row.death_date.map(date_text),
            hardship: row.hardship,
        }
    }
}

/// The first sign of a name, the rest hidden.
pub(crate) fn masked_name(name: &str) -> String {
    let mut signs = name.chars();
    let first = signs.next().map(String::from).unwrap_or_default();
    first + &"＊".repeat(signs.count())
}
