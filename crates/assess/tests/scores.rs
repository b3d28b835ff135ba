//! Scores under the schemes as delivered: known totals, every limit of the
//! grades, the shares of the assessors, and every fault of the answers.
//!
//! Article: R1-31, R4-B4.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use assess::{AnswerFault, Answers, Assessor, Level, Role, Score, score};
use regulation::Law;
use regulation::assessment::{Points, Scheme};

fn scheme(id: &str) -> Scheme {
    Law::embedded().unwrap_or_else(|errors| panic!("{errors}")).assessment[id].clone()
}

fn levels(all: Level, except: &[(u32, Level)]) -> Answers {
    let level = |no: u32| except.iter().find(|(n, _)| *n == no).map_or(all, |(_, level)| *level);
    Answers::Levels((1..=37).map(|no| (no, level(no))).collect())
}

fn told(score: &Score) -> (String, String, &str) {
    (score.total.to_string(), score.converted.to_string(), score.grade_zh.as_deref().unwrap_or("-"))
}

#[test]
fn the_200_points_convert_to_100_and_are_graded() {
    let scheme = scheme("nhsa-2025");
    let check = |answers: Answers, expected: (&str, &str, &str)| {
        let score = score(&scheme, &answers).unwrap();
        let (total, converted, grade) = told(&score);
        assert_eq!((total.as_str(), converted.as_str(), grade), expected);
        assert_eq!(score.items.iter().map(|item| item.points.0).sum::<i64>(), score.total.0);
        assert_eq!(score.areas.iter().map(|area| area.points.0).sum::<i64>(), score.total.0);
        assert_eq!(score.areas.iter().map(|area| area.most.0).collect::<Vec<_>>(), [2500, 6000, 4000, 3000, 4500]);
    };
    check(levels(Level::Good, &[]), ("200", "100.0", "优秀"));
    check(levels(Level::FairlyGood, &[]), ("123", "61.5", "合格"));
    check(levels(Level::Fair, &[]), ("80", "40.0", "不合格"));
    check(levels(Level::Poor, &[]), ("3", "1.5", "不合格"));
    // Each item of 5 points: fairly good −2, fair −3, poor −5; of 10: −3, −6, −9.
    let poor = |items: std::ops::RangeInclusive<u32>| items.map(|no| (no, Level::Poor)).collect::<Vec<_>>();
    check(levels(Level::Good, &poor(1..=4)), ("180", "90.0", "优秀"));
    let mut just_below = poor(1..=3);
    just_below.extend([(4, Level::Fair), (5, Level::Fair)]);
    check(levels(Level::Good, &just_below), ("179", "89.5", "良好"));
    check(levels(Level::Good, &poor(10..=21)), ("140", "70.0", "良好"));
    let mut below_seventy = poor(10..=20);
    below_seventy.extend([(21, Level::Fair), (22, Level::Fair)]);
    check(levels(Level::Good, &below_seventy), ("139", "69.5", "合格"));
    check(levels(Level::Good, &poor(10..=25)), ("120", "60.0", "合格"));
    let mut below_sixty = poor(10..=24);
    below_sixty.extend([(25, Level::Fair), (26, Level::Fair)]);
    check(levels(Level::Good, &below_sixty), ("119", "59.5", "不合格"));
}

/// Full points to every ordinary item less `off` hundredths on item 1.
fn assessor(scheme: &Scheme, role: Role, off: i64, special: &[(u32, i64)]) -> Assessor {
    let ordinary = scheme.items.iter().filter(|item| !item.is_special());
    let given = ordinary.map(|item| (item.no, Points(item.most().0 - if item.no == 1 { off } else { 0 })));
    let special = special.iter().map(|(no, points)| (*no, Points(*points)));
    Assessor { role, points: given.chain(special).collect() }
}

#[test]
fn points_are_shared_out_among_the_assessors() {
    let scheme = scheme("hubei");
    let by = |role, off| assessor(&scheme, role, off, &[]);
    for (assessors, total, converted) in [
        (vec![by(Role::City, 100)], "99", "99.0"),
        (vec![by(Role::Province, 200)], "98", "98.0"),
        // 0.4 × 99 + 0.6 × 98
        (vec![by(Role::City, 100), by(Role::Province, 200)], "98.4", "98.4"),
        // self = 0.6 × (98 + 97) / 2 + 0.4 × 99 = 98.1
        (vec![by(Role::City, 100), by(Role::County, 200), by(Role::County, 300)], "98.1", "98.1"),
        // 0.4 × 98.1 + 0.6 × 96
        (
            vec![by(Role::City, 100), by(Role::County, 200), by(Role::County, 300), by(Role::Province, 400)],
            "96.84",
            "96.8",
        ),
        // three counties: 0.6 × (0 + 0 + 1) / 3 off = 0.2
        (vec![by(Role::City, 0), by(Role::County, 0), by(Role::County, 0), by(Role::County, 100)], "99.8", "99.8"),
    ] {
        let score = score(&scheme, &Answers::Points(assessors)).unwrap();
        assert_eq!(told(&score), (total.to_owned(), converted.to_owned(), "-"));
        assert_eq!(score.areas.len(), 6);
    }
}

#[test]
fn special_items_stand_as_the_province_found_them() {
    let scheme = scheme("hubei");
    let city = assessor(&scheme, Role::City, 0, &[(44, 500), (46, -100)]);
    let province = assessor(&scheme, Role::Province, 0, &[(44, 300)]);
    let total = |assessors: Vec<Assessor>| score(&scheme, &Answers::Points(assessors)).unwrap().total.to_string();
    assert_eq!(total(vec![city.clone()]), "104");
    assert_eq!(total(vec![city, province]), "103");
}

#[test]
fn every_fault_is_told_and_all_at_once() {
    let nhsa = scheme("nhsa-2025");
    let hubei = scheme("hubei");
    let codes = |scheme: &Scheme, answers: Answers| -> Vec<&'static str> {
        score(scheme, &answers).unwrap_err().iter().map(AnswerFault::code).collect()
    };
    let Answers::Levels(mut answers) = levels(Level::Good, &[]) else { unreachable!() };
    answers[0].0 = 38;
    answers[2].0 = 2;
    let found = codes(&nhsa, Answers::Levels(answers));
    assert_eq!(found, ["item_unknown", "item_answered_twice", "item_not_answered", "item_not_answered"]);
    assert_eq!(codes(&hubei, levels(Level::Good, &[])), ["answers_of_another_kind"]);
    assert_eq!(codes(&hubei, Answers::Points(vec![])), ["answers_missing"]);
    let by = |role, off, special: &[(u32, i64)]| assessor(&hubei, role, off, special);
    assert_eq!(codes(&hubei, Answers::Points(vec![by(Role::County, 0, &[])])), ["city_missing"]);
    let twice = vec![by(Role::City, 0, &[]), by(Role::City, 0, &[])];
    assert_eq!(codes(&hubei, Answers::Points(twice)), ["assessor_twice"]);
    for (off, special) in [(-1, vec![]), (401, vec![]), (0, vec![(44, 501)]), (0, vec![(46, 1)]), (0, vec![(46, -501)])]
    {
        assert_eq!(codes(&hubei, Answers::Points(vec![by(Role::City, off, &special)])), ["points_out_of_range"]);
    }
}
