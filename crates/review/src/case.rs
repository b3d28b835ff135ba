//! A case on its way along its chain. Every move takes the old case and a
//! [`Permit`] for it and gives the new case with the act to be kept; a move
//! that the state does not allow is refused with its code, and nothing else can
//! change the state.
//!
//! Article: R1-12, R1-35, R3d-13, R3d-19.4.

use std::collections::BTreeSet;

use base::{Date, Fen, WorkCalendar};
use regulation::chains::{Chain, Step};
use regulation::duties::{Authority, Duty};

use crate::history::{Act, History};
use crate::move_refused::MoveRefused;
use crate::permit::{Demand, Permit};
use crate::state::{CaseState, StateError, StoredState};

/// A case: its chain, what decides level and further steps, its state, its history.
#[derive(Debug, Clone)]
pub struct Case<'c> {
    chain: &'c Chain,
    weight: Weight,
    state: CaseState,
    history: History,
}

/// What decides how high a case goes and which further steps it passes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weight {
    /// The amount, with what it adds up with (see [`crate::counted_amount`]).
    pub amount: Fen,
    /// Circumstances by their codes, as the chain names them.
    pub circumstances: BTreeSet<String>,
    /// The least authority of its approval, whatever the amount.
    pub approval: Authority,
}

impl From<Fen> for Weight {
    fn from(amount: Fen) -> Weight {
        Weight { amount, ..Weight::default() }
    }
}

impl Weight {
    /// Whether a case of this weight passes a step.
    pub fn meets(&self, step: &Step) -> bool {
        step.applies(self.amount, &self.circumstances)
    }

    /// The authority that a step needs at this weight.
    pub fn authority_at(&self, step: &Step) -> Authority {
        let by_amount = step.authority_in(self.amount, &self.circumstances).0;
        if step.duty == Duty::Approve { by_amount.max(self.approval) } else { by_amount }
    }
}

/// What the person at a step decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// On to the next step, or to the end.
    Pass,
    /// On to the next step once the provider has answered in writing.
    AskProvider,
    /// Back to whoever opened it.
    Return {
        /// Why; never empty.
        reason: String,
    },
    /// Refused for good.
    Reject {
        /// Why; never empty.
        reason: String,
    },
}

/// A move that was made.
#[derive(Debug)]
pub struct Moved<'c> {
    /// The case in its new state; its history holds the act already.
    pub case: Case<'c>,
    /// The act to be kept.
    pub act: Act,
}

