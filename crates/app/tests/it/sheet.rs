//! Many applications from one table: exactly what single entries give, what is
//! wrong by row and column, nothing taken before it is confirmed.

use std::io::Write;

use app::operations::matter::accept::Accept;
use app::operations::matter::read_sheet::{ReadSheet, Sheet, SheetAnswer, application};
use app::queries::matter::form::WhichMatter;
use app::queries::matter::sheet_template::SheetTemplate;
use base::Refusal;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use serde_json::{Value, json};
use store::entity::{case_form, review_case, trail_entry};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use trail::Entry;

use crate::on_both;
use crate::registers::{Registers, registers};
use crate::reimbursement::a_stay;
use crate::world::{On, World};

const HEADINGS: [&str; 26] = [
    "序号",
    "参保人",
    "他人代办",
    "就医类型",
    "就医地区划代码",
    "非定点医疗机构名称",
    "非定点医疗机构类别",
    "住院号",
    "入院日期",
    "出院日期",
    "主要诊断编码",
    "费用总额（元）",
    "收款户名",
    "户主与参保人关系",
    "开户银行",
    "银行账号",
    "票据·票据代码",
    "票据·票据号码",
    "票据·开票日期",
    "票据·金额（元）",
    "费用明细·第几张票据",
    "费用明细·费用日期",
    "费用明细·项目编码",
    "费用明细·数量",
    "费用明细·单价（元）",
    "费用明细·金额（元）",
];

/// The rows of a form under these headings: one per invoice or line, whichever are more.
fn rows_of(number: usize, form: &Value) -> Vec<Vec<String>> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let yuan = |value: &Value| base::Fen(value.as_i64().unwrap()).to_string();
    let episode = |code: &Value| if code == "inpatient" { "参保地住院".to_owned() } else { text(code) };
    let invoices = form["invoices"].as_array().unwrap();
    let lines = form["lines"].as_array().unwrap();
    let mut rows = Vec::new();
    for at in 0..invoices.len().max(lines.len()) {
        let mut row = vec![number.to_string()];
        if at == 0 {
            row.extend(["person_id", "by_agent"].map(|name| text(&form[name])));
            row.push(episode(&form["episode"]));
            let names =
                ["region", "hospital", "hospital_tier", "record_number", "admit_date", "discharge_date", "diagnosis"];
            row.extend(names.map(|name| text(&form[name])));
            row.push(yuan(&form["total_fen"]));
            row.extend(["payee_name", "payee_relation", "payee_bank", "payee_account"].map(|name| text(&form[name])));
        } else {
            row.resize(16, String::new());
        }
        match invoices.get(at) {
            Some(invoice) => {
                row.extend(["code", "number", "issued_on"].map(|name| text(&invoice[name])));
                row.push(yuan(&invoice["total_fen"]));
            }
            None => row.resize(20, String::new()),
        }
        if let Some(line) = lines.get(at) {
            row.extend(["invoice", "service_date", "item_code"].map(|name| text(&line[name])));
            // Units with two decimals, as yuan are.
            row.extend(["quantity", "price_fen", "amount_fen"].map(|name| yuan(&line[name])));
        }
        rows.push(row);
    }
    rows
}

fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = HEADINGS.join(",");
    for row in rows {
        text += "\n";
        text += &row.join(",");
    }
    text.into_bytes()
}

