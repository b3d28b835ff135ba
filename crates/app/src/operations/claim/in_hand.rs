//! A person whose bills are being settled: the row is locked, the state is read,
//! and every bill goes into its place among the others. What depended on a bill
//! that came late or went is computed again, and the differences are booked as
//! adjustments.
//!
//! ```text
//! bills in force   A   B   C        (in the order of the policy)
//! B is reversed    A   –   C′       reversal of B, adjustment C′ − C
//! D comes late     A   D   C″       settlement of D, adjustment C″ − C′
//! ```
//!
//! Stays and visits are of one order: both use up what the year allows.
//!
//! Article: R2-50, R2-53 (bands), R2-56 (layers), R2-59, R2-64, R2-98 (recomputation).

use std::collections::BTreeMap;

use base::Refusal;
use benefit::{
    Bill, Change, Event, History, Kept, Outcome, PersonState, Policy, Stay, StayId, date_of_day, day_of_date, redo,
    settle_bill,
};
use store::IdKind;
use store::entity::{bill_finding, person, person_standing, person_state, settlement, visit};

use super::as_bill::{Known, bill_of};
use super::bill_findings::BillFindings;
use super::booking::{Booking, NewRow, difference, filled, reversal};
use super::fee_split::BillSums;
use super::held_standings::HeldStandings;
use super::in_force::{InForce, in_force};
use crate::command::{Context, Plan};
use crate::house::PolicyInUse;
use crate::stop::Stop;

/// The place of a bill among the person's bills: the day that decides since
/// 1970-01-01, and the visit.
type Place = (i32, StayId);

/// A person in hand. Several bills may be settled one after the other before
/// anything is written.
pub(crate) struct PersonInHand {
    pub(crate) person: person::Model,
    standings: HeldStandings,
    findings: BillFindings,
    row: Option<person_state::Model>,
    state: PersonState,
    /// The place of the latest bill.
    last: Option<Place>,
    /// What the database has in force; none until it is needed.
    known: Option<Vec<InForce>>,
    /// What was settled since and is not in the database yet.
    fresh: Vec<InForce>,
}

/// A bill that asks to be settled.
pub(crate) struct ToSettle<'a> {
    pub(crate) visit: &'a visit::Model,
    pub(crate) policy: PolicyInUse,
    pub(crate) bill: Bill,
    pub(crate) settlement_id: i64,
}

impl PersonInHand {
    /// Locks the person and reads the state.
    pub(crate) async fn lock(cx: &Context<'_>, person_id: i64) -> Result<PersonInHand, Stop> {
        let mut all = PersonInHand::lock_all(cx, [person_id]).await?;
        all.remove(&person_id).ok_or_else(|| Refusal::unknown("参保人", "person").into())
    }

    /// Locks persons in the order of their ids and reads their states.
    pub(crate) async fn lock_all(
        cx: &Context<'_>,
        person_ids: impl IntoIterator<Item = i64>,
    ) -> Result<BTreeMap<i64, PersonInHand>, Stop> {
        let persons = cx.view.lock_keys::<person::Model>(person_ids).await?;
        let states = cx.view.by_keys::<person_state::Model>(persons.iter().map(|person| person.person_id)).await?;
        let mut states: BTreeMap<i64, person_state::Model> =
            states.into_iter().map(|row| (row.person_id, row)).collect();
        let ids: Vec<i64> = persons.iter().map(|person| person.person_id).collect();
        let mut standings = HeldStandings::of_all(cx.view, &ids).await?;
        let mut findings = BillFindings::of_all(cx.view, &ids).await?;
        let in_hand = |person: person::Model| {
            let row = states.remove(&person.person_id);
            let held = standings.remove(&person.person_id).unwrap_or_default();
            let found = findings.remove(&person.person_id).unwrap_or_default();
            Ok((person.person_id, PersonInHand::of(person, (held, found), row)?))
        };
        persons.into_iter().map(in_hand).collect()
    }

    /// The person as of now without a lock, for what is tried and not kept.
    pub(crate) async fn look_at(cx: &Context<'_>, person: person::Model) -> Result<PersonInHand, Stop> {
        let row = cx.view.by_key::<person_state::Model>(person.person_id).await?;
        let standings = HeldStandings::of(cx.view, person.person_id).await?;
        let findings = BillFindings::of(cx.view, person.person_id).await?;
        PersonInHand::of(person, (standings, findings), row)
    }

