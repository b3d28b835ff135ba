//! No message of any kind is a failure of the house: every transaction is sent
//! whole, then changed in every way a broken system changes it, to a house with
//! persons, stays and settlements; each answer is one of the interface.

use base::PersonId;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::filings::{disease_filed, number, referral_filed, taken_back};
use crate::hospital::{COUNTY, Hospital, admission, bed, discharge, inquiry, lines, reversal, settlement};
use crate::lists::{list_state, settlement_list};
use crate::on_both;
use crate::outpatient::{bill, charge, registration, visit_info};
use crate::registers::registers;

const SEED: [u8; 32] = [41; 32];
/// For each transaction.
const CHANGES: usize = 40;

/// A message of every transaction, about things that are there.
fn messages(
    person: PersonId,
    stay: &str,
    visit: &str,
    setl: &str,
    file: &str,
    filing: &str,
) -> Vec<(&'static str, Value)> {
    let named = json!({"data": {"mdtrt_id": stay, "psn_no": person}});
    let period =
        json!({"data": {"psn_no": person, "begntime": "2026-10-01", "endtime": "2026-10-21", "med_type": "21"}});
    let page = json!({"data": {"updt_time": "2020-01-01", "page_num": 1, "page_size": 3, "hilist_name": "D", "list_type": "101"}});
    let asked = json!({"data": {"psn_no": person, "setl_id": setl, "mdtrt_id": stay}});
    let sums = json!({"data": {
        "insutype": "390", "clr_type": "21", "setl_optins": "411025", "stmt_begndate": "2026-10-21", "file_qury_no": file,
        "stmt_enddate": "2026-10-21", "medfee_sumamt": 1, "fund_pay_sumamt": "2.5", "acct_pay": "0", "fixmedins_setl_cnt": 1,
    }});
    let order = json!({
        "rx_id": "R1", "hilist_code": "DRUG", "cnt": "2.00", "pric": 50, "sumamt": "100", "curr_drord_flag": "1",
        "drord_begn_date": "2026-10-16 08:00:00",
    });
    let check = json!({"data": {"trig_scen": "1", "patient_dtos": [{
        "patn_id": "A1", "curr_mdtrt_id": stay, "fsi_encounter_dtos": [{"mdtrt_id": stay, "fsi_order_dtos": [order]}],
    }]}});
    let mut change = admission(person, 0, "ZY9", "2026-10-02");
    change["adminfo"] = change["mdtrtinfo"].clone();
    change["adminfo"]["mdtrt_id"] = stay.into();
    for row in change["diseinfo"].as_array_mut().unwrap() {
        row["mdtrt_id"] = stay.into();
    }
    let mapping = json!({
        "fixmedins_hilist_id": "Y1", "fixmedins_hilist_name": "药品", "list_type": "101", "med_list_codg": "DRUG",
        "begndate": "2026-01-01", "enddate": "2099-12-31", "aprvno": "国药准字", "dosform": "片剂", "spec": "7片",
        "pacspec": "盒", "prcunt": "盒", "exct_cont": "", "item_cont": null, "memo": "x",
    });
    let mut refund = lines(stay, person, &[("9", "2026-10-02", "DRUG", "-1".into(), "50", "-50.00".into())]);
    refund["feedetail"][0]["init_feedetl_sn"] = "1".into();
    vec![
        ("9001", json!({"signIn": {"opter_no": "0317", "mac": "x", "ip": "10.0.0.1"}})),
        ("9101", json!({"fsUploadIn": {"in": [83, 49, 56, -1, 9], "filename": "a.txt", "fixmedins_code": COUNTY}})),
        ("9102", json!({"fsDownloadIn": {"file_qury_no": file, "filename": "a", "fixmedins_code": COUNTY}})),
        ("1101", inquiry(0)),
        ("1201", json!({"medinsinfo": {"fixmedins_type": "1", "fixmedins_name": "示范", "fixmedins_code": COUNTY}})),
        ("1301", json!({"data": {"ver": "v0000"}})),
        ("1302", json!({"data": {"ver": "V0000"}})),
        ("1303", json!({"data": {"ver": "0"}})),
        ("1304", page.clone()),
        ("1305", json!({"data": {"ver": "v0000"}})),
        ("1306", json!({"data": {"ver": "v0001"}})),
        ("1307", json!({"data": {"ver": "v0000"}})),
        ("1308", json!({"data": {"ver": "v0000"}})),
        ("1309", json!({"data": {"ver": "v0000"}})),
        ("1310", json!({"data": {"ver": "v0000"}})),
        ("1311", json!({"data": {"ver": "v0000"}})),
        ("1312", page.clone()),
        ("1316", page.clone()),
        ("1317", page.clone()),
        ("1318", page.clone()),
        ("1319", page),
        ("1901", json!({"data": {"type": "insutype", "parent_value": "", "admdvs": "411025", "date": "2026-10-21"}})),
        ("2001", json!({"data": {"psn_no": person, "insutype": "390", "med_type": "21", "begntime": "2026-10-20"}})),
        ("2201", registration(person, 0, "MZ7", "2026-10-20")),
        ("2202", json!({"data": {"mdtrt_id": visit, "psn_no": person, "ipt_otp_no": "MZ1"}})),
        ("2203", visit_info(visit, person, "11", "2026-10-20")),
        ("2204", charge(visit, person, "B1", "9", "DRUG", 4)),
        ("2205", json!({"data": {"mdtrt_id": visit, "psn_no": person, "chrg_bchno": "B1"}})),
        ("2206", bill(visit, person, 0, "B1", "200")),
        ("2207", bill(visit, person, 0, "B1", "200")),
        ("2208", reversal(visit, setl, person)),
        ("2301", refund),
        ("2302", json!({"data": [{"feedetl_sn": "1", "mdtrt_id": stay, "psn_no": person}]})),
        ("2303", settlement(stay, person, 0, "2000")),
        ("2304", settlement(stay, person, 0, "2000")),
        ("2305", reversal(stay, setl, person)),
        ("2401", admission(person, 0, "ZY8", "2026-10-12")),
        ("2402", discharge(stay, person, "2026-10-11")),
        ("2403", change),
        ("2404", named.clone()),
        ("2405", named.clone()),
        ("2501", referral_filed(person)),
        ("2502", taken_back(filing, person)),
        ("2503", disease_filed(person)),
        ("2504", taken_back(filing, person)),
        ("2601", json!({"data": {"psn_no": person, "omsgid": "x", "oinfno": "2304"}})),
        ("3101", check.clone()),
        ("3102", check),
        ("3201", sums.clone()),
        ("3202", sums),
        ("3301", json!({"data": [mapping]})),
        (
            "3302",
            json!({"data": {"fixmedins_code": COUNTY, "fixmedins_hilist_id": "Y1", "list_type": "101", "med_list_codg": "DRUG"}}),
        ),
        ("4101", settlement_list(person, stay, setl)),
        ("4102", list_state(person, setl, "1")),
        ("5201", period.clone()),
        ("5202", named),
        ("5203", asked.clone()),
        ("5204", asked),
        ("5205", period.clone()),
        ("5206", json!({"data": {"psn_no": person, "cum_ym": "202610"}})),
        ("5301", json!({"data": {"psn_no": person}})),
        ("5303", period.clone()),
        ("5304", period),
        // Last: it gives the number of the others back.
        ("9002", json!({"signOut": {"sign_no": "none", "opter_no": "0317"}})),
    ]
}

