//! The sample messages, one per transaction, are read as what they say; each
//! refusal between fields is met once.

mod sample;

use base::{Fen, date_text};
use his::transactions::{t1101, t2301, t2302, t2303, t2304, t2305, t2401, t2402, t9001};
use his::{Limits, Request, SettlementKind, Transaction};
use sample::{changed, message, read, read_all, settlement, tables};

fn refused(number: &str, change: impl FnOnce(&mut serde_json::Value)) -> String {
    match read_all(&changed(number, change)) {
        Ok(()) => "understood".to_owned(),
        Err(problem) => {
            let path = problem.refusal().fields.first().map(|field| field.path.clone()).unwrap_or_default();
            format!("{} {path}", problem.code()).trim().to_owned()
        }
    }
}

#[test]
fn every_sample_message_is_understood() {
    for number in sample::NUMBERS {
        assert_eq!(read_all(&message(number)), Ok(()), "{number}");
    }
}

#[test]
fn the_envelope_is_read() {
    let request = read(&message("2304")).unwrap();
    assert_eq!(request.transaction, Transaction::Settlement);
    assert_eq!((request.msgid.len(), request.provider_code.as_str()), (30, "H41990000001"));
    assert_eq!(request.sent_at.to_string(), "2024-11-20 10:30:15.0");
    assert_eq!((request.signature.as_deref(), request.signature_type.as_deref()), (None, Some("SM3")));
    assert_eq!(request.insurance_region.as_deref(), Some("419900"));
    assert!(!format!("{request:?}").contains("赵敏"));
}

#[test]
fn an_operator_signs_in() {
    let sign_in = t9001::read(&read(&message("9001")).unwrap()).unwrap();
    assert_eq!((sign_in.operator_no.as_str(), sign_in.ip.as_deref()), ("0317", Some("10.18.3.25")));
}

#[test]
fn a_person_is_looked_for_by_whatever_is_there() {
    let inquiry = |change: fn(&mut serde_json::Value)| {
        t1101::read(&read(&changed("1101", |m| change(&mut m["input"]["data"]))).unwrap(), &tables())
    };
    let by = |change| inquiry(change).unwrap().credential;
    let private = his::Private::new;
    assert_eq!(by(|_| ()), t1101::Credential::IdNumber(private("41990019580304001X")));
    assert_eq!(by(|d| d["mdtrt_cert_type"] = "1".into()), t1101::Credential::Token(private("41990019580304001X")));
    assert_eq!(by(|d| d["mdtrt_cert_no"] = "".into()), t1101::Credential::IdNumber(private("41990019580304001X")));
    let passport = by(|d| {
        d["mdtrt_cert_no"] = "null".into();
        d["psn_cert_type"] = "08".into();
        d["certno"] = "E1234567".into();
    });
    assert!(matches!(passport, t1101::Credential::Certificate { cert_type, .. } if cert_type == "08"));
    let nothing = inquiry(|d| {
        d["mdtrt_cert_no"] = "".into();
        d["certno"] = "".into();
    });
    assert_eq!(nothing.map_err(|p| p.code()), Err("required_field_empty"));
    let card_without_code = inquiry(|d| d["mdtrt_cert_type"] = "03".into());
    assert_eq!(card_without_code.map_err(|p| p.refusal().fields[0].path.clone()), Err("input.data.card_sn".to_owned()));
}

#[test]
fn the_card_reader_may_bring_the_number() {
    let text = changed("1101", |m| {
        m["input"]["data"] = serde_json::json!({"mdtrt_cert_type": "03"});
        m["input"]["cardecinfo"] = serde_json::json!({"psn_cert_type": "01", "certno": "41990019580304001X"});
    });
    let inquiry = t1101::read(&read(&text).unwrap(), &tables()).unwrap();
    assert!(matches!(inquiry.credential, t1101::Credential::IdNumber(_)));
}

#[test]
fn an_admission_is_read_with_its_diagnoses() {
    let admission = t2401::read(&read(&message("2401")).unwrap(), &tables()).unwrap();
    assert_eq!((admission.psn_no.as_str(), admission.med_type.as_str()), ("P600013", "21"));
    assert_eq!(admission.admitted_at, sample::at("2024-11-20", 10).replace_minute(25).unwrap());
    assert_eq!(admission.diagnoses.len(), 2);
    assert!(admission.diagnoses[0].main && !admission.diagnoses[1].main);
}

