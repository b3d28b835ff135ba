//! The two books compared, by totals and one by one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::hospital::{CITY, COUNTY, Hospital, admission, bed, discharge, fresh, lines, reversal, settlement};
use crate::on_both;
use crate::registers::registers;

fn totals(bill: &str, funds: &str, count: i64) -> Value {
    json!({"data": {
        "insutype": "390", "clr_type": "21", "setl_optins": "411025", "stmt_begndate": "2026-10-21",
        "stmt_enddate": "2026-10-21", "medfee_sumamt": bill, "fund_pay_sumamt": funds, "acct_pay": "0",
        "fixmedins_setl_cnt": count, "fixmedins_refd_setl_flag": "0",
    }})
}

fn upload(content: Value) -> Value {
    json!({"fsUploadIn": {"in": content, "filename": "detail.zip", "fixmedins_code": COUNTY}})
}

fn detail(file: &str) -> Value {
    json!({"data": {
        "setl_optins": "411025", "file_qury_no": file, "stmt_begndate": "2026-10-21", "stmt_enddate": "2026-10-21",
        "medfee_sumamt": 0, "fund_pay_sumamt": 0, "cash_payamt": 0, "fixmedins_setl_cnt": 0, "clr_type": "21",
        "fixmedins_refd_setl_flag": "0",
    }})
}

on_both! {
    async fn totals_and_rows_are_compared_and_what_differs_is_listed(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let mut settled = Vec::new();
        for n in 0..3 {
            let person = registers.persons[n];
            let stay = hospital.discharged(person, n, &format!("ZY{n}"), ("2026-10-01", "2026-10-11"), 20).await;
            let msgid = fresh();
            let answer = hospital.send_as(&msgid, "2304", settlement(&stay, person, n, "2000")).await.done();
            let number = answer.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
            settled.push((person, stay, number, msgid, answer.fen("fund_pay_sumamt")));
            // Another instant, so that each row has its own message.
            world.clock.advance(time::Duration::seconds(1));
        }
        let (person, stay, number, ..) = &settled[2];
        let back = hospital.send("2305", reversal(stay, number, *person)).await.done();
        let back_number = back.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
        let funds = settled[0].4 + settled[1].4;
        let yuan = |fen: i64| format!("{}.{:02}", fen / 100, fen % 100);

        let agree = hospital.send("3201", totals("4000.00", &yuan(funds), 2)).await.done();
        assert_eq!(agree.node("/output/stmtinfo/stmt_rslt"), "0");
        let differ = hospital.send("3201", totals("4000.00", &yuan(funds + 1), 2)).await.done();
        assert_eq!(differ.node("/output/stmtinfo/stmt_rslt"), "1");
        assert!(differ.node("/output/stmtinfo/stmt_rslt_dscr").as_str().unwrap().contains("4000.00"));
        assert_eq!(hospital.send("3201", totals("4000.00", &yuan(funds), 3)).await.done().node("/output/stmtinfo/stmt_rslt"), "1");
        let mut outpatients = totals("0", "0", 0);
        outpatients["data"]["clr_type"] = "11".into();
        assert_eq!(hospital.send("3201", outpatients).await.done().node("/output/stmtinfo/stmt_rslt"), "0");
        let mut year = totals("0", "0", 0);
        year["data"]["stmt_begndate"] = "2025-10-21".into();
        assert_eq!(hospital.send("3201", year).await.code(), "period_too_long");

        // The hospital's file: the first is flagged as a refund, the second is missing, the
        // third agrees, its reversal has a wrong amount, and one is invented.
        let row = |n: usize, setl: &str, sign: &str, bill: &str, flag: &str| {
            let (person, stay, ..) = &settled[n];
            format!("{setl}\t{stay}\t{person}\t{sign}{bill}\t{sign}{}\t0\t{flag}\n", yuan(settled[n].4))
        };
        let file = row(0, &settled[0].2, "", "2000.00", "1")
            + &row(2, &settled[2].2, "", "2000.00", "000")
            + &row(2, &back_number, "-", "1999.00", "001")
            + "S18\tV18\tP18\t1.00\t1.00\t0\t0\n";
        let signed: Vec<i8> = file.bytes().map(|byte| byte as i8).collect();
        let sent = hospital.send("9101", upload(json!(signed))).await.done();
        let kept = sent.node("/output/file_qury_no").as_str().unwrap().to_owned();
        let compared = hospital.send("3202", detail(&kept)).await.done();
        let result = compared.node("/output/fileinfo/file_qury_no").as_str().unwrap().to_owned();
        let fetch = |number: &str| json!({"fsDownloadIn": {"file_qury_no": number, "filename": "x", "fixmedins_code": COUNTY}});
        let fetched = hospital.send("9102", fetch(&result)).await;
        assert!(fetched.status == 200 && fetched.bytes.starts_with(b"PK"));
        let rows = text_of(&fetched.bytes);
        let rows: Vec<Vec<&str>> = rows.lines().map(|line| line.split('\t').collect()).collect();
        let told: Vec<(&str, &str)> = rows.iter().map(|row| (row[2], row[6])).collect();
        let first = (settled[0].2.as_str(), "退费标志不符");
        assert_eq!(told, [first, (back_number.as_str(), "金额不符"), ("S18", "中心无此结算"), ("null", "医院无此结算")]);
        assert_eq!((rows[3][0], rows[3][3]), (settled[1].0.to_string().as_str(), settled[1].3.as_str()));
        // By the number that is told the hospital takes back what it does not have.
        let again = json!({"data": {"psn_no": settled[1].0, "omsgid": rows[3][3], "oinfno": "2304"}});
        hospital.send("2601", again).await.done();

        // Files are their hospital's, and end; broken ones are told.
        let city = Hospital::signed_in(&world, CITY).await;
        assert_eq!(city.send("9102", fetch(&result)).await.code(), "file_unknown");
        assert_eq!(city.send("3202", detail(&kept)).await.code(), "file_unknown");
        let broken = hospital.send("9101", upload(STANDARD.encode("S18\tV18\n").into())).await.done();
        let broken = broken.node("/output/file_qury_no").as_str().unwrap().to_owned();
        let refused = hospital.send("3202", detail(&broken)).await;
        assert_eq!(refused.code(), "file_row_malformed");
        assert!(refused.text.contains("第1行"), "{}", refused.text);
        assert_eq!(hospital.send("9101", upload("不是编码".into())).await.code(), "field_shape_wrong");
        assert_eq!(hospital.send("9101", upload(json!([300]))).await.code(), "field_shape_wrong");
        world.clock.advance(time::Duration::days(8));
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        assert_eq!(hospital.send("9102", fetch(&result)).await.code(), "file_unknown");
        world.assert_verifies().await;
    }
}