/// The leaves of a message, by their pointers.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, inner)| leaves(inner, &format!("{at}/{key}"), found)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, inner)| leaves(inner, &format!("{at}/{n}"), found))
        }
        _ => found.push(at.to_owned()),
    }
}

/// What real and hostile senders put where something else belongs.
fn wrong() -> Vec<Value> {
    vec![
        json!(null),
        json!("null"),
        json!(""),
        json!([]),
        json!({}),
        json!([[]]),
        json!(true),
        json!(-1),
        json!(0.1),
        json!(1e300),
        json!("1e400"),
        json!("99999999999999999999"),
        json!("9".repeat(5_000)),
        json!("0000-00-00"),
        json!("2026-02-30 25:61:61"),
        json!("9999-12-31"),
        json!("0001-01-01"),
        json!("-9999999999999.99"),
        json!("\u{0}"),
        json!("' OR 1=1 --"),
        json!("%"),
        json!("P18"),
        json!("V18"),
        json!("S18"),
        json!("../../etc"),
        json!("●"),
        json!("0"),
    ]
}

on_both! {
    async fn o12_no_message_of_any_kind_is_a_failure_of_the_house(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let registered = hospital.send("2201", registration(person, 0, "MZ1", "2026-10-20")).await.done();
        let visit = registered.node("/output/data/mdtrt_id").as_str().unwrap().to_owned();
        hospital.send("2203", visit_info(&visit, person, "11", "2026-10-20")).await.done();
        hospital.send("2204", charge(&visit, person, "B1", "1", "DRUG", 4)).await.done();
        let stay = hospital.discharged(person, 0, "ZY1", ("2026-10-01", "2026-10-11"), 20).await;
        let settled = hospital.send("2304", settlement(&stay, person, 0, "2000")).await.done();
        let setl = settled.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
        let sent = hospital.send("9101", json!({"fsUploadIn": {"in": "UzE4CQ==", "filename": "a", "fixmedins_code": COUNTY}})).await.done();
        let file = sent.node("/output/file_qury_no").as_str().unwrap().to_owned();
        let filing = number(&hospital.send("2501", referral_filed(person)).await.done());
        let admitted = hospital.send("2401", admission(person, 0, "ZY2", "2026-10-15")).await.done();
        let lying = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        hospital.send("2301", lines(&lying, person, &[bed("1", "2026-10-15", 20)])).await.done();

        let config = Config { failure_persistence: None, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
        let all = messages(person, &lying, &visit, &setl, &file, &filing);
        assert_eq!(all.len(), his::Transaction::all().count(), "every transaction is sent");
        let (mut passed, mut refused) = (0, 0);
        for (infno, input) in all {
            let mut places = Vec::new();
            leaves(&input, "", &mut places);
            for change in 0..=CHANGES {
                let mut input = input.clone();
                // The first one goes as it is.
                if change > 0 {
                    let change = (prop::sample::select(places.clone()), prop::sample::select(wrong()), 0..4_usize);
                    let (place, value, times) = change.new_tree(&mut runner).expect("a change").current();
                    if let Some(leaf) = input.pointer_mut(&place) {
                        *leaf = value;
                    }
                    for _ in 0..times {
                        let more = (prop::sample::select(places.clone()), prop::sample::select(wrong()));
                        let (place, value) = more.new_tree(&mut runner).expect("a change").current();
                        if let Some(leaf) = input.pointer_mut(&place) {
                            *leaf = value;
                        }
                    }
                }
                let answer = hospital.send(infno, input.clone()).await;
                assert_eq!(answer.status, 200, "{infno} {input}: {}", answer.text);
                assert!(!answer.text.contains("[system_busy]"), "seed {SEED:?}, {infno} {input}");
                if answer.bytes.starts_with(b"{") && answer.node("/infcode") == -1 { refused += 1 } else { passed += 1 }
            }
        }
        // A generator that reaches one side only proves nothing.
        assert!(passed > 100 && refused > 500, "{passed} passed, {refused} refused");
        world.assert_verifies().await;
    }
}