#[test]
fn admissions_that_contradict_themselves_are_refused() {
    let row = |m: &mut serde_json::Value, field: &str, value: &str| m["input"]["diseinfo"][1][field] = value.into();
    assert_eq!(refused("2401", |m| row(m, "maindiag_flag", "1")), "main_diagnosis_not_exactly_one input.diseinfo");
    assert_eq!(refused("2401", |m| row(m, "psn_no", "P600021")), "value_disagrees input.diseinfo[1].psn_no");
    assert_eq!(refused("2401", |m| row(m, "diag_type", "7")), "code_not_in_dictionary input.diseinfo[1].diag_type");
    assert_eq!(refused("2401", |m| m["input"]["diseinfo"] = serde_json::json!([])), "node_without_rows input.diseinfo");
    assert_eq!(
        refused("2401", |m| m["input"]["mdtrtinfo"]["adm_bed"] = "".into()),
        "required_field_empty input.mdtrtinfo.adm_bed"
    );
    assert_eq!(refused("2401", |m| m["input"] = serde_json::json!({})), "node_missing");
}

#[test]
fn a_discharge_by_death_names_the_day() {
    let discharge = t2402::read(&read(&message("2402")).unwrap(), &tables()).unwrap();
    assert_eq!((discharge.way.as_str(), discharge.died_on), ("1", None));
    let dead = |m: &mut serde_json::Value| m["input"]["dscginfo"]["dscg_way"] = "5".into();
    assert_eq!(refused("2402", dead), "required_field_empty input.dscginfo.die_date");
    let text = changed("2402", |m| {
        dead(m);
        m["input"]["dscginfo"]["die_date"] = "2024-11-28".into();
    });
    let died_on = t2402::read(&read(&text).unwrap(), &tables()).unwrap().died_on;
    assert_eq!(died_on.map(date_text).as_deref(), Some("2024-11-28"));
}

#[test]
fn fee_lines_are_read_exactly() {
    let upload = t2301::read(&read(&message("2301")).unwrap(), &tables()).unwrap();
    assert_eq!((upload.mdtrt_id.as_str(), upload.lines.len()), ("V18", 3));
    let [drug, bed, refund] = upload.lines.as_slice() else { panic!("three lines") };
    assert_eq!(
        (drug.amount_fen, drug.quantity_ten_thousandths, drug.unit_price_millionths),
        (Fen(6_960), 30_000, 23_200_000)
    );
    assert_eq!((bed.quantity_hundredths(), bed.unit_price_fen()), (Some(100), Some(Fen(1_200))));
    assert_eq!((refund.refund_of.as_deref(), refund.amount_fen), (Some("1001"), Fen(-2_320)));
    for line in &upload.lines {
        assert_eq!(line.amount_by_price(), Ok(line.amount_fen), "{}", line.feedetl_sn);
    }
    let fine = t2301::Line { quantity_ten_thousandths: 3_333, unit_price_millionths: 123_450, ..drug.clone() };
    assert_eq!((fine.quantity_hundredths(), fine.unit_price_fen(), fine.amount_by_price()), (None, None, Ok(Fen(4))));
}

#[test]
fn fee_lines_that_contradict_themselves_are_refused() {
    let set = |row: usize, field: &'static str, value: &'static str| {
        refused("2301", move |m| m["input"]["feedetail"][row][field] = value.into())
    };
    assert_eq!(set(0, "cnt", "0"), "sign_wrong input.feedetail[0].cnt");
    assert_eq!(set(0, "cnt", "-3"), "sign_wrong input.feedetail[0].det_item_fee_sumamt");
    assert_eq!(set(2, "pric", "-23.2"), "sign_wrong input.feedetail[2].pric");
    assert_eq!(set(2, "init_feedetl_sn", ""), "required_field_empty input.feedetail[2].init_feedetl_sn");
    assert_eq!(set(1, "feedetl_sn", "1001"), "value_repeated input.feedetail[1].feedetl_sn");
    assert_eq!(set(1, "mdtrt_id", "V26"), "value_disagrees input.feedetail[1].mdtrt_id");
    assert_eq!(set(1, "psn_no", "P26"), "value_disagrees input.feedetail[1].psn_no");
    assert_eq!(
        set(1, "det_item_fee_sumamt", "12.005"),
        "number_has_too_many_decimals input.feedetail[1].det_item_fee_sumamt"
    );
    assert_eq!(set(1, "fee_ocur_time", "昨天"), "field_not_a_time input.feedetail[1].fee_ocur_time");
}

