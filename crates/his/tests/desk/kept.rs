//! Every message with its answer is kept: seen by whoever looks after the
//! interface, masked, tried once more without effect, counted.

use app::queries::his::certification::{Certification, CertificationOf};
use app::queries::his::keys::{KeyFilter, Keys};
use app::queries::his::message::{MessageWanted, OneMessage};
use app::queries::his::messages::{MessageFilter, Messages};
use app::queries::his::rehearsal::Rehearsal;
use app::queries::his::traffic::{Traffic, TrafficDay};
use serde_json::json;
use store::entity::visit;
use store::sea_orm::EntityTrait;

use crate::hospital::{COUNTY, Hospital, admission, fresh, identity, inquiry, lines};
use crate::on_both;
use crate::registers::registers;

on_both! {
    async fn i20_messages_are_seen_masked_and_tried_again_without_effect(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let person = registers.persons[0];
        std::sync::Arc::get_mut(&mut world.house).expect("nobody else holds the house").hospital_desk =
            Some(std::sync::Arc::new(his::Desk));
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        hospital.send("1101", inquiry(0)).await.done();
        let admitted = hospital.send("2401", admission(person, 0, "ZY1", "2026-10-01")).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        let refused_by = fresh();
        let refused = hospital.send_as(&refused_by, "2301", lines(&stay, person, &[("1", "2026-10-02", "NEW", "1".into(), "50", "50".into())])).await;
        assert_eq!(refused.code(), "item_unknown");
        hospital.send_body(None, "{").await;
        let unproven = hospital.send_signed(None, std::collections::BTreeMap::new(), &hospital.message(&fresh(), "2304", json!({})).to_string()).await;
        assert_eq!(unproven.status, 401);
        assert!(world.house.write_messages().await.unwrap() >= 6);
        assert_eq!(world.house.write_messages().await.unwrap(), 0);

        // The day: hours, reasons.
        let day = world.ask::<Traffic>("chenj", TrafficDay { day: None }).await.unwrap();
        assert_eq!((day.messages, day.refused, day.hours.len(), day.hours[0].hour), (6, 3, 1, 9));
        let reason = |code: &str| day.reasons.iter().find(|row| row.code == code).unwrap_or_else(|| panic!("{code}"));
        assert_eq!((reason("item_unknown").infno.as_str(), reason("item_unknown").provider_id), ("2301", Some(registers.county_hospital)));
        assert_eq!((reason("signature_missing").provider_id, reason("message_not_json").infno.as_str()), (None, ""));
        assert_eq!(world.ask::<Traffic>("chenj", TrafficDay { day: Some("2026-10-20".into()) }).await.unwrap().messages, 0);

        // The list and one message.
        let filter = MessageFilter { msgid: Some(refused_by.clone()), refused: Some(true), ..MessageFilter::default() };
        let listed = world.ask::<Messages>("chenj", filter).await.unwrap();
        assert_eq!((listed.total, listed.rows[0].code.as_str()), (1, "item_unknown"));
        let wanted = |message_id| MessageWanted { message_id };
        let of = async |infno: &str| {
            let filter = MessageFilter { infno: Some(infno.to_owned()), refused: Some(false), ..MessageFilter::default() };
            world.ask::<Messages>("chenj", filter).await.unwrap().rows[0].message_id
        };
        let seen = world.ask::<OneMessage>("chenj", wanted(of("1101").await)).await.unwrap();
        for text in [seen.request.as_deref().unwrap(), seen.answer.as_deref().unwrap()] {
            assert!(!text.contains(&identity(0)) && !text.contains("参保人0") && !text.contains("赵敏"), "{text}");
            assert!(!text.contains(hospital.number()), "the number of the sign-in is a key to the door");
        }
        assert!(seen.answer.unwrap().contains("\"insutype\": \"390\""));
        let admission_seen = world.ask::<OneMessage>("chenj", wanted(of("2401").await)).await.unwrap().request.unwrap();
        assert!(!admission_seen.contains("肺炎") && admission_seen.contains("\"adm_diag_dscr\": \"●●●\""), "{admission_seen}");
        // An administrator counts messages and does not read them.
        assert_eq!(world.ask::<OneMessage>("admin", wanted(listed.rows[0].message_id)).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.ask::<Traffic>("admin", TrafficDay { day: None }).await.unwrap().messages, 6);

        // Tried once more: still refused; and when the cause is gone it would pass, without any effect.
        let again = world.ask::<Rehearsal>("chenj", wanted(listed.rows[0].message_id)).await.unwrap();
        assert!(!again.passes && again.words.contains("[item_unknown]"), "{again:?}");
        let item = json!({"code": "NEW", "name": "新项目", "list": "drug", "class": "a", "price_fen": 5_000});
        let change = json!({"from_date": "2026-10-01", "grounds": "省目录调整通知", "items": [item]});
        crate::registers::catalogue_changed(&world, change, true).await;
        let again = world.ask::<Rehearsal>("chenj", wanted(listed.rows[0].message_id)).await.unwrap();
        assert!(again.passes, "{again:?}");
        let view = world.house.store.view();
        assert_eq!(view.count(store::entity::fee_line::Entity::find()).await.unwrap(), 0);
        assert_eq!(view.count(visit::Entity::find()).await.unwrap(), 1);
        // The rehearsal took nothing from the message: it can still be carried out under its number.
        hospital.send_as(&refused_by, "2301", lines(&stay, person, &[("1", "2026-10-02", "NEW", "1".into(), "50", "50".into())])).await.done();
        let done = world.ask::<Rehearsal>("chenj", wanted(of("2401").await)).await.unwrap_err();
        assert_eq!(done.code, "message_carried_out");

        // The check-list of a new hospital.
        let list = world.ask::<Certification>("chenj", CertificationOf { provider_id: registers.county_hospital, since: None }).await.unwrap();
        let step = |infno: &str| list.steps.iter().find(|step| step.infno == infno).unwrap();
        assert!(!list.passed && step("1101").passes == 1 && step("2301").refusals == 1 && step("2304").passes == 0);
        assert_eq!(step("9001").first_passed_on.as_deref(), Some("2026-10-21"));
        let later = CertificationOf { provider_id: registers.county_hospital, since: Some("2026-10-22".to_owned()) };
        assert!(world.ask::<Certification>("chenj", later).await.unwrap().steps.iter().all(|step| step.passes == 0));

        let keys = world.ask::<Keys>("wangjg", KeyFilter::default()).await.unwrap();
        assert_eq!((keys.total, keys.rows[0].state.as_str()), (1, "active"));
        // Nothing of a message lies open in the database.
        for row in view.all(store::entity::his_message::Entity::find()).await.unwrap() {
            assert!(row.sealed_request.bytes().all(|byte| byte.is_ascii_hexdigit()) && !row.sealed_request.is_empty());
        }
        // What has been kept long enough goes.
        world.clock.advance(time::Duration::days(181));
        hospital.send_body(None, "{").await;
        world.house.write_messages().await.unwrap();
        assert_eq!(view.count(store::entity::his_message::Entity::find()).await.unwrap(), 1);
        world.assert_verifies().await;
    }
}
