//! What must hold of every settlement, whatever the bill: the parts add up, no
//! part is negative, caps hold, more cost never pays less, following a referral
//! never costs more, and a policy that differs in kind is settled in its kind.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use base::{Fen, parse_date};
use benefit::{PersonState, PrecedingStay, Referral, Settled, Stay, StayId, YearSums, settle, settle_history};
use proptest::prelude::*;
use regulation::benefits::LayerId;
use support::{henan, henan_with};

fn day(text: &str) -> base::Date {
    parse_date(text).unwrap()
}

fn stay(tier: u8, cost: i64) -> Stay {
    Stay {
        stay_id: StayId(100),
        birth_date: day("1970-01-01"),
        admit_date: day("2017-07-01"),
        discharge_date: day("2017-07-09"),
        tier,
        out_of_area: false,
        total: Fen(cost),
        out_of_scope: Fen(0),
        preself: Fen(0),
        referral: Referral::None,
        is_cont: false,
        prior_stay_id: None,
        hardship: false,
    }
}

prop_compose! {
    /// A state that earlier stays may have left behind.
    fn states()(
        admissions in 0u32..4,
        basic in 0i64..=15_000_000,
        after_basic in 0i64..60_000_000,
        critical_percent in 0i64..=70,
        prior_std in prop::sample::select(vec![10_000i64, 20_000, 40_000, 90_000, 150_000]),
        prior_cost in 0i64..300_000,
    ) -> PersonState {
        let critical = (after_basic * critical_percent / 100).min(40_000_000);
        let mut sums = YearSums {
            admissions,
            in_scope_fen: Fen(basic + after_basic),
            basic_fen: Fen(basic),
            ..YearSums::begin(2017)
        };
        sums.layers.of_mut(LayerId::CriticalIllness).base_fen = Fen(after_basic);
        sums.layers.of_mut(LayerId::CriticalIllness).paid_fen = Fen(critical);
        sums.layers.of_mut(LayerId::Hardship).base_fen = Fen(after_basic - critical);
        PersonState {
            years: vec![sums],
            preceding: Some(PrecedingStay {
                stay_id: StayId(99),
                order_day: 17_300,
                ded_std_fen: Fen(prior_std),
                ded_fen: Fen(prior_std),
                in_scope_fen: Fen(prior_cost),
            }),
            ..PersonState::default()
        }
    }
}

prop_compose! {
    fn stays()(
        tier in 0u8..7,
        cost in prop_oneof![0i64..2_000_000, 0i64..100_000_000],
        excluded in 0i64..200_000,
        flags in any::<[bool; 4]>(),
        referral in 0u8..5,
        born in prop::sample::select(vec!["1950-03-03", "2002-07-01", "2002-07-02", "2017-07-01"]),
    ) -> Stay {
        let [out_of_area, is_cont, names_prior, hardship] = flags;
        Stay {
            birth_date: day(born),
            out_of_area,
            total: Fen(cost + excluded),
            out_of_scope: Fen(excluded / 3),
            preself: Fen(excluded - excluded / 3),
            referral: Referral::from_code(referral).unwrap(),
            is_cont,
            prior_stay_id: names_prior.then_some(StayId(99)),
            hardship,
            ..stay(tier, 0)
        }
    }
}

