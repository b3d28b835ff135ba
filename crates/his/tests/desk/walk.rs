//! A stay from signing in to the second settlement after a reversal.

use crate::hospital::{Answer, COUNTY, Hospital, admission, bed, discharge, inquiry, lines, reversal, settlement};
use crate::on_both;
use crate::registers::{catalogue_changed, registers, standing, stands};

/// The identities, once more and by their written digits.
fn sums_agree(answer: &Answer) {
    let fen = |field| answer.fen(field);
    let total = fen("medfee_sumamt");
    assert_eq!(total, fen("fund_pay_sumamt") + fen("psn_part_amt") + fen("hosp_part_amt"));
    let parts = ["inscp_scp_amt", "preselfpay_amt", "overlmt_selfpay", "fulamt_ownpay_amt"];
    assert_eq!(total, parts.map(fen).iter().sum::<i64>());
    assert_eq!(fen("psn_part_amt"), fen("acct_pay") + fen("psn_cash_pay"));
    assert_eq!(fen("fund_pay_sumamt"), fen("hifp_pay") + fen("hifmi_pay") + fen("maf_pay"));
}

on_both! {
    async fn a_stay_walks_through_every_transaction(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;

        let who = hospital.send("1101", inquiry(0)).await.done();
        assert_eq!(who.node("/output/baseinfo/psn_no"), &person.to_string());
        assert_eq!((who.node("/output/baseinfo/age"), who.node("/output/baseinfo/psn_name")), (&46.into(), &"参保人0".into()));
        assert_eq!(who.node("/output/insuinfo/0/insutype"), "390");
        assert_eq!(who.node("/output/insuinfo/0/psn_insu_stas"), "1");

        let admitted = hospital.send("2401", admission(person, 0, "ZY1", "2026-10-01")).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();

        // 50 bed days of 100.00; 40 packs of 50.00 of which 10 % is borne first;
        // 2 of 200.00 out of scope; one pack goes back: 7 350.00 in all.
        let charged = hospital.send("2301", lines(&stay, person, &[
            bed("1", "2026-10-01", 50),
            ("2", "2026-10-02", "DRUG", "40".into(), "50", "2000.00".into()),
            ("3", "2026-10-02", "LUXURY", "2.0".into(), "200.0000", "400".into()),
        ])).await.done();
        let split = |row: usize| ["chrgitm_lv", "selfpay_prop", "fulamt_ownpay_amt", "preselfpay_amt", "inscp_scp_amt"]
            .map(|field| charged.node(&format!("/output/result/{row}/{field}")).to_string());
        assert_eq!(split(0), ["\"01\"", "0.0", "0.0", "0.0", "5000.0"]);
        assert_eq!(split(1), ["\"02\"", "0.1", "0.0", "200.0", "1800.0"]);
        assert_eq!(split(2), ["\"03\"", "1.0", "400.0", "0.0", "0.0"]);
        let mut refund = lines(&stay, person, &[("4", "2026-10-03", "DRUG", "-1".into(), "50", "-50.00".into())]);
        refund["feedetail"][0]["init_feedetl_sn"] = "2".into();
        hospital.send("2301", refund).await.done();
        hospital.send("2301", lines(&stay, person, &[bed("5", "2026-10-03", 7)])).await.done();
        hospital.send("2302", serde_json::json!({"data": [{"feedetl_sn": "5", "mdtrt_id": stay, "psn_no": person}]})).await.done();

        // In scope 5 000 + 1 800 − 45 = 6 755.00, deductible 400: 63 % up to 1 500, 83 % above (R2-53).
        let basic = 69_300 + (675_500 - 150_000) * 83 / 100;
        let expected = |answer: &Answer, sign: i64| {
            sums_agree(answer);
            assert_eq!(answer.fen("medfee_sumamt"), sign * 735_000);
            assert_eq!(answer.fen("fulamt_ownpay_amt"), sign * 40_000);
            assert_eq!(answer.fen("preselfpay_amt"), sign * 19_500);
            assert_eq!(answer.fen("inscp_scp_amt"), sign * 675_500);
            assert_eq!(answer.fen("act_pay_dedc"), sign * 40_000);
            assert_eq!(answer.fen("hifp_pay"), sign * basic);
            assert_eq!(answer.fen("psn_cash_pay"), sign * (735_000 - basic));
            assert_eq!(answer.node("/output/setldetail/0/fund_pay_type"), "390100");
        };
        let mut asked = settlement(&stay, person, 0, "7350.00");
        let trial = hospital.send("2303", asked.clone()).await.done();
        expected(&trial, 1);
        assert!(trial.node("/output/setlinfo/setl_id").is_null() && trial.node("/output/setlinfo/setl_time").is_null());

        hospital.send("2402", discharge(&stay, person, "2026-10-11")).await.done();
        let trial_after = hospital.send("2303", asked.clone()).await.done();
        expected(&trial_after, 1);

        // The hospital's own parts of the bill are compared before anything is booked.
        asked["data"]["fulamt_ownpay_amt"] = "400".into();
        asked["data"]["inscp_scp_amt"] = "6755.01".into();
        assert_eq!(hospital.send("2304", asked.clone()).await.code(), "amounts_disagree");
        asked["data"]["inscp_scp_amt"] = 6755.into();
        asked["data"]["preselfpay_amt"] = "195".into();
        let settled = hospital.send("2304", asked.clone()).await.done();
        expected(&settled, 1);
        assert_eq!(settled.node("/output/setlinfo/setl_time"), "2026-10-21 09:00:00");
        assert_eq!(settled.node("/output/setlinfo/med_type"), "21");
        let number = settled.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();

        let back = hospital.send("2305", reversal(&stay, &number, person)).await.done();
        expected(&back, -1);
        assert_ne!(back.node("/output/setlinfo/setl_id"), &number);
        let again = hospital.send("2304", asked).await.done();
        expected(&again, 1);
        assert_ne!(again.node("/output/setlinfo/setl_id"), &number);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn small_and_large_bills_show_what_each_fund_pays(world) {
        let mut world = world;
        let registers = registers(&mut world, 5).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        // Less than the deductible: all of it is the deductible, no fund pays.
        let stay = hospital.discharged(registers.persons[0], 0, "ZY1", ("2026-10-01", "2026-10-03"), 2).await;
        let small = hospital.send("2304", settlement(&stay, registers.persons[0], 0, "200")).await.done();
        sums_agree(&small);
        assert_eq!((small.fen("act_pay_dedc"), small.fen("fund_pay_sumamt")), (20_000, 0));
        assert_eq!(small.node("/output/setldetail").as_array().unwrap().len(), 1);
        let number = small.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
        let back = hospital.send("2305", reversal(&stay, &number, registers.persons[0])).await.done();
        sums_agree(&back);
        assert_eq!(back.fen("act_pay_dedc"), -20_000);

        // 300 000.00 of a person in hardship: every layer pays.
        let person = registers.persons[4];
        stands(&world, standing("hardship", "begins", "2026-01-01", &[person])).await;
        let stay = hospital.discharged(person, 4, "ZY2", ("2026-10-01", "2026-10-20"), 3_000).await;
        let large = hospital.send("2304", settlement(&stay, person, 4, "300000")).await.done();
        sums_agree(&large);
        let number: base::SettlementId = large.node("/output/setlinfo/setl_id").as_str().unwrap().parse().unwrap();
        let row = world.house.store.view().by_key::<store::entity::settlement::Model>(number.0).await.unwrap().unwrap();
        let layers = [("390100", row.basic_fen), ("390200", row.critical_illness_fen), ("610100", row.assistance_fen)];
        for (place, (code, paid)) in layers.into_iter().enumerate() {
            assert!(paid > 0, "{code}");
            assert_eq!(large.node(&format!("/output/setldetail/{place}/fund_pay_type")), code);
            // The share's digits are written exactly; the tree of the test reads them as a fraction.
            let written = format!("\"fund_payamt\":{}.{:02}", paid / 100, paid % 100);
            assert!(large.text.contains(&written), "{written} in {}", large.text);
        }
        assert_eq!(large.fen("hifp_pay"), row.basic_fen);
        assert_eq!(large.fen("hifmi_pay"), row.critical_illness_fen);
        assert_eq!(large.fen("maf_pay"), row.assistance_fen);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_birth_at_a_fixed_amount_covers_what_lies_above_ceilings(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let ceilings = serde_json::json!([{"code": "BED", "ceiling_fen": 9_000}]);
        let change = serde_json::json!({
            "from_date": "2026-10-01", "grounds": "省医保局目录调整通知", "items": [], "ceilings": ceilings,
        });
        catalogue_changed(&world, change, true).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let mut born = admission(person, 0, "SY1", "2026-10-02");
        born["mdtrtinfo"]["med_type"] = "52".into();
        born["mdtrtinfo"]["matn_type"] = "1".into();
        let admitted = hospital.send("2401", born).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        hospital.send("2301", lines(&stay, person, &[bed("1", "2026-10-02", 8)])).await.done();
        hospital.send("2402", discharge(&stay, person, "2026-10-05")).await.done();
        // 800.00 of which 80.00 lie above the ceiling: less than the fixed amount, paid at cost (R2-54).
        let settled = hospital.send("2304", settlement(&stay, person, 0, "800")).await.done();
        sums_agree(&settled);
        assert_eq!((settled.fen("hifp_pay"), settled.fen("psn_cash_pay")), (80_000, 0));
        assert_eq!((settled.fen("fulamt_ownpay_amt"), settled.fen("overlmt_selfpay")), (0, 0));
        let number = settled.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
        let back = hospital.send("2305", reversal(&stay, &number, person)).await.done();
        sums_agree(&back);
        assert_eq!((back.fen("hifp_pay"), back.fen("overlmt_selfpay")), (-80_000, 0));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_birth_told_only_at_discharge_is_settled_as_one(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let admitted = hospital.send("2401", admission(person, 0, "SY2", "2026-10-02")).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        hospital.send("2301", lines(&stay, person, &[bed("1", "2026-10-02", 8)])).await.done();
        // Not said to be one, it is an ordinary stay, of which the person bears a part.
        hospital.send("2402", discharge(&stay, person, "2026-10-05")).await.done();
        let ordinary = hospital.send("2303", settlement(&stay, person, 0, "800")).await.done();
        assert!(ordinary.fen("psn_cash_pay") > 0);
        let named = serde_json::json!({"data": {"mdtrt_id": stay, "psn_no": person}});
        hospital.send("2405", named).await.done();
        let mut born = discharge(&stay, person, "2026-10-05");
        born["dscginfo"]["matn_type"] = "x".into();
        assert_eq!(hospital.send("2402", born.clone()).await.code(), "code_not_in_dictionary");
        born["dscginfo"]["matn_type"] = "1".into();
        hospital.send("2402", born.clone()).await.done();
        // Told by mistake, it goes when the discharge is taken back: the stay is what admission said.
        let named = serde_json::json!({"data": {"mdtrt_id": stay, "psn_no": person}});
        hospital.send("2405", named.clone()).await.done();
        hospital.send("2402", discharge(&stay, person, "2026-10-05")).await.done();
        let again = hospital.send("2303", settlement(&stay, person, 0, "800")).await.done();
        assert_eq!(again.fen("psn_cash_pay"), ordinary.fen("psn_cash_pay"));
        hospital.send("2405", named).await.done();
        hospital.send("2402", born).await.done();
        // Less than the fixed amount of R2-54: paid at cost.
        let settled = hospital.send("2304", settlement(&stay, person, 0, "800")).await.done();
        sums_agree(&settled);
        assert_eq!((settled.fen("hifp_pay"), settled.fen("psn_cash_pay")), (80_000, 0));
        assert_eq!(settled.node("/output/setlinfo/med_type"), "52");
        world.assert_verifies().await;
    }
}
