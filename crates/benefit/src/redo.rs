//! What a change of the past does: a bill is reversed, comes late or is put
//! right, or the law changes back to a day. Everything that depended on it is
//! computed again, nothing else, and each difference is told.
//!
//! ```text
//! kept       A   B   C   D        (in order; each with the state before it)
//! B goes     A   –   C′  D        C comes out otherwise; before D the state is as
//!                                 it was, so D and what follows stand
//! ```
//!
//! The result equals settling everything afresh in the right order.
//!
//! Article: R2-53, R2-56, R2-64, R2-98

use std::collections::{BTreeMap, BTreeSet};

use base::{Date, Fen};
use regulation::benefits::BillPart;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Bill, CannotSettle, Credit, Outcome, PersonState, Policy, StayId, day_of_date, settle_bill};

/// Something in a person's history.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Event {
    /// A bill.
    Bill(Box<Bill>),
    /// Money into or out of the account.
    Credit(Credit),
}

/// An event as it came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The event.
    pub event: Event,
    /// The person's state before it.
    pub before: PersonState,
    /// What came out; none for a credit.
    pub outcome: Result<Option<Outcome>, CannotSettle>,
}

/// All events of a person in the order of settlement, and the state after them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    kept: Vec<Kept>,
    after: PersonState,
}

/// A change of the past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The event with this number goes.
    Reverse(StayId),
    /// An event comes late.
    Late(Event),
    /// A bill is put right: it takes the place of the one with its number.
    PutRight(Box<Bill>),
    /// The law has changed for bills whose deciding day is this one or later.
    Law {
        /// The first day concerned.
        from: Date,
    },
}

/// What a change came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redone {
    /// The history afterwards.
    pub history: History,
    /// Each bill that came out otherwise, in order.
    pub differences: Vec<Difference>,
    /// How many events were computed again.
    pub recomputed: usize,
}

/// A bill that came out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The bill.
    pub stay_id: StayId,
    /// What stood before; none where it was not there or could not be settled.
    pub was: Option<Outcome>,
    /// What stands now; none where it is gone or cannot be settled.
    pub now: Option<Outcome>,
    /// By part of the bill, how much more it pays now; below zero where it gets
    /// back. Parts that pay the same are left out.
    pub parts: BTreeMap<BillPart, Fen>,
}

/// How a part's differences are settled over all bills of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Way {
    /// To be paid in addition, after what is set off.
    pub pay: Fen,
    /// To be recovered, after what is set off.
    pub recover: Fen,
    /// What more of some bills and less of others cancel.
    pub set_off: Fen,
}

impl Event {
    /// Its number.
    pub fn id(&self) -> StayId {
        match self {
            Event::Bill(bill) => bill.stay.stay_id,
            Event::Credit(credit) => StayId(credit.credit_id),
        }
    }

    fn order<'p>(&self, policy_of: &dyn Fn(&Bill) -> &'p Policy) -> (i32, StayId) {
        match self {
            Event::Bill(bill) => policy_of(bill).order(&bill.stay),
            Event::Credit(credit) => (credit.day, StayId(credit.credit_id)),
        }
    }
}

impl History {
    /// Settles events afresh, in the right order. `policy_of` gives the policy
    /// for each bill.
    ///
    /// # Errors
    /// [`CannotSettle::StaySettledBefore`] where two events have one number. An
    /// event that cannot be settled is kept with the reason and changes nothing.
    pub fn settle<'p>(
        policy_of: &dyn Fn(&Bill) -> &'p Policy,
        events: impl IntoIterator<Item = Event>,
    ) -> Result<History, CannotSettle> {
        let mut events: Vec<Event> = events.into_iter().collect();
        let mut seen = BTreeSet::new();
        if !events.iter().all(|event| seen.insert(event.id())) {
            return Err(CannotSettle::StaySettledBefore);
        }
        events.sort_by_key(|event| event.order(policy_of));
        let mut history = History::default();
        events.into_iter().for_each(|event| history.push(policy_of, event));
        Ok(history)
    }

    /// The events in order.
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// The state after all of them.
    pub fn after(&self) -> &PersonState {
        &self.after
    }

    fn push<'p>(&mut self, policy_of: &dyn Fn(&Bill) -> &'p Policy, event: Event) {
        let before = self.after.clone();
        let outcome = match &event {
            Event::Bill(bill) => settle_bill(policy_of(bill), &before, bill).map(|(outcome, next)| {
                self.after = next;
                Some(outcome)
            }),
            Event::Credit(credit) => match before.credited(credit) {
                Some(next) => {
                    self.after = next;
                    Ok(None)
                }
                None => Err(CannotSettle::AccountBelowZero),
            },
        };
        self.kept.push(Kept { event, before, outcome });
    }
}

