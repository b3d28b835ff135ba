//! The loader of audit rules: the twelve basic rules are read, and each planted
//! defect is reported with its file and line.

use super::*;
use crate::LawFiles;

const RULE: &str = include_str!("../../../../regulation/audit/basic/10_readmission_soon_after_discharge.toml");

fn read(files: &[(&str, &str)]) -> Result<AuditRules, Vec<String>> {
    let files = LawFiles::of(files.iter().copied());
    let mut reader = Reader::over(&files);
    let rules = load(&mut reader);
    reader.finish(|| rules).map_err(|errors| errors.0.iter().map(ToString::to_string).collect())
}

fn problems(files: &[(&str, &str)]) -> Vec<String> {
    read(files).expect_err("the files are wrong")
}

#[test]
fn a_rule_is_read_with_its_parameter() {
    let rules = read(&[("audit/10.toml", RULE)]).unwrap();
    let rule = rules.get(10).unwrap();
    assert_eq!(rule.code(), "readmission_soon_after_discharge");
    assert_eq!(rule.frame_code.as_deref(), Some("GZ10000204001000"));
    let on = |name, day| rule.parameter(name, base::parse_date(day).unwrap());
    assert_eq!(on("readmission_days", "2026-03-01"), Some(15));
    assert_eq!(on("readmission_days", "1999-12-31"), None);
    assert_eq!(on("other_days", "2026-03-01"), None);
}

#[test]
fn every_rule_of_the_house_is_sound_and_numbered_without_gaps() {
    let rules = AuditRules::embedded().unwrap();
    let numbers: Vec<i32> = rules.all().iter().map(AuditRule::number).collect();
    assert_eq!(numbers, (1..=i32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
    assert!(numbers.len() >= 12);
}

#[test]
fn wrong_files_are_named_with_their_line() {
    let at = |found: &str| RULE.lines().position(|line| line.contains(found)).unwrap() + 1;
    let unknown_key = RULE.replace("[name]", "colour = \"red\"\n[name]");
    let found = problems(&[("audit/10.toml", &unknown_key)]);
    assert!(found[0].starts_with(&format!("audit/10.toml:{}: ", at("[name]"))), "{found:?}");
    assert!(found[0].contains("unknown field `colour`"), "{found:?}");
    let no_article = RULE.replace("R4-15", "R4-");
    assert!(problems(&[("audit/10.toml", &no_article)])[0].contains("not an article id"));
    let twice = problems(&[("audit/a.toml", RULE), ("audit/b.toml", RULE)]);
    assert!(twice[0].contains("the number 10 is used twice"), "{twice:?}");
    assert!(twice[1].contains("the code \"readmission_soon_after_discharge\" is used twice"), "{twice:?}");
    let negative = RULE.replace("number = 10", "number = -10");
    assert!(problems(&[("audit/10.toml", &negative)])[0].contains("is not positive"));
    let open = RULE.replace("{gap_days}", "{gap_days");
    assert!(problems(&[("audit/10.toml", &open)])[0].contains("placeholder is not closed"));
}
