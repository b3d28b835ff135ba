//! The history of a case: which natural person did which duty on it, and whom
//! it concerns. Nothing is ever taken out of it; a returned or resubmitted case
//! keeps it, and a case that grows out of others (a payment batch out of
//! statements, a voucher out of a batch) takes theirs over.
//!
//! Article: R1-35 (different persons), R3d-13 (acts leave traces).

use std::collections::BTreeSet;

use base::{BatchId, CaseId, FindingId, Month, PersonId, ProviderId, SettlementId, StaffId, StatementId, VoucherId};
use regulation::duties::Duty;
use serde::{Deserialize, Serialize};

/// Which case is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseRef {
    /// A case of a matter.
    Case(CaseId),
    /// A finding of the claims audit.
    Finding(FindingId),
    /// A claim drawn at random.
    Sample(SettlementId),
    /// A monthly statement.
    Statement(StatementId),
    /// A payment batch.
    Batch(BatchId),
    /// A voucher.
    Voucher(VoucherId),
    /// A settlement month as a whole (freezing, audit run, close).
    Month(Month),
}

/// Whom a case concerns; staff with a tie to one of them keep out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// An insured person.
    Person(PersonId),
    /// A provider.
    Provider(ProviderId),
    /// A member of staff (a case about his own post or account).
    Staff(StaffId),
}

/// One act on a case: a natural person used a duty, possibly for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Act {
    /// Who did it, whatever account was used.
    pub staff: StaffId,
    /// For whom, where the duty was delegated: the act binds both.
    pub on_behalf_of: Option<StaffId>,
    /// What was done.
    pub duty: Duty,
}

/// All acts on a case so far and whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    of: CaseRef,
    acts: BTreeSet<Act>,
    subjects: BTreeSet<Subject>,
}

impl History {
    /// The empty history of a new case.
    pub fn of(case: CaseRef) -> History {
        History { of: case, acts: BTreeSet::new(), subjects: BTreeSet::new() }
    }

    /// The same with what was kept of it: acts and subjects in any order.
    #[must_use]
    pub fn with(mut self, acts: impl IntoIterator<Item = Act>, subjects: impl IntoIterator<Item = Subject>) -> History {
        self.acts.extend(acts);
        self.subjects.extend(subjects);
        self
    }

    /// Takes over the acts and subjects of a case this one grew out of: a
    /// payment batch those of every statement it pays.
    pub fn take_over(&mut self, earlier: &History) {
        self.acts.extend(earlier.acts.iter().copied());
        self.subjects.extend(earlier.subjects.iter().copied());
    }

    /// Which case it belongs to.
    pub fn case(&self) -> CaseRef {
        self.of
    }

    /// Adds an act. The same person may do the same duty again.
    pub fn record(&mut self, act: Act) {
        self.acts.insert(act);
    }

    /// All acts, by person and duty.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.acts.iter()
    }

    /// Whom the case concerns.
    pub fn subjects(&self) -> &BTreeSet<Subject> {
        &self.subjects
    }
}

impl Act {
    /// Whether the act binds a person: he did it or had it done for him.
    pub fn binds(&self, person: StaffId) -> bool {
        self.staff == person || self.on_behalf_of == Some(person)
    }
}
