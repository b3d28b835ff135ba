//! A year of stays under two policies at once: what each fund, the hospitals and
//! the persons pay under the one and under the other, by tier, age, hardship and
//! month, who is better and who worse off. For a draft that is tried before it is
//! issued.
//!
//! ```text
//! person by person:  stays → under the one, in its order   ┐
//!                    stays → under the other, in its order ┴→ sums, the person's change
//! ```
//!
//! Nothing is kept of a stay but sums, so a year of ten million needs no more memory
//! than its columns. A stay that cannot be settled under either policy is counted
//! and left out of both sides. The result does not depend on the order of the rows
//! or the number of threads.
//!
//! Article: R5-7

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Mutex;

use base::completed_years;
use regulation::benefits::LayerId;

use crate::columns::StayRow;
use crate::grouping::{Ordered, Parts};
use crate::rules::{LayerStep, StaySteps, Steps, Who, settle_stay};
use crate::{CannotSettle, Policy, PrecedingStay, Stay, StayColumns, YearSums};

/// How persons and changes are grouped.
#[derive(Debug, Clone, Copy)]
pub struct Groups<'g> {
    /// The first completed year of age of each age group, ascending from 0.
    pub ages_from: &'g [i32],
    /// Limits between steps of a person's change, ascending, fen.
    pub change_steps: &'g [i64],
    /// How many of the largest changes are told each way.
    pub largest: usize,
}

/// What a year of stays comes to under two policies. Amounts are fen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replay {
    /// All stays that could be settled under both.
    pub all: Both,
    /// By tier code.
    pub by_tier: BTreeMap<u8, Both>,
    /// By age group on admission.
    pub by_age: Vec<Both>,
    /// Persons not in hardship on admission, and in it.
    pub by_hardship: [Both; 2],
    /// By year and month of admission.
    pub by_month: BTreeMap<(i32, u8), Both>,
    /// Persons with a stay that could be settled under both.
    pub persons: Persons,
    /// Stays refused under the one, by reason.
    pub refused_before: BTreeMap<CannotSettle, u64>,
    /// Stays refused under the other, by reason.
    pub refused_after: BTreeMap<CannotSettle, u64>,
}

/// Sums of a group of stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Both {
    /// How many.
    pub stays: u64,
    /// The whole bills.
    pub total: i64,
    /// Of them, in scope.
    pub in_scope: i64,
    /// Under the one policy.
    pub before: Paid,
    /// Under the other.
    pub after: Paid,
}

/// Who pays, in sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paid {
    /// The basic layer.
    pub basic: i64,
    /// Each layer above it, by its number.
    pub layers: [i64; LayerId::ALL.len()],
    /// The hospitals.
    pub hospital: i64,
    /// The persons, of in-scope cost.
    pub own: i64,
    /// How many stays the basic layer paid less for because of its yearly cap.
    pub basic_capped: u64,
    /// The same of each layer.
    pub layers_capped: [u64; LayerId::ALL.len()],
}

/// Who is better and who worse off, by what in-scope cost leaves to a person in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Persons {
    /// Persons who pay less.
    pub better: u64,
    /// Persons who pay more.
    pub worse: u64,
    /// Persons who pay the same.
    pub same: u64,
    /// What they pay less together.
    pub better_by: i64,
    /// What they pay more together.
    pub worse_by: i64,
    /// Persons better and worse off by step of the change; one step more than limits.
    pub steps: Vec<[u64; 2]>,
    /// The largest changes for the better, largest first.
    pub most_better: Vec<PersonChange>,
    /// The largest changes for the worse, largest first.
    pub most_worse: Vec<PersonChange>,
}

/// A person's change, without identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PersonChange {
    /// What the person pays more; negative where it is less.
    pub change: i64,
    /// Under the one policy.
    pub before: i64,
    /// Under the other.
    pub after: i64,
    /// The whole bills.
    pub total: i64,
    /// How many stays.
    pub stays: u32,
    /// The age group at the first stay.
    pub age_group: usize,
    /// In hardship at any stay.
    pub hardship: bool,
}

/// The bills of the file add up to more than 64 bits of fen hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BeyondSums;

