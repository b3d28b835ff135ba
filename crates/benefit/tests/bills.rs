//! Any bill under every policy of the law data: the engine and the slow model
//! agree to the fen over random histories, the explanation adds up, and what
//! must hold of every settlement does.
//!
//! `BILLS=10000000 cargo nextest run -p benefit --test bills` for a longer run,
//! `SEED=…` for another one.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use base::Fen;
use benefit::{
    Bill, Birth, Care, Circumstances, Event, History, Outcome, PersonState, Policy, Referral, Stay, StayId, Withheld,
    explain, explain_bill, settle, settle_bill,
};
use regulation::benefits::{BenefitPolicy, LayerId, Status, WithheldOf};
use support::bills::random_events;
use support::slow_model::{deciding_day, settle_slowly};
use support::{all_policies, policy};

fn of_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// A seed for each history, so that one can be repeated by itself.
fn seeds(count: u64) -> impl Iterator<Item = u64> {
    let first = of_environment("SEED", 2017) << 32;
    (0..count).map(move |n| first + n)
}

const EVENTS: usize = 10;

#[test]
fn random_histories_of_any_care_agree_to_the_fen_under_every_policy() {
    let bills = of_environment("BILLS", 1_000_000);
    let each = bills.div_ceil(all_policies().len() as u64 * EVENTS as u64);
    println!("seed {}, {each} histories of {EVENTS} under each policy", of_environment("SEED", 2017));
    let reached = std::thread::scope(|scope| {
        let threads: Vec<_> = all_policies().iter().map(|policy| scope.spawn(move || compare(policy, each))).collect();
        threads.into_iter().fold(BTreeMap::new(), |mut all: BTreeMap<String, u64>, thread| {
            for (branch, times) in thread.join().unwrap() {
                *all.entry(branch).or_default() += times;
            }
            all
        })
    });
    for (branch, times) in &reached {
        println!("{times:>9}  {branch}");
    }
    for branch in MUST_BE_REACHED {
        assert!(reached.contains_key(*branch), "never reached: {branch}");
    }
}

/// What a random test that proves something reaches.
const MUST_BE_REACHED: &[&str] = &[
    "account paid",
    "away first",
    "basic reached its cap",
    "chronic paid nothing of a quota used up",
    "credit",
    "fixed price above, hospital bears",
    "newborn",
    "paid by Assistance",
    "paid by CivilServant",
    "paid by CriticalIllness",
    "paid by Hardship",
    "paid by LargeSum",
    "paid for Chronic",
    "paid for FixedPrice",
    "paid for Inpatient",
    "paid for Maternity",
    "paid for Outpatient",
    "hospital bears a loss",
    "ratio cut",
    "refused account_below_zero",
    "refused amount_negative",
    "refused basic_above_scope",
    "refused born_after_admission",
    "refused care_not_in_policy",
    "refused circumstance_not_in_policy",
    "refused continuation_not_in_policy",
    "refused discharged_before_admission",
    "refused disease_unknown",
    "refused in_scope_below_zero",
    "refused not_in_year_of_birth",
    "refused tier_unknown",
    "refused withheld_above_scope",
    "refused withheld_reason_unknown",
    "review",
];

fn compare(policy: &Policy, histories: u64) -> BTreeMap<String, u64> {
    let mut reached = BTreeMap::new();
    for seed in seeds(histories) {
        let events = random_events(policy, EVENTS, seed);
        let history = History::settle(&|_| policy, events).unwrap();
        let in_order: Vec<Event> = history.kept().iter().map(|kept| kept.event.clone()).collect();
        let slow = settle_slowly(policy.law(), &in_order);
        for (kept, slow) in history.kept().iter().zip(slow) {
            let fast = kept.outcome.clone().map_err(|why| why.code());
            assert_eq!(fast, slow, "policy {}, seed {seed}, {:#?}\nof {in_order:#?}", policy.id(), kept.event);
            note(&mut reached, &kept.event, &fast);
        }
    }
    reached
}

