//! Admissions changed and taken back, discharges taken back, unknown results
//! reversed by the number of their message.

use serde_json::{Value, json};

use crate::hospital::{CITY, COUNTY, Hospital, admission, bed, discharge, fresh, lines, settlement};
use crate::on_both;
use crate::registers::registers;
use base::PersonId;

fn named(stay: &str, person: PersonId) -> Value {
    json!({"data": {"mdtrt_id": stay, "psn_no": person}})
}

fn change(stay: &str, person: PersonId, number: &str, day: &str) -> Value {
    let said = admission(person, 0, number, day);
    let mut info = said["mdtrtinfo"].clone();
    info["mdtrt_id"] = stay.into();
    info["ipt_otp_no"] = number.into();
    info["med_type"] = "24".into();
    info["dscg_maindiag_code"] = "I10.x00".into();
    let mut rows = said["diseinfo"].clone();
    rows[0]["maindiag_flag"] = "0".into();
    rows[1]["maindiag_flag"] = "1".into();
    for row in rows.as_array_mut().unwrap() {
        row["mdtrt_id"] = stay.into();
    }
    json!({"adminfo": info, "diseinfo": rows})
}

on_both! {
    async fn an_admission_is_changed_and_everything_taken_back_in_its_order(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let code = async |infno: &str, input: Value| hospital.send(infno, input).await.code().to_owned();

        let admitted = hospital.send("2401", admission(person, 0, "ZY1", "2026-10-01")).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        hospital.send("2403", change(&stay, person, "ZY7", "2026-10-02")).await.done();
        let asked = json!({"data": {"psn_no": person, "begntime": "2026-10-01", "endtime": "2026-10-21", "med_type": "24"}});
        let seen = hospital.send("5201", asked).await.done();
        assert_eq!(seen.node("/output/mdtrtinfo/0/ipt_otp_no"), "ZY7");
        assert_eq!(seen.node("/output/mdtrtinfo/0/begntime"), "2026-10-02 00:00:00");
        assert_eq!(seen.node("/output/mdtrtinfo/0/dscg_maindiag_code"), "I10.x00");
        assert_eq!(seen.node("/output/mdtrtinfo/0/inhosp_stas"), "1");
        assert_eq!(code("2403", change(&stay, person, "ZY7", "2024-10-02")).await, "person_not_insured");

        let lying = json!({"data": {"begntime": "2026-10-01", "endtime": "2026-10-21"}});
        assert_eq!(hospital.send("5303", lying.clone()).await.done().node("/output/data/0/mdtrt_id"), stay.as_str());
        let city = Hospital::signed_in(&world, CITY).await;
        assert!(city.send("5303", lying.clone()).await.done().node("/output/data").as_array().unwrap().is_empty());
        for infno in ["2404", "2405"] {
            assert_eq!(city.send(infno, named(&stay, person)).await.code(), "not_found");
        }

        hospital.send("2301", lines(&stay, person, &[bed("1", "2026-10-02", 20)])).await.done();
        assert_eq!(code("2404", named(&stay, person)).await, "visit_has_lines");
        assert_eq!(code("2405", named(&stay, person)).await, "visit_not_discharged");
        hospital.send("2402", discharge(&stay, person, "2026-10-11")).await.done();
        assert_eq!(code("2403", change(&stay, person, "ZY7", "2026-10-12")).await, "admit_date_impossible");
        assert_eq!(code("2404", named(&stay, person)).await, "visit_discharged");
        let settled = hospital.send("2304", settlement(&stay, person, 0, "2000")).await.done();
        assert_eq!(settled.node("/output/setlinfo/med_type"), "24");
        assert_eq!(code("2405", named(&stay, person)).await, "visit_already_settled");
        assert_eq!(code("2403", change(&stay, person, "ZY7", "2026-10-02")).await, "visit_already_settled");
        let number = settled.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
        let used = hospital.send("5206", json!({"data": {"psn_no": person, "cum_ym": "202610"}})).await.done();
        assert!(used.text.contains("\"cum_type_code\":\"1\",\"cum\":2000.00"), "{}", used.text);
        assert!(used.text.contains("\"cum_type_code\":\"6\",\"cum\":1.00"), "{}", used.text);
        hospital.send("2305", crate::hospital::reversal(&stay, &number, person)).await.done();
        let used = hospital.send("5206", json!({"data": {"psn_no": person, "cum_ym": "202610"}})).await.done();
        assert!(used.text.contains("\"cum_type_code\":\"6\",\"cum\":0.00"), "{}", used.text);

        // While he lies elsewhere the discharge stands.
        let elsewhere = city.send("2401", admission(person, 0, "CY1", "2026-10-15")).await.done();
        assert_eq!(code("2405", named(&stay, person)).await, "person_already_in_hospital");
        let there = elsewhere.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        city.send("2404", named(&there, person)).await.done();
        hospital.send("2405", named(&stay, person)).await.done();
        hospital.send("2302", json!({"data": {"feedetl_sn": "0000", "mdtrt_id": stay, "psn_no": person}})).await.done();
        hospital.send("2404", named(&stay, person)).await.done();
        assert_eq!(code("2402", discharge(&stay, person, "2026-10-11")).await, "visit_not_open");
        // The same number again, as hospitals do after a wrong entry.
        hospital.send("2401", admission(person, 0, "ZY7", "2026-10-01")).await.done();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn f02_an_unknown_result_is_taken_back_once_by_the_number_of_its_message(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let (person, other) = (registers.persons[0], registers.persons[1]);
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let back = |original: &str, infno: &str, person: PersonId| json!({"data": {"psn_no": person, "omsgid": original, "oinfno": infno}});

        let never = hospital.send("2601", back(&fresh(), "2304", person)).await;
        assert_eq!(never.code(), "original_unknown");
        assert_eq!(hospital.send("2601", back(&fresh(), "2301", person)).await.code(), "transaction_not_reversible");
        assert_eq!(hospital.send("2601", back(&fresh(), "9999", person)).await.code(), "code_not_in_dictionary");

        let stay = hospital.discharged(person, 0, "ZY1", ("2026-10-01", "2026-10-11"), 20).await;
        let original = fresh();
        hospital.send_as(&original, "2304", settlement(&stay, person, 0, "2000")).await.done();
        // Another hospital's number, another person's, another transaction's.
        let city = Hospital::signed_in(&world, CITY).await;
        assert_eq!(city.send("2601", back(&original, "2304", person)).await.code(), "original_unknown");
        assert_eq!(hospital.send("2601", back(&original, "2304", other)).await.code(), "person_disagrees");
        assert_eq!(hospital.send("2601", back(&original, "2401", person)).await.code(), "original_unknown");

        let msgid = fresh();
        hospital.send_as(&msgid, "2601", back(&original, "2304A", person)).await.done();
        hospital.send_as(&msgid, "2601", back(&original, "2304A", person)).await.done();
        assert_eq!(hospital.send("2601", back(&original, "2304", person)).await.code(), "settlement_not_in_force");
        let rows = world.house.store.view().all(<store::entity::settlement::Entity as store::sea_orm::EntityTrait>::find()).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.total_fen).collect::<Vec<_>>(), [200_000, -200_000]);

        let admitted_by = fresh();
        hospital.send_as(&admitted_by, "2401", admission(other, 1, "ZY2", "2026-10-12")).await.done();
        hospital.send("2601", back(&admitted_by, "2401", other)).await.done();
        hospital.send("2401", admission(other, 1, "ZY2", "2026-10-12")).await.done();
        world.assert_verifies().await;
    }
}