fn text_of(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 1);
    std::io::read_to_string(archive.by_index(0).unwrap()).unwrap()
}

on_both! {
    async fn the_catalogue_the_dictionaries_and_the_institutions_are_asked_for(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let page = |number: u32, size: u32| json!({"data": {"updt_time": "2020-01-01", "page_num": number, "page_size": size}});
        let first = hospital.send("1312", page(1, 3)).await.done();
        assert_eq!(first.node("/output/data").as_array().unwrap().len(), 3);
        assert_eq!((first.node("/output/recordCounts"), first.node("/output/pages"), first.node("/output/lastPage")), (&4.into(), &2.into(), &false.into()));
        let second = hospital.send("1312", page(2, 3)).await.done();
        assert_eq!((second.node("/output/startRow"), second.node("/output/lastPage")), (&4.into(), &true.into()));
        assert_eq!(hospital.send("1312", page(0, 3)).await.code(), "sign_wrong");
        assert_eq!(hospital.send("1312", page(1, 501)).await.code(), "page_size_out_of_range");
        let mut drug = page(1, 10);
        drug["data"]["hilist_code"] = "DRUG".into();
        let share = hospital.send("1319", drug.clone()).await.done();
        assert!(share.text.contains("\"selfpay_prop\":0.1000"), "{}", share.text);
        assert_eq!(hospital.send("1318", drug.clone()).await.done().node("/output/recordCounts"), &json!(0), "a listed price is no ceiling");
        let change = json!({"from_date": "2026-10-21", "grounds": "省局限价通知", "items": [{"code": "DRUG", "preself_permyriad": 2_000}],
            "ceilings": [{"code": "DRUG", "region": "411000", "ceiling_fen": 4_050}, {"code": "DRUG", "region": "411025", "hospital_level": 2, "ceiling_fen": 4_000}]});
        crate::registers::catalogue_changed(&world, change, true).await;
        let limits = hospital.send("1318", drug.clone()).await.done();
        let limits: Vec<(&str, &str)> = limits.node("/output/data").as_array().unwrap().iter()
            .map(|row| (row["hilist_lmtpric_type"].as_str().unwrap(), row["insu_admdvs"].as_str().unwrap())).collect();
        assert_eq!(limits, [("1", "411000"), ("2", "411000"), ("3", "411000"), ("2", "411025")], "one for all levels is told for each");
        assert!(hospital.send("1318", drug.clone()).await.done().text.contains("\"hilist_pric_uplmt_amt\":40.50"));
        assert!(hospital.send("1319", drug.clone()).await.done().text.contains("\"selfpay_prop\":0.2000"));
        drug["data"]["query_date"] = "2026-10-20".into();
        assert!(hospital.send("1319", drug.clone()).await.done().text.contains("\"selfpay_prop\":0.1000"), "as it was the day before");
        assert_eq!(hospital.send("1318", drug.clone()).await.done().node("/output/recordCounts"), &json!(0));
        assert_eq!(hospital.send("1316", drug).await.done().node("/output/data/0/med_list_codg"), "DRUG");

        let dictionary = |name: &str| json!({"data": {"type": name, "parent_value": "", "admdvs": "411025", "date": "2026-10-21", "Vali_Flag": "1"}});
        let told = hospital.send("1901", dictionary("acct_used_flag")).await.done();
        assert_eq!((told.node("/output/list/0/value"), told.node("/output/list/0/label")), (&"0".into(), &"不使用".into()));
        assert_eq!(hospital.send("1901", dictionary("colour")).await.code(), "dictionary_unknown");

        let asked = |code: &str, name: &str| json!({"medinsInfo": {"fixmedins_type": "1", "fixmedins_code": code, "fixmedins_name": name}});
        let found = hospital.send("1201", asked(CITY, "")).await.done();
        assert_eq!(found.node("/output/medinsinfo/0/fixmedins_name"), "示范市中心医院");
        assert_eq!(hospital.send("1201", asked("", "示范")).await.done().node("/output/medinsinfo").as_array().unwrap().len(), 2);
        assert_eq!(hospital.send("1201", asked("", "")).await.code(), "required_field_empty");
        let none = json!({"data": {"psn_no": "P18", "begntime": "2026-01-01"}});
        assert_eq!(hospital.send("5304", none).await.done().output(), &json!({"refmedin": []}));

        hospital.send("9002", json!({"signOut": {"sign_no": hospital.number(), "opter_no": "0317"}})).await.done();
        assert_eq!(hospital.send("1312", page(1, 3)).await.code(), "not_signed_in");
    }
}

