//! What the centre answers: written exactly, in the interface's fields, and
//! only when the sums agree.

mod sample;

use base::{Fen, Rate};
use his::answer::{AnswerHead, success};
use his::transactions::{SettlementOutput, t1101, t2301, t2401, t9001};
use his::{
    FeeSplit, FundColumnMap, Identity, IdentityBroken, SettlementInfo, SettlementKind, check_identities,
    check_reversal, reversed_shares,
};
use proptest::prelude::*;
use sample::{at, person, settlement, shares};
use serde_json::Value;

fn written(output: &impl serde::Serialize) -> String {
    serde_json::to_string(output).expect("outputs are JSON")
}

fn national() -> FundColumnMap {
    FundColumnMap::national()
}

fn value(output: &impl serde::Serialize) -> Value {
    serde_json::from_str(&written(output)).expect("outputs are JSON")
}

#[test]
fn a_sign_in_and_an_admission_are_answered_with_their_numbers() {
    assert_eq!(
        written(&t9001::output(at("2024-11-20", 7), "419900202411200730000001")),
        r#"{"signinoutb":{"sign_time":"2024-11-20 07:00:00","sign_no":"419900202411200730000001"}}"#
    );
    assert_eq!(written(&t2401::output("V18")), r#"{"result":{"mdtrt_id":"V18","exp_content":null}}"#);
}

#[test]
fn a_person_is_answered_with_enrolments_and_identities() {
    let enrolment = t1101::Enrolment {
        account_balance_fen: Fen(0),
        insutype: "390".into(),
        psn_type: "16".into(),
        status: "1".into(),
        since: base::parse_date("2017-01-01"),
        paused_since: None,
        civil_servant: false,
        insurance_region: "419900".into(),
        employer: None,
    };
    let identity = t1101::SpecialIdentity {
        kind: "2304".into(),
        level: None,
        memo: None,
        since: at("2020-01-01", 0),
        until: None,
    };
    let person = person();
    let age_on = base::parse_date("2024-03-03").unwrap();
    let answer = value(&t1101::output(&person, age_on, &[enrolment], &[identity]));
    assert_eq!(answer["baseinfo"]["age"], 65);
    assert_eq!(answer["baseinfo"]["psn_name"], "李秀英");
    assert_eq!(answer["insuinfo"][0]["psn_insu_date"], "2017-01-01");
    assert_eq!(answer["insuinfo"][0]["paus_insu_date"], Value::Null);
    assert_eq!(answer["idetinfo"][0]["begntime"], "2020-01-01 00:00:00");
}

#[test]
fn a_fee_split_is_written_with_exact_decimals() {
    let split = FeeSplit {
        feedetl_sn: "1001".into(),
        amount_fen: Fen(6_960),
        quantity_ten_thousandths: 30_000,
        unit_price_millionths: 23_200_000,
        price_limit_millionths: None,
        self_pay_rate: Rate::percent(10),
        out_of_scope_fen: Fen(0),
        over_price_limit_fen: Fen(0),
        first_share_fen: Fen(696),
        in_scope_fen: Fen(6_264),
        item_class: "02".into(),
        charge_kind: "09".into(),
        restricted_use: false,
        memo: None,
    };
    assert_eq!(split.adds_up(), Ok(true));
    let text = written(&t2301::output(std::slice::from_ref(&split)));
    assert!(text.starts_with(r#"{"result":[{"feedetl_sn":"1001","det_item_fee_sumamt":69.60,"cnt":3.0000,"pric":23.200000,"pric_uplmt_amt":999999.000000,"selfpay_prop":0.1000,"#), "{text}");
    assert_eq!(FeeSplit { first_share_fen: Fen(697), ..split }.adds_up(), Ok(false));
}

#[test]
fn the_settlement_of_the_sample_is_answered_as_the_file_says() {
    let head = AnswerHead {
        region: "419900",
        received_at: at("2024-11-28", 10).assume_offset(time::UtcOffset::from_hms(8, 0, 0).unwrap()),
        answered_at: at("2024-11-28", 10).assume_offset(time::UtcOffset::from_hms(8, 0, 0).unwrap()),
        sequence: 7,
    };
    let booked = SettlementOutput::new(settlement(SettlementKind::Booked), shares(), &national()).unwrap();
    let text = success(&head, Some(&booked)).unwrap();
    let path = format!("{}/tests/messages/2304-answer.json", env!("CARGO_MANIFEST_DIR"));
    let golden = std::fs::read_to_string(path).unwrap();
    assert_eq!(text.trim(), golden.trim());
}

#[test]
fn a_trial_has_no_number_and_a_reversal_no_person() {
    let trial = value(&SettlementOutput::new(settlement(SettlementKind::Trial), shares(), &national()).unwrap());
    assert_eq!((&trial["setlinfo"]["setl_id"], &trial["setlinfo"]["setl_time"]), (&Value::Null, &Value::Null));
    assert_eq!(trial["setlinfo"]["psn_no"], "P600013");

    let booked = settlement(SettlementKind::Booked);
    let reversal = booked.reversed("S26".into(), at("2024-11-29", 9), Fen::ZERO, "m2".into()).unwrap();
    assert_eq!(check_reversal(&booked, &reversal), Ok(()));
    let rows = reversed_shares(&shares()).unwrap();
    let answer = value(&SettlementOutput::new(reversal, rows, &national()).unwrap());
    assert!(answer["setlinfo"].get("psn_name").is_none());
    assert_eq!(answer["setlinfo"]["setl_id"], "S26");
    for (field, amount) in [("medfee_sumamt", -12_000.0), ("act_pay_dedc", -400.0), ("hifp_pay", -6_500.0)] {
        assert_eq!(answer["setlinfo"][field], amount, "{field}");
    }
    assert_eq!(answer["setldetail"][1]["fund_payamt"], -320.5);
}

#[test]
fn each_identity_is_missed_when_one_fen_is_moved() {
    type Change = fn(&mut SettlementInfo);
    let cases: [(Identity, Change); 6] = [
        (Identity::BillByPayer, |s| s.funds.hospital_fen = Fen(1)),
        (Identity::BillByScope, |s| s.first_share_fen = Fen(70_001)),
        (Identity::PersonPart, |s| s.cash_fen = Fen(509_999)),
        (Identity::PersonPart, |s| s.family_account_fen = Fen(1)),
        (Identity::FundTotal, |s| s.funds.critical_illness_fen = Fen(39_999)),
        (Identity::DeductibleInScope, |s| s.deductible_fen = Fen(1_050_001)),
    ];
    assert_eq!(check_identities(&settlement(SettlementKind::Booked)), Ok(()));
    for (identity, change) in cases {
        let mut wrong = settlement(SettlementKind::Booked);
        change(&mut wrong);
        match check_identities(&wrong) {
            Err(IdentityBroken::Differs { identity: found, .. }) => assert_eq!(found, identity),
            other => panic!("{identity:?}: {other:?}"),
        }
    }
}

#[test]
fn no_answer_is_made_of_rows_that_do_not_add_up() {
    let mut rows = shares();
    rows[2].fund_pay_type = "610100".into();
    let refused = SettlementOutput::new(settlement(SettlementKind::Booked), rows, &national()).map(drop);
    assert!(matches!(refused, Err(IdentityBroken::Differs { identity: Identity::FundRows, .. })), "{refused:?}");
    let mut wrong = settlement(SettlementKind::Booked);
    wrong.cash_fen = Fen(1);
    assert!(SettlementOutput::new(wrong, shares(), &national()).is_err());
}

#[test]
fn a_reversal_that_keeps_a_fen_is_found() {
    let booked = settlement(SettlementKind::Booked);
    let mut reversal = booked.reversed("S26".into(), at("2024-11-29", 9), Fen::ZERO, "m2".into()).unwrap();
    reversal.deductible_fen = Fen(-39_999);
    assert!(matches!(
        check_reversal(&booked, &reversal),
        Err(IdentityBroken::Differs { identity: Identity::ReversalNegates, .. })
    ));
}

proptest! {
    /// Any split of a bill into funds, account, cash and hospital, and into the
    /// four kinds of scope, passes; its reversal passes and negates it.
    #[test]
    fn sums_that_agree_pass_and_so_does_their_reversal(
        parts in prop::array::uniform4(0i64..10_000_000_000),
        cuts in prop::array::uniform9(0i64..1_000_000),
        deductible_permyriad in 0i64..=10_000,
    ) {
        let total: i64 = parts.iter().sum();
        let weight: i64 = cuts.iter().sum::<i64>().max(1);
        let share = |cut: i64| (i128::from(total) * i128::from(cut) / i128::from(weight)) as i64;
        let mut info = settlement(SettlementKind::Booked);
        let funds = &mut info.funds;
        (funds.basic_fen, funds.civil_servant_fen, funds.enterprise_fen) = (Fen(share(cuts[0])), Fen(share(cuts[1])), Fen(share(cuts[2])));
        (funds.critical_illness_fen, funds.large_amount_fen, funds.assistance_fen) = (Fen(share(cuts[3])), Fen(share(cuts[4])), Fen(share(cuts[5])));
        (funds.other_fen, funds.account_fen, funds.hospital_fen) = (Fen(share(cuts[6])), Fen(share(cuts[7])), Fen(share(cuts[8])));
        info.fund_total_fen = info.funds.total().unwrap();
        info.total_fen = Fen(total);
        info.person_part_fen = Fen(total - info.fund_total_fen.0 - info.funds.hospital_fen.0);
        info.cash_fen = Fen(info.person_part_fen.0 - info.funds.account_fen.0);
        [info.in_scope_fen, info.first_share_fen, info.over_price_limit_fen, info.out_of_scope_fen] = parts.map(Fen);
        info.deductible_fen = Fen(parts[0] / 10_000 * deductible_permyriad);
        prop_assert_eq!(check_identities(&info), Ok(()));
        let reversal = info.reversed("S26".into(), at("2024-11-29", 9), Fen::ZERO, "m2".into()).unwrap();
        prop_assert_eq!(check_identities(&reversal), Ok(()));
        prop_assert_eq!(check_reversal(&info, &reversal), Ok(()));
    }
}