/// Settles all stays under both policies, every person's history from the beginning.
///
/// # Errors
/// [`BeyondSums`], before anything is settled.
///
/// # Panics
/// When the columns differ in length or hold 2^32 rows or more.
pub fn replay_columns(
    before: &Policy,
    after: &Policy,
    columns: &StayColumns<'_>,
    groups: &Groups<'_>,
    threads: NonZeroUsize,
) -> Result<Replay, BeyondSums> {
    columns.check_lengths();
    // No part of a bill is larger than the bill, so no sum below can leave the range.
    let bills: i128 = columns.total_fen.iter().map(|fen| i128::from(*fen.max(&0))).sum();
    i64::try_from(bills).map_err(|_| BeyondSums)?;
    let parts = Parts::of(columns, before.by_discharge(), threads);
    let jobs = Mutex::new(0..parts.sizes().len());
    let whole = Mutex::new(Replay::with(groups));
    std::thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                let mut hand = Hand { before, after, groups, sums: Replay::with(groups), person: Vec::new() };
                let mut ordered = Ordered::default();
                loop {
                    let job = jobs.lock().expect("no thread panics while it holds the lock").next();
                    let Some(part) = job else { break };
                    parts.for_each(part, &mut ordered, |row| hand.take(row));
                    hand.finish_person();
                }
                whole.lock().expect("no thread panics while it holds the lock").add(hand.sums, groups.largest);
            });
        }
    });
    Ok(whole.into_inner().expect("no thread panics while it holds the lock"))
}

/// A thread at work: the stays of the person at hand, and its sums.
struct Hand<'a> {
    before: &'a Policy,
    after: &'a Policy,
    groups: &'a Groups<'a>,
    sums: Replay,
    person: Vec<(StayRow, [Side; 2])>,
}

/// What a stay came to under one policy.
type Side = Result<Paid, CannotSettle>;

impl Hand<'_> {
    fn take(&mut self, row: &StayRow) {
        if self.person.first().is_some_and(|(first, _)| first.person_id != row.person_id) {
            self.finish_person();
        }
        self.person.push((*row, [Ok(Paid::default()); 2]));
    }

    fn finish_person(&mut self) {
        // They stand in the order of the one policy; the other may have its own.
        settle_person(self.before, &mut self.person, 0);
        if self.after.by_discharge() != self.before.by_discharge() {
            let by_discharge = self.after.by_discharge();
            self.person.sort_unstable_by_key(|(row, _)| (row.order_day(by_discharge), row.stay_id, row.row));
        }
        settle_person(self.after, &mut self.person, 1);
        let mut change = PersonChange::default();
        for (row, sides) in self.person.drain(..) {
            let [before, after] = sides;
            before.err().into_iter().for_each(|why| *self.sums.refused_before.entry(why).or_default() += 1);
            after.err().into_iter().for_each(|why| *self.sums.refused_after.entry(why).or_default() += 1);
            if let (Ok(before), Ok(after), Ok(stay)) = (before, after, row.stay()) {
                self.sums.count(&stay, &before, &after, self.groups, &mut change);
            }
        }
        if change.stays > 0 {
            change.change = change.after - change.before;
            self.sums.persons.count(change, self.groups);
        }
    }
}

/// Settles the stays of one person in the order in which they stand.
fn settle_person(policy: &Policy, person: &mut [(StayRow, [Side; 2])], side: usize) {
    let (mut sums, mut preceding) = (YearSums::default(), None);
    for (row, sides) in person {
        sides[side] = settle_row(policy, row, &mut sums, &mut preceding);
    }
}

fn settle_row(policy: &Policy, row: &StayRow, sums: &mut YearSums, preceding: &mut Option<PrecedingStay>) -> Side {
    let stay = row.stay()?;
    let day = policy.deciding_day(&stay);
    if sums.year != day.year() {
        *sums = YearSums::begin(day.year());
    }
    let mut caps = Caps::default();
    let (terms, who) = (policy.terms_on(day), Who::of_stay(&stay));
    let order_day = row.order_day(policy.by_discharge());
    let (part, layers) = settle_stay(terms, sums, preceding.as_ref(), order_day, &stay, &who, &mut caps)?;
    *preceding = part.this;
    let own = part.in_scope - part.basic - part.hospital - layers.iter().sum::<i64>();
    assert!(own >= 0, "no share is negative");
    let mut layers_capped = [0; LayerId::ALL.len()];
    for (at, layer) in policy.law().layers.iter().enumerate() {
        layers_capped[layer.id as usize] = u64::from(caps.layers & 1 << at != 0);
    }
    // Only a yearly cap of cost leaves cost above it.
    let basic_capped = u64::from(caps.basic || part.above_cap > 0);
    Ok(Paid { basic: part.basic, layers, hospital: part.hospital, own, basic_capped, layers_capped })
}

/// Watches the caps.
#[derive(Default)]
struct Caps {
    basic: bool,
    /// Bits of layers by their place.
    layers: u32,
}

impl Steps for Caps {
    #[inline]
    fn stay(&mut self, steps: StaySteps) {
        self.basic = steps.payment.paid < steps.payment.rounded;
    }

    #[inline]
    fn layer(&mut self, step: LayerStep) {
        self.layers |= u32::from(step.payment.paid < step.payment.rounded) << step.at;
    }
}

impl Replay {
    fn with(groups: &Groups<'_>) -> Replay {
        Replay {
            by_age: vec![Both::default(); groups.ages_from.len().max(1)],
            persons: Persons { steps: vec![[0; 2]; groups.change_steps.len() + 1], ..Persons::default() },
            ..Replay::default()
        }
    }

