//! The catalogue kept as versions: a change is a case of two more persons, nothing
//! is overwritten, what holds on a day decides a line, one that reaches back shows
//! what it would touch.

use std::collections::BTreeMap;

use app::operations::catalogue::load::{Load, NewItems};
use app::operations::claim::reverse::{Reverse, SettlementToReverse};
use app::operations::claim::settle::{Settle, VisitToSettle};
use app::operations::claim::settle_anew::{ChangeToSettleAnew, SettleAnew};
use app::operations::interest::declare::{Declare as DeclareTie, Relation, Tie};
use app::operations::interest::end::{End as EndTie, TieToEnd};
use app::operations::matter::read_sheet::{ReadSheet, Sheet};
use app::operations::matter::redraw::Redraw;
use app::operations::matter::review::Review;
use app::operations::matter::suspend::ClockReason;
use app::operations::visit::admit::Admit;
use app::operations::visit::discharge::{Discharge, VisitEnd};
use app::operations::visit::upload_fees::{LinesTaken, NewLines, UploadFees};
use app::queries::catalogue::change_lines::{ChangeLine, ChangeLines, ChangeWanted};
use app::queries::catalogue::item::{Item, ItemWanted};
use app::queries::catalogue::list::{ItemFilter, List};
use app::queries::catalogue::touched::{TouchedBy, TouchedWanted};
use app::queries::matter::form::WhichMatter;
use app::queries::matter::sheet_template::SheetTemplate;
use base::{CaseId, Fen, Refusal, SettlementId};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{catalogue_release, fee_line, item_version, review_case, settlement, visit};
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter, QueryOrder};

use crate::matter::step;
use crate::on_both;
use crate::registers::{
    Registers, a_drug, agreed_by_drawn, catalogue_change, catalogue_changed, drawn_to, line, registers, settled, stay,
};
use crate::world::{On, World};

/// A change from a day on.
fn change(from_date: &str, items: Value, ceilings: Value) -> Value {
    json!({"from_date": from_date, "grounds": "省医保局目录调整通知", "items": items, "ceilings": ceilings})
}

fn a_service(code: &str) -> Value {
    json!({"code": code, "name": "颅内压监测", "initials": "lnyjc", "list": "service", "class": "b",
        "preself_permyriad": 1_000, "unit": "日", "price_fen": 12_000})
}

async fn shown(world: &World, case_id: CaseId) -> Vec<ChangeLine> {
    let wanted = ChangeWanted { case_id, kind: None, page: None, page_size: None };
    world.ask::<ChangeLines>("hanx", wanted).await.expect("the change is shown").rows
}

async fn lines_of(
    world: &World,
    registers: &Registers,
    record: &str,
    lines: Vec<app::operations::claim::NewLine>,
) -> Result<LinesTaken, Refusal> {
    let person = record.trim_start_matches('R').parse::<usize>().unwrap() - 1;
    let admitted = world.run::<Admit>("office1", stay(registers.persons[person], record, "2026-10-01")).await?;
    world.run::<UploadFees>("office1", NewLines { visit_id: admitted.visit_id, lines }).await
}

