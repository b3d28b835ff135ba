//! The replay in columns against a plain model: every person's bills one after
//! another through `settle_bill` under each policy, summed by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use base::completed_years;
use benefit::{
    Both, CannotSettle, Groups, Paid, PersonChange, PersonState, Policy, Replay, Stay, StayColumns, explain_bill,
    replay_columns, settle_bill,
};
use regulation::benefits::YearOf;
use support::histories::{Table, random_histories};
use support::policy;

const GROUPS: Groups<'_> = Groups { ages_from: &[0, 15, 60], change_steps: &[10_000, 1_000_000], largest: 10 };

fn threads(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap()
}

fn by_discharge(policy: &Policy) -> bool {
    let stays = policy.law().inpatient.as_ref();
    stays.is_some_and(|stays| stays.year_of.values()[0].value == YearOf::Discharge)
}

/// The policy of 2017 where the day of discharge decides the year and the order.
fn henan_by_discharge() -> Policy {
    support::henan_with("value = \"admission\"", "value = \"discharge\"")
}

/// The stays of each person by row, and what each comes to under a policy.
fn settled(policy: &Policy, columns: &StayColumns<'_>) -> BTreeMap<usize, Result<(Stay, Paid), CannotSettle>> {
    let mut persons: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    (0..columns.rows()).for_each(|row| persons.entry(columns.person_id[row]).or_default().push(row));
    let by_discharge = by_discharge(policy);
    let mut all = BTreeMap::new();
    for mut rows in persons.into_values() {
        let day = |row: &usize| if by_discharge { columns.discharge_date[*row] } else { columns.admit_date[*row] };
        rows.sort_by_key(|row| (day(row), columns.stay_id[*row], *row));
        let mut state = PersonState::default();
        for row in rows {
            let come = columns.stay(row).and_then(|stay| {
                let bill = benefit::Bill::of_stay(stay);
                let told = explain_bill(policy, &state, &bill)?;
                let (outcome, next) = settle_bill(policy, &state, &bill)?;
                state = next;
                let step = |code: &str| told.root.children.iter().find(|step| step.code == code);
                let capped = |code: &str| {
                    step(code).is_some_and(|step| step.find("capped").or(step.find("above_cost_cap")).is_some())
                };
                let mut paid = Paid {
                    basic: outcome.basic.0,
                    hospital: outcome.hospital.0,
                    own: outcome.self_in_scope.0,
                    basic_capped: u64::from(capped(&told.root.children[0].code)),
                    ..Paid::default()
                };
                for share in &outcome.layers {
                    paid.layers[share.layer as usize] = share.amount.0;
                    paid.layers_capped[share.layer as usize] = u64::from(capped(share.layer.as_str()));
                }
                Ok((stay, paid))
            });
            all.insert(row, come);
        }
    }
    all
}

fn plain(before: &Policy, after: &Policy, columns: &StayColumns<'_>) -> Replay {
    let (one, other) = (settled(before, columns), settled(after, columns));
    let mut replay = Replay { by_age: vec![Both::default(); 3], ..Replay::default() };
    replay.persons.steps = vec![[0; 2]; 3];
    let mut persons: BTreeMap<i64, PersonChange> = BTreeMap::new();
    let mut rows: Vec<usize> = (0..columns.rows()).collect();
    let order = |row: &usize| {
        let day = if by_discharge(after) { columns.discharge_date[*row] } else { columns.admit_date[*row] };
        (day, columns.stay_id[*row], *row)
    };
    rows.sort_by_key(order);
    for row in rows {
        for (side, refused) in [(&one, &mut replay.refused_before), (&other, &mut replay.refused_after)] {
            if let Err(why) = side[&row] {
                *refused.entry(why).or_insert(0) += 1;
            }
        }
        let (Ok((stay, before)), Ok((_, after))) = (one[&row], other[&row]) else { continue };
        let years = completed_years(stay.birth_date, stay.admit_date);
        let age_group = if years < 15 { 0 } else { 1 + usize::from(years >= 60) };
        let month = (stay.admit_date.year(), u8::from(stay.admit_date.month()));
        for sums in [
            &mut replay.all,
            replay.by_tier.entry(stay.tier).or_default(),
            &mut replay.by_age[age_group],
            &mut replay.by_hardship[usize::from(stay.hardship)],
            replay.by_month.entry(month).or_default(),
        ] {
            sums.stays += 1;
            sums.total += stay.total.0;
            sums.in_scope += stay.total.0 - stay.out_of_scope.0 - stay.preself.0;
            for (sum, paid) in [(&mut sums.before, before), (&mut sums.after, after)] {
                sum.basic += paid.basic;
                sum.hospital += paid.hospital;
                sum.own += paid.own;
                sum.basic_capped += paid.basic_capped;
                (0..5).for_each(|at| sum.layers[at] += paid.layers[at]);
                (0..5).for_each(|at| sum.layers_capped[at] += paid.layers_capped[at]);
            }
        }
        let first = || PersonChange { age_group, ..PersonChange::default() };
        let person = persons.entry(columns.person_id[row]).or_insert_with(first);
        person.stays += 1;
        person.hardship |= stay.hardship;
        person.total += stay.total.0;
        person.before += before.own;
        person.after += after.own;
        person.change = person.after - person.before;
    }
    let (mut better, mut worse): (Vec<PersonChange>, Vec<PersonChange>) = persons
        .into_values()
        .filter(|one| {
            replay.persons.same += u64::from(one.change == 0);
            one.change != 0
        })
        .partition(|one| one.change < 0);
    for (way, all) in [&mut better, &mut worse].into_iter().enumerate() {
        all.sort_by_key(|one| (-one.change.abs(), *one));
        for one in all.iter() {
            let by = one.change.abs();
            let step = usize::from(by > 10_000) + usize::from(by > 1_000_000);
            replay.persons.steps[step][way] += 1;
        }
    }
    (replay.persons.better, replay.persons.worse) = (better.len() as u64, worse.len() as u64);
    replay.persons.better_by = better.iter().map(|one| -one.change).sum();
    replay.persons.worse_by = worse.iter().map(|one| one.change).sum();
    better.truncate(10);
    worse.truncate(10);
    (replay.persons.most_better, replay.persons.most_worse) = (better, worse);
    replay
}

