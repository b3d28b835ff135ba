//! Reimbursement on papers from the desk to the bank: computed like any stay,
//! nothing twice, nobody who may not be paid, nothing to an account that was not
//! approved.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::funnel;
use app::operations::audit_case::CaseMoved;
use app::operations::claim::settle::{Settle, VisitToSettle};
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::read_sheet::application;
use app::operations::payment::make::{BatchMade, Make, ToPay};
use app::operations::payment::receipt_file::BankResult;
use app::operations::payment::release::Release;
use app::operations::payment::void::Void;
use app::operations::person::record_deaths::{Death, DeathList, RecordDeaths};
use app::operations::voucher::make::{Make as MakeVoucher, PaymentsToBook};
use app::queries::payment::instruction_file::InstructionFile;
use app::queries::payment::view::OfBatch;
use app::queries::reimbursement::reconciled::{Difference, MonthOfApproval, Reconciliation, ReimbursementsReconciled};
use base::{CaseId, Fen, Refusal, ReimbursementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{case_form, payee, payment_instruction, reimbursement, review_case, settlement, visit};
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter, QueryOrder};

use crate::matter::{agreed, apply, papers};
use crate::on_both;
use crate::payment::{answers, because, take, to_release};
use crate::registers::{Registers, discharged, registers, settled, stay};
use crate::story::carry;
use crate::world::World;

/// Papers that every stay needs.
pub(crate) const PAPERS: [&str; 6] =
    ["identity", "invoice", "fee_list", "diagnosis_proof", "account_proof", "discharge_summary"];

/// A stay of 20 days at 100 yuan in a hospital that is none of ours.
pub(crate) fn a_stay(registers: &Registers, person: usize, number: &str) -> Value {
    json!({
        "person_id": registers.persons[person],
        "episode": "inpatient",
        "region": "411025",
        "hospital": "示范县第二医院",
        "hospital_tier": 1,
        "record_number": format!("P{person}"),
        "admit_date": "2026-09-10",
        "discharge_date": "2026-09-30",
        "diagnosis": "J18.900",
        "invoices": [{ "code": "041060", "number": number, "issued_on": "2026-09-30", "total_fen": 200_000 }],
        "lines": [
            { "invoice": 1, "service_date": "2026-09-10", "item_code": "BED", "quantity": 2_000, "price_fen": 10_000, "amount_fen": 200_000 },
        ],
        "total_fen": 200_000,
        "payee_name": format!("参保人{person}"),
        "payee_relation": "self",
        "payee_bank": "示范银行",
        "payee_account": format!("62170000{person:08}"),
    })
}

/// Applies for a reimbursement with these papers.
pub(crate) async fn claimed_with(world: &World, form: Value, codes: &[&str]) -> Result<CaseMoved, Refusal> {
    let material_ids = papers(world, "suf", codes).await;
    let application = Application {
        matter: CaseKind::Reimbursement,
        form,
        material_ids,
        comment: String::new(),
        notify_missing: false,
    };
    world.run::<Accept>("suf", application).await
}

async fn claimed(world: &World, form: Value) -> Result<CaseMoved, Refusal> {
    claimed_with(world, form, &PAPERS).await
}

/// Reviewed twice and approved.
pub(crate) async fn approved(world: &World, case_id: CaseId) -> CaseMoved {
    agreed(world, case_id, Duty::FirstReview).await;
    agreed(world, case_id, Duty::SecondReview).await;
    agreed(world, case_id, Duty::Approve).await.1
}

/// The reimbursement of a case.
pub(crate) async fn of_case(world: &World, case_id: CaseId) -> reimbursement::Model {
    let select = reimbursement::Entity::find().filter(reimbursement::Column::CaseId.eq(case_id.0));
    world.house.store.view().one(select).await.unwrap().expect("the case is approved")
}

pub(crate) fn to_pay(row: &reimbursement::Model) -> ToPay {
    ToPay {
        month: row.month.parse().unwrap(),
        statement_ids: vec![],
        reimbursement_ids: vec![ReimbursementId(row.reimbursement_id)],
    }
}

async fn reconciled(world: &World) -> ReimbursementsReconciled {
    let caller = world.caller("gaox").await;
    funnel::ask::<Reconciliation>(&world.house, &caller, MonthOfApproval { month: None }).await.unwrap()
}

async fn edit(world: &World, sql: &str) {
    let db = Database::connect(world.database()).await.unwrap();
    assert!(db.execute_unprepared(sql).await.unwrap().rows_affected() > 0, "{sql}");
    db.close().await.unwrap();
}

