//! `zhiheng simulate` as an outsider runs it: a small year of stays under two
//! policies, a draft that is faulty, wrong use.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const STAYS: &str = "\
stay_id,person_id,birth_date,admit_date,discharge_date,tier,out_of_area,total_fen,out_of_scope_fen,preself_fen,referral,is_cont,prior_stay_id,hardship
1,1,1960-05-01,2017-03-01,2017-03-09,1,0,500000,0,0,0,0,0,0
2,2,2010-01-01,2017-04-01,2017-04-09,1,0,500000,0,0,0,0,0,1
3,2,2010-01-01,2017-06-01,2017-06-09,9,0,500000,0,0,0,0,0,1
";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("year.csv"), STAYS).unwrap();
    folder
}

fn simulate(folder: &Path, baseline: &str, draft: &str, more: &[&str]) -> Output {
    let [input, output] = ["year.csv", "out"].map(|name| folder.join(name).display().to_string());
    let draft = if draft.ends_with(".toml") { folder.join(draft).display().to_string() } else { draft.to_owned() };
    Command::new(env!("CARGO_BIN_EXE_zhiheng"))
        .args(["simulate", "--baseline", baseline, "--draft", &draft, "--input", &input, "--output", &output])
        .args(more)
        .output()
        .unwrap()
}

#[test]
fn a_draft_is_replayed_and_its_report_written() {
    let folder = folder("simulate");
    let law = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regulation/benefits/henan-resident-2017.toml"),
    );
    let draft = law.unwrap().replacen("deductible_fen = 40_000", "deductible_fen = 60_000", 1);
    std::fs::write(folder.join("draft.toml"), &draft).unwrap();
    let fund = ["--balance-fen", "10000000", "--income-fen", "1000000", "--agency", "清河县医疗保障中心"];
    let done = simulate(&folder, "henan-resident-2017", "draft.toml", &fund);
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert_eq!(done.status.code(), Some(0), "{told} {}", String::from_utf8_lossy(&done.stderr));
    assert!(told.contains("stays compared 2, persons 2"), "{told}");
    let read = |name: &str| std::fs::read(folder.join("out").join(name)).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&read("report.json")).unwrap();
    // 200 yuan more at 63 %; half of it for the child.
    assert_eq!(report["payers"][0]["change_fen"], -18_900);
    assert_eq!(report["refused"][0]["code"], "tier_unknown");
    assert_eq!(report["winners"]["worse"], 2);
    assert_eq!(report["outlook"]["months"].as_array().unwrap().len(), 37);
    let funds = String::from_utf8(read("funds.csv")).unwrap();
    assert!(funds.contains("基本医疗保险") && funds.contains("-189.00"), "{funds}");
    for table in ["by_tier", "by_age", "by_hardship", "by_month", "persons", "steps", "most_worse", "caps", "outlook"] {
        assert!(read(&format!("{table}.csv")).len() > 40, "{table}");
    }
    assert!(read("report.pdf").starts_with(b"%PDF-1.7"), "{}", String::from_utf8_lossy(&done.stderr));
    let text = folder.join("out").join("report.json");
    assert!(!std::fs::read_to_string(text).unwrap().contains("1960-05-01"), "nobody can be told from the report");

    // The names by which others call it.
    let [input, output] = ["year.csv", "out"].map(|name| folder.join(name).display().to_string());
    let same = [
        "simulate",
        "--from",
        "henan-resident-2017",
        "--to",
        "henan-resident-2020",
        "--claims",
        &input,
        "--out",
        &output,
        "--json",
    ];
    let done = Command::new(env!("CARGO_BIN_EXE_zhiheng")).args(same).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((&report["payers"][0]["change_fen"], &report["outlook"]), (&0.into(), &serde_json::Value::Null));
}

#[test]
fn a_faulty_draft_and_wrong_use_are_told() {
    let folder = folder("simulate-faulty");
    std::fs::write(folder.join("draft.toml"), "id = \"draft\"\ntitle = 1\n").unwrap();
    let told = |done: Output| {
        assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stdout));
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    let faulty = told(simulate(&folder, "henan-resident-2017", "draft.toml", &[]));
    assert!(faulty.contains("第2行") && faulty.contains("line 2"), "{faulty}");
    assert!(told(simulate(&folder, "henan-resident-2017", "henan", &[])).contains("known policies"));
    assert!(told(simulate(&folder, "henan-resident-2017", "nothing.toml", &[])).contains("nothing.toml"));
    std::fs::write(folder.join("year.csv"), "stay_id\n1\n").unwrap();
    assert!(told(simulate(&folder, "henan-resident-2017", "henan-resident-2018", &[])).contains("no column"));
}