    fn of(
        person: person::Model,
        (standings, findings): (HeldStandings, BillFindings),
        row: Option<person_state::Model>,
    ) -> Result<PersonInHand, Stop> {
        let state = row.as_ref().map(|row| read_state(&row.state)).transpose()?.unwrap_or_default();
        let last = row.as_ref().and_then(|row| Some((day_of_date(row.last_day?), StayId(row.last_visit_id?))));
        Ok(PersonInHand { person, standings, findings, row, state, last, known: None, fresh: Vec::new() })
    }

    /// The person's standings.
    pub(crate) fn standings(&self) -> &HeldStandings {
        &self.standings
    }

    /// What was found of the person's visits.
    pub(crate) fn findings(&self) -> &BillFindings {
        &self.findings
    }

    fn known_of(&self) -> Known<'_> {
        Known { person: &self.person, standings: &self.standings, findings: &self.findings }
    }

    /// A visit of the person and its sums as the engine's bill.
    pub(crate) fn bill(
        &self,
        visit: &visit::Model,
        policy: &PolicyInUse,
        tier: i32,
        sums: BillSums,
    ) -> Result<Bill, Stop> {
        bill_of(visit, self.known_of(), &policy.policy, tier, sums)
    }

    /// Settles a bill in its place among the person's bills. Gives its own row
    /// first, then the differences of those after it. When it is refused nothing
    /// has changed.
    pub(crate) async fn settle(
        &mut self,
        cx: &Context<'_>,
        booking: &Booking,
        asked: ToSettle<'_>,
    ) -> Result<Vec<settlement::Model>, Stop> {
        let ToSettle { visit, policy, bill, settlement_id } = asked;
        let (own, place) = (bill.stay.stay_id, policy.policy.order(&bill.stay));
        let new = NewRow { booking, visit, policy: &policy, kind: "settle", answers_id: None };
        if self.last.is_none_or(|last| last < place) {
            let (outcome, next) = settle_bill(&policy.policy, &self.state, &bill).map_err(Refusal::from)?;
            let row = filled(new.blank(cx, settlement_id, write_state(&self.state)?), &outcome);
            (self.state, self.last) = (next, Some(place));
            self.fresh.push(InForce { visit: visit.clone(), policy, bill, sum: row.clone() });
            return Ok(vec![row]);
        }
        self.know_all(cx).await?;
        let change = Change::Late(Event::Bill(Box::new(bill.clone())));
        let redone = self.redone(Some(&policy), change)?;
        let kept = redone.history.kept().iter().find(|kept| kept.event.id() == own);
        let kept = kept.ok_or_else(|| Stop::fault("settling", "the bill itself was not settled"))?;
        let row = filled(new.blank(cx, settlement_id, write_state(&kept.before)?), outcome_of(kept)?);
        let mut rows = vec![row.clone()];
        rows.extend(self.differences(cx, booking, &redone).await?);
        self.fresh.push(InForce { visit: visit.clone(), policy, bill, sum: row });
        (self.state, self.last) = (redone.history.after().clone(), redone.last);
        Ok(rows)
    }

    /// Takes the settlement of a visit back. Gives its reversal first, then the
    /// differences of the bills after it.
    pub(crate) async fn reverse(
        &mut self,
        cx: &Context<'_>,
        booking: &Booking,
        visit: &visit::Model,
        settlement_id: i64,
    ) -> Result<Vec<settlement::Model>, Stop> {
        self.know_all(cx).await?;
        let own = StayId(visit.visit_id);
        let redone = self.redone(None, Change::Reverse(own))?;
        let gone = self.in_force().find(|one| one.id() == own);
        let gone = gone.ok_or_else(|| Stop::fault("reversing", "the bill is not among those in force"))?;
        let mut rows = vec![reversal(cx, booking, gone, settlement_id)?];
        rows.extend(self.differences(cx, booking, &redone).await?);
        (self.state, self.last) = (redone.history.after().clone(), redone.last);
        Ok(rows)
    }

    /// Gives the person a standing more, or one of another length, and settles the
    /// bills in force anew. Gives the differences, none where nothing hangs on it.
    pub(crate) async fn stands(
        &mut self,
        cx: &Context<'_>,
        booking: &Booking,
        row: person_standing::Model,
    ) -> Result<Vec<settlement::Model>, Stop> {
        self.standings = std::mem::take(&mut self.standings).with(row);
        self.settle_anew(cx, booking).await
    }

    /// Lets it be found of a visit who bears its cost, and settles the bills in force
    /// anew. Gives the differences.
    pub(crate) async fn found(
        &mut self,
        cx: &Context<'_>,
        booking: &Booking,
        row: bill_finding::Model,
    ) -> Result<Vec<settlement::Model>, Stop> {
        self.findings = std::mem::take(&mut self.findings).with(row);
        self.settle_anew(cx, booking).await
    }

    /// Lets visits come to other sums, their lines having been split anew, and settles the
    /// bills in force anew. Gives the differences.
    pub(crate) async fn charged(
        &mut self,
        cx: &Context<'_>,
        booking: &Booking,
        sums: &BTreeMap<i64, BillSums>,
    ) -> Result<Vec<settlement::Model>, Stop> {
        self.know_all(cx).await?;
        for one in self.known.iter_mut().flatten() {
            if let Some(BillSums { total, out_of_scope, preself }) = sums.get(&one.visit.visit_id).copied() {
                one.bill.stay = Stay { total, out_of_scope, preself, ..one.bill.stay };
            }
        }
        self.rebooked(cx, booking).await
    }

    /// What is in force of a visit.
    pub(crate) async fn settlement_of(&mut self, cx: &Context<'_>, visit_id: i64) -> Result<settlement::Model, Stop> {
        self.know_all(cx).await?;
        let own = self.in_force().find(|one| one.id() == StayId(visit_id));
        own.map(|own| own.sum.clone()).ok_or_else(|| Stop::fault("looking at a settlement", "it is not in force"))
    }

    async fn settle_anew(&mut self, cx: &Context<'_>, booking: &Booking) -> Result<Vec<settlement::Model>, Stop> {
        self.known = None;
        self.know_all(cx).await?;
        self.rebooked(cx, booking).await
    }

    /// Settles the bills as they are known now, in their order.
    async fn rebooked(&mut self, cx: &Context<'_>, booking: &Booking) -> Result<Vec<settlement::Model>, Stop> {
        let policies = self.policies(None);
        let redone = Redone::whole(&policies, settled_anew(&policies, self.in_force())?)?;
        let rows = self.differences(cx, booking, &redone).await?;
        (self.state, self.last) = (redone.history.after().clone(), redone.last);
        Ok(rows)
    }

    /// A bill in force, and the state of the person before it.
    pub(crate) async fn told(mut self, cx: &Context<'_>, id: StayId) -> Result<Told, Stop> {
        self.know_all(cx).await?;
        let history = settled_anew(&self.policies(None), self.in_force())?;
        let kept = history.kept().iter().find(|kept| kept.event.id() == id);
        let in_force = self.in_force().find(|one| one.id() == id);
        let both = kept.zip(in_force).ok_or_else(|| Stop::fault("telling of a bill", "it is not in force"))?;
        let (kept, in_force) = both;
        let (policy, bill) = (in_force.policy.clone(), in_force.bill.clone());
        Ok(Told { policy, bill, before: kept.before.clone(), sum: in_force.sum.clone() })
    }

    fn redone(&self, of_new: Option<&PolicyInUse>, change: Change) -> Result<Redone, Stop> {
        let new = match (&change, of_new) {
            (Change::Late(event), Some(policy)) => Some((event.id(), &*policy.policy)),
            _ => None,
        };
        let policies = self.policies(new);
        let history = settled_anew(&policies, self.in_force())?;
        let redone = redo(&|bill: &Bill| policies[&bill.stay.stay_id], &history, change).map_err(Refusal::from)?;
        Redone::whole(&policies, redone.history)
    }

    /// The adjustment of every bill in force whose result is another now; it is
    /// remembered as what is in force.
    async fn differences(
        &mut self,
        cx: &Context<'_>,
        booking: &Booking,
        redone: &Redone,
    ) -> Result<Vec<settlement::Model>, Stop> {
        let mut rows = Vec::new();
        for kept in redone.history.kept() {
            let mut all = self.known.iter_mut().flatten().chain(&mut self.fresh);
            if let Some(in_force) = all.find(|one| one.id() == kept.event.id()) {
                rows.extend(in_force.becomes(cx, booking, outcome_of(kept)?, &kept.before).await?);
            }
        }
        Ok(rows)
    }

    async fn know_all(&mut self, cx: &Context<'_>) -> Result<(), Stop> {
        if self.known.is_none() {
            self.known = Some(in_force(cx, self.known_of()).await?);
        }
        Ok(())
    }

    fn in_force(&self) -> impl Iterator<Item = &InForce> {
        self.known.iter().flatten().chain(&self.fresh)
    }

    fn policies<'p>(&'p self, new: Option<(StayId, &'p Policy)>) -> BTreeMap<StayId, &'p Policy> {
        self.in_force().map(|one| (one.id(), &*one.policy.policy)).chain(new).collect()
    }

    /// Keeps the state as it is now, after a bill was settled or taken back.
    pub(crate) fn keep_state<O>(self, plan: &mut Plan<O>, last_settlement_id: i64) -> Result<(), Stop> {
        self.keep(plan, Some(last_settlement_id))
    }

    /// Keeps the state as it is now, after the bills in force were settled anew.
    pub(crate) fn keep_state_anew<O>(self, plan: &mut Plan<O>) -> Result<(), Stop> {
        let last_settlement_id = self.row.as_ref().and_then(|row| row.last_settlement_id);
        self.keep(plan, last_settlement_id)
    }

    fn keep<O>(self, plan: &mut Plan<O>, last_settlement_id: Option<i64>) -> Result<(), Stop> {
        let row = person_state::Model {
            person_id: self.person.person_id,
            state: write_state(&self.state)?,
            last_settlement_id,
            last_day: self.last.and_then(|(day, _)| date_of_day(day)),
            last_visit_id: self.last.map(|(_, id)| id.0),
            rev: self.row.as_ref().map_or(1, |row| row.rev),
        };
        match self.row {
            Some(_) => plan.update(row),
            None => plan.insert(row),
        }
        Ok(())
    }
}