/// What the three layers pay together.
fn paid(settled: &Settled) -> Fen {
    Fen::total([settled.basic, settled.ci, settled.hs]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn the_parts_add_up_and_caps_hold(state in states(), stay in stays()) {
        let policy = henan();
        let (settled, next) = settle(&policy, &state, &stay).unwrap();
        let shares: Vec<Fen> = settled.shares(&policy).into_iter().map(|share| share.amount).collect();
        let person = [settled.self_in_scope, stay.out_of_scope, stay.preself];
        prop_assert_eq!(Fen::total(shares.iter().chain(&person).copied()), Ok(stay.total));
        prop_assert!(shares.iter().chain(&person).all(|part| !part.is_negative()));
        let (before, after) = (state.year(2017), next.year(2017));
        let [critical, hardship] = [LayerId::CriticalIllness, LayerId::Hardship].map(|layer| *after.layers.of(layer));
        prop_assert!(after.basic_fen <= Fen(15_000_000) && critical.paid_fen <= Fen(40_000_000));
        prop_assert_eq!(Fen(before.basic_fen.0 + settled.basic.0), after.basic_fen);
        prop_assert_eq!(Fen(critical.base_fen.0 - critical.paid_fen.0), hardship.base_fen);
        prop_assert!(settled.ded <= settled.ded_std.max(Fen(150_000)));
    }

    #[test]
    fn more_cost_pays_no_less_and_costs_the_person_no_less(state in states(), stay in stays(), more in 0i64..500_000) {
        let policy = henan();
        let (less, _) = settle(&policy, &state, &stay).unwrap();
        let (greater, _) = settle(&policy, &state, &Stay { total: Fen(stay.total.0 + more), ..stay }).unwrap();
        prop_assert!(less.basic <= greater.basic && less.ci <= greater.ci, "{less:?} {greater:?}");
        prop_assert!(paid(&less) <= paid(&greater), "{less:?} {greater:?}");
        prop_assert!(less.self_in_scope <= greater.self_in_scope, "{less:?} {greater:?}");
    }

    #[test]
    fn following_a_referral_never_costs_more(state in states(), stay in stays()) {
        let policy = henan();
        let own_way = Stay { referral: Referral::None, is_cont: false, prior_stay_id: None, ..stay };
        let (without, _) = settle(&policy, &state, &own_way).unwrap();
        for referral in [Referral::Up, Referral::Down] {
            let followed = Stay { referral, prior_stay_id: Some(StayId(99)), ..own_way };
            let (with, _) = settle(&policy, &state, &followed).unwrap();
            prop_assert!(with.ded <= without.ded && with.ratio_cut <= without.ratio_cut, "{with:?} {without:?}");
            prop_assert!(with.basic >= without.basic && !with.review);
        }
    }

    #[test]
    fn a_stay_that_cannot_be_settled_changes_nothing(state in states(), stay in stays(), amount in i64::MIN..0) {
        let policy = henan();
        for spoilt in [
            Stay { total: Fen(amount), ..stay },
            Stay { preself: Fen(i64::MAX), ..stay },
            Stay { tier: 7, ..stay },
            Stay { stay_id: StayId(99), ..stay },
        ] {
            prop_assert!(settle(&policy, &state, &spoilt).is_err(), "{spoilt:?}");
        }
    }
}

#[test]
fn a_history_is_settled_in_the_order_of_admission() {
    let policy = henan();
    let late = Stay {
        stay_id: StayId(2),
        admit_date: day("2017-08-01"),
        discharge_date: day("2017-08-02"),
        ..stay(1, 150_000)
    };
    let early = Stay { stay_id: StayId(1), ..stay(1, 150_000) };
    let broken = Stay { stay_id: StayId(3), total: Fen(-1), ..early };
    let mut stays = [late, broken, early];
    let (results, state) = settle_history(&policy, &mut stays);
    assert_eq!(stays.map(|stay| stay.stay_id.0), [1, 3, 2]);
    assert_eq!(results[0].map(|settled| settled.ded_std), Ok(Fen(40_000)));
    assert!(results[1].is_err());
    assert_eq!(results[2].map(|settled| settled.ded_std), Ok(Fen(20_000)));
    assert_eq!((state.year(2017).admissions, state.preceding.unwrap().stay_id), (2, StayId(2)));
}

#[test]
fn a_stay_that_comes_late_adds_to_its_year_but_precedes_nothing() {
    let policy = henan();
    let state = settle(&policy, &PersonState::default(), &stay(1, 150_000)).unwrap().1;
    let late = Stay { stay_id: StayId(101), admit_date: day("2016-12-01"), ..stay(1, 450_000) };
    let (settled, state) = settle(&policy, &state, &late).unwrap();
    assert_eq!((settled.ded_std, settled.basic), (Fen(40_000), Fen(318_300)));
    assert_eq!(state.years.iter().map(|sums| (sums.year, sums.admissions)).collect::<Vec<_>>(), [(2016, 1), (2017, 1)]);
    assert_eq!(state.preceding.unwrap().stay_id, StayId(100));
}

#[test]
fn bands_on_the_excess_shift_with_the_deductible() {
    let policy = henan_with("value = \"in_scope_cost\"", "value = \"excess_over_deductible\"");
    let basic = |cost| settle(&policy, &PersonState::default(), &stay(1, cost)).unwrap().0.basic;
    // 1500 yuan above the deductible of 400 at 63 %, the rest at 83 %
    assert_eq!([basic(40_000), basic(190_000), basic(200_000)], [Fen(0), Fen(94_500), Fen(94_500 + 8_300)]);
}

#[test]
fn a_layer_on_the_excess_counts_its_bands_from_the_deductible() {
    let policy = henan_with(
        "basis = \"accumulated_amount\", deductible_fen = 1_500_000",
        "basis = \"excess_over_deductible\", deductible_fen = 1_500_000",
    );
    let state = |a| {
        let mut sums = YearSums { basic_fen: Fen(15_000_000), ..YearSums::begin(2017) };
        sums.layers.of_mut(LayerId::CriticalIllness).base_fen = Fen(a);
        PersonState { years: vec![sums], ..PersonState::default() }
    };
    let ci = |a, cost| settle(&policy, &state(a), &stay(1, cost)).unwrap().0.ci;
    // the first band reaches to 15 000 + 50 000 yuan
    assert_eq!([ci(1_500_000, 5_000_000), ci(6_500_000, 100_000)], [Fen(2_500_000), Fen(60_000)]);
}

#[test]
fn a_value_that_changes_on_a_day_changes_the_settlements_from_that_day() {
    let policy = henan_with(
        "values = [{ from = \"2017-01-01\", value = 15_000_000, article = \"R2-53\" }]",
        "values = [{ from = \"2017-01-01\", value = 100, article = \"R2-53\" }, { from = \"2017-07-02\", value = 200, article = \"R2-53\" }]",
    );
    let basic = |admit: &str| {
        let stay = Stay { admit_date: day(admit), ..stay(1, 150_000) };
        settle(&policy, &PersonState::default(), &stay).map(|(settled, _)| settled.basic)
    };
    assert_eq!(
        [basic("2016-05-05"), basic("2017-07-01"), basic("2017-07-02")],
        [Ok(Fen(100)), Ok(Fen(100)), Ok(Fen(200))]
    );
}

#[test]
fn the_range_of_exact_computation_is_watched() {
    let policy = henan();
    let largest = stay(6, 10_000_000_000_000);
    let mut state = PersonState::default();
    let mut count = 0;
    let refused = loop {
        let next = Stay { stay_id: StayId(1_000 + count), hardship: true, ..largest };
        match settle(&policy, &state, &next) {
            Ok((_, after)) => state = after,
            Err(why) => break why,
        }
        count += 1;
    };
    assert_eq!((refused.code(), count), ("year_sum_out_of_range", 90));
    let above = settle(&policy, &PersonState::default(), &stay(6, 10_000_000_000_001));
    assert_eq!(above.map_err(|why| why.code()).unwrap_err(), "amount_out_of_range");
}
