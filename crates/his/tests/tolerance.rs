//! The eleven liberties real senders take, each understood as if written by
//! the book: the content read is the same as the sample message's.

mod sample;

use his::transactions::{t2301, t2304, t2401};
use his::{Limits, Request};
use sample::{changed, message, read, tables};

fn lines(text: &str) -> t2301::LineUpload {
    t2301::read(&read(text).expect("an envelope"), &tables()).expect("lines")
}

#[test]
fn numbers_come_as_numbers_or_as_text() {
    let written = changed("2301", |m| {
        let rows = m["input"]["feedetail"].as_array_mut().unwrap();
        rows[0]["cnt"] = serde_json::json!(3.0);
        rows[0]["pric"] = serde_json::json!("23.20000");
        rows[0]["det_item_fee_sumamt"] = serde_json::json!(69.6);
        rows[0]["feedetl_sn"] = serde_json::json!(1001);
        rows[1]["det_item_fee_sumamt"] = serde_json::json!("1.2E1");
        rows[2]["det_item_fee_sumamt"] = serde_json::json!("-23.20");
    });
    assert_eq!(lines(&written), lines(&message("2301")));
}

#[test]
fn one_row_comes_as_object_and_one_object_as_list() {
    let single = changed("2301", |m| {
        let first = m["input"]["feedetail"][0].clone();
        m["input"]["feedetail"] = first;
    });
    assert_eq!(lines(&single).lines, lines(&message("2301")).lines[..1]);
    let listed = changed("2304", |m| {
        let data = m["input"]["data"].clone();
        m["input"]["data"] = serde_json::json!([data]);
    });
    assert_eq!(
        t2304::read(&read(&listed).unwrap(), &tables()),
        t2304::read(&read(&message("2304")).unwrap(), &tables())
    );
}

#[test]
fn names_come_in_other_letters() {
    let text = message("2304").replace("\"dscgTime\"", "\"dscg_time\"").replace("\"data\"", "\"Data\"");
    let text =
        text.replace("\"psn_no\"", "\"PSN_NO\"").replace("\"msgid\"", "\"msgId\"").replace("\"dev_no\"", "\"devNo\"");
    assert_eq!(read(&text), read(&message("2304")));
    assert!(t2304::read(&read(&text).unwrap(), &tables()).unwrap().discharge_date.is_some());
}

#[test]
fn empty_comes_in_four_forms_or_not_at_all() {
    let with =
        |value: serde_json::Value| lines(&changed("2301", |m| m["input"]["feedetail"][0]["init_feedetl_sn"] = value));
    let expected = lines(&message("2301"));
    for value in [serde_json::json!(""), serde_json::json!(null), "null".into(), "NULL".into(), "  ".into()] {
        assert_eq!(with(value.clone()), expected, "{value}");
    }
    let absent = changed("2301", |m| {
        m["input"]["feedetail"][0].as_object_mut().unwrap().remove("init_feedetl_sn");
    });
    assert_eq!(lines(&absent), expected);
}

#[test]
fn a_date_comes_for_a_time_and_a_time_for_a_date() {
    let text = changed("2401", |m| m["input"]["mdtrtinfo"]["begntime"] = "2024-11-20".into());
    let admission = t2401::read(&read(&text).unwrap(), &tables()).unwrap();
    assert_eq!(admission.admitted_at, sample::at("2024-11-20", 0));
    let text = changed("2304", |m| m["input"]["data"]["dscgTime"] = "2024-11-28 09:00:00".into());
    assert_eq!(t2304::read(&read(&text).unwrap(), &tables()), t2304::read(&read(&message("2304")).unwrap(), &tables()));
}

#[test]
fn fields_of_newer_editions_may_be_missing() {
    let text = changed("2304", |m| {
        for field in ["certno", "psn_name", "psn_cert_type", "card_sn", "insuplc_admdvs", "invono", "exp_content"] {
            m["input"]["data"].as_object_mut().unwrap().remove(field);
        }
    });
    assert!(t2304::read(&read(&text).unwrap(), &tables()).is_ok());
}

#[test]
fn numbers_with_a_letter_mean_the_same_transaction() {
    let text = changed("2304", |m| m["infno"] = "2304A".into());
    assert_eq!(read(&text), read(&message("2304")));
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let text = message("2305").replacen("\"psn_no\"", "\"setl_id\": \"S26\",\n   \"psn_no\"", 1);
    assert_eq!(read(&text).map_err(|p| p.code()), Err("key_repeated"));
}

#[test]
fn version_and_signature_come_in_any_spelling() {
    for version in ["1.0.0", "1.0", "V1.0", "1"] {
        let text = changed("9001", |m| m["infver"] = version.into());
        assert_eq!(read(&text).unwrap().interface_version, version);
    }
    for unsigned in ["1", "null", ""] {
        let text = changed("9001", |m| m["cainfo"] = unsigned.into());
        assert_eq!(read(&text).unwrap().signature, None, "{unsigned:?}");
    }
}

#[test]
fn keys_come_in_any_order_and_unknown_ones_are_left() {
    let text = changed("9001", |m| {
        let members = m.as_object_mut().unwrap();
        let infno = members.remove("infno").unwrap();
        members.insert("encType".to_owned(), "plain".into());
        members.insert("serv_code".to_owned(), serde_json::json!({"a": [1, 2]}));
        members.insert("infno".to_owned(), infno);
    });
    assert_eq!(read(&text), read(&message("9001")));
}

#[test]
fn the_input_comes_as_object_or_as_text_of_json() {
    let text = changed("2301", |m| m["input"] = m["input"].to_string().into());
    assert_eq!(read(&text), read(&message("2301")));
    let broken = changed("2301", |m| m["input"] = "{\"feedetail\":".into());
    assert_eq!(read(&broken).map_err(|p| p.code()), Err("message_not_json"));
    let list = changed("2301", |m| m["input"] = "[1]".into());
    assert_eq!(read(&list).map_err(|p| p.code()), Err("message_not_an_object"));
}

#[test]
fn a_mark_in_front_of_the_text_is_passed_over() {
    assert_eq!(read(&format!("\u{feff}{}", message("9001"))), read(&message("9001")));
    let latin = [b"{\"infno\":\"\xff\"}".as_slice()].concat();
    let refused = Request::read(&latin, None, &tables(), Limits::default()).map_err(|p| p.code());
    assert_eq!(refused, Err("message_not_utf8"));
}

#[test]
fn the_same_request_sent_again_has_the_same_content() {
    let again = changed("2304", |m| {
        m["inf_time"] = "2024-11-20 10:31:02".into();
        m["input"] = m["input"].to_string().into();
    });
    let other = changed("2304", |m| m["input"]["data"]["medfee_sumamt"] = "12000.01".into());
    let content = |text: &str| read(text).unwrap().canonical_content();
    assert_eq!(content(&again), content(&message("2304")));
    assert_ne!(content(&other), content(&message("2304")));
}