fn note(reached: &mut BTreeMap<String, u64>, event: &Event, said: &Result<Option<Outcome>, &'static str>) {
    let mut reach = |branch: String| *reached.entry(branch).or_default() += 1;
    let outcome = match (said, event) {
        (Err(code), _) => return reach(format!("refused {code}")),
        (Ok(None), _) => return reach("credit".to_owned()),
        (Ok(Some(outcome)), Event::Bill(bill)) => {
            if bill.circumstances.newborn {
                reach("newborn".to_owned());
            }
            let within = outcome.hospital > Fen::ZERO && bill.withheld.is_empty();
            if within && bill.circumstances.not_informed && !bill.circumstances.certificate_unjustified {
                reach("hospital bears a loss".to_owned());
            }
            if within && matches!(bill.care, Care::FixedPrice { .. }) {
                reach("fixed price above, hospital bears".to_owned());
            }
            if matches!(bill.care, Care::Chronic { .. }) && outcome.in_scope > Fen(10) && outcome.basic == Fen::ZERO {
                reach("chronic paid nothing of a quota used up".to_owned());
            }
            if outcome.basic == Fen::ZERO && bill.care == Care::Stay && outcome.in_scope.0 > 500_000 {
                reach("basic reached its cap".to_owned());
            }
            outcome
        }
        (Ok(Some(_)), Event::Credit(_)) => unreachable!("a credit has no outcome"),
    };
    if outcome.basic > Fen::ZERO {
        reach(format!("paid for {:?}", outcome.care));
    }
    for share in outcome.layers.iter().filter(|share| share.amount > Fen::ZERO) {
        reach(format!("paid by {:?}", share.layer));
    }
    for (is_so, branch) in [
        (outcome.account > Fen::ZERO, "account paid"),
        (outcome.away_first > Fen::ZERO, "away first"),
        (outcome.ratio_cut > 0, "ratio cut"),
        (outcome.review, "review"),
    ] {
        if is_so {
            reach(branch.to_owned());
        }
    }
}

/// Bills of random histories with the state before each, under every policy.
fn each_bill(histories: u64, mut look: impl FnMut(&Policy, &PersonState, &Bill)) {
    for policy in all_policies() {
        for seed in seeds(histories) {
            let history = History::settle(&|_| policy, random_events(policy, EVENTS, seed)).unwrap();
            for kept in history.kept() {
                if let (Event::Bill(bill), true) = (&kept.event, kept.outcome.is_ok()) {
                    look(policy, &kept.before, bill);
                }
            }
        }
    }
}

/// What the hospital bears is somebody else's part and nothing more: out-of-scope cost
/// without consent the person's (R3a-8), the basic part of an unjustified certificate
/// the fund's (R2-62), the loss of whom it did not inform the person's (R2-61).
#[test]
fn what_the_hospital_bears_was_exactly_one_others() {
    let (mut without_consent, mut unjustified, mut not_informed) = (0, 0, 0);
    each_bill(60, |policy, state, bill| {
        let plain = Bill { circumstances: Circumstances::default(), withheld: Vec::new(), ..bill.clone() };
        let Ok((before, _)) = settle_bill(policy, state, &plain) else { return };
        let as_told = |told: Bill| settle_bill(policy, state, &told).map(|(after, _)| after);
        let circumstances = |told| Bill { circumstances: told, ..plain.clone() };
        let funds = |outcome: &Outcome| (outcome.basic, outcome.layers.clone());

        let reason = policy.law().withheld.iter().find(|reason| reason.of == WithheldOf::OutOfScope);
        let by_lines = matches!(bill.care, Care::Stay | Care::Visit | Care::Chronic { .. });
        if let Some(reason) = reason.filter(|_| by_lines && bill.stay.out_of_scope > Fen(1)) {
            let amount = Fen(bill.stay.out_of_scope.0 / 2);
            let withheld = vec![Withheld { reason: reason.id.clone(), amount }];
            let after = as_told(Bill { withheld, ..plain.clone() }).unwrap();
            assert_eq!(after.hospital.0 - before.hospital.0, amount.0);
            assert_eq!(before.person().0 - after.person().0, amount.0);
            assert_eq!(funds(&after), funds(&before));
            assert_eq!(after.total, before.total);
            without_consent += 1;
        }
        if let Ok(after) =
            as_told(circumstances(Circumstances { certificate_unjustified: true, ..Circumstances::default() }))
        {
            assert_eq!((after.basic, after.hospital.0), (Fen::ZERO, before.hospital.0 + before.basic.0));
            assert_eq!((after.person(), after.layers), (before.person(), before.layers.clone()));
            unjustified += 1;
        }
        if let Ok(after) = as_told(circumstances(Circumstances { not_informed: true, ..Circumstances::default() })) {
            assert_eq!(after.basic, before.basic, "no fund pays more because a hospital did not inform");
            assert!(after.person() <= before.person() && after.hospital >= before.hospital);
            not_informed += usize::from(after.hospital > Fen::ZERO);
        }
    });
    assert!(
        without_consent > 100 && unjustified > 100 && not_informed > 20,
        "{without_consent} {unjustified} {not_informed}"
    );
}

