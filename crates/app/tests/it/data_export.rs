//! Exports by approval: two others agree, the requester alone fetches, until it
//! expires; every copy names whoever fetched it, and no cell is a formula.

use std::io::Cursor;

use app::operations::audit_case::CaseMoved;
use app::operations::data_export::fetch::{Fetch, FileFetched, FileToFetch};
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::operations::person::enrol::{Enrol, NewPerson, NewPersons};
use app::queries::data_export::list::{ExportFilter, List};
use app::queries::data_export::trace::{Trace, WordsOfFile};
use app::workbook::{Cell, FIRST_ROW, Sheet, TRIGGERS, workbook};
use base::identity_numbers::CitizenId;
use base::{CaseId, MaterialId, Refusal, RefusalKind};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, Reader, Xlsx};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{data_export_copy, trail_entry};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::macros::datetime;

use crate::matter::{look, papers, step};
use crate::on_both;
use crate::registers::registers;
use crate::world::World;

fn of_persons(rows_max: u32) -> Value {
    json!({
        "list": "persons", "rows_max": rows_max, "purpose_kind": "audit",
        "purpose": "年度稽核抽查", "recipient": "市医保局稽核科", "valid_days": 7,
    })
}

async fn ask(world: &World, form: Value, material_ids: Vec<MaterialId>) -> Result<CaseMoved, Refusal> {
    let application =
        Application { matter: CaseKind::DataExport, form, material_ids, notify_missing: false, comment: String::new() };
    world.run::<Accept>("suf", application).await
}

/// Both others agree.
async fn approve(world: &World, case_id: CaseId) {
    for (login, duty) in [("wangjg", Duty::SecurityAdmin), ("sunlh", Duty::Approve)] {
        look(world, login, case_id).await;
        world.run::<Review>(login, step(case_id, duty)).await.expect("the step is agreed to");
    }
}

async fn fetch(world: &World, login: &str, case_id: CaseId) -> Result<FileFetched, Refusal> {
    world.run::<Fetch>(login, FileToFetch { case_id }).await
}

/// An export asked for, approved and fetched.
pub(crate) async fn tell(world: &World) {
    let form = json!({
        "list": "claims", "month": "2026-09", "rows_max": 1_000, "purpose_kind": "statistics",
        "purpose": "费用结构分析", "recipient": "本局业务科", "valid_days": 7,
    });
    let case_id = ask(world, form, vec![]).await.unwrap().case_id;
    approve(world, case_id).await;
    // Each fetch is a copy of its own: told once more after kills, the story may find them used up.
    if let Err(refusal) = fetch(world, "suf", case_id).await {
        assert_eq!(refusal.code, "export_used_up");
    }
}

fn cells(file: &[u8]) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(file.to_vec())).expect("a workbook");
    let name = book.sheet_names().remove(0);
    book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn words(cell: &Data) -> &str {
    match cell {
        Data::String(words) => words,
        Data::Empty => "",
        other => panic!("not a cell of words: {other:?}"),
    }
}

fn forbidden<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> String {
    let refusal = answer.unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Forbidden, "{refusal:?}");
    refusal.code
}

