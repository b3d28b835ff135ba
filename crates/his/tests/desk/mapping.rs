//! 3301 → the agency's review → 1317 → lines → 3302, as a hospital sees it.

use base::{MappingId, ProviderId};
use regulation::chains::CaseKind;
use serde_json::{Value, json};
use store::entity::{fee_line, item_mapping};
use store::sea_orm::{EntityTrait, QueryOrder};

use crate::hospital::{CITY, COUNTY, Hospital, admission, bed, fresh, lines};
use crate::on_both;
use crate::registers::{agreed_by_drawn, applied, registers};
use crate::world::World;

fn row(own_code: &str, item: &str, list: &str) -> Value {
    json!({
        "fixmedins_hilist_id": own_code, "fixmedins_hilist_name": "床位", "list_type": list, "med_list_codg": item,
        "begndate": "2026-01-01", "enddate": "2099-12-31 23:59:59", "prcunt": "日", "spec": "null", "memo": "",
    })
}

fn page(more: Value) -> Value {
    let mut data = json!({"updt_time": "2020-01-01", "page_num": "1", "page_size": "10"});
    for (key, value) in more.as_object().unwrap() {
        data[key] = value.clone();
    }
    json!({ "data": data })
}

async fn kept(world: &World) -> Vec<item_mapping::Model> {
    let rows = item_mapping::Entity::find().order_by_asc(item_mapping::Column::ItemMappingId);
    world.house.store.view().all(rows).await.unwrap()
}

/// Everything that waits is agreed to by two people.
async fn agreed(world: &World, provider_id: ProviderId) {
    let rows = kept(world).await;
    let rows = rows.iter().filter(|row| row.state == "pending");
    let rows: Vec<Value> =
        rows.map(|row| json!({"mapping_id": MappingId(row.item_mapping_id), "agree": true})).collect();
    let form = json!({"provider_id": provider_id, "rows": rows});
    let case_id = applied(world, "yangf", CaseKind::ItemMapping, form, &[]).await.unwrap().case_id;
    agreed_by_drawn(world, case_id, regulation::duties::Duty::ParameterReview).await.unwrap();
}

on_both! {
    async fn a_hospital_maps_its_items_and_asks_for_what_was_agreed_to(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let other = Hospital::signed_in(&world, CITY).await;
        let msgid = fresh();
        let sent = json!({"data": [row("Z1", "BED", "201"), row("Z2", "CARE", "201")]});
        hospital.send_as(&msgid, "3301", sent.clone()).await.done();
        hospital.send_as(&msgid, "3301", sent).await.done();
        assert_eq!(kept(&world).await.len(), 2, "one message, one effect");
        let again = json!({"data": [row("Z1", "BED", "201")]});
        assert_eq!(hospital.send_as(&msgid, "3301", again).await.code(), "request_key_reused");
        assert_eq!(hospital.send("1317", page(json!({}))).await.done().node("/output/recordCounts"), 0, "it waits for the agency");

        let person = registers.persons[0];
        let admitted = hospital.send("2401", admission(person, 0, "ZY1", "2026-10-15")).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().unwrap().to_owned();
        let before = hospital.send("2301", lines(&stay, person, &[bed("1", "2026-10-15", 1)])).await.done();
        assert!(before.node("/output/result/0/memo").as_str().unwrap().contains("未对照"), "warned, not refused");
        agreed(&world, registers.county_hospital).await;
        let after = hospital.send("2301", lines(&stay, person, &[bed("2", "2026-10-15", 1)])).await.done();
        assert_eq!(after.node("/output/result/0/memo"), &Value::Null);
        let lines = fee_line::Entity::find().order_by_asc(fee_line::Column::LineId);
        let lines = world.house.store.view().all(lines).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.mapping.as_str()).collect::<Vec<_>>(), ["unmapped", "matched"]);

        let told = hospital.send("1317", page(json!({"fixmedins_code": COUNTY, "med_list_codg": "BED"}))).await.done();
        let first = told.node("/output/data/0");
        for (field, value) in [
            ("fixmedins_code", COUNTY), ("medins_list_codg", "Z1"), ("medins_list_name", "床位"), ("list_type", "201"),
            ("med_list_codg", "BED"), ("begndate", "2026-01-01"), ("enddate", "2099-12-31"), ("prcunt", "日"), ("spec", ""),
            ("vali_flag", "1"), ("updt_time", "2026-10-21"),
        ] {
            assert_eq!(first[field], value, "{field}");
        }
        assert_eq!((told.node("/output/recordCounts"), told.node("/output/lastPage")), (&1.into(), &true.into()));
        assert_eq!(other.send("1317", page(json!({}))).await.done().node("/output/recordCounts"), 0, "another hospital's are its own");
        assert_eq!(other.send("1317", page(json!({"fixmedins_code": COUNTY}))).await.code(), "provider_disagrees");

        let back = json!({"data": {"fixmedins_code": COUNTY, "fixmedins_hilist_id": "Z1", "list_type": "201", "med_list_codg": "BED"}});
        assert_eq!(other.send("3302", back.clone()).await.code(), "provider_disagrees");
        hospital.send("3302", back.clone()).await.done();
        assert_eq!(hospital.send("3302", back).await.code(), "mapping_unknown");
        assert_eq!(hospital.send("1317", page(json!({}))).await.done().node("/output/recordCounts"), 1);
        assert_eq!(hospital.send("1317", page(json!({"vali_flag": "0"}))).await.done().node("/output/data/0/medins_list_codg"), "Z1");
        assert_eq!(hospital.send("1317", page(json!({"query_date": "2026-10-20"}))).await.done().node("/output/recordCounts"), 2, "as it was the day before");
        assert_eq!(hospital.send("1317", page(json!({"query_date": "2026-10-21"}))).await.done().node("/output/recordCounts"), 1);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn every_wrong_row_is_named_with_its_field(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let sent = json!({"data": [row("Z1", "BED", "201"), row("Z2", "NONE", "201"), row("Z3", "DRUG", "301"), row("Z1", "CARE", "201")]});
        let answer = hospital.send("3301", sent).await;
        assert_eq!(answer.code(), "mapping_rows_wrong");
        for named in [
            "input.data[1].med_list_codg 目录中没有该国家编码", "input.data[2].list_type 目录类别与该国家编码不符",
            "input.data[3].fixmedins_hilist_id 同一院内编码在此期间已有对照",
        ] {
            assert!(answer.text.contains(named), "{named} in {}", answer.text);
        }
        assert_eq!(kept(&world).await.len(), 0, "all rows or none");
        assert_eq!(hospital.send("3301", json!({"data": [row("Z2", "NONE", "201")]})).await.code(), "item_unknown", "one fault has its own code");
        assert_eq!(hospital.send("3301", json!({"data": [row("Z1", "BED", "105")]})).await.code(), "list_not_kept");
        assert_eq!(hospital.send("3301", json!({"data": [row("Z1", "BED", "999")]})).await.code(), "code_not_in_dictionary");
        // One row where a list belongs is a list of one.
        hospital.send("3301", json!({"data": row("Z1", "BED", "201")})).await.done();
    }
}
