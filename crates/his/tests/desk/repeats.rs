//! One message, one effect.

use crate::hospital::{CITY, COUNTY, Hospital, admission, bed, fresh, lines, reversal, settlement};
use crate::on_both;
use crate::registers::registers;
use store::entity::{fee_line, settlement as settlements, visit};
use store::sea_orm::EntityTrait;

on_both! {
    async fn f02_a_repeated_message_has_one_effect_and_the_same_answer(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let person = registers.persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let twice = async |infno: &'static str, input: serde_json::Value| {
            let msgid = fresh();
            let first = hospital.send_as(&msgid, infno, input.clone()).await.done();
            world.clock.advance(time::Duration::seconds(61));
            let second = hospital.send_as(&msgid, infno, input).await.done();
            assert_eq!(first.output(), second.output(), "{infno}");
            assert_ne!(first.node("/respond_time"), second.node("/respond_time"));
            (msgid, first)
        };
        let (admitted_by, admitted) = twice("2401", admission(person, 0, "ZY1", "2026-10-01")).await;
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        twice("2301", lines(&stay, person, &[bed("1", "2026-10-01", 50)])).await;
        let void = serde_json::json!({"data": {"feedetl_sn": "0000", "mdtrt_id": stay, "psn_no": person}});
        twice("2302", void).await;
        twice("2301", lines(&stay, person, &[bed("2", "2026-10-01", 20)])).await;
        twice("2402", crate::hospital::discharge(&stay, person, "2026-10-11")).await;
        let (settled_by, settled) = twice("2304", settlement(&stay, person, 0, "2000.00")).await;
        let number = settled.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
        twice("2305", reversal(&stay, &number, person)).await;

        // The same number with another content, or for another transaction.
        let other = admission(registers.persons[1], 1, "ZY2", "2026-10-02");
        assert_eq!(hospital.send_as(&admitted_by, "2401", other.clone()).await.code(), "request_key_reused");
        assert_eq!(hospital.send_as(&settled_by, "2401", other.clone()).await.code(), "request_key_reused");
        // Another hospital's numbers are its own.
        let city = Hospital::signed_in(&world, CITY).await;
        city.send_as(&admitted_by, "2401", other).await.done();

        let view = world.house.store.view();
        assert_eq!(view.count(visit::Entity::find()).await.unwrap(), 2);
        assert_eq!(view.count(fee_line::Entity::find()).await.unwrap(), 2);
        assert_eq!(view.count(settlements::Entity::find()).await.unwrap(), 2);
        world.assert_verifies().await;
    }
}
