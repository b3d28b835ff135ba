//! The settlement list: kept as sent with the settlement it is of, put right by
//! versions, submitted, judged.

use app::Query;
use app::operations::interest::declare::{Declare as DeclareTie, Relation, Tie};
use app::operations::settlement_list::judge::{Judge, ListToJudge};
use app::queries::settlement_list::view::{SettlementListView, View, WhichList};
use base::{PersonId, SettlementListId};
use serde_json::{Value, json};
use store::entity::settlement_list as lists;
use store::sea_orm::{EntityTrait, QueryOrder};

use crate::hospital::{Answer, CITY, COUNTY, Hospital, fresh, reversal, settlement};
use crate::on_both;
use crate::registers::{Registers, registers};
use crate::world::World;

/// The list of a stay of the first of October to the eleventh.
pub(crate) fn settlement_list(person: PersonId, stay: &str, setl: &str) -> Value {
    json!({
        "setlinfo": {
            "psn_no": person, "mdtrt_id": stay, "setl_id": setl, "medcasno": "BA1", "dcla_time": "2026-10-21 09:00:00",
            "ntly": "CHN", "prfs": "27", "curr_addr": "示范村一组", "coner_name": "王五", "patn_rlts": "1",
            "coner_addr": "示范村", "coner_tel": "13800000000", "adm_time": "2026-10-01 10:25:00", "dscg_caty": "A03",
            "dscg_way": "1", "vent_used_dura": "0/0/0", "bill_code": "41060126", "bill_no": "0001234567", "biz_sn": "SN1",
            "setl_begn_date": "2026-10-01", "setl_end_date": "2026-10-11", "medins_fill_dept": "医保科",
            "medins_fill_psn": "赵敏", "hi_paymtd": "1", "stas_type": "0", "not_of_the_standard": "x",
        },
        "diseinfo": [
            {"diag_type": "1", "diag_code": "J18.900", "diag_name": "肺炎", "adm_cond_type": "1", "maindiag_flag": "1"},
            {"diag_type": "2", "diag_code": "A07.01.01", "diag_name": "风温病", "adm_cond_type": "1", "maindiag_flag": "1"},
        ],
        "oprninfo": [{
            "oprn_oprt_type": "1", "oprn_oprt_name": "支气管镜检查", "oprn_oprt_code": "33.2200", "oper_dr_code": "D1",
            "oprn_oprt_begntime": "2026-10-02 09:00:00",
        }],
        "icuinfo": [{
            "scs_cutd_ward_type": "9", "scs_cutd_inpool_time": "2026-10-01 11:00:00",
            "scs_cutd_exit_time": "2026-10-02 11:00:00", "scs_cutd_sum_dura": "1/0/0",
        }],
        "payinfo": [],
        "bldinfo": {"setl_List_bld_Id": "1", "psn_no": person, "mdtrt_id": stay, "setl_id": setl, "bld_cat": "1", "bld_amt": 200},
    })
}

pub(crate) fn list_state(person: PersonId, setl: &str, state: &str) -> Value {
    json!({"data": {"stastinfo": [{"psn_no": person, "setl_id": setl, "stas_type": state}]}})
}

/// A settled stay of 2000.00: its numbers, and its settlement's answer.
async fn settled(hospital: &Hospital<'_>, person: PersonId) -> (String, String, Answer) {
    let stay = hospital.discharged(person, 0, "ZY1", ("2026-10-01", "2026-10-11"), 20).await;
    let answer = hospital.send("2304", settlement(&stay, person, 0, "2000")).await.done();
    let setl = answer.node("/output/setlinfo/setl_id").as_str().unwrap().to_owned();
    (stay, setl, answer)
}

async fn states(world: &World) -> Vec<(i32, String)> {
    let all = lists::Entity::find().order_by_asc(lists::Column::SettlementListId);
    let rows = world.house.store.view().all(all).await.unwrap();
    rows.into_iter().map(|row| (row.version, row.state)).collect()
}

fn number(answer: &Answer) -> SettlementListId {
    answer.node("/output/data/setl_list_id").as_str().expect("a number").parse().expect("of a list")
}

async fn view(world: &World, login: &str, settlement_list_id: SettlementListId) -> SettlementListView {
    let caller = world.caller(login).await;
    app::funnel::ask::<View>(&world.house, &caller, WhichList { settlement_list_id }).await.unwrap()
}

