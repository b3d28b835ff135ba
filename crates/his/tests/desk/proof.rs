//! Threat O12: who sends is proven before anything is read, by whatever form the
//! hospital's key is for.

use std::collections::BTreeMap;

use app::operations::his::withdraw_key::{KeyToWithdraw, WithdrawKey};
use base::Clock;
use his::proof::{hmac_sha1, hmac_sm3, sm2_signature, sm4_input};
use serde_json::{Value, json};
use time::Duration;

use crate::hospital::{CITY, COUNTY, Hospital, fresh, inquiry, issue};
use crate::on_both;
use crate::registers::registers;

fn headers(pairs: &[(&str, String)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

fn sm3_headers(secret: &str, code: &str, seconds: i64, body: &str) -> BTreeMap<String, String> {
    headers(&[("x-ca-key", code.to_owned()), ("x-ca-signature", hmac_sm3::signature(secret, seconds, body.as_bytes()))])
}

on_both! {
    async fn o12_a_body_signed_with_another_key_late_or_altered_is_401(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let county = issue(&world, COUNTY, Some(("hmac_sm3", ""))).await;
        let city = issue(&world, CITY, Some(("hmac_sm3", ""))).await;
        let hospital = Hospital::at_the_door(&world, CITY).await;
        let body = hospital.message(&fresh(), "9001", json!({"signIn": {"opter_no": "0317"}}));
        let mut body = body;
        body["fixmedins_code"] = COUNTY.into();
        let body = body.to_string();
        let now = world.clock.now().unix_timestamp();
        let tried = async |headers: BTreeMap<String, String>, body: &str| {
            let answer = hospital.send_signed(Some("9001"), headers, body).await;
            (answer.status, answer.node("/infcode").clone(), answer.text.clone())
        };
        let refused = async |headers: BTreeMap<String, String>, body: &str, code: &str| {
            let (status, infcode, text) = tried(headers, body).await;
            assert_eq!((status, &infcode), (401, &json!(-1)), "{text}");
            assert!(text.contains(&format!("[{code}]")) && text.contains("\"code\":401"), "{code}: {text}");
        };
        assert_eq!(tried(sm3_headers(&county.secret, COUNTY, now, &body), &body).await.0, 200);
        // Letters of the code do not matter, as everywhere in the interface.
        assert_eq!(tried(sm3_headers(&county.secret, &COUNTY.to_lowercase(), now, &body), &body).await.0, 200);
        refused(BTreeMap::new(), &body, "signature_missing").await;
        refused(headers(&[("x-ca-key", COUNTY.to_owned()), ("x-ca-signature", "12".to_owned())]), &body, "signature_missing").await;
        refused(sm3_headers(&city.secret, COUNTY, now, &body), &body, "signature_wrong").await;
        refused(sm3_headers(&city.secret, CITY, now, &body), &body, "access_key_unknown").await;
        for edge in [-300, 300] {
            assert_eq!(tried(sm3_headers(&county.secret, COUNTY, now + edge, &body), &body).await.0, 200, "{edge}");
        }
        for beyond in [-301, 301] {
            refused(sm3_headers(&county.secret, COUNTY, now + beyond, &body), &body, "timestamp_expired").await;
        }
        let signed = sm3_headers(&county.secret, COUNTY, now, &body);
        refused(signed.clone(), &body.replace("0317", "0318"), "signature_wrong").await;
        refused(signed, &format!("{body} "), "signature_wrong").await;
        refused(sm3_headers("", "H99999999999", now, &body.replace(COUNTY, "H99999999999")), &body.replace(COUNTY, "H99999999999"), "access_key_unknown").await;
        // A key that was withdrawn, and one that another took the place of.
        let second = issue(&world, COUNTY, Some(("hmac_sm3", ""))).await;
        refused(sm3_headers(&county.secret, COUNTY, now, &body), &body, "signature_wrong").await;
        assert_eq!(tried(sm3_headers(&second.secret, COUNTY, now, &body), &body).await.0, 200);
        let input = KeyToWithdraw { key_id: second.key_id, reason: "密钥可能泄露".to_owned() };
        world.run::<WithdrawKey>("wangjg", input.clone()).await.unwrap();
        assert_eq!(world.run::<WithdrawKey>("wangjg", input).await.unwrap_err().code, "key_withdrawn");
        refused(sm3_headers(&second.secret, COUNTY, now, &body), &body, "access_key_unknown").await;
        world.assert_verifies().await;
    }
}

on_both! {
    async fn o12_the_other_three_forms_prove_what_they_are_over(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let hospital = Hospital::at_the_door(&world, COUNTY).await;
        let message = |input: Value| {
            let mut message = hospital.message(&fresh(), "9001", input);
            message["inf_time"] = "2026-10-21 09:00:00".into();
            message
        };
        let sign_in = json!({"signIn": {"opter_no": "0317"}});

        // A gateway with an access key; its headers speak of the transaction.
        let key = issue(&world, COUNTY, Some(("hmac_sha1", ""))).await;
        let body = message(sign_in.clone()).to_string();
        let ms = world.clock.now().unix_timestamp() * 1_000;
        let gateway = |name: &str, access: &str, secret: &str, ms: i64| headers(&[
            ("_api_name", name.to_owned()), ("_api_version", "1.0.0".to_owned()), ("_api_timestamp", ms.to_string()),
            ("_api_access_key", access.to_owned()), ("_api_signature", hmac_sha1::signature(secret, access, name, ms, "1.0.0")),
        ]);
        let code = async |headers: BTreeMap<String, String>, body: &str| {
            let answer = hospital.send_signed(None, headers, body).await;
            if answer.status == 200 { answer.done(); String::new() } else { answer.code().to_owned() }
        };
        assert_eq!(code(gateway("9001", &key.access_key, &key.secret, ms), &body).await, "");
        assert_eq!(code(gateway("1101", &key.access_key, &key.secret, ms), &body).await, "signature_wrong");
        assert_eq!(code(gateway("9001", "other", &key.secret, ms), &body).await, "access_key_unknown");
        assert_eq!(code(gateway("9001", &key.access_key, "other", ms), &body).await, "signature_wrong");
        assert_eq!(code(gateway("9001", &key.access_key, &key.secret, ms - 301_000), &body).await, "timestamp_expired");
        assert_eq!(code(BTreeMap::new(), &body).await, "signature_missing");

        // An SM2 signature over the input, under either user id.
        let own = [7_u8; 32];
        let public = sm2_signature::public_key(&own).unwrap();
        let key = issue(&world, COUNTY, Some(("sm2", &public))).await;
        let signed = |user: &str, over: &Value, input: &Value, at: &str| {
            let mut message = message(input.clone());
            message["inf_time"] = at.into();
            message["cainfo"] = sm2_signature::sign(&own, user, &over.to_string()).unwrap().into();
            message.to_string()
        };
        let now = "2026-10-21 09:00:00";
        for user in [sm2_signature::STANDARD_USER, &key.access_key] {
            assert_eq!(code(BTreeMap::new(), &signed(user, &sign_in, &sign_in, now)).await, "", "{user}");
        }
        let text = Value::String(sign_in.to_string());
        assert_eq!(code(BTreeMap::new(), &signed(&key.access_key, &sign_in, &text, now)).await, "", "input as a text");
        let other = json!({"signIn": {"opter_no": "9999"}});
        assert_eq!(code(BTreeMap::new(), &signed(&key.access_key, &other, &sign_in, now)).await, "signature_wrong");
        assert_eq!(code(BTreeMap::new(), &signed("another", &sign_in, &sign_in, now)).await, "signature_wrong");
        assert_eq!(code(BTreeMap::new(), &signed(&key.access_key, &sign_in, &sign_in, "2026-10-21 08:54:59")).await, "timestamp_expired");
        assert_eq!(code(BTreeMap::new(), &body).await, "signature_missing");

        // The same with the input closed, and the answer closed as well.
        let key = issue(&world, COUNTY, Some(("sm2_sm4", &public))).await;
        let closed = |secret: &str, over: &Value| {
            let input = sm4_input::close(secret, &sign_in.to_string()).unwrap();
            signed(&key.access_key, over, &Value::String(input), now)
        };
        let answer = hospital.send_signed(None, BTreeMap::new(), &closed(&key.secret, &sign_in)).await.done();
        let output = sm4_input::open(&key.secret, answer.output().as_str().unwrap()).unwrap();
        let output: Value = serde_json::from_str(&output).unwrap();
        assert_eq!(output["signinoutb"]["sign_no"].as_str().unwrap().len(), 30);
        assert_eq!(code(BTreeMap::new(), &closed("00000000000000000000000000000000", &sign_in)).await, "signature_wrong");
        assert_eq!(code(BTreeMap::new(), &closed(&key.secret, &other)).await, "signature_wrong");

        // Nothing is taken unsigned in a house that is in earnest.
        let refused = world.run::<app::operations::his::issue_key::IssueKey>("wangjg", app::operations::his::issue_key::KeyToIssue {
            provider_id: registers.county_hospital, profile: Some("unsigned".to_owned()), public_key: None,
        });
        assert_eq!(refused.await.unwrap_err().code, "profile_unsigned");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn o12_messages_sent_three_times_and_shuffled_end_as_sent_once(world) {
        let mut world = world;
        let registers = registers(&mut world, 8).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let mut messages = Vec::new();
        for (n, person) in registers.persons.iter().enumerate() {
            let stay = hospital.discharged(*person, n, &format!("ZY{n}"), ("2026-10-01", "2026-10-11"), 20 + n as i64).await;
            let total = format!("{}.00", 2_000 + 100 * n);
            messages.push((fresh(), stay, *person, n, total));
        }
        let thrice: Vec<_> = (0..messages.len() * 3).map(|at| &messages[at * 5 % messages.len()]).collect();
        let sent = thrice.iter().map(|(msgid, stay, person, n, total)| async {
            hospital.insist(msgid, "2304", crate::hospital::settlement(stay, *person, *n, total)).await.done()
        });
        futures::future::join_all(sent).await;
        // The signature of a message lasts as long as the window, and no longer.
        world.clock.advance(Duration::seconds(30));
        let (msgid, stay, person, n, _) = &messages[0];
        let other = crate::hospital::settlement(stay, *person, *n, "2000.01");
        assert_eq!(hospital.send_as(msgid, "2304", other).await.code(), "request_key_reused");
        assert_eq!(hospital.send_as(msgid, "2401", crate::hospital::admission(*person, *n, "ZZ", "2026-10-15")).await.code(), "request_key_reused");
        let rows = world.house.store.view().all(<store::entity::settlement::Entity as store::sea_orm::EntityTrait>::find()).await.unwrap();
        assert_eq!(rows.len(), messages.len());
        assert_eq!(rows.iter().map(|row| row.total_fen).sum::<i64>(), (0..8).map(|n| 200_000 + 10_000 * n).sum::<i64>());
        hospital.send("1101", inquiry(0)).await.done();
        world.assert_verifies().await;
    }
}
