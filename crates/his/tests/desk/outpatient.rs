//! An outpatient from registration to the end and all the way back.

use serde_json::{Value, json};

use crate::hospital::{Answer, CITY, COUNTY, Hospital, identity, reversal};
use crate::on_both;
use crate::registers::{diabetes, recognised, registers};
use base::PersonId;

pub(crate) fn registration(person: PersonId, n: usize, number: &str, day: &str) -> Value {
    json!({"data": {
        "psn_no": person, "insutype": "390", "begntime": format!("{day} 08:10:00"), "mdtrt_cert_type": "02",
        "mdtrt_cert_no": identity(n), "ipt_otp_no": number, "atddr_no": "D1", "dr_name": "王建国", "dept_code": "A03",
        "dept_name": "呼吸内科", "caty": "A03",
    }})
}

pub(crate) fn visit_info(visit: &str, person: PersonId, med_type: &str, day: &str) -> Value {
    let diagnosis = |order: u8, code: &str, valid: &str| {
        json!({
            "diag_type": "1", "diag_srt_no": order, "diag_code": code, "diag_name": "诊断", "diag_dept": "A03",
            "dise_dor_no": "D1", "dise_dor_name": "王建国", "diag_time": format!("{day} 08:30:00"), "vali_flag": valid,
        })
    };
    json!({
        "mdtrtinfo": {"mdtrt_id": visit, "psn_no": person, "med_type": med_type, "begntime": format!("{day} 08:10:00")},
        "diseinfo": [diagnosis(2, "I10.x00", "1"), diagnosis(1, "J18.900", "1"), diagnosis(3, "A09.000", "0")],
    })
}

pub(crate) fn charge(visit: &str, person: PersonId, batch: &str, number: &str, item: &str, packs: i64) -> Value {
    json!({"feedetail": {
        "feedetl_sn": number, "mdtrt_id": visit, "psn_no": person, "chrg_bchno": batch, "rx_circ_flag": "0",
        "fee_ocur_time": "2026-10-20 09:00:00", "med_list_codg": item, "medins_list_codg": "Z1",
        "det_item_fee_sumamt": packs * 50, "cnt": packs, "pric": "50.000000", "bilg_dept_codg": "A03",
        "bilg_dept_name": "呼吸内科", "bilg_dr_codg": "D1", "bilg_dr_name": "王建国", "hosp_appr_flag": "0",
    }})
}

pub(crate) fn bill(visit: &str, person: PersonId, n: usize, batch: &str, total: &str) -> Value {
    json!({"data": {
        "psn_no": person, "mdtrt_cert_type": "02", "mdtrt_cert_no": identity(n), "med_type": "11",
        "medfee_sumamt": total, "psn_setlway": "01", "mdtrt_id": visit, "chrg_bchno": batch, "acct_used_flag": "0",
        "insutype": "390", "fulamt_ownpay_amt": "0", "overlmt_selfpay": "0", "preselfpay_amt": "0", "inscp_scp_amt": "0",
    }})
}

fn sums_agree(answer: &Answer) {
    let fen = |field| answer.fen(field);
    let total = fen("medfee_sumamt");
    assert_eq!(total, fen("fund_pay_sumamt") + fen("psn_part_amt") + fen("hosp_part_amt"));
    let parts = ["inscp_scp_amt", "preselfpay_amt", "overlmt_selfpay", "fulamt_ownpay_amt"];
    assert_eq!(total, parts.map(fen).iter().sum::<i64>());
    assert_eq!(fen("psn_part_amt"), fen("acct_pay") + fen("psn_cash_pay"));
}