/// The same as a workbook, every cell as text.
fn book_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, heading) in HEADINGS.iter().enumerate() {
        sheet.write_string(0, at as u16, *heading).unwrap();
    }
    for (row, cells) in rows.iter().enumerate() {
        for (at, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32 + 1, at as u16, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

async fn read(world: &World, bytes: &[u8]) -> Result<SheetAnswer, Refusal> {
    let sheet = Sheet { matter: CaseKind::Reimbursement, content_base64: STANDARD.encode(bytes) };
    world.run::<ReadSheet>("suf", sheet).await
}

/// Eighty-seven stays of eight persons; of ten one has a total that is a fen
/// wrong and one an invoice that was handed in before.
fn eighty_seven(registers: &Registers) -> Vec<Value> {
    (0..87_usize)
        .map(|at| {
            let person = at % 8;
            let invoice = if at % 10 == 7 { at - 1 } else { at };
            let mut form = a_stay(registers, person, &format!("7{invoice:07}"));
            let first = time::macros::date!(2026 - 01 - 05) + time::Duration::days(20 * (at as i64 / 8));
            let days = 1 + (at as i64 % 7);
            let (from, until) = (base::date_text(first), base::date_text(first + time::Duration::days(days)));
            (form["admit_date"], form["discharge_date"]) = (json!(from), json!(until));
            let amount = days * 100_000;
            form["invoices"][0]["issued_on"] = json!(until);
            form["invoices"][0]["total_fen"] = json!(amount);
            form["lines"] = json!([{
                "invoice": 1, "service_date": from, "item_code": "BED",
                "quantity": days * 1_000, "price_fen": 10_000, "amount_fen": amount,
            }]);
            form["total_fen"] = json!(if at % 10 == 3 { amount + 1 } else { amount });
            form["record_number"] = json!(format!("N{at}"));
            form
        })
        .collect()
}

/// The cases that tables and single entries make.
fn reimbursements() -> Select<review_case::Entity> {
    review_case::Entity::find().filter(review_case::Column::Kind.eq(CaseKind::Reimbursement.code()))
}

/// What is left of a world after its applications, without ids that are drawn.
async fn left_behind(world: &World) -> (Vec<String>, Vec<String>) {
    let view = world.house.store.view();
    let cases = view.all(reimbursements().order_by_asc(review_case::Column::CaseId)).await.unwrap();
    let of = cases.iter().map(|case| case.case_id);
    let forms = case_form::Entity::find().filter(case_form::Column::CaseId.is_in(of));
    let forms = view.all(forms.order_by_asc(case_form::Column::CaseId)).await.unwrap();
    let cases = cases.iter().zip(&forms).map(|(case, form)| {
        assert_eq!(case.case_id, form.case_id);
        let (state, step, level) = (&case.state, case.step, &case.level);
        format!(
            "{state} {step} {level} {} {} {} {:?}",
            case.amount_fen,
            case.circumstances,
            world.open::<case_form::Form>(form),
            case.drawn_staff_id
        )
    });
    let cases = cases.collect();
    let entries = trail_entry::Entity::find()
        .filter(trail_entry::Column::Command.eq("matter.accept"))
        .order_by_asc(trail_entry::Column::EntryId);
    let entries = view.all(entries).await.unwrap();
    let entries = entries.iter().map(|row| {
        let entry: Entry = Entry::from_bytes(&row.bytes).unwrap();
        let tables: Vec<&str> = entry.rows.iter().map(|image| image.table.as_str()).collect();
        let kinds: Vec<&str> = entry.about.iter().map(|(kind, _)| kind.as_str()).collect();
        // The digest of the document is over the number of the case, which is drawn.
        let facts: Vec<_> =
            entry.facts.as_object().unwrap().iter().filter(|(name, _)| *name != "document_sm3").collect();
        format!("{:?} {:?} {facts:?} {tables:?} {kinds:?}", entry.outcome, entry.code)
    });
    (cases, entries.collect())
}

async fn i18_on(on: On) {
    let mut single = World::founded(on).await;
    let people = registers(&mut single, 8).await;
    let mut decided_singly = Vec::new();
    for form in eighty_seven(&people) {
        let decided = single.run::<Accept>("suf", application(CaseKind::Reimbursement, form)).await;
        decided_singly.push(decided.map(|case| case.state).unwrap_or_else(|refusal| refusal.code));
    }

    let mut table = World::founded(on).await;
    let people = registers(&mut table, 8).await;
    let forms = eighty_seven(&people);
    let rows: Vec<Vec<String>> = forms.iter().enumerate().flat_map(|(at, form)| rows_of(at + 1, form)).collect();
    let answer = read(&table, &book_of(&rows)).await.unwrap();
    assert_eq!((answer.entries.len(), answer.refused), (87, 9), "a wrong total is told at once");
    let told = answer.entries.iter().find(|entry| !entry.problems.is_empty()).unwrap();
    let problem = &told.problems[0];
    assert_eq!((told.number.as_str(), problem.row), ("4", 5));
    assert_eq!((problem.code.as_str(), problem.column.as_str()), ("amounts_do_not_agree", "费用总额（元）"));
    let view = table.house.store.view();
    assert_eq!(view.count(reimbursements()).await.unwrap(), 0, "nothing is taken before it is confirmed");
    assert_eq!(read(&table, &csv_of(&rows)).await.unwrap().good, answer.good, "CSV says the same");

    let caller = table.caller("suf").await;
    let mut decided_by_table = Vec::new();
    for entry in &answer.entries {
        let Some(form) = &entry.form else {
            decided_by_table.push(entry.problems[0].code.clone());
            continue;
        };
        let one = || application(CaseKind::Reimbursement, form.clone());
        let decided = table.run_keyed::<Accept>(&caller, &entry.request_key, one()).await;
        if let Ok(case) = &decided {
            let again = table.run_keyed::<Accept>(&caller, &entry.request_key, one()).await.unwrap();
            assert_eq!(again.case_id, case.case_id, "confirmed twice is accepted once");
        }
        decided_by_table.push(decided.map(|case| case.state).unwrap_or_else(|refusal| refusal.code));
    }
    assert_eq!(decided_by_table, decided_singly);
    let refused = |code: &str| decided_singly.iter().filter(|one| *one == code).count();
    assert_eq!((refused("amounts_do_not_agree"), refused("invoice_used")), (9, 8), "{decided_singly:?}");
    let (cases, entries) = left_behind(&table).await;
    assert_eq!(cases.len(), 70);
    let (cases_singly, entries_singly) = left_behind(&single).await;
    assert_eq!(cases, cases_singly, "the same cases at the same levels");
    let levels: std::collections::BTreeSet<&str> = cases.iter().filter_map(|case| case.split(' ').nth(2)).collect();
    assert!(levels.len() > 1, "amounts of one payee add up to a higher level: {levels:?}");
    assert_eq!(entries, entries_singly, "the same entries in the trail");
    table.assert_verifies().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i18_a_table_gives_what_single_entries_give_on_sqlite() {
    i18_on(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i18_a_table_gives_what_single_entries_give_on_postgres() {
    i18_on(On::Postgres).await;
}

on_both! {
    async fn what_is_wrong_in_a_table_is_told_by_row_and_column(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let mut two_lines = a_stay(&registers, 0, "00100000");
        two_lines["lines"] = json!([
            { "invoice": 1, "service_date": "2026-09-10", "item_code": "BED", "quantity": 1_000, "price_fen": 10_000, "amount_fen": 100_000 },
            { "invoice": 1, "service_date": "2026-09-11", "item_code": "NONE", "quantity": 1_000, "price_fen": 10_000, "amount_fen": 100_000 },
        ]);
        let mut rows = rows_of(1, &two_lines);
        rows.extend(rows_of(2, &a_stay(&registers, 1, "00200000")));
        rows[2][11] = "两千元".to_owned();
        rows[2][8] = "2026-13-01".to_owned();
        rows[2][23] = "20.005".to_owned();
        rows.extend(rows_of(3, &a_stay(&registers, 2, "00300000")));
        let answer = read(&world, &csv_of(&rows)).await.unwrap();
        let told: Vec<(u32, &str, &str)> = answer
            .entries
            .iter()
            .flat_map(|entry| &entry.problems)
            .map(|one| (one.row, one.column.as_str(), one.code.as_str()))
            .collect();
        assert_eq!(told, [
            (3, "费用明细·项目编码", "item_unknown"),
            (4, "入院日期", "cell_not_day"),
            (4, "费用总额（元）", "cell_not_money"),
            (4, "费用明细·数量", "cell_not_quantity"),
        ]);
        assert_eq!((answer.good, answer.refused), (1, 2));
        // The marked table says the same and can be sent again as it is, once put right.
        let marked = STANDARD.decode(answer.marked_base64.unwrap()).unwrap();
        let again = read(&world, &marked).await.unwrap();
        assert_eq!((again.good, again.refused), (1, 2));

        let code = |bytes: Vec<u8>| { let world = &world; async move { read(world, &bytes).await.unwrap_err().code } };
        assert_eq!(code(b"\xEF\xBB\xBF".to_vec()).await, "sheet_empty");
        assert_eq!(code("序号,别的\n1,2".into()).await, "sheet_heading");
        assert_eq!(code("参保人,序号\n1,2".into()).await, "sheet_heading");
        let many: String = (0..201).map(|at| format!("\n{at}")).collect();
        assert_eq!(code((HEADINGS.join(",") + &many).into_bytes()).await, "sheet_entries");
        let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        bomb.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
        bomb.write_all(&vec![b' '; 33 << 20]).unwrap();
        assert_eq!(code(bomb.finish().unwrap().into_inner()).await, "sheet_size");
        let chain = Sheet { matter: CaseKind::ChainChange, content_base64: String::new() };
        assert_eq!(world.run::<ReadSheet>("suf", chain).await.unwrap_err().code, "duty_not_held");
        let foreign = Sheet { matter: CaseKind::Reimbursement, content_base64: String::new() };
        assert!(world.run::<ReadSheet>("liuy", foreign).await.is_err());
        let template = world.ask::<SheetTemplate>("suf", WhichMatter { kind: CaseKind::Reimbursement }).await.unwrap();
        assert!(STANDARD.decode(template.content_base64).unwrap().starts_with(b"PK"));
        world.assert_verifies().await;
    }
}
