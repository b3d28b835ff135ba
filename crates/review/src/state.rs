//! The states of a case. Each variant carries what is known in that state and
//! nothing else; how one follows another stands in `case.rs`.
//!
//! ```text
//! draft → first step → (with_provider →) second step → … → completed
//!            │ return          │ return
//!            └──→ returned ←───┘   returned → first step again, history kept
//! any state before the end → rejected | withdrawn
//! ```
//!
//! Article: R1-35, R3d-19.4 (what does not fit goes back at once).

use base::{Date, WorkCalendar};
use regulation::chains::{Chain, Step};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a case is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseState {
    /// Opened, not yet submitted.
    Draft {
        /// Since when.
        since: Date,
    },
    /// Waits for a step of its chain.
    Waiting {
        /// The step, from 0.
        step: usize,
        /// Since when; the time limit runs from the next day.
        since: Date,
    },
    /// The provider is asked for a written answer.
    WithProvider {
        /// The step that follows the answer.
        next: usize,
        /// The day he was asked; his time runs from the next day.
        since: Date,
    },
    /// Sent back to whoever opened it.
    Returned {
        /// The step that sent it back.
        from_step: usize,
        /// Why.
        reason: String,
        /// Since when.
        since: Date,
    },
    /// Every step was passed.
    Completed {
        /// When.
        since: Date,
    },
    /// Refused for good.
    Rejected {
        /// The step that refused it.
        at_step: usize,
        /// Why.
        reason: String,
        /// When.
        since: Date,
    },
    /// Taken back by whoever opened it.
    Withdrawn {
        /// Why.
        reason: String,
        /// When.
        since: Date,
    },
}

/// A state as it is kept in a row. The code of a waiting case is the duty it
/// waits for (`first_review`), so a queue is a lookup by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredState {
    /// `draft`, a duty, `with_provider`, `returned`, `completed`, `rejected`, `withdrawn`.
    pub code: String,
    /// The step, from 0; 0 where a state has none.
    pub step: i32,
    /// The day the state began.
    #[serde(with = "day")]
    #[schemars(with = "String", extend("format" = "date"))]
    pub since: Date,
    /// Why it was returned, rejected or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A stored state does not fit its chain: the row was tampered with or belongs
/// to another version of the chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the state {code:?} at step {step} does not fit the chain")]
pub struct StateError {
    /// The code found.
    pub code: String,
    /// The step found.
    pub step: i32,
}

impl CaseState {
    /// As it is kept in a row.
    pub fn stored(&self, chain: &Chain) -> StoredState {
        let (code, step, since, reason) = match self {
            CaseState::Draft { since } => ("draft", 0, since, None),
            CaseState::Waiting { step, since } => (chain.steps[*step].duty.code(), *step, since, None),
            CaseState::WithProvider { next, since } => ("with_provider", *next, since, None),
            CaseState::Returned { from_step, reason, since } => ("returned", *from_step, since, Some(reason)),
            CaseState::Completed { since } => ("completed", 0, since, None),
            CaseState::Rejected { at_step, reason, since } => ("rejected", *at_step, since, Some(reason)),
            CaseState::Withdrawn { reason, since } => ("withdrawn", 0, since, Some(reason)),
        };
        StoredState { code: code.to_owned(), step: step as i32, since: *since, reason: reason.cloned() }
    }

    /// Reads what [`CaseState::stored`] wrote, with the chain of the case.
    ///
    /// # Errors
    /// When code, step and chain do not belong together.
    pub fn read(stored: StoredState, chain: &Chain) -> Result<CaseState, StateError> {
        let StoredState { code, step, since, reason } = stored;
        let fault = StateError { code: code.clone(), step };
        let at = usize::try_from(step).ok().filter(|at| *at < chain.steps.len()).ok_or(fault.clone())?;
        let told = |reason: Option<String>| reason.ok_or(fault.clone());
        match code.as_str() {
            "draft" if at == 0 => Ok(CaseState::Draft { since }),
            "with_provider" if at > 0 && chain.steps[at - 1].provider.is_some() => {
                Ok(CaseState::WithProvider { next: at, since })
            }
            "returned" => Ok(CaseState::Returned { from_step: at, reason: told(reason)?, since }),
            "completed" if at == 0 => Ok(CaseState::Completed { since }),
            "rejected" => Ok(CaseState::Rejected { at_step: at, reason: told(reason)?, since }),
            "withdrawn" if at == 0 => Ok(CaseState::Withdrawn { reason: told(reason)?, since }),
            duty if chain.steps[at].duty.code() == duty => Ok(CaseState::Waiting { step: at, since }),
            _ => Err(fault),
        }
    }

    /// The step it waits for, if it waits for a person of the agency.
    pub fn step<'c>(&self, chain: &'c Chain) -> Option<&'c Step> {
        match self {
            CaseState::Waiting { step, .. } => chain.steps.get(*step),
            _ => None,
        }
    }

    /// The last day of the time limit that runs now, if one does.
    pub fn due(&self, chain: &Chain, calendar: &WorkCalendar) -> Option<Date> {
        match self {
            CaseState::Waiting { step, since } => Some(calendar.after(*since, chain.steps.get(*step)?.limit_days)),
            CaseState::WithProvider { next, since } => {
                let asked = chain.steps.get(next.checked_sub(1)?)?.provider.as_ref()?;
                Some(calendar.after(*since, asked.limit_days))
            }
            _ => None,
        }
    }

    /// Whether nothing can follow any more.
    pub fn is_final(&self) -> bool {
        matches!(self, CaseState::Completed { .. } | CaseState::Rejected { .. } | CaseState::Withdrawn { .. })
    }
}

/// Dates of stored states as `YYYY-MM-DD`.
mod day {
    use base::{Date, date_text, parse_date};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&date_text(*day))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_date(&text).ok_or_else(|| D::Error::custom("not a date YYYY-MM-DD"))
    }
}