on_both! {
    async fn an_outpatient_walks_there_and_back(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let code = async |infno: &str, input: Value| hospital.send(infno, input).await.code().to_owned();

        let entitled = hospital.send("2001", json!({"data": {
            "psn_no": person, "insutype": "390", "fixmedins_code": COUNTY, "med_type": "11", "begntime": "2026-10-20",
        }})).await.done();
        assert_eq!(entitled.node("/output/trtinfo/0/trt_enjymnt_flag"), "1");
        assert_eq!(entitled.node("/output/trtinfo").as_array().unwrap().len(), 1, "no layer pays ordinary visits");

        let registered = hospital.send("2201", registration(person, 0, "MZ1", "2026-10-20")).await.done();
        let visit = registered.node("/output/data/mdtrt_id").as_str().unwrap().to_owned();
        assert_eq!(registered.node("/output/data/ipt_otp_no"), "MZ1");
        assert_eq!(code("2201", registration(person, 0, "MZ1", "2026-10-20")).await, "record_number_in_use");
        assert_eq!(code("2201", registration(person, 1, "MZ2", "2026-10-20")).await, "credential_disagrees");

        hospital.send("2204", charge(&visit, person, "B1", "1", "DRUG", 4)).await.done();
        assert_eq!(code("2206", bill(&visit, person, 0, "B1", "200")).await, "diagnosis_missing");
        // A visit for a chronic disease names the disease, which has to be recognised.
        assert_eq!(code("2203", visit_info(&visit, person, "14", "2026-10-20")).await, "disease_unknown");
        let mut chronic = visit_info(&visit, person, "14", "2026-10-20");
        chronic["mdtrtinfo"]["dise_codg"] = "M01600".into();
        hospital.send("2203", chronic).await.done();
        let mut unrecognised = bill(&visit, person, 0, "B1", "200");
        unrecognised["data"]["med_type"] = "14".into();
        assert_eq!(code("2206", unrecognised).await, "disease_not_recognised");
        assert_eq!(code("2203", visit_info(&visit, person, "41", "2026-10-20")).await, "med_type_not_served");
        hospital.send("2203A", visit_info(&visit, person, "11", "2026-10-20")).await.done();
        let told = hospital.send("5202", json!({"data": {"mdtrt_id": visit, "psn_no": person}})).await.done();
        assert_eq!(told.node("/output/diseinfo/0/diag_code"), "J18.900");
        assert_eq!(told.node("/output/diseinfo/1/diag_code"), "I10.x00");
        assert_eq!(told.node("/output/diseinfo").as_array().unwrap().len(), 2, "the withdrawn one is not told");

        let none = json!({"data": {"psn_no": person}});
        assert_eq!(hospital.send("5301", none).await.done().node("/output/feedetail"), &json!([]));
        let entitled = json!({"data": {
            "psn_no": person, "insutype": "390", "fixmedins_code": COUNTY, "med_type": "14", "begntime": "2026-10-20",
            "dise_codg": "M01600",
        }});
        assert_eq!(hospital.send("2001", entitled).await.done().node("/output/trtinfo/0/trt_enjymnt_flag"), "0");

        // Another charge waits: the first is not settled behind its back.
        hospital.send("2204", charge(&visit, person, "B2", "2", "DRUG", 1)).await.done();
        assert_eq!(code("2206", bill(&visit, person, 0, "B1", "200")).await, "batch_disagrees");
        assert_eq!(code("2205", json!({"data": {"mdtrt_id": visit, "psn_no": person, "chrg_bchno": "B9"}})).await, "batch_unknown");
        hospital.send("2205", json!({"data": {"mdtrt_id": visit, "psn_no": person, "chrg_bchno": "B2"}})).await.done();

        // 200.00, of which 10 % is borne first; the pool pays at township clinics only, not at a county hospital.
        let tried = hospital.send("2206A", bill(&visit, person, 0, "B1", "200.00")).await.done();
        sums_agree(&tried);
        assert!(tried.node("/output/setlinfo/setl_id").is_null());
        assert_eq!(code("2207", bill(&visit, person, 0, "B1", "200.01")).await, "amounts_do_not_agree");
        let mut wrong = bill(&visit, person, 0, "B1", "200");
        wrong["data"]["inscp_scp_amt"] = "181".into();
        assert_eq!(code("2207", wrong).await, "amounts_disagree");
        let mut emergency = bill(&visit, person, 0, "B1", "200");
        emergency["data"]["med_type"] = "13".into();
        assert_eq!(code("2207", emergency).await, "med_type_disagrees");
        // An inpatient's number for an outpatient's visit.
        assert_eq!(code("2304", crate::hospital::settlement(&visit, person, 0, "200")).await, "visit_kind_disagrees");
        let settled = hospital.send("2207", bill(&visit, person, 0, "B1", "200")).await.done();
        sums_agree(&settled);
        assert_eq!((settled.fen("preselfpay_amt"), settled.fen("inscp_scp_amt")), (2_000, 18_000));
        assert_eq!((settled.fen("fund_pay_sumamt"), settled.fen("psn_cash_pay")), (0, 20_000));
        assert_eq!((settled.node("/output/setlinfo/clr_type"), settled.node("/output/setlinfo/med_type")), (&"11".into(), &"11".into()));
        let number = settled.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();

        let named = json!({"data": {"psn_no": person, "setl_id": number, "mdtrt_id": visit}});
        let past = hospital.send("5203", named.clone()).await.done();
        sums_agree(&past);
        assert_eq!((past.node("/output/setlinfo/setl_id"), past.node("/output/setlinfo/refd_setl_flag")), (&number.as_str().into(), &"0".into()));
        assert_eq!(past.fen("cash_payamt"), 20_000);
        let lines = hospital.send("5204", named.clone()).await.done();
        assert_eq!(lines.node("/output/0/feedetl_sn"), "1");
        assert_eq!(lines.output().as_array().unwrap().len(), 1);

        assert_eq!(code("2204", charge(&visit, person, "B1", "3", "DRUG", 1)).await, "visit_already_settled");
        assert_eq!(code("2202", json!({"data": {"mdtrt_id": visit, "psn_no": person, "ipt_otp_no": "MZ1"}})).await, "visit_already_settled");
        let back = hospital.send("2208", reversal(&visit, &number, person)).await.done();
        sums_agree(&back);
        assert_eq!((back.fen("medfee_sumamt"), back.fen("psn_cash_pay")), (-20_000, -20_000));
        assert_eq!(hospital.send("5203", named).await.done().node("/output/setlinfo/refd_setl_flag"), "1");
        let cancel = json!({"data": {"mdtrt_id": visit, "psn_no": person, "ipt_otp_no": "MZ1"}});
        assert_eq!(code("2202", cancel.clone()).await, "visit_has_lines");
        hospital.send("2205", json!({"data": {"mdtrt_id": visit, "psn_no": person, "chrg_bchno": "0000"}})).await.done();
        hospital.send("2202", cancel.clone()).await.done();
        assert_eq!(code("2202", cancel).await, "visit_cancelled");
        // The hospital's number is free again.
        hospital.send("2201", registration(person, 0, "MZ1", "2026-10-20")).await.done();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_recognised_disease_is_asked_for_and_paid_within_its_quota(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        recognised(&world, diabetes(&registers, "2026-10-01")).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let told = hospital.send("5301", json!({"data": {"psn_no": person}})).await.done();
        assert_eq!(told.node("/output/feedetail/0/opsp_dise_code"), "M01600");
        assert_eq!(told.node("/output/feedetail/0/begndate"), "2026-10-01");
        let entitled = |disease: &str| json!({"data": {
            "psn_no": person, "insutype": "390", "fixmedins_code": COUNTY, "med_type": "14", "begntime": "2026-10-20",
            "dise_codg": disease,
        }});
        let flag = async |disease: &str| {
            let answer = hospital.send("2001", entitled(disease)).await.done();
            answer.node("/output/trtinfo/0/trt_enjymnt_flag").as_str().unwrap().to_owned()
        };
        assert_eq!((flag("M01600").await, flag("diabetes").await, flag("M03900").await), ("1".into(), "1".into(), "0".into()));

        let registered = hospital.send("2201", registration(person, 0, "MZ1", "2026-10-20")).await.done();
        let visit = registered.node("/output/data/mdtrt_id").as_str().unwrap().to_owned();
        let mut chronic = visit_info(&visit, person, "14", "2026-10-20");
        chronic["mdtrtinfo"]["dise_codg"] = "M01600".into();
        hospital.send("2203", chronic).await.done();
        hospital.send("2204", charge(&visit, person, "B1", "1", "DRUG", 20)).await.done();
        let mut asked = bill(&visit, person, 0, "B1", "1000");
        asked["data"]["med_type"] = "14".into();
        let settled = hospital.send("2207", asked).await.done();
        sums_agree(&settled);
        // 1000.00, of which 10 % is borne first; 65 % of 900.00 (R2-51).
        assert_eq!((settled.fen("preselfpay_amt"), settled.fen("hifp_pay"), settled.fen("act_pay_dedc")), (10_000, 58_500, 0));
        assert_eq!(settled.node("/output/setlinfo/med_type"), "14");

        // Every hospital is told which drugs the person had for it, of the period asked for.
        let city = Hospital::signed_in(&world, CITY).await;
        let had = |from: &str, until: &str| json!({"data": {"psn_no": person, "begntime": from, "endtime": until}});
        let drugs = city.send("5205", had("2026-10-01", "2026-10-21")).await.done();
        let told = |name: &str| drugs.node(&format!("/output/feedetail/0/{name}")).clone();
        assert_eq!((told("med_list_codg"), told("fixmedins_code"), told("med_type")), ("DRUG".into(), COUNTY.into(), "14".into()));
        assert_eq!(drugs.node("/output/feedetail").as_array().unwrap().len(), 1);
        let before = city.send("5205", had("2026-09-01", "2026-10-19")).await.done();
        assert_eq!(before.node("/output/feedetail"), &json!([]));
        world.assert_verifies().await;
    }
}