/// A bill in force with what it was computed on.
pub(crate) struct Told {
    pub(crate) policy: PolicyInUse,
    pub(crate) bill: Bill,
    pub(crate) before: PersonState,
    sum: settlement::Model,
}

impl Told {
    /// Whether a result is what is in force.
    pub(crate) fn agrees(&self, outcome: &Outcome) -> bool {
        filled(self.sum.clone(), outcome) == self.sum
    }
}

/// A history after a change.
struct Redone {
    history: History,
    last: Option<Place>,
}

impl Redone {
    /// All or nothing: a bill that cannot be settled any more refuses the change before
    /// anything is taken over.
    fn whole(policies: &BTreeMap<StayId, &Policy>, history: History) -> Result<Redone, Stop> {
        for kept in history.kept() {
            outcome_of(kept)?;
        }
        let last = history.kept().last().and_then(|kept| match &kept.event {
            Event::Bill(bill) => Some(policies[&bill.stay.stay_id].order(&bill.stay)),
            Event::Credit(_) => None,
        });
        Ok(Redone { history, last })
    }
}

fn settled_anew<'f>(
    policies: &BTreeMap<StayId, &Policy>,
    bills: impl Iterator<Item = &'f InForce>,
) -> Result<History, Refusal> {
    let events = bills.map(|one| Event::Bill(Box::new(one.bill.clone())));
    Ok(History::settle(&|bill: &Bill| policies[&bill.stay.stay_id], events)?)
}