impl<'c> Case<'c> {
    /// A new case as a draft, opened by a duty that may open this kind.
    ///
    /// # Errors
    /// [`MoveRefused`]: another case, a duty that does not open this kind.
    pub fn draft(
        chain: &'c Chain,
        weight: impl Into<Weight>,
        history: History,
        permit: Permit,
        on: Date,
    ) -> Result<Moved<'c>, MoveRefused> {
        let case = Case { chain, weight: weight.into(), state: CaseState::Draft { since: on }, history };
        case.permitted(&permit)?;
        case.by_opener(&permit)?;
        Ok(case.moved(CaseState::Draft { since: on }, permit))
    }

    /// A new case, opened and submitted to its first step at once.
    ///
    /// # Errors
    /// As [`Case::draft`].
    pub fn open(
        chain: &'c Chain,
        weight: impl Into<Weight>,
        history: History,
        permit: Permit,
        on: Date,
    ) -> Result<Moved<'c>, MoveRefused> {
        let mut moved = Case::draft(chain, weight, history, permit, on)?;
        moved.case.state = CaseState::Waiting { step: 0, since: on };
        Ok(moved)
    }

    /// A case that was kept: the chain of the day it was opened, its weight, its
    /// history and its state.
    ///
    /// # Errors
    /// When state and chain do not belong together.
    pub fn kept(
        chain: &'c Chain,
        weight: impl Into<Weight>,
        history: History,
        state: StoredState,
    ) -> Result<Case<'c>, StateError> {
        Ok(Case { chain, weight: weight.into(), state: CaseState::read(state, chain)?, history })
    }

    /// Where it is.
    pub fn state(&self) -> &CaseState {
        &self.state
    }

    /// Its state as it is kept in a row.
    pub fn stored(&self) -> StoredState {
        self.state.stored(self.chain)
    }

    /// Who did what on it, and whom it concerns.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Its chain, with the steps it does not pass.
    pub fn chain(&self) -> &'c Chain {
        self.chain
    }

    /// What decides its level and its further steps.
    pub fn weight(&self) -> &Weight {
        &self.weight
    }

    /// What the step it waits for asks of a person, to be put to
    /// [`crate::may_act`]; `None` when it waits for no step.
    pub fn demand(&self) -> Option<Demand> {
        let step = self.state.step(self.chain)?;
        let needed = self.weight.authority_at(step);
        let (by_law, cited) = step.authority_in(self.weight.amount, &self.weight.circumstances);
        let article = if by_law == needed { cited } else { &step.article };
        Some(Demand { duty: step.duty, authority: (needed > Authority::Clerk).then(|| (needed, article.clone())) })
    }

    /// From draft, or from returned, to the first step. Its history stays.
    ///
    /// # Errors
    /// [`MoveRefused`] 1–3.
    pub fn submit(self, permit: Permit, on: Date) -> Result<Moved<'c>, MoveRefused> {
        self.permitted(&permit)?;
        if !matches!(self.state, CaseState::Draft { .. } | CaseState::Returned { .. }) {
            return Err(self.not_expected(&permit));
        }
        self.by_opener(&permit)?;
        Ok(self.moved(CaseState::Waiting { step: 0, since: on }, permit))
    }

    /// The decision of the step it waits for.
    ///
    /// # Errors
    /// [`MoveRefused`] 1–6.
    pub fn decide(self, permit: Permit, decision: Decision, on: Date) -> Result<Moved<'c>, MoveRefused> {
        self.permitted(&permit)?;
        let CaseState::Waiting { step: at, .. } = self.state else { return Err(self.not_expected(&permit)) };
        let step = &self.chain.steps[at];
        if permit.act().duty != step.duty {
            return Err(self.not_expected(&permit));
        }
        let needed = self.weight.authority_at(step);
        if permit.authority() < needed {
            return Err(MoveRefused::AuthorityTooLow { needed });
        }
        let next = match decision {
            Decision::Pass => self.waiting_from(at + 1, on),
            Decision::AskProvider if step.provider.is_none() => return Err(MoveRefused::ProviderNotAskedHere),
            Decision::AskProvider => CaseState::WithProvider { next: at + 1, since: on },
            Decision::Return { reason } => CaseState::Returned { from_step: at, reason: given(reason)?, since: on },
            Decision::Reject { reason } => CaseState::Rejected { at_step: at, reason: given(reason)?, since: on },
        };
        Ok(self.moved(next, permit))
    }

    /// The provider's written answer is in; the next step may begin.
    ///
    /// # Errors
    /// [`MoveRefused`] 1–3.
    pub fn answered(self, permit: Permit, on: Date) -> Result<Moved<'c>, MoveRefused> {
        self.permitted(&permit)?;
        match self.state {
            CaseState::WithProvider { next, .. } if permit.act().duty == Duty::ProviderAnswer => {
                let waits = self.waiting_from(next, on);
                Ok(self.moved(waits, permit))
            }
            _ => Err(self.not_expected(&permit)),
        }
    }

    /// The provider let his time run out: the next step begins without an
    /// answer. A matter of the calendar, not of a person, so no permit.
    ///
    /// # Errors
    /// [`MoveRefused::ProviderTimeRunning`] up to and on the last day;
    /// [`MoveRefused::StepNotExpected`] when no provider is asked.
    pub fn provider_silent(mut self, on: Date, calendar: &WorkCalendar) -> Result<Case<'c>, MoveRefused> {
        let CaseState::WithProvider { next, .. } = self.state else {
            let expected = self.state.step(self.chain).map(|step| step.duty);
            return Err(MoveRefused::StepNotExpected { expected, found: Duty::ProviderAnswer });
        };
        let due = self.state.due(self.chain, calendar).expect("a case with the provider has a time limit");
        if on <= due {
            return Err(MoveRefused::ProviderTimeRunning(due));
        }
        self.state = self.waiting_from(next, on);
        Ok(self)
    }

    /// What was approved is no longer so, because something it rested on has
    /// changed: the case is looked at again from its first step. Its history
    /// stays, so the same persons keep their steps. A matter of the change, not of
    /// a person, so no permit.
    ///
    /// # Errors
    /// [`MoveRefused::StepNotExpected`] when the case is not completed.
    pub fn approval_lapsed(mut self, on: Date) -> Result<Case<'c>, MoveRefused> {
        if !matches!(self.state, CaseState::Completed { .. }) {
            let expected = self.state.step(self.chain).map(|step| step.duty);
            return Err(MoveRefused::StepNotExpected { expected, found: Duty::Approve });
        }
        self.state = CaseState::Waiting { step: 0, since: on };
        Ok(self)
    }

    /// Whoever may open such a case takes it back before it is closed.
    ///
    /// # Errors
    /// [`MoveRefused`] 1–3, 6.
    pub fn withdraw(self, permit: Permit, reason: String, on: Date) -> Result<Moved<'c>, MoveRefused> {
        self.permitted(&permit)?;
        self.by_opener(&permit)?;
        let reason = given(reason)?;
        Ok(self.moved(CaseState::Withdrawn { reason, since: on }, permit))
    }

    /// Waiting for the first step from here that this case passes, or completed.
    fn waiting_from(&self, from: usize, on: Date) -> CaseState {
        let meets = |at: &usize| self.weight.meets(&self.chain.steps[*at]);
        match (from..self.chain.steps.len()).find(meets) {
            Some(step) => CaseState::Waiting { step, since: on },
            None => CaseState::Completed { since: on },
        }
    }

    fn permitted(&self, permit: &Permit) -> Result<(), MoveRefused> {
        if permit.case() != self.history.case() {
            return Err(MoveRefused::PermitOfAnotherCase);
        }
        if self.state.is_final() { Err(MoveRefused::CaseAlreadyClosed) } else { Ok(()) }
    }

    fn by_opener(&self, permit: &Permit) -> Result<(), MoveRefused> {
        if self.chain.opened_by.contains(&permit.act().duty) { Ok(()) } else { Err(self.not_expected(permit)) }
    }

    fn not_expected(&self, permit: &Permit) -> MoveRefused {
        let expected = match self.state {
            CaseState::Draft { .. } | CaseState::Returned { .. } => self.chain.opened_by.first().copied(),
            CaseState::WithProvider { .. } => Some(Duty::ProviderAnswer),
            _ => self.state.step(self.chain).map(|step| step.duty),
        };
        MoveRefused::StepNotExpected { expected, found: permit.act().duty }
    }

    fn moved(mut self, state: CaseState, permit: Permit) -> Moved<'c> {
        let act = permit.act();
        self.history.record(act);
        self.state = state;
        Moved { case: self, act }
    }
}

fn given(reason: String) -> Result<String, MoveRefused> {
    if reason.trim().is_empty() { Err(MoveRefused::ReasonMissing) } else { Ok(reason) }
}