on_both! {
    async fn a_reimbursement_is_computed_like_any_stay_paid_booked_and_reconciled(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        // The same stay, settled by a hospital of the same tier for somebody else.
        let direct = settled(&world, "office1", stay(registers.persons[1], "D1", "2026-09-10"), "2026-09-30", 20).await.unwrap();
        let case = claimed(&world, a_stay(&registers, 0, "00123450")).await.unwrap();
        assert_eq!(case.state, "first_review");
        assert_eq!(approved(&world, case.case_id).await.state, "completed");
        let row = of_case(&world, case.case_id).await;
        assert_eq!((row.basic_fen, row.critical_illness_fen), (direct.basic_fen.0, direct.critical_illness_fen.0));
        assert_eq!((row.state.as_str(), row.serial.as_str()), ("approved", "BX-202610-0001"));
        // It stands beside the hospitals' months: no provider, no settlement month.
        let visit = world.house.store.view().by_key::<visit::Model>(row.visit_id).await.unwrap().unwrap();
        assert_eq!((visit.provider_id, visit.month, visit.state.as_str()), (None, None, "settled"));
        assert_eq!(reconciled(&world).await.rows[0].differences, [Difference::NotInstructed]);

        let made: BatchMade = world.run::<Make>("huxy", to_pay(&row)).await.unwrap();
        assert_eq!(made.total_fen, row.basic_fen);
        assert_eq!(world.run::<Make>("huxy", to_pay(&row)).await.unwrap_err().code, "payment_already_instructed");
        world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap();
        assert_eq!(reconciled(&world).await.rows[0].differences, [Difference::NotPaid]);
        let lines = answers(&world, made.batch_id, BankResult::Done).await;
        take(&world, made.batch_id, &lines).await.unwrap();
        assert_eq!(of_case(&world, case.case_id).await.state, "paid");
        assert_eq!(reconciled(&world).await.rows[0].differences, [Difference::NotBooked]);
        let book = PaymentsToBook { batch_id: made.batch_id, fund: "resident_basic".to_owned() };
        let voucher = world.run::<MakeVoucher>("gaox", book).await.unwrap();
        carry(&world, voucher.voucher_id).await;
        let all = reconciled(&world).await;
        assert!(all.agrees, "{all:?}");
        assert_eq!((all.sums.approved_fen, all.sums.paid_fen, all.sums.booked_fen), (row.basic_fen, row.basic_fen, row.basic_fen));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i24_no_cost_is_reimbursed_twice(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let code = |result: Result<CaseMoved, Refusal>| result.map(|case| case.state).unwrap_or_else(|refusal| refusal.code);
        let first = claimed(&world, a_stay(&registers, 0, "00123450")).await.unwrap();
        // The same paper, and near copies of its number, by another person; while the first is open and when it is approved.
        for number in ["00123450", "123450", "OO12345O", "0012 3450", "００１２３４５０"] {
            assert_eq!(code(claimed(&world, a_stay(&registers, 1, number)).await), "invoice_used", "{number}");
        }
        approved(&world, first.case_id).await;
        assert_eq!(code(claimed(&world, a_stay(&registers, 1, "00123450")).await), "invoice_used");
        assert_eq!(code(claimed(&world, a_stay(&registers, 0, "00999999")).await), "stay_reimbursed_already");

        let mut twice = a_stay(&registers, 1, "00200000");
        let invoices = twice["invoices"].as_array_mut().unwrap();
        invoices.push(json!({ "code": "41060", "number": "200000", "issued_on": "2026-09-30", "total_fen": 1 }));
        assert_eq!(code(claimed(&world, twice).await), "invoice_repeated");
        let mut digit_more = a_stay(&registers, 1, "00200000");
        digit_more["invoices"][0]["total_fen"] = json!(2_000_000);
        assert_eq!(code(claimed(&world, digit_more).await), "amounts_do_not_agree");
        let mut total = a_stay(&registers, 1, "00200000");
        total["total_fen"] = json!(200_001);
        assert_eq!(code(claimed(&world, total).await), "amounts_do_not_agree");

        // The hospital has the stay on its own account; or has told the invoice for other days.
        settled(&world, "office1", stay(registers.persons[1], "D1", "2026-09-10"), "2026-09-30", 20).await.unwrap();
        assert_eq!(code(claimed(&world, a_stay(&registers, 1, "00200000")).await), "stay_settled_directly");
        let visit_id = discharged(&world, "office1", stay(registers.persons[2], "D2", "2026-08-01"), "2026-08-05", 4).await.unwrap();
        let told = VisitToSettle { visit_id, total_fen: Fen(40_000), invoice_number: Some("0200000".to_owned()), batch: None };
        world.run::<Settle>("office1", told).await.unwrap();
        assert_eq!(code(claimed(&world, a_stay(&registers, 2, "00200000")).await), "invoice_settled_directly");
        assert_eq!(code(claimed(&world, a_stay(&registers, 2, "00300000")).await), "first_review");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i06_nobody_is_paid_who_is_unknown_uninsured_or_dead(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let refused = |mut form: Value, field: &str, value: Value| {
            form[field] = value;
            form
        };
        let form = || a_stay(&registers, 0, "00123450");
        let code = |result: Result<CaseMoved, Refusal>| result.map(|case| case.state).unwrap_or_else(|refusal| refusal.code);
        let made_up = refused(form(), "person_id", json!(base::PersonId(999_999)));
        assert_eq!(code(claimed(&world, made_up).await), "person_unknown");
        let mut uninsured = refused(form(), "admit_date", json!("2024-12-01"));
        uninsured["discharge_date"] = json!("2026-09-30");
        assert_eq!(code(claimed(&world, uninsured).await), "person_not_insured");

        let case = claimed(&world, form()).await.unwrap();
        approved(&world, case.case_id).await;
        let row = of_case(&world, case.case_id).await;
        let dead = |day: &str| DeathList { deaths: vec![Death { person_id: registers.persons[0], death_date: day.to_owned() }] };
        let made = world.run::<Make>("huxy", to_pay(&row)).await.unwrap();
        // He dies after the stay, before the batch is released: not into his own account.
        world.run::<RecordDeaths>("liuy", dead("2026-10-15")).await.unwrap();
        assert_eq!(world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap_err().code, "payee_deceased");
        world.run::<Void>("huxy", because(made.batch_id)).await.unwrap();
        assert_eq!(world.run::<Make>("huxy", to_pay(&row)).await.unwrap_err().code, "payee_deceased");
        let mut again = a_stay(&registers, 0, "00400000");
        (again["admit_date"], again["discharge_date"]) = (json!("2026-10-16"), json!("2026-10-18"));
        assert_eq!(code(claimed(&world, again).await), "invoice_date_wrong");
        let mut again = a_stay(&registers, 0, "00400000");
        (again["admit_date"], again["discharge_date"]) = (json!("2026-10-16"), json!("2026-10-18"));
        again["invoices"][0]["issued_on"] = json!("2026-10-18");
        assert_eq!(code(claimed(&world, again).await), "person_deceased");
        world.assert_verifies().await;
    }
}

/// Another account for a person, applied for.
async fn change_applied(world: &World, registers: &Registers, name: &str) -> Result<CaseMoved, Refusal> {
    let form = json!({
        "person_id": registers.persons[0],
        "holder_name": name,
        "relation": "self",
        "bank": "示范银行",
        "account": "6222000099999999",
    });
    let material_ids = papers(world, "suf", &["identity", "account_proof"]).await;
    let application = Application {
        matter: CaseKind::PayeeChange,
        form,
        material_ids,
        comment: String::new(),
        notify_missing: false,
    };
    world.run::<Accept>("suf", application).await
}

pub(crate) async fn changed(world: &World, registers: &Registers) {
    let case_id = change_applied(world, registers, "参保人0").await.unwrap().case_id;
    agreed(world, case_id, Duty::SecondReview).await;
    agreed(world, case_id, Duty::Approve).await;
}

on_both! {
    async fn i07_an_account_changed_before_payment_voids_the_approval(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        assert_eq!(change_applied(&world, &registers, "参保人0").await.unwrap_err().code, "payee_not_registered");
        let mut foreign = a_stay(&registers, 0, "00123450");
        foreign["payee_name"] = json!("别人");
        assert_eq!(claimed(&world, foreign).await.unwrap_err().code, "payee_name_differs");
        let case = claimed(&world, a_stay(&registers, 0, "00123450")).await.unwrap();
        approved(&world, case.case_id).await;
        assert_eq!(change_applied(&world, &registers, "别人").await.unwrap_err().code, "payee_name_differs");
        let made = world.run::<Make>("huxy", to_pay(&of_case(&world, case.case_id).await)).await.unwrap();
        changed(&world, &registers).await;

        // The approval is void and the batch, made for the old account, is not released.
        assert_eq!(of_case(&world, case.case_id).await.state, "lapsed");
        let kept = world.house.store.view().by_key::<review_case::Model>(case.case_id.0).await.unwrap().unwrap();
        assert_eq!(kept.state, "first_review");
        assert_eq!(world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap_err().code, "payee_changed");
        world.run::<Void>("huxy", because(made.batch_id)).await.unwrap();
        let row = of_case(&world, case.case_id).await;
        assert_eq!(world.run::<Make>("huxy", to_pay(&row)).await.unwrap_err().code, "payable_not_approved");

        // The same persons look at it again; nothing is settled a second time.
        let settlements = || async { world.house.store.view().all(settlement::Entity::find()).await.unwrap().len() };
        let before = settlements().await;
        assert_eq!(approved(&world, case.case_id).await.state, "completed");
        assert_eq!(settlements().await, before);
        let row = of_case(&world, case.case_id).await;
        assert_eq!(world.run::<Make>("huxy", to_pay(&row)).await.unwrap_err().code, "payee_cooling");
        world.clock.advance(time::Duration::days(5));
        let made = world.run::<Make>("huxy", to_pay(&row)).await.unwrap();
        world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap();
        let paid_to = payment_instruction::Entity::find().filter(payment_instruction::Column::BatchId.eq(made.batch_id.0));
        let paid_to = world.house.store.view().one(paid_to).await.unwrap().unwrap();
        assert_eq!(world.open::<payment_instruction::PayeeAccount>(&paid_to), "6222000099999999");

        // Another claim names the old account: it is not the registered one any more.
        let mut other = a_stay(&registers, 0, "00500000");
        (other["admit_date"], other["discharge_date"]) = (json!("2026-10-01"), json!("2026-10-09"));
        other["lines"][0]["service_date"] = json!("2026-10-01");
        other["invoices"][0]["issued_on"] = json!("2026-10-09");
        assert_eq!(claimed(&world, other).await.unwrap_err().code, "payee_differs_from_register");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i07_an_account_edited_in_the_database_stops_release_and_file(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let mut batches = Vec::new();
        for (person, number) in [(0, "00123450"), (1, "00123460")] {
            let case = claimed(&world, a_stay(&registers, person, number)).await.unwrap();
            approved(&world, case.case_id).await;
            batches.push(world.run::<Make>("huxy", to_pay(&of_case(&world, case.case_id).await)).await.unwrap());
        }
        // In the register, before the release.
        let last = payee::Entity::find().order_by_asc(payee::Column::PayeeId);
        let first = world.house.store.view().one(last).await.unwrap().unwrap();
        let put = async |column: &str, value: &str| {
            edit(&world, &format!("UPDATE payee SET {column} = {value} WHERE payee_id = {}", first.payee_id)).await;
        };
        let release = async || world.run::<Release>("guojj", to_release(batches[0].batch_id)).await.unwrap_err().code;
        put("bank", "'他行'").await;
        assert_eq!(release().await, "payee_changed");
        put("bank", &format!("'{}'", first.bank)).await;
        put("account", "account || '0'").await;
        assert_eq!(release().await, "sealed_value_altered");
        // In the instruction, after it.
        world.run::<Release>("guojj", to_release(batches[1].batch_id)).await.unwrap();
        let id = batches[1].instruction_ids[0].0;
        edit(&world, &format!("UPDATE payment_instruction SET payee_name = '他人' WHERE instruction_id = {id}")).await;
        let cashier = world.caller("huxy").await;
        let file = funnel::ask::<InstructionFile>(&world.house, &cashier, OfBatch { batch_id: batches[1].batch_id }).await;
        assert!(matches!(file, Err(app::Stop::Refused(refusal)) if refusal.code == "instruction_file_altered"));
        // Both are named with table and column.
        world.house.store.integrate().await.unwrap();
        let found = world.house.store.verify(&[], |_| ()).await.unwrap().problems;
        assert_eq!(found.len(), 2, "{found:#?}");
    }
}

on_both! {
    async fn a_stay_elsewhere_loses_twenty_points_unless_it_was_filed(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let elsewhere = |person: usize, number: &str| {
            let mut form = a_stay(&registers, person, number);
            form["episode"] = json!("out_of_area");
            form["region"] = json!("411000");
            form["provider_id"] = json!(registers.city_hospital);
            form
        };
        let filing = apply(&world, crate::matter::upwards(&registers, "2026-09-10"), &["identity", "referral_certificate"]).await.unwrap();
        agreed(&world, filing.case_id, Duty::SecondReview).await;
        agreed(&world, filing.case_id, Duty::Approve).await;
        let mut cuts = Vec::new();
        for (person, number) in [(0, "00123450"), (1, "00123460")] {
            let case = claimed(&world, elsewhere(person, number)).await.unwrap();
            approved(&world, case.case_id).await;
            let row = of_case(&world, case.case_id).await;
            let own = settlement::Entity::find().filter(settlement::Column::VisitId.eq(row.visit_id));
            cuts.push((world.house.store.view().one(own).await.unwrap().unwrap().ratio_cut_points, row.basic_fen));
        }
        assert_eq!((cuts[0].0, cuts[1].0), (0, 20));
        assert!(cuts[0].1 > cuts[1].1, "{cuts:?}");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i05_twenty_parts_sent_at_the_same_moment_reach_the_level_of_the_whole(world) {
        let mut world = world;
        let registers = registers(&mut world, 21).await;
        // Of twenty persons, all to the account of one agent: nothing else do they share.
        let parts: Vec<Value> = (0..20).map(|person| {
            let mut form = a_stay(&registers, person, &format!("8{person:07}"));
            for (field, text) in [("payee_relation", "agent"), ("payee_name", "李代理"), ("payee_account", "6217000099990001")] {
                form[field] = json!(text);
            }
            form
        }).collect();
        let world = Arc::new(world);
        let caller = world.caller("suf").await;
        let sent: Vec<_> = parts.into_iter().enumerate().map(|(part, form)| {
            let (world, caller) = (world.clone(), caller.clone());
            tokio::spawn(async move {
                for round in 0..60 {
                    let application = application(CaseKind::Reimbursement, form.clone());
                    match world.run_keyed::<Accept>(&caller, &format!("part-{part:04}"), application).await {
                        Err(refusal) if refusal.code == "too_busy" => {
                            tokio::time::sleep(std::time::Duration::from_millis(20 + round)).await;
                        }
                        other => return other.unwrap().case_id,
                    }
                }
                panic!("part {part} never came to its turn");
            })
        }).collect();
        for one in sent {
            one.await.unwrap();
        }
        let view = world.house.store.view();
        let cases = review_case::Entity::find().filter(review_case::Column::Kind.eq("reimbursement"));
        let cases = view.all(cases).await.unwrap();
        let own: BTreeMap<i64, i64> =
            view.all(case_form::Entity::find()).await.unwrap().into_iter().map(|form| (form.case_id, form.amount_fen)).collect();
        let whole: i64 = own.values().sum();
        let highest = cases.iter().max_by_key(|case| case.amount_fen).unwrap();
        assert_eq!((cases.len(), highest.amount_fen), (20, whole), "whoever came last saw all the others");
        // One alone, of another person and payee, is what it is.
        let alone = claimed(&world, a_stay(&registers, 20, "90000001")).await.unwrap();
        let alone = view.by_key::<review_case::Model>(alone.case_id.0).await.unwrap().unwrap();
        assert_ne!(alone.level, highest.level, "the whole is decided higher up than a part of it");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i05_parts_of_one_claim_reach_the_level_of_the_whole(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        // 9 000 yuan of fund money each time would be the section head's; the second one for the same payee is not.
        let stay = |person: usize, number: &str, from: &str, until: &str| {
            let mut form = a_stay(&registers, person, number);
            (form["admit_date"], form["discharge_date"]) = (json!(from), json!(until));
            form["lines"][0]["service_date"] = json!(from);
            form["lines"][0]["quantity"] = json!(11_000);
            form["lines"][0]["amount_fen"] = json!(1_100_000);
            form["invoices"][0]["issued_on"] = json!(until);
            form["invoices"][0]["total_fen"] = json!(1_100_000);
            form["total_fen"] = json!(1_100_000);
            form
        };
        let level = |case: CaseMoved| {
            let view = world.house.store.view();
            async move { view.by_key::<review_case::Model>(case.case_id.0).await.unwrap().unwrap().level }
        };
        let first = claimed(&world, stay(0, "00123450", "2026-09-01", "2026-09-10")).await.unwrap();
        assert_eq!(level(first).await, "section_head");
        let alone = claimed(&world, stay(1, "00123460", "2026-09-01", "2026-09-10")).await.unwrap();
        assert_eq!(level(alone).await, "section_head", "another person and payee");
        let second = claimed(&world, stay(0, "00123470", "2026-09-12", "2026-09-20")).await.unwrap();
        assert_eq!(level(second).await, "deputy_director");
        world.assert_verifies().await;
    }
}