#[test]
fn every_explanation_adds_up_to_the_bill() {
    each_bill(60, |policy, state, bill| {
        let (outcome, _) = settle_bill(policy, state, bill).unwrap();
        let told = explain_bill(policy, state, bill).unwrap();
        assert_eq!(told.outcome, outcome);
        let parts = told.root.children.iter().filter_map(|child| child.value_fen);
        assert_eq!(Fen::total(parts), Ok(outcome.total), "{}", told.text());
        let basic = told.root.find("basic").or(told.root.find("basic_elsewhere")).and_then(|step| step.value_fen);
        assert_eq!(basic, Some(Fen(outcome.basic.0 + outcome.basic_elsewhere.0)));
        for share in &outcome.layers {
            assert_eq!(told.root.find(share.layer.as_str()).and_then(|step| step.value_fen), Some(share.amount));
        }
        let hospital = told.root.find("hospital");
        if let Some(hospital) = hospital {
            let reasons = hospital.children.iter().filter_map(|child| child.value_fen);
            assert_eq!(Fen::total(reasons).unwrap(), outcome.hospital, "{}", told.text());
        }
        let amounts = outcome.shares(policy, &bill.care).into_iter().map(|share| share.amount);
        let all = amounts.chain([outcome.person(), outcome.hospital, outcome.basic_elsewhere]);
        assert_eq!(Fen::total(all), Ok(outcome.total), "funds, person and hospital pay it all");
    });
}

/// A plain stay comes to the same by itself and as a bill.
#[test]
fn a_stay_and_its_bill_are_one() {
    each_bill(40, |policy, state, bill| {
        let plain = Bill::of_stay(bill.stay);
        let as_stay = settle(policy, state, &bill.stay);
        if !policy.pays_by_three_layers() {
            assert_eq!(as_stay.map_err(|why| why.code()).unwrap_err(), "policy_pays_by_more_layers");
            return;
        }
        let as_bill = settle_bill(policy, state, &plain);
        assert_eq!(as_stay.clone().map(|(_, next)| next), as_bill.clone().map(|(_, next)| next));
        let (Ok((settled, _)), Ok((outcome, _))) = (as_stay, as_bill) else { return };
        assert_eq!((settled.basic, settled.self_in_scope), (outcome.basic, outcome.self_in_scope));
        assert_eq!(
            (settled.ci, settled.hs),
            (outcome.layer(LayerId::CriticalIllness), outcome.layer(LayerId::Hardship))
        );
        assert_eq!(explain(policy, state, &bill.stay).unwrap().settled, settled);
    });
}

#[test]
fn more_cost_pays_no_less_and_costs_the_person_no_less() {
    each_bill(60, |policy, state, bill| {
        for more in [1, 99, 12_345, 40_000_000] {
            let mut dearer = bill.clone();
            dearer.stay.total.0 += more;
            let (less, _) = settle_bill(policy, state, bill).unwrap();
            let (greater, _) = settle_bill(policy, state, &dearer).unwrap();
            let paid = |outcome: &Outcome| outcome.total.0 - outcome.person().0 - outcome.hospital.0;
            assert!(less.basic <= greater.basic && paid(&less) <= paid(&greater), "{less:?}\n{greater:?}\n{bill:?}");
            assert!(less.person() <= greater.person(), "{less:?}\n{greater:?}\n{bill:?}");
        }
    });
}