on_both! {
    async fn i21_a_file_is_given_to_its_requester_alone_while_it_is_approved(world) {
        let mut world = world;
        registers(&mut world, 3).await;
        let case_id = ask(&world, of_persons(10), vec![]).await.unwrap().case_id;
        assert_eq!(forbidden(fetch(&world, "suf", case_id).await), "export_not_approved");
        assert_eq!(forbidden(fetch(&world, "dengk", case_id).await), "export_of_another");
        // Two others, and the approver not before the security administrator.
        assert_eq!(forbidden(world.run::<Review>("suf", step(case_id, Duty::SecurityAdmin)).await), "duty_not_held");
        world.run::<Review>("sunlh", step(case_id, Duty::Approve)).await.unwrap_err();
        world.run::<Review>("wangjg", step(case_id, Duty::SecurityAdmin)).await.unwrap();
        assert_eq!(forbidden(fetch(&world, "suf", case_id).await), "export_not_approved");
        world.run::<Review>("sunlh", step(case_id, Duty::Approve)).await.unwrap();

        assert_eq!(forbidden(fetch(&world, "dengk", case_id).await), "export_of_another");
        assert_eq!(forbidden(fetch(&world, "zhangw", case_id).await), "export_of_another");
        assert_eq!(forbidden(fetch(&world, "wangjg", case_id).await), "duty_not_held");
        for copy in 1..=3 {
            let file = fetch(&world, "suf", case_id).await.unwrap();
            assert_eq!((file.rows, file.copy, file.copies_left), (3, copy, 3 - copy));
        }
        assert_eq!(forbidden(fetch(&world, "suf", case_id).await), "export_used_up");

        let late = ask(&world, of_persons(10), vec![]).await.unwrap().case_id;
        approve(&world, late).await;
        world.clock.advance(time::Duration::days(7));
        fetch(&world, "suf", late).await.unwrap();
        world.clock.advance(time::Duration::days(1));
        assert_eq!(forbidden(fetch(&world, "suf", late).await), "export_expired");

        let narrow = ask(&world, of_persons(2), vec![]).await.unwrap().case_id;
        approve(&world, narrow).await;
        assert_eq!(forbidden(fetch(&world, "suf", narrow).await), "export_over_cap");
        let refused = trail_entry::Entity::find()
            .filter(trail_entry::Column::Command.eq("data_export.fetch"))
            .filter(trail_entry::Column::Outcome.eq("refused"));
        assert_eq!(world.house.store.view().count(refused).await.unwrap(), 9, "each attempt left a trace");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i21_a_leaked_file_names_its_requester(world) {
        let mut world = world;
        registers(&mut world, 3).await;
        let case_id = ask(&world, of_persons(10), vec![]).await.unwrap().case_id;
        approve(&world, case_id).await;
        let mut canaries = Vec::new();
        for copy in 1..=2 {
            let file = fetch(&world, "suf", case_id).await.unwrap();
            let rows = cells(&STANDARD.decode(&file.content_base64).unwrap());
            let mark = words(&rows[0][0]);
            let requester = world.caller("suf").await.staff.unwrap().name;
            for told in [requester.as_str(), &case_id.to_string(), &format!("第 {copy} 份"), "2026-10-21 09:00", "市医保局稽核科"] {
                assert!(mark.contains(told), "{told}: {mark}");
            }
            let rows = &rows[FIRST_ROW as usize..];
            assert_eq!(rows.len(), 4, "three persons and a canary");
            assert!(rows.iter().all(|row| words(&row[1]).ends_with('＊') && words(&row[2]).contains("****")), "masked: {rows:?}");
            // What a journalist may have: the first column, badly copied.
            let column: Vec<String> = rows.iter().map(|row| words(&row[0]).to_lowercase()).collect();
            let found = world.ask::<Trace>("zhangw", WordsOfFile { text: column.join(" ;\n") }).await.unwrap().copies;
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!((found[0].fetched_by.as_str(), found[0].number, found[0].case_id), (requester.as_str(), copy, case_id));
            let whole = world.ask::<Trace>("lixy", WordsOfFile { text: file.sm3 }).await.unwrap().copies;
            assert_eq!((whole.len(), whole[0].by_canary), (1, false));
            let last = data_export_copy::Entity::find().filter(data_export_copy::Column::Number.eq(copy));
            canaries.push(world.house.store.view().one(last).await.unwrap().unwrap().canary);
        }
        assert_ne!(canaries[0], canaries[1]);
        let nothing = world.ask::<Trace>("zhangw", WordsOfFile { text: "P18 P26 H18".to_owned() }).await.unwrap();
        assert!(nothing.copies.is_empty());
        assert_eq!(world.ask::<Trace>("suf", WordsOfFile { text: "P18".to_owned() }).await.unwrap_err().code, "duty_not_held");
        let mine = world.ask::<List>("suf", ExportFilter::default()).await.unwrap();
        assert_eq!((mine.total, mine.rows[0].copies.len(), mine.rows[0].usable), (1, 2, true));
        assert_eq!(world.ask::<List>("dengk", ExportFilter::default()).await.unwrap().total, 0);
        assert_eq!(world.ask::<List>("lixy", ExportFilter::default()).await.unwrap().total, 1);
    }
}

on_both! {
    async fn i21_values_leave_in_full_only_where_that_was_asked_for_with_a_paper(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let identity = CitizenId::from_body("41102519800101987").unwrap();
        let odd = NewPerson {
            name: "=HYPERLINK(\"a\")".to_owned(),
            identity_number: identity.as_str().to_owned(),
            from_date: "2025-01-01".to_owned(),
        };
        world.run::<Enrol>("liuy", NewPersons { persons: vec![odd] }).await.unwrap();
        let mut form = of_persons(10);
        form["in_full"] = json!(true);
        assert_eq!(ask(&world, form.clone(), vec![]).await.unwrap_err().code, "material_missing");
        let paper = papers(&world, "suf", &["necessity"]).await;
        let case_id = ask(&world, form, paper).await.unwrap().case_id;
        approve(&world, case_id).await;
        let file = fetch(&world, "suf", case_id).await.unwrap();
        let rows = cells(&STANDARD.decode(&file.content_base64).unwrap());
        let shown: Vec<(&str, &str)> = rows[FIRST_ROW as usize..].iter().map(|row| (words(&row[1]), words(&row[2]))).collect();
        assert!(shown.contains(&("=HYPERLINK(\"a\")", identity.as_str())), "{shown:?}");
        assert!(shown.iter().all(|(_, number)| CitizenId::check(number).is_ok()), "the canary's number looks like any other");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn an_export_is_refused_for_what_is_wrong_with_it(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        for (change, code) in [
            (json!({"list": "claims"}), "month_missing"),
            (json!({"month": "2026-09"}), "month_missing"),
            (json!({"list": "claims", "month": "2026-09", "provider_id": "H999999998"}), "hospital_unknown"),
            (json!({"purpose": " 查 "}), "purpose_missing"),
            (json!({"recipient": ""}), "recipient_missing"),
            (json!({"rows_max": 0}), "export_too_wide"),
            (json!({"rows_max": 20_001}), "export_too_wide"),
            (json!({"valid_days": 8}), "export_too_wide"),
            (json!({"list": "salaries"}), "input_malformed"),
            (json!({"approved_by": "S18"}), "input_malformed"),
        ] {
            let mut form = of_persons(10);
            for (name, value) in change.as_object().unwrap() {
                form[name] = value.clone();
            }
            assert_eq!(ask(&world, form, vec![]).await.unwrap_err().code, code, "{change}");
        }
    }
}

/// Every sign that may begin a formula, in every column, is read back as the words
/// that were written; the file holds no formula at all.
#[test]
fn o11_what_begins_like_a_formula_stays_words() {
    let texts: Vec<String> = TRIGGERS
        .iter()
        .flat_map(|sign| {
            ["1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", "HYPERLINK(\"x\")"].map(|rest| format!("{sign}{rest}"))
        })
        .filter(|text| !text.contains('\0'))
        .collect();
    let rows: Vec<Vec<Cell>> = texts.iter().map(|text| vec![Cell::Text(text.clone()); 10]).collect();
    let heads = (0..10).map(|n| format!("={n}")).collect();
    let sheet = Sheet { title: "t".to_owned(), watermark: "=1&A".to_owned(), heads, rows };
    let file = workbook(&sheet, datetime!(2026-10-21 01:00 UTC)).unwrap();
    let read = cells(&file);
    assert_eq!(words(&read[0][0]), "=1&A");
    for (row, text) in read[FIRST_ROW as usize..].iter().zip(&texts) {
        for cell in row {
            assert_eq!(words(cell).replace("_x000D_", "\r"), *text, "{text:?}");
        }
    }
    let mut book = Xlsx::new(Cursor::new(file)).unwrap();
    let name = book.sheet_names().remove(0);
    let formulas = book.worksheet_formula(&name).unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
    println!("{} texts in 10 columns", texts.len());
}
