//! The policy file as it stands is read, and files with one planted fault each
//! are refused with file, line and article.

use super::*;
use crate::LawError;
use base::{Fen, parse_date};

const HENAN: &str = include_str!("../../../../regulation/benefits/henan-resident-2017.toml");

fn faults_of(find: &str, replace: &str) -> Vec<LawError> {
    assert!(HENAN.contains(find), "the text to plant the fault in is not there: {find}");
    let planted = HENAN.replacen(find, replace, 1);
    BenefitPolicy::from_text("henan.toml", &planted).expect_err("a planted fault was not found").0
}

#[test]
fn the_policy_of_2017_is_read() {
    let policy = BenefitPolicy::from_text("henan.toml", HENAN).unwrap();
    assert_eq!(policy.inpatient.tiers.len(), 7);
    let day = parse_date("2017-06-01").unwrap();
    let county = policy.inpatient.tiers[1].terms.get_ref().as_of(day).unwrap();
    assert_eq!((county.value.deductible_fen, county.article.first().as_str()), (Fen(40_000), "R2-53"));
    let hardship = &policy.layers[1].terms.get_ref().as_of(day).unwrap().value;
    assert_eq!((hardship.bands.len(), hardship.annual_cap_fen), (5, None));
}

#[test]
fn every_planted_fault_is_found_with_its_place() {
    for (find, replace, said, article) in [
        ("deductible_fen = 40_000", "deductible_fen = -40_000", "an amount must be", Some("R2-53")),
        ("deductible_fen = 40_000", "deductible_fen = 400.5", "invalid type", Some("R2-53")),
        ("ratio_permyriad = 6_300", "ratio_permyriad = 16_300", "a ratio must be", Some("R2-53")),
        ("to_fen = 150_000", "to_fen = 40_000", "must ascend", Some("R2-53")),
        ("to_fen = 10_000_000", "to_fen = 5_000_000", "must ascend", Some("R2-56")),
        ("{ ratio_permyriad = 8_300 }", "{ to_fen = 1, ratio_permyriad = 8_300 }", "no upper limit", Some("R2-53")),
        ("\"in_scope_cost\"", "\"in_scope\"", "unknown variant", Some("R2-53")),
        ("\"admission\"", "\"discharge\"", "unknown variant", Some("R2-64")),
        ("points = 20", "points = 120", "0 to 100", None),
        ("article = \"R2-64\"", "article = \"64\"", "not an article id", None),
        ("for_whom = \"hardship\"", "for_whom = \"poor\"", "unknown variant", None),
        ("id = \"hardship\"", "id = \"poverty\"", "the layers must be", None),
        ("code = 1\n", "code = 0\n", "codes must ascend", Some("R2-53")),
        ("pays_permyriad", "pays_permyriads", "unknown field", Some("R2-53")),
        ("from = \"2017-01-01\"\n", "from = \"2017-01-01\"\nuntil = \"2016-01-01\"\n", "ends before it begins", None),
        ("value = \"admission\"", "value = \"admission\", since = 1", "unknown field", Some("R2-64")),
        ("{ from = \"2017-01-01\"", "{ from = \"2017-02-01\"", "no value from 2017-01-01 until 2017-02-01", None),
    ] {
        let faults = faults_of(find, replace);
        let fault = faults.iter().find(|fault| fault.problem.contains(said));
        let fault = fault.unwrap_or_else(|| panic!("{replace:?}: {faults:?}"));
        assert_eq!((fault.file.as_str(), fault.article.as_deref()), ("henan.toml", article), "{replace:?}");
    }
}

#[test]
fn a_later_value_begins_on_its_day() {
    let first = "{ from = \"2017-01-01\", value = 15_000_000, article = \"R2-53\" }";
    let later = format!("{first}, {{ from = \"2018-01-01\", value = 20_000_000, article = \"R2-53\" }}");
    let policy = BenefitPolicy::from_text("henan.toml", &HENAN.replacen(first, &later, 1)).unwrap();
    let on = |day: &str| policy.inpatient.annual_cap_fen.as_of(parse_date(day).unwrap()).map(|dated| dated.value);
    let (before, after) = (Some(Fen(15_000_000)), Some(Fen(20_000_000)));
    assert_eq!([on("2016-12-31"), on("2017-12-31"), on("2018-01-01")], [None, before, after]);
}

#[test]
fn two_policies_for_the_same_day_and_a_wrong_file_name_are_refused() {
    let twin = HENAN.replacen("henan-resident-2017", "henan-resident-2018", 1);
    let files = LawFiles::of([("benefits/henan-resident-2017.toml", HENAN), ("benefits/other.toml", &twin)]);
    let mut reader = Reader::over(&files);
    let loaded = load(&mut reader);
    let faults = reader.finish(|| loaded).unwrap_err().0;
    assert!(faults.iter().any(|fault| fault.problem.contains("both hold on 2017-01-01")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.problem.contains("must carry its name")), "{faults:?}");
}

#[test]
fn a_policy_is_found_for_region_insurance_and_day() {
    let files = LawFiles::of([("benefits/henan-resident-2017.toml", HENAN)]);
    let mut reader = Reader::over(&files);
    let loaded = load(&mut reader);
    let benefits = reader.finish(|| loaded).unwrap();
    let on = |day: &str| benefits.in_force("410000", "resident", parse_date(day).unwrap()).map(|p| p.id.as_str());
    assert_eq!([on("2016-12-31"), on("2017-01-01")], [None, Some("henan-resident-2017")]);
    assert!(benefits.in_force("420000", "resident", parse_date("2017-01-01").unwrap()).is_none());
}