on_both! {
    async fn a_change_is_reviewed_and_becomes_the_next_version(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let items = json!([a_service("S1"), {"code": "DRUG", "preself_permyriad": 2_000}, {"code": "LUXURY", "change": "end"}]);
        let ceilings = json!([{"code": "DRUG", "region": "411000", "hospital_level": 2, "ceiling_fen": 4_000}]);
        let case_id = catalogue_change(&world, change("2026-12-01", items, ceilings), false).await.unwrap().case_id;

        let rows = shown(&world, case_id).await;
        let kinds: Vec<(&str, &str)> = rows.iter().map(|row| (row.code.as_str(), row.kind.as_str())).collect();
        assert_eq!(kinds, [("S1", "added"), ("DRUG", "changed"), ("LUXURY", "ended"), ("DRUG", "ceiling")]);
        let fields: Vec<(&str, &str, &str)> =
            rows[1].fields.iter().map(|f| (f.title.as_str(), f.before.as_str(), f.after.as_str())).collect();
        assert_eq!(fields, [("先行自付比例", "10%", "20%")], "only what changes");
        assert_eq!((rows[3].fields[0].before.as_str(), rows[3].fields[0].after.as_str()), ("无", "40.00"));

        let listed = |on: &str| ItemFilter { on: Some(on.to_owned()), ..ItemFilter::default() };
        assert_eq!(world.ask::<List>("office1", listed("2027-01-01")).await.unwrap().total, 4, "nothing holds before it is approved");
        agreed_by_drawn(&world, case_id, Duty::ParameterReview).await.unwrap();
        let moved = agreed_by_drawn(&world, case_id, Duty::Approve).await.unwrap();
        assert_eq!(moved.state, "completed");

        let codes = async |on: &str| -> Vec<String> {
            let rows = world.ask::<List>("office1", listed(on)).await.unwrap().rows;
            rows.into_iter().map(|row| row.code).collect()
        };
        assert_eq!(codes("2026-11-30").await, ["BED", "CARE", "DRUG", "LUXURY"]);
        assert_eq!(codes("2026-12-01").await, ["BED", "CARE", "DRUG", "S1"]);
        let by_initials = ItemFilter { words: Some("lnyj".to_owned()), ..listed("2026-12-01") };
        assert_eq!(world.ask::<List>("office1", by_initials).await.unwrap().rows[0].code, "S1");
        let drug = world.ask::<Item>("yangf", ItemWanted { item_code: "DRUG".to_owned() }).await.unwrap();
        let rows: Vec<_> = drug.versions.iter().map(|row| (row.row.preself_permyriad, row.row.from_date.as_str(), row.until_date.as_deref(), row.case_id)).collect();
        assert_eq!(rows, [(2_000, "2026-12-01", None, Some(case_id)), (1_000, "2017-01-01", Some("2026-11-30"), None)]);
        assert_eq!(drug.ceilings.len(), 1);
        assert_eq!(shown(&world, case_id).await[1].fields[0].before, "10%", "the case still says what it met");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i14_who_enters_does_not_review_and_nothing_overwrites(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let items = json!([{"code": "DRUG", "preself_permyriad": 0, "class": "a"}]);
        let case_id = catalogue_change(&world, change("2026-12-01", items, json!([])), false).await.unwrap().case_id;
        for duty in [Duty::ParameterReview, Duty::Approve] {
            let refused = world.run::<Review>("yangf", step(case_id, duty)).await.unwrap_err();
            assert_eq!(refused.kind, base::RefusalKind::Forbidden, "{duty}: {}", refused.code);
        }
        // The reviewer does not approve as well.
        let reviewer = drawn_to(&world, case_id, Duty::ParameterReview).await;
        agreed_by_drawn(&world, case_id, Duty::ParameterReview).await.unwrap();
        assert_eq!(world.run::<Review>(&reviewer, step(case_id, Duty::Approve)).await.unwrap_err().kind, base::RefusalKind::Forbidden);

        // The first version is the only one that comes without a case.
        let again = NewItems { from_date: "2026-12-01".to_owned(), items: vec![a_drug()], exclusions: vec![] };
        assert_eq!(world.run::<Load>("yangf", again).await.unwrap_err().code, "catalogue_loaded");
        let commands: Vec<&str> = app::registry::commands().iter().map(|entry| entry.spec.name).filter(|name| name.starts_with("catalogue.")).collect();
        assert_eq!(commands, ["catalogue.load"], "no command changes what stands there");
        // Nor does the database.
        let db = Database::connect(world.database()).await.unwrap();
        for sql in ["UPDATE item_version SET preself_permyriad = 0 WHERE code = 'DRUG'", "DELETE FROM item_version", "UPDATE price_ceiling SET ceiling_fen = 1", "DELETE FROM catalogue_release"] {
            let done = db.execute_unprepared(sql).await;
            let empty = sql.contains("price_ceiling");
            assert!(done.is_err() || empty && done.unwrap().rows_affected() == 0, "{sql}");
        }
    }
}

on_both! {
    async fn a_line_goes_by_the_day_of_its_service(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        // Two changes of one day: the later version holds.
        for share in [3_000, 5_000] {
            let items = json!([{"code": "DRUG", "preself_permyriad": share}, {"code": "CARE", "change": "end"}]);
            let items = if share == 3_000 { items } else { json!([{"code": "DRUG", "preself_permyriad": share}]) };
            catalogue_changed(&world, change("2026-10-10", items, json!([])), true).await;
        }
        let taken = lines_of(&world, &registers, "R1", vec![
            line("1", "2026-10-09", "DRUG", 100, 5_000),
            line("2", "2026-10-10", "DRUG", 100, 5_000),
            line("3", "2026-10-09", "CARE", 100, 3_000),
        ]).await.unwrap();
        assert_eq!(taken.lines.iter().map(|line| line.preself_fen.0).collect::<Vec<_>>(), [500, 2_500, 0]);
        let late = lines_of(&world, &registers, "R2", vec![line("1", "2026-10-10", "CARE", 100, 3_000)]).await.unwrap_err();
        assert_eq!((late.code.as_str(), late.fields[0].path.as_str()), ("item_not_in_force", "lines[0].item_code"));
        let never = lines_of(&world, &registers, "R3", vec![line("1", "2026-10-10", "NONE", 100, 3_000)]).await.unwrap_err();
        assert_eq!(never.code, "item_unknown");
        assert_eq!(world.house.store.view().count(catalogue_release::Entity::find()).await.unwrap(), 3);
    }
}

on_both! {
    async fn each_line_is_split_into_four_parts_that_add_up(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let ceilings = json!([
            {"code": "DRUG", "ceiling_fen": 4_000},
            {"code": "DRUG", "region": "411025", "hospital_level": 2, "ceiling_fen": 1_200},
            {"code": "BED", "region": "410000", "ceiling_fen": 35},
            {"code": "CARE", "hospital_level": 3, "ceiling_fen": 1},
            {"code": "LUXURY", "ceiling_fen": 1},
        ]);
        catalogue_changed(&world, change("2026-10-01", json!([]), ceilings), true).await;
        let taken = lines_of(&world, &registers, "R1", vec![
            line("1", "2026-10-02", "DRUG", 300, 1_250),     // 3 × 12.50 over 12.00
            line("2", "2026-10-02", "BED", 200, 40),         // 2 × 0.40 over 0.35
            line("3", "2026-10-02", "DRUG", 33, 1_250),      // a third of a unit
            line("4", "2026-10-02", "DRUG", -300, 1_250),    // taken back
            line("5", "2026-10-02", "CARE", 100, 3_000),     // a ceiling of another level
            line("6", "2026-10-02", "LUXURY", 100, 20_000),  // class C: out of scope as a whole
            line("7", "2026-10-02", "DRUG", 100, 1_200),     // at the ceiling
        ]).await.unwrap();
        let parts: Vec<[i64; 5]> = taken.lines.iter().map(|line| [
            line.amount_fen.0, line.out_of_scope_fen.0, line.over_limit_fen.0, line.preself_fen.0, line.in_scope_fen.0,
        ]).collect();
        assert_eq!(parts, [
            [3_750, 0, 150, 360, 3_240],
            [80, 0, 10, 0, 70],
            [412, 0, 16, 40, 356],
            [-3_750, 0, -150, -360, -3_240],
            [3_000, 0, 0, 0, 3_000],
            [20_000, 20_000, 0, 0, 0],
            [1_200, 0, 0, 120, 1_080],
        ]);
        for [amount, parts @ ..] in &parts {
            assert_eq!(*amount, parts.iter().sum::<i64>());
        }
        // What lies over a ceiling stays the person's when a late bill has the later ones computed again.
        let total: i64 = parts.iter().map(|line| line[0]).sum();
        let visits = world.house.store.view().all(visit::Entity::find()).await.unwrap();
        let visit_id = base::VisitId(visits[0].visit_id);
        let end = VisitEnd { visit_id, discharge_date: "2026-10-03".to_owned(), care: None };
        world.run::<Discharge>("office1", end).await.unwrap();
        let asked = VisitToSettle { visit_id, total_fen: Fen(total), invoice_number: None, batch: None };
        let shown = world.run::<Settle>("office1", asked).await.unwrap();
        assert_eq!(shown.out_of_scope_fen, Fen(20_000 + 150 + 10 + 16 - 150));
        let late = settled(&world, "office1", stay(registers.persons[0], "R0", "2026-09-01"), "2026-09-03", 5).await;
        assert_eq!(late.unwrap().recomputed, 1, "the later stay is the second of the year");
        let adjusted = settlement::Entity::find().filter(settlement::Column::Kind.eq("adjust"));
        let adjusted = world.house.store.view().all(adjusted).await.unwrap();
        assert_eq!((adjusted[0].total_fen, adjusted[0].out_of_scope_fen, adjusted[0].in_scope_fen), (0, 0, 0));
        // The database adds up as well.
        let db = Database::connect(world.database()).await.unwrap();
        let planted = db.execute_unprepared("UPDATE fee_line SET over_limit_fen = over_limit_fen + 1").await;
        assert!(planted.is_err(), "parts that do not add up are refused");
    }
}

on_both! {
    async fn i14_a_change_that_reaches_back_needs_the_leader_and_shows_what_it_touches(world) {
        let mut world = world;
        let registers = registers(&mut world, 4).await;
        // Stays before, across and after the day; the third at another hospital, the last taken back again.
        for (person, office, record, days) in [
            (0, "office1", "A", ["2026-10-02", "2026-10-05", "2026-10-06"]),
            (1, "office1", "B", ["2026-10-01", "2026-10-02", "2026-10-05"]),
            (2, "office2", "C", ["2026-10-05", "2026-10-06", "2026-10-14"]),
            (3, "office1", "D", ["2026-10-07", "2026-10-08", "2026-10-09"]),
        ] {
            settled_stay(&world, &registers, (person, office, record), days).await;
        }
        let taken_back = settled_visits(&world).await.pop().unwrap();
        let taken_back = SettlementId(taken_back.settlement_id.unwrap());
        let reverse = SettlementToReverse { settlement_id: taken_back, reason: "录入错误".to_owned() };
        world.run::<Reverse>("office1", reverse).await.unwrap();

        let items = json!([{"code": "BED", "class": "b", "preself_permyriad": 1_500}]);
        let form = change("2026-10-06", items, json!([{"code": "DRUG", "region": "411025", "hospital_level": 2, "ceiling_fen": 1}]));
        assert_eq!(catalogue_change(&world, form.clone(), false).await.unwrap_err().code, "material_missing", "its grounds on paper");
        let case_id = catalogue_change(&world, form, true).await.unwrap().case_id;
        let wanted = TouchedWanted { case_id, page: None, page_size: Some(100) };
        let found = world.ask::<TouchedBy>("hanx", wanted).await.unwrap();
        let found: Vec<(i64, u32, i64, i64)> = found.rows.iter()
            .map(|row| (row.settlement_id.0, row.lines, row.in_scope_before_fen.0, row.in_scope_after_fen.0)).collect();
        assert_eq!(found, oracle(&world, &registers).await, "as an independent query finds it");
        assert_eq!(found.len(), 2, "one reaches across the day, one lies behind it, one was taken back");

        agreed_by_drawn(&world, case_id, Duty::ParameterReview).await.unwrap();
        let drawn = drawn_to(&world, case_id, Duty::Approve).await;
        assert_eq!(drawn, "zhumd", "only the director is asked");
        let deputy = world.run::<Review>("mazy", step(case_id, Duty::Approve)).await.unwrap_err();
        assert_eq!((deputy.code.as_str(), deputy.kind), ("authority_too_low", base::RefusalKind::Forbidden));
        agreed_by_drawn(&world, case_id, Duty::Approve).await.unwrap();

        // Nothing was overwritten: what was settled stays as it was, until it is settled anew.
        let lines = world.house.store.view().all(fee_line::Entity::find()).await.unwrap();
        assert!(lines.iter().filter(|line| line.item_code == "BED").all(|line| line.preself_fen == 0));
        let after = world.ask::<TouchedBy>("hanx", TouchedWanted { case_id, page: None, page_size: None }).await.unwrap();
        assert_eq!(after.total as usize, found.len(), "the case shows the same afterwards");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i14_what_a_change_touches_is_settled_anew_as_if_it_had_stood_from_the_first(world) {
        let (mut world, mut other) = (world, World::founded(On::Sqlite).await);
        let (registers, others) = (registers(&mut world, 4).await, registers(&mut other, 4).await);
        // The same in both: here before the change, there after it.
        let stays = [
            ((0, "office1", "A"), ["2026-10-02", "2026-10-05", "2026-10-06"]),
            ((1, "office1", "B"), ["2026-10-01", "2026-10-02", "2026-10-05"]),
            ((2, "office2", "C"), ["2026-10-05", "2026-10-06", "2026-10-14"]),
            ((0, "office2", "E"), ["2026-10-15", "2026-10-16", "2026-10-17"]),
        ];
        for (who, days) in stays {
            settled_stay(&world, &registers, who, days).await;
        }
        let items = json!([{"code": "BED", "class": "c"}, {"code": "CARE", "class": "b", "preself_permyriad": 2_500}]);
        let form = change("2026-10-06", items, json!([{"code": "DRUG", "region": "411025", "hospital_level": 2, "ceiling_fen": 900}]));
        let case_id = catalogue_change(&world, form.clone(), true).await.unwrap().case_id;
        let anew = |after| ChangeToSettleAnew { case_id, after };
        let early = world.run::<SettleAnew>("zhaol", anew(None)).await.unwrap_err();
        assert_eq!(early.code, "change_not_in_force", "it has not been agreed to yet");
        agreed_by_drawn(&world, case_id, Duty::ParameterReview).await.unwrap();
        agreed_by_drawn(&world, case_id, Duty::Approve).await.unwrap();
        let there = catalogue_change(&other, form, true).await.unwrap().case_id;
        agreed_by_drawn(&other, there, Duty::ParameterReview).await.unwrap();
        agreed_by_drawn(&other, there, Duty::Approve).await.unwrap();
        for (who, days) in stays {
            settled_stay(&other, &others, who, days).await;
        }
        let before = in_force(&world).await;
        assert_ne!(before, in_force(&other).await, "the change touches something");

        let tie = Tie { staff_id: None, person_id: Some(registers.persons[2]), provider_id: None, relation: Relation::Interest };
        let tie = world.run::<DeclareTie>("zhaol", tie).await.unwrap().interest_id;
        assert_eq!(world.run::<SettleAnew>("zhaol", anew(None)).await.unwrap_err().code, "recused");
        let end = TieToEnd { interest_id: tie, reason: "登记有误".to_owned() };
        world.run::<EndTie>("zhangw", end).await.unwrap();
        // It binds to the end of its last day.
        world.clock.advance(time::Duration::days(1));

        let done = world.run::<SettleAnew>("zhaol", anew(None)).await.unwrap();
        assert_eq!((done.persons, done.kept.len(), done.next), (2, 0, None), "whoever was there before the day is not looked at");
        let now = in_force(&world).await;
        assert_eq!(now, in_force(&other).await, "as if the change had stood from the first");
        let funds = |rows: &BTreeMap<String, [i64; 9]>| rows.values().map(|row| row[3..7].iter().sum::<i64>()).sum::<i64>();
        assert_eq!(done.funds_fen.0, funds(&now) - funds(&before));
        assert_eq!(now["B"], before["B"]);
        let adjusted = settlement::Entity::find().filter(settlement::Column::Kind.eq("adjust"));
        let adjusted = world.house.store.view().all(adjusted).await.unwrap();
        assert_eq!(adjusted.len() as u32, done.settlements);
        assert!(adjusted.iter().all(|row| row.total_fen == 0), "the bill itself is what it was");

        let touched = world.ask::<TouchedBy>("zhaol", TouchedWanted { case_id, page: None, page_size: None }).await.unwrap();
        assert_eq!(touched.total, 0, "nothing is left");
        let again = world.run::<SettleAnew>("zhaol", anew(None)).await.unwrap();
        assert_eq!((again.lines, again.settlements, again.funds_fen), (0, 0, Fen::ZERO), "done a second time it changes nothing");
        let rest = world.run::<SettleAnew>("zhaol", anew(Some(registers.persons[3]))).await.unwrap();
        assert_eq!((rest.persons, rest.next), (0, None));
        let reviewer = world.run::<SettleAnew>("hanx", anew(None)).await.unwrap_err();
        assert_eq!(reviewer.kind, base::RefusalKind::Forbidden);
        world.assert_verifies().await;
    }
}

/// A stay of three days with three lines each, settled.
async fn settled_stay(
    world: &World,
    registers: &Registers,
    (person, office, record): (usize, &str, &str),
    days: [&str; 3],
) {
    let new = stay(registers.persons[person], record, days[0]);
    let visit_id = world.run::<Admit>(office, new).await.unwrap().visit_id;
    let charged = |index: usize| {
        [
            line(&format!("{index}a"), days[index], "BED", 100, 9_999),
            line(&format!("{index}b"), days[index], "DRUG", 200, 5_000),
            line(&format!("{index}c"), days[index], "CARE", 100, 3_000),
        ]
    };
    let lines: Vec<_> = (0..3).flat_map(charged).collect();
    let total_fen = Fen(lines.iter().map(|line| line.amount_fen.0).sum());
    world.run::<UploadFees>(office, NewLines { visit_id, lines }).await.unwrap();
    let end = VisitEnd { visit_id, discharge_date: days[2].to_owned(), care: None };
    world.run::<Discharge>(office, end).await.unwrap();
    let bill = VisitToSettle { visit_id, total_fen, invoice_number: None, batch: None };
    world.run::<Settle>(office, bill).await.unwrap();
}

/// What is in force of each visit, by the hospital's own number: every part of the bill.
async fn in_force(world: &World) -> BTreeMap<String, [i64; 9]> {
    let view = world.house.store.view();
    let mut sums: BTreeMap<String, [i64; 9]> = BTreeMap::new();
    for row in view.all(settlement::Entity::find()).await.unwrap() {
        let visit = view.by_key::<visit::Model>(row.visit_id).await.unwrap().unwrap();
        let parts = [
            row.out_of_scope_fen,
            row.preself_fen,
            row.in_scope_fen,
            row.basic_fen,
            row.critical_illness_fen,
            row.hardship_fen,
            row.assistance_fen,
            row.hospital_fen,
            row.self_in_scope_fen,
        ];
        let sum = sums.entry(visit.record_number).or_default();
        sum.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
    }
    sums
}

async fn settled_visits(world: &World) -> Vec<visit::Model> {
    let settled = visit::Entity::find().filter(visit::Column::SettlementId.is_not_null());
    world.house.store.view().all(settled.order_by_asc(visit::Column::SettlementId)).await.unwrap()
}

/// The settlements of the change above by another way: line by line in plain sums.
async fn oracle(world: &World, registers: &Registers) -> Vec<(i64, u32, i64, i64)> {
    let view = world.house.store.view();
    let mut found = Vec::new();
    for row in view.all(settlement::Entity::find().order_by_asc(settlement::Column::SettlementId)).await.unwrap() {
        let visit = view.by_key::<visit::Model>(row.visit_id).await.unwrap().unwrap();
        if visit.settlement_id != Some(row.settlement_id) {
            continue;
        }
        let (mut lines, mut before, mut after) = (0, 0, 0);
        for line in view.all(fee_line::Entity::find().filter(fee_line::Column::VisitId.eq(row.visit_id))).await.unwrap()
        {
            let in_scope = line.amount_fen - line.out_of_scope_fen - line.over_limit_fen - line.preself_fen;
            let anew = match line.item_code.as_str() {
                _ if base::date_text(line.service_date).as_str() < "2026-10-06" => continue,
                // Fifteen of a hundred first, half a fen up.
                "BED" => line.amount_fen - (line.amount_fen * 15 + 50) / 100,
                // One fen a unit at the county's hospital, of it a tenth first.
                "DRUG" if visit.provider_id == Some(registers.county_hospital.0) => {
                    let within = i64::from(line.quantity) / 100;
                    within - (within + 5) / 10
                }
                _ => continue,
            };
            lines += 1;
            before += in_scope;
            after += anew;
        }
        if lines > 0 {
            found.push((row.settlement_id, lines, before, after));
        }
    }
    found
}

on_both! {
    async fn a_later_day_that_has_come_meanwhile_goes_back(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let items = json!([{"code": "BED", "price_fen": 11_000}]);
        let case_id = catalogue_change(&world, change("2026-10-22", items, json!([])), false).await.unwrap().case_id;
        agreed_by_drawn(&world, case_id, Duty::ParameterReview).await.unwrap();
        world.clock.advance(time::Duration::days(1));
        // The change reaches back now: who was drawn and may not approve such a one is told so;
        // who may is told of the day that has passed.
        let mut codes = Vec::new();
        for _ in 0..60 {
            codes.push(agreed_by_drawn(&world, case_id, Duty::Approve).await.unwrap_err().code);
            if codes.last().is_some_and(|code| code == "effective_day_passed") {
                break;
            }
            let anew = ClockReason { case_id, duty: Duty::Approve, reason: "权限不足".to_owned() };
            world.run::<Redraw>("zhangw", anew).await.unwrap();
        }
        let last = codes.pop();
        assert_eq!(last.as_deref(), Some("effective_day_passed"), "{codes:?}");
        assert!(codes.iter().all(|code| code == "authority_too_low"), "{codes:?}");
        let case = world.house.store.view().by_key::<review_case::Model>(case_id.0).await.unwrap().unwrap();
        assert_ne!(case.state, "completed");
    }
}

on_both! {
    async fn a_table_is_taken_in_whole_or_its_errors_are_told_by_row_and_column(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let template = world.ask::<SheetTemplate>("yangf", WhichMatter { kind: CaseKind::CatalogueChange }).await.unwrap();
        assert!(!template.content_base64.is_empty());
        let heads = "序号\t生效日期\t调整依据\t项目·国家编码\t项目·名称\t项目·目录类别\t项目·收费等级\t项目·先行自付比例（万分之）\t项目·目录价（元）\t限价·国家编码\t限价·限价（元）";
        let read = async |rows: &str| {
            let content_base64 = STANDARD.encode(format!("{heads}\n{rows}"));
            world.run::<ReadSheet>("yangf", Sheet { matter: CaseKind::CatalogueChange, content_base64 }).await.unwrap()
        };
        let wrong = read("1\t2026-12-01\t省局通知文件\tS1\t新项目\t医疗服务项目\t乙类\t1000\t12.345\t\t\n\
                          1\t\t\tS2\t\t\t\t\t\t\t\n").await;
        let problems: Vec<(u32, &str, &str)> = wrong.entries[0].problems.iter()
            .map(|problem| (problem.row, problem.column.as_str(), problem.code.as_str())).collect();
        assert_eq!(problems, [(2, "项目·目录价（元）", "cell_not_money")]);
        let missing = read("1\t2026-12-01\t省局通知文件\tS1\t新项目\t医疗服务项目\t乙类\t1000\t12.34\t\t\n\
                            1\t\t\tS2\t没有类别\t\t\t\t\t\t\n").await;
        let problem = &missing.entries[0].problems[0];
        assert_eq!((problem.row, problem.column.as_str(), problem.code.as_str()), (3, "项目·目录类别", "item_field_missing"));
        let good = read("1\t2026-12-01\t省局通知文件\tS1\t新项目\t医疗服务项目\t乙类\t1000\t12.34\tS1\t10.00\n").await;
        assert_eq!((good.good, good.refused), (1, 0));
        assert_eq!(world.house.store.view().count(review_case::Entity::find()).await.unwrap(), count_before(&world).await, "nothing was taken in");
        catalogue_changed(&world, good.entries[0].form.clone().unwrap(), false).await;
        let item = world.ask::<Item>("yangf", ItemWanted { item_code: "S1".to_owned() }).await.unwrap();
        assert_eq!((item.versions[0].row.price_fen, item.ceilings[0].ceiling_fen), (Fen(1_234), Some(Fen(1_000))));
    }
}

async fn count_before(world: &World) -> i64 {
    let of_founding = review_case::Entity::find().filter(review_case::Column::Kind.ne("catalogue_change"));
    world.house.store.view().count(of_founding).await.unwrap()
}

on_both! {
    async fn what_is_wrong_with_a_change_is_told_at_its_field(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let drug = |more: Value| {
            let mut item = json!({"code": "DRUG"});
            item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!([item])
        };
        let day = "2026-12-01";
        for (form, code, field) in [
            (json!({"from_date": day, "grounds": "无", "items": drug(json!({"class": "a"}))}), "reason_missing", "form.grounds"),
            (change("2026-13-01", drug(json!({"class": "a"})), json!([])), "date_malformed", "form.from_date"),
            (change(day, json!([]), json!([])), "count_out_of_range", "form.items"),
            (change(day, json!([{"code": "有 空格"}]), json!([])), "item_code_malformed", "form.items[0].code"),
            (change(day, json!([{"code": "NONE", "change": "end"}]), json!([])), "item_not_listed", "form.items[0].code"),
            (change(day, json!([{"code": "NONE", "list": "drug"}]), json!([])), "item_field_missing", "form.items[0].class"),
            (change(day, drug(json!({"preself_permyriad": 10_001})), json!([])), "share_out_of_range", "form.items[0].preself_permyriad"),
            (change(day, drug(json!({"class": "a", "preself_permyriad": 100})), json!([])), "share_without_class", "form.items[0].preself_permyriad"),
            (change(day, drug(json!({"price_fen": -1})), json!([])), "price_negative", "form.items[0].price_fen"),
            (change(day, drug(json!({"diagnoses": "J18 J1"})), json!([])), "diagnosis_malformed", "form.items[0].diagnoses"),
            (change(day, drug(json!({"preself_permyriad": 1_000})), json!([])), "nothing_changes", "form.items[0].code"),
            (change(day, json!([{"code": "DRUG", "class": "a"}, {"code": "DRUG", "class": "c"}]), json!([])), "item_repeated", "form.items[1].code"),
            (change(day, json!([]), json!([{"code": "NONE", "ceiling_fen": 1}])), "item_not_listed", "form.ceilings[0].code"),
            (change(day, json!([]), json!([{"code": "DRUG", "region": "41", "ceiling_fen": 1}])), "region_unknown", "form.ceilings[0].region"),
            (change(day, json!([]), json!([{"code": "DRUG", "ceiling_fen": 1}, {"code": "DRUG", "ceiling_fen": 2}])), "item_repeated", "form.ceilings[1].code"),
        ] {
            let refused = catalogue_change(&world, form, false).await.unwrap_err();
            assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), (code, field));
        }
        assert_eq!(world.house.store.view().count(item_version::Entity::find()).await.unwrap(), 4);
    }
}
