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

const FRAME: &str = r#"
edition = "2025"
[[rule]]
class = "management"
group = "行为主体"
name = "分解住院"
run_by = [10]
[[rule]]
class = "management"
group = "统计"
name = "院内感染发生率"
lacks = { zh = "未上传", en = "not uploaded" }
"#;

#[test]
fn each_rule_of_the_frame_is_run_by_rules_that_there_are_or_lacks_data() {
    let with = |frame: &str| [("audit/conduct/10.toml", RULE.to_owned()), (super::FRAME, frame.to_owned())];
    let sound = with(FRAME);
    let files: Vec<(&str, &str)> = sound.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let rules = read(&files).unwrap();
    let frame = rules.frame().unwrap();
    assert_eq!(frame.rule[0].run_by().collect::<Vec<_>>(), [10]);
    assert_eq!(frame.rule[1].lacks.as_ref().unwrap().en, "not uploaded");
    assert_eq!(rules.of_family("conduct").collect::<Vec<_>>(), [10]);
    let wrong = |frame: String| {
        let files = with(&frame);
        problems(&files.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>())
    };
    assert!(wrong(FRAME.replace("[10]", "[11]"))[0].contains("分解住院: there is no rule 11"));
    assert!(wrong(FRAME.replace("run_by = [10]\n", ""))[0].contains("either run_by or lacks"));
    assert!(wrong(FRAME.replace("lacks =", "run_by = [10]\nlacks ="))[0].contains("either run_by or lacks"));
}

#[test]
fn a_rule_says_when_it_is_of_use_and_to_what_it_is_confined() {
    let scope = "[scope]\nprovider_levels = [1]\nfrom = \"2026-01-01\"\n[name]";
    let text = RULE.replacen("[name]", scope, 1).replacen("class =", "stages = [\"before\", \"after\"]\nclass =", 1);
    let rules = read(&[("audit/conduct/10.toml", &text)]).unwrap();
    let rule = rules.get(10).unwrap();
    assert_eq!(rule.stages, [RuleStage::Before, RuleStage::After]);
    let scope = rule.scope.as_ref().unwrap();
    assert_eq!((scope.provider_levels.as_slice(), scope.from.map(|day| day.0.year())), ([1].as_slice(), Some(2026)));
    assert_eq!(read(&[("audit/10.toml", RULE)]).unwrap().get(10).unwrap().stages, [RuleStage::After]);
    let known = AuditRules::embedded().unwrap();
    assert!(known.knowledge().any(|(name, text)| name == "herb_incompatibilities" && text.contains("甘草,甘遂")));
}