    fn count(&mut self, stay: &Stay, before: &Paid, after: &Paid, groups: &Groups<'_>, person: &mut PersonChange) {
        let years = completed_years(stay.birth_date, stay.admit_date);
        let age_group = groups.ages_from.partition_point(|from| *from <= years).max(1) - 1;
        let (total, in_scope) = (stay.total.0, stay.total.0 - stay.out_of_scope.0 - stay.preself.0);
        let one = Both { stays: 1, total, in_scope, before: *before, after: *after };
        let month = (stay.admit_date.year(), u8::from(stay.admit_date.month()));
        self.all.add(&one);
        self.by_tier.entry(stay.tier).or_default().add(&one);
        self.by_age[age_group].add(&one);
        self.by_hardship[usize::from(stay.hardship)].add(&one);
        self.by_month.entry(month).or_default().add(&one);
        if person.stays == 0 {
            person.age_group = age_group;
        }
        person.stays += 1;
        person.hardship |= stay.hardship;
        person.total += total;
        person.before += before.own;
        person.after += after.own;
    }

    fn add(&mut self, more: Replay, largest: usize) {
        self.all.add(&more.all);
        more.by_tier.iter().for_each(|(tier, sums)| self.by_tier.entry(*tier).or_default().add(sums));
        self.by_age.iter_mut().zip(&more.by_age).for_each(|(sums, more)| sums.add(more));
        self.by_hardship.iter_mut().zip(&more.by_hardship).for_each(|(sums, more)| sums.add(more));
        more.by_month.iter().for_each(|(month, sums)| self.by_month.entry(*month).or_default().add(sums));
        more.refused_before.iter().for_each(|(why, stays)| *self.refused_before.entry(*why).or_default() += stays);
        more.refused_after.iter().for_each(|(why, stays)| *self.refused_after.entry(*why).or_default() += stays);
        self.persons.add(more.persons, largest);
    }
}

impl Both {
    #[inline]
    fn add(&mut self, more: &Both) {
        self.stays += more.stays;
        self.total += more.total;
        self.in_scope += more.in_scope;
        self.before.add(&more.before);
        self.after.add(&more.after);
    }
}

impl Paid {
    #[inline]
    fn add(&mut self, more: &Paid) {
        self.basic += more.basic;
        self.hospital += more.hospital;
        self.own += more.own;
        self.basic_capped += more.basic_capped;
        for at in 0..LayerId::ALL.len() {
            self.layers[at] += more.layers[at];
            self.layers_capped[at] += more.layers_capped[at];
        }
    }

    /// What all funds pay.
    pub fn funds(&self) -> i64 {
        self.basic + self.layers.iter().sum::<i64>()
    }

    /// What a layer pays.
    pub fn layer(&self, layer: LayerId) -> i64 {
        self.layers[layer as usize]
    }

    /// For how many stays a layer paid less because of its yearly cap.
    pub fn layer_capped(&self, layer: LayerId) -> u64 {
        self.layers_capped[layer as usize]
    }
}

impl Persons {
    fn count(&mut self, one: PersonChange, groups: &Groups<'_>) {
        let by = one.change.abs();
        let worse = one.change > 0;
        match one.change {
            0 => self.same += 1,
            _ if worse => (self.worse, self.worse_by) = (self.worse + 1, self.worse_by + by),
            _ => (self.better, self.better_by) = (self.better + 1, self.better_by + by),
        }
        if one.change != 0 {
            let step = groups.change_steps.partition_point(|limit| *limit < by);
            self.steps[step][usize::from(worse)] += 1;
            let most = if worse { &mut self.most_worse } else { &mut self.most_better };
            keep_largest(most, one, groups.largest);
        }
    }

    fn add(&mut self, more: Persons, largest: usize) {
        self.better += more.better;
        self.worse += more.worse;
        self.same += more.same;
        self.better_by += more.better_by;
        self.worse_by += more.worse_by;
        for (sums, more) in self.steps.iter_mut().zip(more.steps) {
            sums[0] += more[0];
            sums[1] += more[1];
        }
        more.most_better.into_iter().for_each(|one| keep_largest(&mut self.most_better, one, largest));
        more.most_worse.into_iter().for_each(|one| keep_largest(&mut self.most_worse, one, largest));
    }
}

/// Puts a change among the largest; equal ones stand in an order of their own
/// figures, so that the list does not depend on who came first.
fn keep_largest(most: &mut Vec<PersonChange>, one: PersonChange, largest: usize) {
    let key = |one: &PersonChange| (std::cmp::Reverse(one.change.abs()), *one);
    let at = most.partition_point(|other| key(other) <= key(&one));
    if at < largest {
        most.insert(at, one);
        most.truncate(largest);
    }
}
