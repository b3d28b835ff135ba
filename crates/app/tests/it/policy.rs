//! Benefit policies looked at, compared and tried through the real registry.

use app::queries::policy::cases::{Cases, WhichCase};
use app::queries::policy::compare::{Compare, TwoPolicies};
use app::queries::policy::list::{List, PolicyFilter, PolicySort};
use app::queries::policy::show::{Show, WhichPolicy};
use app::queries::policy::try_case::{CaseToTry, Try};
use app::queries::policy::what_if::{DraftToReplay, FileKind, WhatIf};
use base::{Fen, parse_date};
use regulation::benefits::CellValue;
use serde_json::{Value, json};

use crate::on_both;
use crate::registers::{registers, settled, stay};
use crate::world::{On, World};

const SOMEBODY: &str = "zhangw";

on_both! {
async fn policies_are_listed_shown_and_compared(world) {
    let list = |filter: PolicyFilter| world.ask::<List>(SOMEBODY, filter);
    let all = list(PolicyFilter::default()).await.unwrap();
    assert_eq!(all.total, world.house.law.benefits.policies().len() as i64);
    assert_eq!(all.rows.iter().filter(|row| row.in_use).count(), 1);
    let day = parse_date("2020-06-01");
    let found = PolicyFilter {
        as_of: day,
        text: Some("郑州".to_owned()),
        sort: Some(PolicySort::FromDate),
        ..PolicyFilter::default()
    };
    let found = list(found).await.unwrap();
    assert_eq!(found.rows.len(), 1);
    assert_eq!(found.rows[0].before.as_deref(), Some("henan-resident-2018"));
    let few = list(PolicyFilter { page: Some(2), page_size: Some(5), ..PolicyFilter::default() }).await.unwrap();
    assert_eq!((few.rows.len(), few.total), (5, all.total));

    let which = |id: &str| WhichPolicy { policy_id: id.to_owned() };
    let shown = world.ask::<Show>(SOMEBODY, which("henan-resident-2020")).await.unwrap();
    let everyone = "layers/critical_illness/variants/everyone/terms";
    let row = shown.rows.iter().find(|row| row.row.place == everyone).unwrap();
    assert_eq!(row.row.cells[0].value, CellValue::Fen(1_100_000));
    let told: Vec<(&str, &str, &CellValue)> =
        row.earlier.iter().map(|old| (old.policy_id.as_str(), old.from.as_str(), &old.cells[0].value)).collect();
    assert_eq!(
        told,
        [
            // The same in 2017 and 2018: told once, from its first day.
            ("henan-resident-2017", "2017-01-01", &CellValue::Fen(1_500_000)),
            ("henan-resident-2015", "2015-01-01", &CellValue::Fen(1_800_000)),
        ]
    );
    let county = shown.rows.iter().find(|row| row.row.place == "inpatient/tiers/county/terms").unwrap();
    assert!(county.row.taken_over && county.earlier.is_empty());
    let steps: Vec<(&str, usize)> =
        shown.history.iter().map(|step| (step.before.policy_id.as_str(), step.differences.len())).collect();
    assert_eq!(steps[0], ("henan-resident-2018", 1));
    let choices = &shown.choices;
    assert_eq!((choices.tiers.len(), choices.maternity.len(), choices.statuses.len()), (7, 2, 14));
    assert!(choices.statuses.iter().all(|status| !status.called.zh.is_empty()));
    assert_eq!(steps.len(), 3);
    assert_eq!(world.ask::<Show>(SOMEBODY, which("henan")).await.unwrap_err().code, "not_found");

    let two = |one: &str, other: &str| TwoPolicies {
        one: one.to_owned(),
        one_on: None,
        other: other.to_owned(),
        other_on: None,
    };
    let compared = world.ask::<Compare>(SOMEBODY, two("henan-resident-2017", "xuchang-resident-2023")).await.unwrap();
    assert_eq!((compared.one_on.as_str(), compared.other_on.as_str()), ("2017-12-31", "2026-10-21"));
    assert!(compared.differences.iter().any(|row| row.part.zh == "住院") && compared.alike > 100);
    let same = world.ask::<Compare>(SOMEBODY, two("henan-resident-2017", "henan-resident-2017")).await.unwrap();
    assert!(same.differences.is_empty());
}
}