#[test]
fn following_a_referral_never_costs_more() {
    each_bill(60, |policy, state, bill| {
        let Some(prior) = state.preceding.filter(|_| matches!(bill.care, Care::Stay) && !bill.stay.is_cont) else {
            return;
        };
        let mut own_way = bill.clone();
        (own_way.circumstances.not_informed, own_way.circumstances.newborn) = (false, false);
        own_way.stay = Stay { referral: Referral::None, prior_stay_id: None, ..own_way.stay };
        let (alone, _) = settle_bill(policy, state, &own_way).unwrap();
        for referral in [Referral::Up, Referral::Down] {
            let mut followed = own_way.clone();
            followed.stay = Stay { referral, prior_stay_id: Some(prior.stay_id), ..followed.stay };
            let (with, _) = settle_bill(policy, state, &followed).unwrap();
            assert!(with.person() <= alone.person() && !with.review, "{with:?}\n{alone:?}\n{bill:?}");
        }
    });
}

/// A hospital that did not tell costs the person nothing; an unjustified
/// certificate costs the basic fund nothing and the person the same.
#[test]
fn what_the_hospital_bears_is_nobody_elses() {
    each_bill(60, |policy, state, bill| {
        if bill.care != Care::Stay || bill.circumstances.by_account {
            return;
        }
        let mut plain = bill.clone();
        (plain.circumstances.not_informed, plain.circumstances.certificate_unjustified) = (false, false);
        let (base, _) = settle_bill(policy, state, &plain).unwrap();
        let mut unjustified = plain.clone();
        unjustified.circumstances.certificate_unjustified = true;
        if let Ok((outcome, next)) = settle_bill(policy, state, &unjustified) {
            assert_eq!((outcome.basic, outcome.person()), (Fen::ZERO, base.person()));
            assert_eq!(outcome.hospital, Fen(base.hospital.0 + base.basic.0));
            assert_eq!(next.year(outcome.year).basic_fen, state.year(outcome.year).basic_fen);
        }
        let mut untold = plain.clone();
        untold.circumstances.not_informed = true;
        let mut filed = plain;
        filed.stay.out_of_area = false;
        if let (Ok((outcome, _)), Ok((unreduced, _))) =
            (settle_bill(policy, state, &untold), settle_bill(policy, state, &filed))
        {
            assert_eq!(outcome.person(), unreduced.person(), "{outcome:?}\n{unreduced:?}");
            assert!(outcome.basic <= unreduced.basic);
        }
    });
}

#[test]
fn caps_and_quotas_hold() {
    for policy in all_policies() {
        let law = policy.law();
        for seed in seeds(100) {
            let history = History::settle(&|_| policy, random_events(policy, 25, seed)).unwrap();
            let after = history.after();
            assert!(!after.account_fen.is_negative());
            for sums in &after.years {
                if let Some(stays) = &law.inpatient {
                    let cap = stays.annual_cap_fen.values()[0].value;
                    assert!(stays.annual_cap_of.is_some() || sums.basic_fen <= cap, "{sums:?}");
                    assert!(sums.capped_cost_fen <= cap || stays.annual_cap_of.is_none(), "{sums:?}");
                }
                for layer in &law.layers {
                    let caps = layer.variants.iter().map(|one| one.terms.get_ref().values()[0].value.annual_cap_fen);
                    let highest = caps.map(|cap| cap.map_or(i64::MAX, |cap| cap.0)).max();
                    let sum = sums.layers.of(layer.id);
                    assert!(sum.paid_fen.0 <= highest.unwrap_or(0) && sum.paid_fen <= sum.base_fen, "{sum:?}");
                }
            }
            for used in &after.quotas {
                let quota = law.chronic.iter().find(|one| one.id == used.pool).map(|one| one.terms.get_ref());
                let quota = quota.map(|terms| terms.values()[0].value.quota_fen);
                let pool = law.outpatient.as_ref().map(|pool| pool.terms.get_ref().values()[0].value.annual_cap_fen);
                assert!(used.paid_fen <= quota.or(pool).unwrap(), "{used:?}");
            }
        }
    }
}

