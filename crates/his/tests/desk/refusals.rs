//! What is refused, with the code and the class of words a hospital's system
//! sorts by; nothing of it changes anything or tells personal data.

use serde_json::json;

use crate::hospital::{
    CITY, COUNTY, Hospital, admission, bed, discharge, fresh, identity, inquiry, lines, reversal, settlement,
};
use crate::on_both;
use crate::registers::registers;

on_both! {
    async fn o12_only_who_signed_in_today_is_served(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let mut hospital = Hospital::at_the_door(&world, COUNTY).await;
        let ask = inquiry(0);
        assert_eq!(hospital.send("1101", ask.clone()).await.code(), "not_signed_in");
        hospital.sign_in().await;
        hospital.send("1101", ask.clone()).await.done();
        // Without the letter in front it is the same hospital.
        let mut bare = hospital.message(&fresh(), "1101", ask.clone());
        bare["fixmedins_code"] = "41102500001".into();
        hospital.send_body(None, &bare.to_string()).await.done();
        // Another hospital's number, an invented one, yesterday's.
        let city = Hospital::signed_in(&world, CITY).await;
        assert_eq!(hospital.with_number(city.number()).send("1101", ask.clone()).await.code(), "not_signed_in");
        assert_eq!(hospital.with_number("0123456789").send("1101", ask.clone()).await.code(), "not_signed_in");
        world.clock.advance(time::Duration::hours(14));
        hospital.send("1101", ask.clone()).await.done();
        world.clock.advance(time::Duration::hours(2));
        assert_eq!(hospital.send("1101", ask.clone()).await.code(), "not_signed_in");
        // The earlier number stays good on the day of a second sign-in.
        hospital.sign_in().await;
        let first = hospital.with_number(hospital.number());
        hospital.sign_in().await;
        first.send("1101", ask.clone()).await.done();
        let mut nobody = hospital.message(&fresh(), "9001", json!({"signIn": {"opter_no": "1"}}));
        nobody["fixmedins_code"] = "H99999999999".into();
        let refused = hospital.send_body(None, &nobody.to_string()).await;
        assert_eq!((refused.status, refused.code()), (401, "access_key_unknown"));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn each_reason_has_its_code(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let (person, other) = (registers.persons[0], registers.persons[1]);
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let code = async |infno: &str, input: serde_json::Value| hospital.send(infno, input).await.code().to_owned();

        // Messages that are none.
        assert_eq!(hospital.send_body(None, "{").await.code(), "message_not_json");
        assert_eq!(hospital.send_body(Some("2304"), &hospital.message(&fresh(), "1101", inquiry(0)).to_string()).await.code(), "transaction_disagrees_with_address");
        assert_eq!(code("2102", json!({})).await, "transaction_unknown");
        assert_eq!(code("1101", json!({})).await, "node_missing");

        // Persons.
        assert_eq!(code("1101", inquiry(9)).await, "person_unknown");
        assert_eq!(code("1101", json!({"data": {"mdtrt_cert_type": "02", "mdtrt_cert_no": "410"}})).await, "identity_number_malformed");
        assert_eq!(code("1101", json!({"data": {"mdtrt_cert_type": "01", "mdtrt_cert_no": "token"}})).await, "credential_not_served");
        let mut named = inquiry(0);
        named["data"]["psn_name"] = "另一人".into();
        let refused = hospital.send("1101", named).await;
        assert_eq!(refused.code(), "name_disagrees");
        assert!(!refused.text.contains("参保人0") && !refused.text.contains(&identity(0)));
        assert!(refused.text.contains("FSI-数据不一致："), "{}", refused.text);
        let mut later = inquiry(0);
        later["data"]["begntime"] = "2026-10-22".into();
        assert_eq!(code("1101", later).await, "date_in_the_future");

        // Admission.
        let changed = |field: &str, value: &str| {
            let mut input = admission(person, 0, "ZY1", "2026-10-01");
            input["mdtrtinfo"][field] = value.into();
            input
        };
        assert_eq!(code("2401", changed("insutype", "310")).await, "insutype_not_served");
        assert_eq!(code("2401", changed("insutype", "777")).await, "code_not_in_dictionary");
        assert_eq!(code("2401", changed("med_type", "22")).await, "med_type_not_served");
        assert_eq!(code("2401", changed("mdtrt_cert_no", &identity(1))).await, "credential_disagrees");
        assert_eq!(code("2401", changed("dscg_maindiag_code", "I10.x00")).await, "main_diagnosis_disagrees");
        assert_eq!(code("2401", changed("begntime", "2026-10-22 08:00:00")).await, "date_in_the_future");
        assert_eq!(code("2401", changed("begntime", "2024-10-01 08:00:00")).await, "person_not_insured");
        assert_eq!(code("2401", changed("psn_no", "P12")).await, "value_disagrees");
        assert_eq!(code("2401", admission(base::PersonId(999), 0, "ZY1", "2026-10-01")).await, "person_unknown");
        let admitted = hospital.send("2401", admission(person, 0, "ZY1", "2026-10-01")).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        assert_eq!(code("2401", admission(person, 0, "ZY2", "2026-10-02")).await, "person_already_in_hospital");

        // Lines.
        let line = |item: &'static str, quantity: &str, price: &'static str, amount: &str| {
            lines(&stay, person, &[("1", "2026-10-02", item, quantity.into(), price, amount.into())])
        };
        let unknown = hospital.send("2301", line("NONE", "1", "50", "50")).await;
        assert_eq!(unknown.code(), "item_unknown");
        assert!(unknown.text.contains("FSI-字典值不存在：input.feedetail[0].med_list_codg "), "{}", unknown.text);
        assert_eq!(code("2301", line("DRUG", "0.125", "50", "6.25")).await, "quantity_too_fine");
        assert_eq!(code("2301", line("DRUG", "1", "0.125", "0.13")).await, "price_too_fine");
        let wrong = hospital.send("2301", line("DRUG", "1", "50", "51")).await;
        assert_eq!(wrong.code(), "amount_not_quantity_times_price");
        assert!(wrong.text.contains("FSI-金额不一致：input.feedetail[0].det_item_fee_sumamt "), "{}", wrong.text);
        let mut refund = line("DRUG", "-1", "50", "-50");
        refund["feedetail"][0]["init_feedetl_sn"] = "77".into();
        assert_eq!(code("2301", refund).await, "refunded_line_unknown");
        assert_eq!(code("2301", lines(&stay, other, &[bed("1", "2026-10-02", 1)])).await, "person_disagrees");
        assert_eq!(code("2303", settlement(&stay, person, 0, "1")).await, "bill_empty");
        hospital.send("2301", lines(&stay, person, &[bed("1", "2026-10-02", 20)])).await.done();
        assert_eq!(code("2301", lines(&stay, person, &[bed("1", "2026-10-02", 20)])).await, "line_repeated");
        assert_eq!(code("2302", json!({"data": [{"feedetl_sn": "9", "mdtrt_id": stay, "psn_no": person}]})).await, "line_unknown");

        // O01: the other hospital sees no such stay.
        let city = Hospital::signed_in(&world, CITY).await;
        let foreign = [
            ("2301", lines(&stay, person, &[bed("2", "2026-10-02", 1)])),
            ("2302", json!({"data": [{"feedetl_sn": "0000", "mdtrt_id": stay, "psn_no": person}]})),
            ("2303", settlement(&stay, person, 0, "2000")),
            ("2304", settlement(&stay, person, 0, "2000")),
            ("2402", discharge(&stay, person, "2026-10-11")),
        ];
        for (infno, input) in foreign {
            assert_eq!(city.send(infno, input).await.code(), "not_found", "{infno}");
        }

        // Settlement.
        let mut by_quota = settlement(&stay, person, 0, "2000");
        by_quota["data"]["psn_setlway"] = "02".into();
        assert_eq!(code("2303", by_quota).await, "quota_not_served");
        let mut during = settlement(&stay, person, 0, "2000");
        during["data"]["mid_setl_flag"] = "1".into();
        assert_eq!(code("2304", during).await, "settlement_during_stay_not_served");
        assert_eq!(code("2304", settlement(&stay, person, 0, "2000")).await, "visit_not_discharged");
        assert_eq!(code("2303", settlement(&stay, person, 0, "1999.99")).await, "amounts_do_not_agree");
        assert_eq!(code("2402", discharge(&stay, person, "2026-09-30")).await, "discharge_date_impossible");
        hospital.send("2402", discharge(&stay, person, "2026-10-11")).await.done();
        assert_eq!(code("2402", discharge(&stay, person, "2026-10-11")).await, "visit_not_open");
        let total = hospital.send("2304", settlement(&stay, person, 0, "2000.01")).await;
        assert_eq!(total.code(), "amounts_do_not_agree");
        assert!(total.text.contains("FSI-金额不一致：input.data.medfee_sumamt "), "{}", total.text);
        let settled = hospital.send("2304", settlement(&stay, person, 0, "2000")).await.done();
        let number = settled.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
        assert_eq!(code("2304", settlement(&stay, person, 0, "2000")).await, "visit_already_settled");
        assert_eq!(city.send("2305", reversal(&stay, &number, person)).await.code(), "not_found");
        assert_eq!(code("2305", reversal(&stay, "S99", person)).await, "not_found");
        hospital.send("2305", reversal(&stay, &number, person)).await.done();
        assert_eq!(code("2305", reversal(&stay, &number, person)).await, "settlement_not_in_force");
        world.assert_verifies().await;
    }
}