/// The bench says what the cases of the law say, and tells what is wrong at its field.
#[tokio::test]
async fn a_case_is_tried_and_explained() {
    let world = World::founded(On::Sqlite).await;
    let all = world.ask::<Cases>(SOMEBODY, WhichCase::default()).await.unwrap().cases;
    assert!(all.len() >= 150 && all.iter().all(|case| case.given.is_none()));
    let attempt = |case: Value| {
        let world = &world;
        async move { world.ask::<Try>(SOMEBODY, CaseToTry { case: case.to_string() }).await }
    };
    let (mut tried, mut refused) = (0, 0);
    for case in &all {
        let which = WhichCase { file: Some(case.file.clone()), name: Some(case.name.clone()) };
        let found = world.ask::<Cases>(SOMEBODY, which).await.unwrap().cases.remove(0);
        match attempt(serde_json::to_value(found.given.unwrap()).unwrap()).await {
            Ok(shown) => {
                let last = shown.bills.last().unwrap();
                assert_eq!(shown.steps.value_fen, Some(last.outcome.total), "{}", case.name);
                let parts = shown.parts.iter().map(|part| part.amount_fen.0).sum::<i64>();
                assert_eq!(parts + last.outcome.basic_elsewhere.0, last.outcome.total.0, "{}", case.name);
                assert!(shown.parts.iter().all(|part| !part.part.zh.is_empty() && !part.part.en.is_empty()));
                assert!(shown.funds.iter().all(|fund| !fund.fund.zh.is_empty()), "{:?}", shown.funds);
                tried += 1;
            }
            Err(refusal) => {
                assert!(!refusal.fields.is_empty(), "{refusal:?}");
                refused += 1;
            }
        }
    }
    println!("{tried} cases tried, {refused} refused");
    assert!(tried > 140 && refused > 10);

    let stay = json!({ "admit": "2017-03-01", "at": "county", "total_fen": 500_000 });
    let given = json!({ "born": "1960-05-01", "stays": [stay], "desk": "hospital", "deposit_fen": 100_000 });
    let shown = attempt(given.clone()).await.unwrap();
    assert_eq!(shown.bills[0].outcome.basic, Fen(69_300 + 290_500));
    let asked = &shown.desks[0];
    let person = asked.dues.iter().find(|due| due.debtor.zh == "个人").unwrap();
    assert!(asked.asked && person.amount_fen == Fen(500_000 - 359_800 - 100_000), "{asked:?}");
    assert!(shown.desks.iter().any(|desk| desk.desk.zh == "经办机构窗口" && !desk.asked));

    let with = |at: &str, value: Value| {
        let mut given = given.clone();
        *given.pointer_mut(at).unwrap() = value;
        given
    };
    for (case, place) in [
        (with("/stays/0/admit", json!("2017-02-30")), "stays[0].admit"),
        (with("/stays/0/at", json!("village")), "stays[0].at"),
        (with("/stays/0/total_fen", json!(-1)), "stays[0].total_fen"),
        (with("/stays/0/total_fen", json!("5")), "stays[0].total_fen"),
        (with("/stays", json!([])), "stays"),
        (with("/desk", json!("counter")), "desk"),
        (json!({ "born": "1960-05-01", "stays": [], "paid": 1 }), "paid"),
        (json!({ "policy": "henan", "born": "1960-05-01", "stays": [stay] }), "policy"),
    ] {
        let refusal = attempt(case).await.unwrap_err();
        assert_eq!(refusal.fields[0].path, place, "{refusal:?}");
    }
    let long = world.ask::<Try>(SOMEBODY, CaseToTry { case: " ".repeat(30_001) }).await.unwrap_err();
    assert_eq!(long.code, "case_too_long");
}