/// However a year is cut into bills, layers that round the year's sum pay the
/// same; the others differ by half a fen for each bill at most.
#[test]
fn a_year_cut_into_bills_otherwise_pays_the_same() {
    for policy in all_policies() {
        for seed in seeds(200) {
            let total = 1_000_000 + (seed as i64).wrapping_mul(7_919).rem_euclid(60_000_000);
            let cut = |parts: i64| {
                let bills = (0..parts).map(|n| {
                    let amount = if n + 1 == parts { total - total / parts * (parts - 1) } else { total / parts };
                    Event::Bill(Box::new(elsewhere(n + 1, amount)))
                });
                let history = History::settle(&|_| policy, bills).unwrap();
                history.after().year(2022).layers
            };
            let (whole, sevenths) = (cut(1), cut(7));
            for layer in &policy.law().layers {
                let of_year = layer.variants.iter().all(|one| {
                    one.terms.get_ref().values()[0].value.rounding == regulation::benefits::Rounding::HalfUpOfYear
                });
                let [one, many] = [whole, sevenths].map(|sums| *sums.of(layer.id));
                let first = layer.id == policy.law().layers[0].id;
                if of_year && first {
                    assert_eq!(one, many, "{} {:?} {total}", policy.id(), layer.id);
                }
                assert!((one.paid_fen.0 - many.paid_fen.0).abs() <= 7, "{} {one:?} {many:?}", policy.id());
            }
        }
    }
}

/// A stay whose basic part paid nothing.
fn elsewhere(number: i64, amount: i64) -> Bill {
    let day = base::parse_date("2022-06-01").unwrap();
    let stay = Stay {
        stay_id: StayId(number),
        birth_date: base::parse_date("1960-01-01").unwrap(),
        admit_date: day,
        discharge_date: day,
        tier: 1,
        out_of_area: false,
        total: Fen(amount),
        out_of_scope: Fen::ZERO,
        preself: Fen::ZERO,
        referral: Referral::None,
        is_cont: false,
        prior_stay_id: None,
        hardship: true,
    };
    Bill { care: Care::BasicElsewhere { basic: Fen::ZERO }, ..Bill::of_stay(stay) }
}

#[test]
fn the_order_in_which_bills_are_handed_over_does_not_matter() {
    for policy in all_policies() {
        for seed in seeds(30) {
            let mut events = random_events(policy, EVENTS, seed);
            let history = History::settle(&|_| policy, events.clone()).unwrap();
            events.reverse();
            assert_eq!(History::settle(&|_| policy, events.clone()).unwrap(), history);
            events.rotate_left(3);
            assert_eq!(History::settle(&|_| policy, events).unwrap(), history);
        }
    }
}

/// Bills of a person insured in Henan, from one policy into the next within a
/// year: the sums go on by layer.
#[test]
fn a_change_of_policy_within_a_year_goes_on_with_its_sums() {
    let [before, after] = ["henan-resident-2021", "henan-resident-2022"].map(policy);
    let by_day = |bill: &Bill| if bill.stay.admit_date < after.law().from.0 { before } else { after };
    let stay = |number: i64, admit: &str| {
        let day = base::parse_date(admit).unwrap();
        let bill = elsewhere(number, 1_000_000);
        Bill { stay: Stay { admit_date: day, discharge_date: day, ..bill.stay }, ..bill }
    };
    let bills = [stay(1, "2022-04-30"), stay(2, "2022-05-01")].map(|bill| Event::Bill(Box::new(bill)));
    let history = History::settle(&by_day, bills).unwrap();
    let ci = |at: usize| history.kept()[at].outcome.clone().unwrap().unwrap().layer(LayerId::CriticalIllness);
    // 10 000 yuan stay below the 11 000 of April; in May 5500 and 65 % hold, on what the first bill left.
    assert_eq!([ci(0), ci(1)], [Fen(0), Fen(650_000)]);
    assert_eq!(deciding_day(after.law(), &stay(2, "2022-05-01")), after.law().from.0);
}