on_both! {
    async fn what_is_told_before_settlement_is_what_the_months_audit_finds(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let admitted = hospital.send("2401", admission(person, 0, "ZY1", "2026-10-10")).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        // A bed and care beside it exclude each other; the same care twice is charged twice.
        let care = |number: &'static str| (number, "2026-10-11", "CARE", "1".to_owned(), "30.00", "30.00".to_owned());
        hospital.send("2301", lines(&stay, person, &[bed("1", "2026-10-11", 1), care("2")])).await.done();
        let check = |orders: Value| json!({"data": {"trig_scen": "2", "patient_dtos": {
            "patn_id": "病案9", "curr_mdtrt_id": stay,
            "fsi_encounter_dtos": {"mdtrt_id": stay, "fsi_order_dtos": orders},
        }}});
        let rules = |answer: &crate::hospital::Answer| -> Vec<(String, String)> {
            let rows = answer.node("/output/result").as_array().unwrap();
            let line = |row: &Value| row["judge_result_detail_dtos"][0]["rx_id"].as_str().unwrap_or_default().to_owned();
            rows.iter().map(|row| (row["rule_id"].as_str().unwrap().to_owned(), line(row))).collect()
        };
        let before = hospital.send("3101", check(json!([]))).await.done();
        assert_eq!(rules(&before), [("5".to_owned(), "2".to_owned())]);
        let order = json!({
            "rx_id": "3", "hilist_code": "CARE", "cnt": "1.00", "pric": "30", "sumamt": 30, "curr_drord_flag": "1",
            "drord_begn_date": "2026-10-11 09:00:00",
        });
        let thought_of = rules(&hospital.send("3101", check(json!([order]))).await.done());
        assert!(thought_of.len() > 1 && thought_of.iter().any(|(_, line)| line == "3"), "{thought_of:?}");
        assert_eq!(rules(&hospital.send("3102", check(json!([]))).await.done()).len(), 1, "nothing of it was kept");
        let unknown = json!([{"rx_id": "4", "hilist_code": "NONE", "cnt": 1, "pric": 1, "sumamt": 1, "drord_begn_date": "2026-10-11"}]);
        assert_eq!(hospital.send("3101", check(unknown)).await.code(), "item_unknown");
        let city = Hospital::signed_in(&world, CITY).await;
        assert_eq!(city.send("3102", check(json!([]))).await.code(), "not_found");

        // The order was given after all: told once more, settled, frozen, audited.
        hospital.send("2301", lines(&stay, person, &[care("3")])).await.done();
        hospital.send("2402", discharge(&stay, person, "2026-10-12")).await.done();
        let told = hospital.send("3102", check(json!([]))).await.done();
        assert_eq!(rules(&told), thought_of, "as it was told when it was only thought of");
        hospital.send("2304", settlement(&stay, person, 0, "160")).await.done();
        assert_eq!(hospital.send("3102", check(json!([]))).await.code(), "visit_already_settled");
        world.clock.advance(time::Duration::days(20));
        let month = app::operations::month::freeze::OfMonth { month: "2026-10".parse().unwrap() };
        world.run::<app::operations::month::freeze::Freeze>("zhaol", month).await.unwrap();
        world.run::<app::operations::month::run_audit::RunAudit>("zhaol", month).await.unwrap();
        let view = world.house.store.view();
        let found = view.all(<store::entity::finding::Entity as store::sea_orm::EntityTrait>::find()).await.unwrap();
        let mut audited = Vec::new();
        for row in found {
            let line = match row.line_id {
                Some(id) => view.by_key::<store::entity::fee_line::Model>(id).await.unwrap().unwrap().line_number,
                None => String::new(),
            };
            audited.push((row.rule.to_string(), line, row.amount_fen));
        }
        let rows = told.node("/output/result").as_array().unwrap();
        let mut before: Vec<(String, String, i64)> = rules(&told)
            .into_iter()
            .zip(rows)
            .map(|((rule, line), row)| (rule, line, his::exact_decimal(&row["vola_amt"].to_string(), 16, 2).unwrap()))
            .collect();
        audited.sort();
        before.sort();
        assert_eq!(before, audited);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn the_catalogue_is_downloaded_by_version_and_the_same_versions_give_the_same_bytes(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let download = async |infno: &str, ver: &str| {
            let told = hospital.send(infno, json!({"data": {"ver": ver}})).await.done();
            let output = told.output();
            let fields: std::collections::BTreeSet<&str> = output.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(fields, ["data_cnt", "dld_end_time", "file_qury_no", "filename"].into(), "the fields of the standard");
            let number = output["file_qury_no"].as_str().unwrap();
            assert!(number.len() <= 40);
            let wanted = json!({"fsDownloadIn": {"file_qury_no": number, "filename": output["filename"], "fixmedins_code": COUNTY}});
            let bytes = hospital.send("9102", wanted).await.bytes;
            (output["data_cnt"].as_u64().unwrap(), bytes)
        };
        let (count, first) = download("1301", "v0000").await;
        let text = text_of(&first);
        let cells: Vec<&str> = text.lines().next().unwrap().split('\t').collect();
        assert_eq!((count, cells.len(), cells[0], cells[3]), (1, 97, "DRUG", "DRUG"));
        assert_eq!((cells[78], cells[82], cells[91], cells[36], cells[37]), ("1", "v0001", "02", "2017-01-01", "null"));
        assert_eq!(download("1305", "v0000").await.0, 2);
        assert_eq!(download("1302", "v0000").await.0, 0);
        assert_eq!(download("1301", "v0001").await.0, 0, "nothing newer");
        // The chronic diseases of the policy that have a national code; of lists that are
        // not kept here a file without rows.
        let (count, diseases) = download("1309", "v0000").await;
        let text = text_of(&diseases);
        let codes: Vec<&str> = text.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!((count, codes.len()), (3, 3));
        assert!(codes.contains(&"M01600") && text.lines().all(|line| line.split('\t').count() == 16), "{text}");
        assert_eq!(download("1309", "v99991231").await.0, 0, "nothing newer");
        for infno in ["1307", "1308", "1310", "1311"] {
            let (count, file) = download(infno, "v0000").await;
            assert_eq!((count, text_of(&file).as_str()), (0, ""), "{infno}");
        }
        let page = json!({"data": {"updt_time": "2020-01-01", "page_num": 1, "page_size": 10, "vali_flag": "1"}});
        let ethnic = hospital.send("1304", page).await.done();
        assert_eq!((ethnic.node("/output/data"), ethnic.node("/output/recordCounts")), (&json!([]), &json!(0)));
        assert_eq!(download("1301", "v0000").await.1, first, "the same versions, the same bytes");

        let change = json!({"from_date": "2026-12-01", "grounds": "省局目录通知", "items": [{"code": "DRUG", "change": "end"}]});
        crate::registers::catalogue_changed(&world, change, false).await;
        let (count, newer) = download("1301", "v0001").await;
        let text = text_of(&newer);
        let cells: Vec<&str> = text.lines().next().unwrap().split('\t').collect();
        assert_eq!((count, cells[78], cells[82], cells[36]), (1, "0", "v0002", "2026-12-01"));
        assert_eq!(download("1301", "v0001").await.1, newer);
        assert_eq!(download("1301", "v0000").await.0, 2);
        assert_eq!(hospital.send("1301", json!({"data": {"ver": "neu"}})).await.code(), "field_shape_wrong");
    }
}