on_both! {
async fn a_draft_is_replayed_over_the_stays_of_the_house(world) {
    let mut world = world;
    let registers = registers(&mut world, 2).await;
    let [one, other] = [registers.persons[0], registers.persons[1]];
    let mut basic = 0;
    for (person, number, from, to) in [
        (one, "W1", "2026-08-01", "2026-08-05"),
        (other, "W2", "2026-08-01", "2026-08-05"),
        (other, "W3", "2026-09-01", "2026-09-05"),
    ] {
        basic += settled(&world, "office1", stay(person, number, from), to, 50).await.unwrap().basic_fen.0;
    }
    let county = r#"[{"place":"inpatient/tiers/county/terms","from":"2017-01-01","cell":"deductible_fen","value":"60000"}]"#;
    let wanted = |changes: &str| DraftToReplay {
        policy_id: "henan-resident-2017".to_owned(),
        changes: Some(changes.to_owned()),
        year: 2026,
        ..DraftToReplay::default()
    };
    let asked = DraftToReplay {
        balance_fen: Some(Fen(10_000_000)),
        income_fen: Some(Fen(1_000_000)),
        file: Some(FileKind::Xlsx),
        ..wanted(county)
    };
    let shown = world.ask::<WhatIf>(SOMEBODY, asked).await.unwrap();
    let report = &shown.report;
    assert_eq!((report.stays, report.persons), (3, 2));
    assert_eq!((report.first_month.as_str(), report.last_month.as_str()), ("2026-08", "2026-09"));
    // 200 yuan more at 63 %, half of that at the second admission of the year.
    let fund = &report.payers[0];
    assert_eq!((fund.before_fen.0, fund.change_fen.0), (basic, -(12_600 + 12_600 + 6_300)));
    assert_eq!((report.winners.worse, report.winners.worse_by_fen), (2, Fen(31_500)));
    assert_eq!(report.winners.most_worse[0].change_fen, Fen(18_900));
    assert_eq!(report.by_month.iter().map(|row| row.stays).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(report.differences.len(), 1);
    let outlook = report.outlook.as_ref().unwrap();
    assert_eq!((outlook.months.len(), outlook.months[0].balance_after_fen), (37, Fen(10_000_000)));
    assert!(shown.file.as_ref().unwrap().content_base64.starts_with("UEsD"));
    assert!(shown.draft_text.contains("deductible_fen = 60000"));

    // The draft as text says the same; nothing changed changes nothing.
    let draft = Some(shown.draft_text.clone());
    let again = DraftToReplay { draft, changes: None, ..wanted("") };
    assert_eq!(world.ask::<WhatIf>(SOMEBODY, again).await.unwrap().report.payers[0].change_fen, fund.change_fen);
    let same = world.ask::<WhatIf>(SOMEBODY, wanted("[]")).await.unwrap().report;
    assert_eq!((same.winners.same, same.payers[0].change_fen), (2, Fen(0)));

    let place = |text: &str| county.replace("60000", text);
    let refused = |draft: DraftToReplay| async { world.ask::<WhatIf>(SOMEBODY, draft).await.unwrap_err() };
    assert_eq!(refused(wanted(&place("much"))).await.code, "value_of_another_kind");
    assert_eq!(refused(wanted(&county.replace("county", "village"))).await.code, "value_not_in_policy");
    assert_eq!(refused(wanted("{")).await.code, "changes_malformed");
    let faulty = refused(wanted(&place("-1"))).await;
    assert_eq!((faulty.code.as_str(), faulty.fields[0].path.as_str()), ("draft_faulty", "draft"));
    assert!(faulty.fields[0].message.contains("行") && faulty.fields[0].message_en.contains("line"), "{faulty:?}");
    let text = |text: &str| DraftToReplay { draft: Some(text.to_owned()), changes: None, ..wanted("") };
    assert_eq!(refused(text("id = 1")).await.code, "draft_faulty");
    assert_eq!(refused(text(&"#".repeat(40_001))).await.code, "draft_too_long");
    assert_eq!(refused(DraftToReplay { year: 2020, ..wanted("[]") }).await.code, "no_stays");
    assert_eq!(refused(DraftToReplay { year: i32::MAX, ..wanted("[]") }).await.code, "year_out_of_range");
    assert_eq!(refused(DraftToReplay { policy_id: "henan".to_owned(), ..wanted("[]") }).await.code, "not_found");
    let negative = DraftToReplay { balance_fen: Some(Fen(1)), income_fen: Some(Fen(-1)), ..wanted("[]") };
    assert_eq!(refused(negative).await.code, "amount_negative");
}
}