/// Days × areas × kinds of care × standings: whoever is insured anywhere has
/// every bill settled that the policy of the day knows, and all of it adds up.
#[test]
fn every_cell_of_the_grid_is_settled() {
    let law = regulation::Law::embedded().unwrap();
    let (mut cells, mut nothing_known) = (0, 0);
    for pool in law.benefits.pools().iter() {
        let mut day = base::parse_date("2015-01-01").unwrap();
        while day.year() < 2027 {
            let policy = law.benefits.policy_for(&law.regions, &pool.region, &pool.insurance, day);
            let policy = policy.unwrap_or_else(|| panic!("no policy for {} on {day}", pool.region));
            let compiled = support::policy(&policy.id);
            for status in Status::ALL {
                for care in known_care(policy) {
                    let tiers = policy.inpatient.iter().flat_map(|stays| &stays.tiers);
                    let codes: Vec<u8> = tiers.map(|tier| tier.code).collect();
                    let settled = codes.iter().chain(codes.is_empty().then_some(&1)).filter_map(|tier| {
                        let mut bill = elsewhere(1, 300_000);
                        bill.stay = Stay { admit_date: day, discharge_date: day, tier: *tier, ..bill.stay };
                        (bill.care, bill.statuses) = (care.clone(), BTreeSet::from([status]));
                        let outcome = settle_bill(compiled, &PersonState::default(), &bill);
                        let fixed = matches!(care, Care::FixedPrice { .. });
                        match outcome {
                            Ok((outcome, _)) => {
                                assert!(outcome.adds_up() && outcome.total == Fen(300_000));
                                Some(())
                            }
                            Err(why) => {
                                assert!(fixed && why.code() == "tier_unknown", "{} {day} {care:?}: {why}", policy.id);
                                None
                            }
                        }
                    });
                    let settled = settled.count();
                    assert!(settled > 0, "{} {day} {care:?}: nowhere", policy.id);
                    cells += settled;
                }
            }
            nothing_known += usize::from(policy.inpatient.is_none());
            let next_month = day.replace_day(28).unwrap() + time::Duration::days(4);
            day = next_month.replace_day(1).unwrap();
        }
    }
    println!("{cells} cells");
    // 2015 and 2016 in three areas: critical-illness insurance alone.
    assert_eq!(nothing_known, 3 * 24);
}

/// The kinds of care a policy has a rule for.
fn known_care(policy: &BenefitPolicy) -> Vec<Care> {
    let mut all = vec![Care::BasicElsewhere { basic: Fen(100_000) }];
    if policy.inpatient.is_some() {
        all.push(Care::Stay);
    }
    if policy.emergency.is_some() {
        all.push(Care::EmergencyDied);
    }
    if policy.outpatient.is_some() {
        all.push(Care::Visit);
    }
    all.extend(policy.chronic.iter().map(|one| Care::Chronic { disease: one.id.clone() }));
    all.extend(policy.fixed_price.iter().map(|one| Care::FixedPrice { disease: one.id.clone() }));
    if !policy.maternity.is_empty() {
        all.extend([Birth::Natural, Birth::Caesarean].map(|manner| Care::Birth { manner }));
    }
    all
}

/// The columns stand by discharge where the policy counts by it.
#[test]
fn a_year_of_discharge_is_settled_in_columns_too() {
    let text = "value = \"admission\"";
    let by_discharge = support::henan_with(text, "value = \"discharge\"");
    let stays = [("2017-12-20", "2018-01-10"), ("2017-12-24", "2017-12-28"), ("2018-01-03", "2018-01-04")];
    let bills: Vec<support::second_model::Bill> = stays
        .iter()
        .zip(1i64..)
        .map(|((admit, discharge), number)| support::second_model::Bill {
            stay_id: number,
            person_id: 1,
            birth: base::parse_date("1960-01-01").unwrap(),
            admit: base::parse_date(admit).unwrap(),
            discharge: base::parse_date(discharge).unwrap(),
            tier: 1,
            out_of_area: 0,
            total: 150_000,
            out_of_scope: 0,
            preself: 0,
            referral: 0,
            is_cont: 0,
            prior: 0,
            hardship: 0,
        })
        .collect();
    let table = support::histories::Table::of(&bills);
    let settled = benefit::settle_columns(&by_discharge, &table.columns(), std::num::NonZeroUsize::MIN);
    // By discharge: stay 2 (2017), stay 3 (2018), stay 1 (2018, the second admission).
    assert_eq!(settled.stay_id, [2, 3, 1]);
    assert_eq!(settled.ded_std, [40_000, 40_000, 20_000]);
    let (results, state) = {
        let mut stays: Vec<Stay> = (0..3).map(|row| table.columns().stay(row).unwrap()).collect();
        benefit::settle_history(&by_discharge, &mut stays)
    };
    let singly: Vec<i64> = results.iter().map(|settled| settled.as_ref().unwrap().ded_std.0).collect();
    assert_eq!((singly, state.preceding.unwrap().stay_id), (vec![40_000, 40_000, 20_000], StayId(1)));
}
