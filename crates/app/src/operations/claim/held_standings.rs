//! Which standings a person has on a day 人员身份: in hardship, a student, retired. The
//! engine is told those of the day by which the policy counts a bill.
//!
//! Article: R2-13, R2-46, R2-92.

use std::collections::{BTreeMap, BTreeSet};

use base::Date;
use regulation::benefits::Status;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::View;
use store::entity::person_standing;

use crate::stop::Stop;

/// So many persons are asked for at a time.
const AT_ONCE: usize = 1_000;

/// The standings of one person over time.
#[derive(Debug, Clone, Default)]
pub struct HeldStandings {
    rows: Vec<person_standing::Model>,
}

impl HeldStandings {
    /// Those of a person.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(view: View<'_>, person_id: i64) -> Result<HeldStandings, Stop> {
        let mut all = HeldStandings::of_all(view, &[person_id]).await?;
        Ok(all.remove(&person_id).unwrap_or_default())
    }

    /// Those of several persons, by person; who never had one is left out.
    pub(crate) async fn of_all(view: View<'_>, person_ids: &[i64]) -> Result<BTreeMap<i64, HeldStandings>, Stop> {
        let mut all: BTreeMap<i64, HeldStandings> = BTreeMap::new();
        for group in person_ids.chunks(AT_ONCE) {
            let select = person_standing::Entity::find()
                .filter(person_standing::Column::PersonId.is_in(group.iter().copied()))
                .order_by_asc(person_standing::Column::PersonStandingId);
            for row in view.all(select).await? {
                all.entry(row.person_id).or_default().rows.push(row);
            }
        }
        Ok(all)
    }

    /// The standings in force on a day.
    ///
    /// # Errors
    /// A fault where a row bears a word that benefit law does not know.
    pub fn on(&self, day: Date) -> Result<BTreeSet<Status>, Stop> {
        let held = self.rows.iter().filter(|row| holds(row, day));
        held.map(|row| {
            Status::of(&row.standing).ok_or_else(|| Stop::fault("reading a standing", row.standing.as_str()))
        })
        .collect()
    }

    /// The rows, in the order of their numbers.
    pub(crate) fn rows(&self) -> &[person_standing::Model] {
        &self.rows
    }

    /// With a row more, or in the place of the one with its number.
    pub(crate) fn with(mut self, row: person_standing::Model) -> HeldStandings {
        self.rows.retain(|other| other.person_standing_id != row.person_standing_id);
        self.rows.push(row);
        self
    }
}

/// Whether a row is in force on a day.
pub(crate) fn holds(row: &person_standing::Model, day: Date) -> bool {
    row.from_date <= day && row.until_date.is_none_or(|until| day <= until)
}