#[test]
fn lines_are_taken_back_all_or_by_number() {
    let all = t2302::read(&read(&message("2302")).unwrap()).unwrap();
    assert_eq!(all.lines, t2302::WithdrawnLines::All);
    let row = |number: &str| serde_json::json!({"feedetl_sn": number, "mdtrt_id": "V18", "psn_no": "P600013"});
    let two = changed("2302", |m| m["input"]["data"] = serde_json::json!([row("1001"), row("1002")]));
    let t2302::WithdrawnLines::These(numbers) = t2302::read(&read(&two).unwrap()).unwrap().lines else { panic!("two") };
    assert_eq!(numbers.into_iter().collect::<Vec<_>>(), ["1001", "1002"]);
    let both = |m: &mut serde_json::Value| m["input"]["data"] = serde_json::json!([row("0000"), row("1002")]);
    assert_eq!(refused("2302", both), "value_disagrees input.data[0].feedetl_sn");
}

#[test]
fn a_settlement_is_asked_for_and_its_sums_compared() {
    let request = t2304::read(&read(&message("2304")).unwrap(), &tables()).unwrap();
    assert_eq!((request.total_fen, request.by_quota, request.during_stay), (Fen(1_200_000), false, false));
    assert_eq!(request.discharge_date.map(date_text).as_deref(), Some("2024-11-28"));
    let computed = settlement(SettlementKind::Booked);
    assert_eq!(request.agrees_with(&computed), Ok(()));

    let differing = |field: &'static str, value: &'static str| {
        let text = changed("2304", |m| m["input"]["data"][field] = value.into());
        let request = t2304::read(&read(&text).unwrap(), &tables()).unwrap();
        request.agrees_with(&computed).map_err(|problem| problem.refusal().fields[0].path.clone())
    };
    assert_eq!(differing("medfee_sumamt", "12000.01"), Err("input.data.medfee_sumamt".to_owned()));
    assert_eq!(differing("preselfpay_amt", "700.01"), Err("input.data.preselfpay_amt".to_owned()));
    assert_eq!(differing("fulamt_ownpay_amt", ""), Ok(()));
}

#[test]
fn sums_sent_as_zero_declare_nothing() {
    let text = changed("2303", |m| {
        for field in ["fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"] {
            m["input"]["data"][field] = "0".into();
        }
    });
    let request = t2303::read(&read(&text).unwrap(), &tables()).unwrap();
    assert_eq!(request.agrees_with(&settlement(SettlementKind::Trial)), Ok(()));
}

#[test]
fn only_the_booked_settlement_must_say_how_the_account_is_used() {
    let silent = |m: &mut serde_json::Value| m["input"]["data"]["acct_used_flag"] = "".into();
    assert_eq!(refused("2303", silent), "understood");
    assert_eq!(refused("2304", silent), "required_field_empty input.data.acct_used_flag");
    assert_eq!(
        refused("2304", |m| m["input"]["data"]["medfee_sumamt"] = "-1".into()),
        "sign_wrong input.data.medfee_sumamt"
    );
}

#[test]
fn a_reversal_names_what_it_takes_back() {
    let reversal = t2305::read(&read(&message("2305")).unwrap()).unwrap();
    assert_eq!((reversal.setl_id.as_str(), reversal.mdtrt_id.as_str()), ("S18", "V18"));
    assert_eq!(
        refused("2305", |m| m["input"]["data"]["setl_id"] = "".into()),
        "required_field_empty input.data.setl_id"
    );
}

#[test]
fn number_and_address_must_agree() {
    let read_at = |address: &str| {
        Request::read(message("2303").as_bytes(), Some(address), &tables(), Limits::default()).map_err(|p| p.code())
    };
    assert!(read_at("2303").is_ok());
    assert_eq!(read_at("2304"), Err("transaction_disagrees_with_address"));
    assert_eq!(read_at("2303A"), Err("transaction_disagrees_with_address"));
    assert_eq!(refused("2303", |m| m["infno"] = "2102".into()), "transaction_unknown");
    assert_eq!(refused("2303", |m| m["infno"] = "".into()), "required_field_empty infno");
    assert_eq!(refused("2303", |m| m["opter_type"] = "8".into()), "code_not_in_dictionary opter_type");
}
