//! A natural person of the register as rules look at him on a day: his rights by
//! posts and delegations, his ties, whether he is on the establishment. The same
//! for whoever asks, whoever may be drawn for a step and whoever is invited to a
//! meeting, so that all are judged alike.
//!
//! Article: R1-9, R1-24, R3d-12.

use std::collections::BTreeSet;

use base::{Date, StaffId};
use regulation::duties::{Authority, Duty, DutyLaw};
use review::{Conflict, Demand, Grant, StaffFacts, Subject, Undertaking, facts_for};
use store::View;
use store::entity::staff;

use crate::rights::{Rights, ties_of};
use crate::stop::Stop;

/// The facts about a natural person that rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The natural person.
    pub staff_id: i64,
    /// The name, for the record of the case.
    pub name: String,
    /// 在编在岗.
    pub on_establishment: bool,
    /// The posts held today, by name.
    pub posts: Vec<String>,
    /// The department of the first post, by id.
    pub department_id: Option<i64>,
    /// The highest authority held by any of the posts.
    pub authority: Authority,
    /// Whom he has a tie to, by the register of interests.
    pub recused_from: BTreeSet<Subject>,
    /// By what each duty is held, and how far it reaches: posts, then delegations.
    pub grants: Vec<Grant>,
}

impl Person {
    /// Somebody in the register, as of a day.
    pub async fn of(view: View<'_>, person: staff::Model, today: Date) -> Result<Person, Stop> {
        let rights = Rights::of(view, person.staff_id, today).await?;
        Ok(Person {
            staff_id: person.staff_id,
            name: person.name,
            on_establishment: person.on_establishment,
            authority: rights.authority(),
            department_id: rights.posts.first().map(|post| post.department_id),
            posts: rights.posts.into_iter().map(|post| post.name).collect(),
            recused_from: ties_of(view, person.staff_id, today).await?,
            grants: rights.grants,
        })
    }

    /// Every duty held, by post or delegation.
    pub fn duties(&self) -> BTreeSet<Duty> {
        self.grants.iter().flat_map(|grant| grant.duties.iter().copied()).collect()
    }

    /// Whether a duty is held, by post or delegation.
    pub fn holds(&self, duty: Duty) -> bool {
        self.grants.iter().any(|grant| grant.duties.contains(&duty))
    }

    /// What the guard of reviews has to know about him for one demand: by the
    /// post or delegation that covers it.
    ///
    /// # Errors
    /// [`Conflict::OutsideLimits`] when no right to the duty reaches so far.
    pub fn facts_for(&self, law: &DutyLaw, demand: &Demand, of: &Undertaking<'_>) -> Result<StaffFacts, Conflict> {
        let facts = StaffFacts {
            on_establishment: self.on_establishment,
            authority: self.authority,
            recused_from: self.recused_from.clone(),
            ..StaffFacts::of(StaffId(self.staff_id), [])
        };
        facts_for(law, &facts, &self.grants, demand, of)
    }
}