on_both! {
    async fn a_list_is_kept_whole_corrected_submitted_and_judged(world) {
        let mut world = world;
        let Registers { persons, .. } = registers(&mut world, 1).await;
        let person = persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let (stay, setl, answer) = settled(&hospital, person).await;
        let yuan = |fen: i64| format!("{}.{:02}", fen / 100, fen % 100);
        let mut list = settlement_list(person, &stay, &setl);
        list["payinfo"] = json!([
            {"fund_pay_type": "390100", "fund_payamt": yuan(answer.fen("hifp_pay"))},
            {"fund_pay_type": "390200", "fund_payamt": yuan(answer.fen("hifmi_pay"))},
            {"fund_pay_type": "310100", "fund_payamt": "0"},
        ]);
        list["iteminfo"] = json!([{"med_chrgitm": "01", "amt": "1500.00"}, {"med_chrgitm": "09", "amt": 500}]);
        let msgid = fresh();
        let first = number(&hospital.send_as(&msgid, "4101", list.clone()).await.done());
        assert!(first.to_string().len() <= 9, "the standard gives it nine signs");
        assert_eq!(number(&hospital.send_as(&msgid, "4101A", list.clone()).await.done()), first);
        assert_eq!(states(&world).await, [(1, "draft".into())]);
        // Every group and field of the standard as it was sent, nothing else.
        let row = world.house.store.view().by_key::<lists::Model>(first.0).await.unwrap().unwrap();
        let kept: Value = serde_json::from_str(&world.open::<lists::Content>(&row)).unwrap();
        assert_eq!(kept["setlinfo"][0]["curr_addr"], "示范村一组");
        assert_eq!(kept["setlinfo"][0].get("not_of_the_standard"), None);
        assert_eq!((&kept["oprninfo"][0]["oprn_oprt_code"], &kept["iteminfo"][1]["amt"]), (&json!("33.2200"), &json!("500")));
        assert_eq!((&kept["bldinfo"][0]["setl_List_bld_Id"], kept["diseinfo"].as_array().unwrap().len()), (&json!("1"), 2));

        // A correction is a further version.
        list["setlinfo"]["medcasno"] = "BA2".into();
        let second = number(&hospital.send("4101", list.clone()).await.done());
        assert_eq!(states(&world).await, [(1, "replaced".into()), (2, "draft".into())]);
        let judged = |agreed: bool, comment: &str| ListToJudge { settlement_list_id: second, agreed, comment: comment.to_owned() };
        assert_eq!(world.run::<Judge>("huangm", judged(true, "")).await.unwrap_err().code, "list_not_submitted");
        let code = async |state: &str| hospital.send("4102", list_state(person, &setl, state)).await.code().to_owned();
        assert_eq!((code("0").await, code("2").await), ("list_state_step".into(), "code_not_in_dictionary".into()));
        hospital.send("4102", list_state(person, &setl, "1")).await.done();
        assert_eq!(code("1").await, "list_state_step");
        assert_eq!(hospital.send("4101", list.clone()).await.code(), "list_submitted");

        // The reviewer sees codes, and of the person nothing.
        let shown = view(&world, "huangm", second).await;
        assert_eq!(<View as Query>::shows(&shown)[0].person_id, Some(person), "the reading is kept against the person (I20)");
        assert!(shown.may_judge && shown.content.contains("setl_begn_date") && shown.content.contains("33.2200"));
        assert!(!shown.content.contains("示范村") && !shown.content.contains("13800000000") && !shown.content.contains("王五"));
        assert_eq!(world.run::<Judge>("huangm", judged(false, " ")).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<Judge>("suf", judged(true, "")).await.unwrap_err().code, "duty_not_held");
        world.run::<Judge>("huangm", judged(false, "手术编码有误")).await.unwrap();
        hospital.send("4102", list_state(person, &setl, "0")).await.done();
        list["setlinfo"]["stas_type"] = "1".into();
        let third = number(&hospital.send("4101", list.clone()).await.done());
        let agreed = ListToJudge { settlement_list_id: third, agreed: true, comment: String::new() };
        world.run::<Judge>("huangm", agreed).await.unwrap();
        assert_eq!(states(&world).await, [(1, "replaced".into()), (2, "replaced".into()), (3, "approved".into())]);
        assert_eq!(hospital.send("4101", list).await.code(), "list_approved");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn o01_i23_a_list_says_what_was_settled_and_is_the_hospitals_own(world) {
        let mut world = world;
        let Registers { persons, .. } = registers(&mut world, 2).await;
        let person = persons[0];
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let city = Hospital::signed_in(&world, CITY).await;
        let (stay, setl, _) = settled(&hospital, person).await;
        let list = || settlement_list(person, &stay, &setl);
        assert_eq!(city.send("4101", list()).await.code(), "not_found");
        assert_eq!(city.send("4102", list_state(person, &setl, "1")).await.code(), "not_found");
        for (place, value, code) in [
            ("/setlinfo/psn_no", json!(persons[1]), "value_disagrees"),
            ("/setlinfo/setl_id", json!("S26"), "value_disagrees"),
            ("/setlinfo/setl_begn_date", json!("2026-10-02"), "period_disagrees"),
            ("/setlinfo/setl_end_date", json!("2026-09-30"), "value_disagrees"),
            ("/setlinfo/bill_no", json!(""), "required_field_empty"),
            ("/setlinfo/coner_tel", json!(null), "required_field_empty"),
            ("/setlinfo/curr_addr", json!({}), "field_shape_wrong"),
            ("/diseinfo/0/diag_code", json!("I10.x00"), "main_diagnosis_disagrees"),
            ("/diseinfo/0/maindiag_flag", json!("0"), "main_diagnosis_not_exactly_one"),
            ("/oprninfo/0/oper_dr_code", json!(""), "required_field_empty"),
            ("/icuinfo/0/scs_cutd_exit_time", json!("2026-09-30 11:00:00"), "value_disagrees"),
            ("/payinfo", json!([{"fund_pay_type": "390100", "fund_payamt": "0.01"}]), "amounts_do_not_agree"),
            ("/payinfo", json!([{"fund_pay_type": "310100", "fund_payamt": "1"}]), "amounts_do_not_agree"),
        ] {
            let mut wrong = list();
            *wrong.pointer_mut(place).expect("a place of the list") = value;
            let answer = hospital.send("4101", wrong).await;
            assert_eq!(answer.node("/infcode"), -1, "{place}");
            assert_eq!(answer.code(), code, "{place}");
        }
        // Another person's number, and another visit of the hospital's own.
        let other = hospital.discharged(persons[1], 1, "ZY2", ("2026-10-01", "2026-10-11"), 20).await;
        for (field, value, code) in [("psn_no", json!(persons[1]), "person_disagrees"), ("mdtrt_id", json!(other), "person_disagrees")] {
            let mut wrong = list();
            wrong["setlinfo"][field] = value;
            wrong["bldinfo"] = json!([]);
            assert_eq!(hospital.send("4101", wrong).await.code(), code, "{field}");
        }
        let mut wrong = settlement_list(persons[1], &other, &setl);
        assert_eq!(hospital.send("4101", wrong).await.code(), "not_found", "the settlement of another visit");
        wrong = list();
        wrong["iteminfo"] = json!([{"med_chrgitm": "01", "amt": "1999.99"}]);
        assert_eq!(hospital.send("4101", wrong).await.code(), "amounts_do_not_agree");
        assert_eq!(hospital.send("4102", list_state(person, &setl, "1")).await.code(), "not_found");
        assert!(states(&world).await.is_empty());

        // Kept, it stays when the settlement is taken back; no list of that is taken, handed in or judged.
        let kept = number(&hospital.send("4101", list()).await.done());
        hospital.send("4102", list_state(person, &setl, "1")).await.done();
        let judged = || ListToJudge { settlement_list_id: kept, agreed: true, comment: String::new() };
        let tie = Tie { staff_id: None, person_id: Some(person), provider_id: None, relation: Relation::Relative };
        world.run::<DeclareTie>("huangm", tie).await.unwrap();
        assert_eq!(world.run::<Judge>("huangm", judged()).await.unwrap_err().code, "recused");
        hospital.send("2305", reversal(&stay, &setl, person)).await.done();
        assert_eq!(hospital.send("4101", list()).await.code(), "settlement_not_in_force");
        assert_eq!(hospital.send("4102", list_state(persons[1], &setl, "1")).await.code(), "person_disagrees");
        assert_eq!(hospital.send("4102", list_state(person, &setl, "1")).await.code(), "settlement_not_in_force");
        assert_eq!(states(&world).await, [(1, "submitted".into())]);
        assert_eq!(world.run::<Judge>("huangm", judged()).await.unwrap_err().code, "settlement_not_in_force");
        world.assert_verifies().await;
    }
}