/// Sums by fund, tier, age, hardship and month, persons and caps, under policies of
/// every kind: the same terms, other figures, more layers, another order of stays.
#[test]
fn the_columns_come_to_what_the_bills_come_to_one_by_one() {
    let bills = random_histories(4_000, 12);
    let table = Table::of(&bills);
    let columns = table.columns();
    let mut capped = [0_u64; 2];
    for (before, after) in [
        ("henan-resident-2017", "henan-resident-2017"),
        ("henan-resident-2017", "henan-resident-2020"),
        ("henan-resident-2018", "henan-resident-2022"),
        ("henan-resident-2017", "by discharge"),
        ("by discharge", "henan-resident-2020"),
        ("henan-resident-2017", "sample-resident-discharge"),
        ("henan-resident-2017", "sample-employee"),
        ("henan-resident-2015", "henan-resident-2017"),
    ] {
        let discharge = henan_by_discharge();
        let named = |id: &'static str| if id == "by discharge" { &discharge } else { policy(id) };
        let (one, other) = (named(before), named(after));
        let expected = plain(one, other, &columns);
        let replay = replay_columns(one, other, &columns, &GROUPS, threads(3)).unwrap();
        assert_eq!(replay, expected, "{before} and {after}");
        capped[0] += replay.all.after.basic_capped;
        capped[1] += replay.all.after.layers_capped.iter().sum::<u64>();
        if before == after {
            assert_eq!((replay.persons.better, replay.persons.worse), (0, 0));
            assert!(replay.all.stays > 10_000 && !replay.refused_before.is_empty());
        }
        if before == "henan-resident-2015" {
            // Under a policy without stays nothing can be compared.
            assert_eq!((replay.all.stays, replay.refused_before.len()), (0, replay.refused_before.len()));
        }
    }
    assert!(capped.iter().all(|stays| *stays > 0), "{capped:?}");
}

#[test]
fn neither_the_order_of_the_file_nor_the_threads_matter() {
    let mut bills = random_histories(3_000, 99);
    let (one, other) = (policy("henan-resident-2017"), &henan_by_discharge());
    let replay = |bills: &[support::second_model::Bill], count: usize| {
        replay_columns(one, other, &Table::of(bills).columns(), &GROUPS, threads(count)).unwrap()
    };
    // A number twice within a person stands in the order of the file; such rows go.
    let mut seen = std::collections::BTreeSet::new();
    bills.retain(|bill| seen.insert((bill.person_id, bill.stay_id)));
    let expected = replay(&bills, 1);
    assert!(expected.all.stays > 1_000 && expected.persons.better + expected.persons.worse > 0);
    bills.sort_by_key(|bill| bill.stay_id.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64.cast_signed()));
    assert_eq!(replay(&bills, 4), expected);
    bills.sort_by_key(|bill| (bill.person_id, bill.admit, bill.stay_id));
    assert_eq!(replay(&bills, 2), expected);
}

#[test]
fn a_file_beyond_all_sums_is_refused() {
    let mut bills = random_histories(2, 5);
    bills.truncate(2);
    bills.iter_mut().for_each(|bill| bill.total = i64::MAX);
    let henan = policy("henan-resident-2017");
    assert!(replay_columns(henan, henan, &Table::of(&bills).columns(), &GROUPS, threads(1)).is_err());
}