fn outcome_of(kept: &Kept) -> Result<&Outcome, Stop> {
    let outcome = kept.outcome.as_ref().map_err(|why| Refusal::from(*why))?;
    outcome.as_ref().ok_or_else(|| Stop::fault("recomputing a person", "an event that is no bill"))
}

impl InForce {
    /// The adjustment, where the result is another now.
    async fn becomes(
        &mut self,
        cx: &Context<'_>,
        booking: &Booking,
        outcome: &Outcome,
        before: &PersonState,
    ) -> Result<Option<settlement::Model>, Stop> {
        let now = filled(self.sum.clone(), outcome);
        if now == self.sum {
            return Ok(None);
        }
        let id = cx.house.store.id(IdKind::Settlement).await?;
        let answers_id = Some(self.sum.settlement_id);
        let new = NewRow { booking, visit: &self.visit, policy: &self.policy, kind: "adjust", answers_id };
        let row = difference(new.blank(cx, id, write_state(before)?), &now, &self.sum)?;
        self.sum = now;
        Ok(Some(row))
    }
}

/// A state as it is kept.
pub(super) fn write_state(state: &PersonState) -> Result<String, Stop> {
    serde_json::to_string(state).map_err(|e| Stop::fault("writing a person's state", e))
}

fn read_state(text: &str) -> Result<PersonState, Stop> {
    serde_json::from_str(text).map_err(|e| Stop::fault("reading a person's state", e))
}