/// Carries out a change of the past.
///
/// # Errors
/// [`CannotSettle::BillNotInHistory`] where what is reversed or put right is not
/// there, [`CannotSettle::StaySettledBefore`] where what comes late is.
pub fn redo<'p>(
    policy_of: &dyn Fn(&Bill) -> &'p Policy,
    history: &History,
    change: Change,
) -> Result<Redone, CannotSettle> {
    let Changed { gone, come, law_from } = Changed::of(history, change)?;
    // The first event that may come out otherwise, and the history before it.
    let come_at = come.as_ref().map(|event| event.order(policy_of));
    let first = history.kept.iter().position(|kept| {
        let order = kept.event.order(policy_of);
        Some(kept.event.id()) == gone
            || come_at.is_some_and(|come_at| order > come_at)
            || law_from.is_some_and(|day| order.0 >= day)
    });
    let first = first.unwrap_or(history.kept.len());
    let mut redone = History {
        kept: history.kept[..first].to_vec(),
        after: history.kept.get(first).map_or_else(|| history.after.clone(), |kept| kept.before.clone()),
    };
    let mut recomputed = 0;
    let mut come = come;
    for (at, kept) in history.kept.iter().enumerate().skip(first) {
        if come.as_ref().is_some_and(|event| event.order(policy_of) < kept.event.order(policy_of)) {
            come.take().into_iter().for_each(|event| redone.push(policy_of, event));
            recomputed += 1;
        }
        if Some(kept.event.id()) == gone {
            continue;
        }
        // From a state that is as it was everything goes on as it did, unless the
        // law itself has changed or the new event is still to come.
        let passed = gone.is_none_or(|gone| history.kept[..at].iter().any(|kept| kept.event.id() == gone));
        if law_from.is_none() && come.is_none() && passed && redone.after == kept.before {
            redone.kept.extend_from_slice(&history.kept[at..]);
            redone.after = history.after.clone();
            break;
        }
        redone.push(policy_of, kept.event.clone());
        recomputed += 1;
    }
    if let Some(event) = come {
        redone.push(policy_of, event);
        recomputed += 1;
    }
    let differences = differences(history, &redone);
    Ok(Redone { history: redone, differences, recomputed })
}

/// A change, taken apart.
struct Changed {
    gone: Option<StayId>,
    come: Option<Event>,
    law_from: Option<i32>,
}

impl Changed {
    fn of(history: &History, change: Change) -> Result<Changed, CannotSettle> {
        let is_there = |id: StayId| history.kept.iter().any(|kept| kept.event.id() == id);
        let there = |id: StayId| if is_there(id) { Ok(Some(id)) } else { Err(CannotSettle::BillNotInHistory) };
        Ok(match change {
            Change::Reverse(id) => Changed { gone: there(id)?, come: None, law_from: None },
            Change::Late(event) if is_there(event.id()) => return Err(CannotSettle::StaySettledBefore),
            Change::Late(event) => Changed { gone: None, come: Some(event), law_from: None },
            Change::PutRight(bill) => {
                Changed { gone: there(bill.stay.stay_id)?, come: Some(Event::Bill(bill)), law_from: None }
            }
            Change::Law { from } => Changed { gone: None, come: None, law_from: Some(day_of_date(from)) },
        })
    }
}

/// Each bill that came out otherwise, in the order of the new history, those
/// that are gone last.
fn differences(was: &History, now: &History) -> Vec<Difference> {
    let settled = |history: &History| -> BTreeMap<StayId, Outcome> {
        let bills = history.kept.iter();
        bills.filter_map(|kept| Some((kept.event.id(), kept.outcome.clone().ok().flatten()?))).collect()
    };
    let (mut before, mut after) = (settled(was), settled(now));
    let mut order: Vec<StayId> = now.kept.iter().map(|kept| kept.event.id()).collect();
    order.extend(was.kept.iter().map(|kept| kept.event.id()));
    let mut all = Vec::new();
    for stay_id in order {
        let (was, now) = (before.remove(&stay_id), after.remove(&stay_id));
        if was != now {
            let parts = parts_between(was.as_ref(), now.as_ref());
            all.push(Difference { stay_id, was, now, parts });
        }
    }
    all
}

fn parts_between(was: Option<&Outcome>, now: Option<&Outcome>) -> BTreeMap<BillPart, Fen> {
    let mut parts = now.map(Outcome::parts).unwrap_or_default();
    for (part, amount) in was.map(Outcome::parts).unwrap_or_default() {
        parts.entry(part).or_default().0 -= amount.0;
    }
    parts.retain(|_, amount| *amount != Fen::ZERO);
    parts
}

impl Redone {
    /// By part, what is to be paid in addition, recovered, and set off over all
    /// bills concerned.
    pub fn ways(&self) -> BTreeMap<BillPart, Way> {
        let mut more_and_less: BTreeMap<BillPart, (i64, i64)> = BTreeMap::new();
        for (part, amount) in self.differences.iter().flat_map(|difference| &difference.parts) {
            let (more, less) = more_and_less.entry(*part).or_default();
            if amount.is_negative() { *less -= amount.0 } else { *more += amount.0 }
        }
        let way = |(more, less): (i64, i64)| Way {
            pay: Fen((more - less).max(0)),
            recover: Fen((less - more).max(0)),
            set_off: Fen(more.min(less)),
        };
        more_and_less.into_iter().map(|(part, sums)| (part, way(sums))).collect()
    }
}
