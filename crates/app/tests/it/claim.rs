//! From admission to settlement and back: amounts to the fen, refusals one by
//! one, accumulators under contention, recomputation after a reversal.

use app::funnel;
use app::operations::claim::import::{ClaimToImport, ClaimsToImport, Import};
use app::operations::claim::reverse::{Reverse, SettlementToReverse};
use app::operations::claim::settle::{Settle, SettlementShown, VisitToSettle};
use app::operations::organisation::engage::Newcomer;
use app::operations::person::record_deaths::{Death, DeathList, RecordDeaths};
use app::operations::provider::register::{NewProvider, NewProviders, ProviderKind, Register};
use app::operations::visit::admit::{Admit, NewVisit, VisitKind};
use app::operations::visit::care::VisitCare;
use app::operations::visit::upload_fees::{NewLines, UploadFees};
use app::operations::visit::void_fees::{LinesToVoid, VoidFees};
use app::queries::claim::explain::Explain;
use app::queries::claim::view::WhichClaim;
use base::identity_numbers::CitizenId;
use base::{Fen, PersonId, ProviderId, SettlementId, VisitId};
use benefit::Birth;
use store::entity::settlement;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::on_both;
use crate::registers::{discharged, line, registers, settled, standing, stands, stay};
use crate::world::World;

/// Sums of all settlement rows of a person: basic, in scope.
async fn sums(world: &World, person: base::PersonId) -> (i64, i64) {
    let select = settlement::Entity::find().filter(settlement::Column::PersonId.eq(person.0));
    let rows = world.house.store.view().all(select).await.unwrap();
    (rows.iter().map(|row| row.basic_fen).sum(), rows.iter().map(|row| row.in_scope_fen).sum())
}

on_both! {
    async fn a_stay_is_settled_to_the_fen(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        // County tier: deductible 400; 63 % of 400–1500, 83 % above (R2-53, table 7-1).
        let shown = settled(&world, "office1", stay(registers.persons[0], "Z1", "2026-10-01"), "2026-10-11", 50).await.unwrap();
        assert_eq!(shown.in_scope_fen, Fen(500_000));
        assert_eq!(shown.deductible_fen, Fen(40_000));
        assert_eq!(shown.basic_fen, Fen(69_300 + 290_500));
        assert_eq!(shown.total_fen, Fen(shown.out_of_scope_fen.0 + shown.preself_fen.0 + shown.in_scope_fen.0));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn lines_are_split_and_wrong_ones_refused(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let visit_id = world.run::<Admit>("office1", stay(registers.persons[0], "Z1", "2026-10-01")).await.unwrap().visit_id;
        let upload = |lines| world.run::<UploadFees>("office1", NewLines { visit_id, lines });
        let taken = upload(vec![line("1", "2026-10-02", "DRUG", 300, 5_000), line("2", "2026-10-02", "LUXURY", 100, 20_000)]).await.unwrap();
        assert_eq!((taken.lines[0].preself_fen, taken.lines[0].in_scope_fen), (Fen(1_500), Fen(13_500)));
        assert_eq!(taken.lines[1].out_of_scope_fen, Fen(20_000));
        let code = |lines| async { upload(lines).await.unwrap_err().code };
        assert_eq!(code(vec![line("1", "2026-10-02", "DRUG", 100, 5_000)]).await, "line_repeated");
        assert_eq!(code(vec![line("3", "2026-10-02", "NONE", 100, 5_000)]).await, "item_unknown");
        assert_eq!(code(vec![line("3", "2026-13-02", "DRUG", 100, 5_000)]).await, "date_malformed");
        assert_eq!(code(vec![line("3", "2026-10-02", "DRUG", 0, 5_000)]).await, "quantity_zero");
        let wrong = app::operations::claim::NewLine { amount_fen: Fen(1), ..line("3", "2026-10-02", "DRUG", 100, 5_000) };
        assert_eq!(code(vec![wrong]).await, "amount_not_quantity_times_price");
        assert_eq!(code(vec![]).await, "count_out_of_range");
        let voided = world.run::<VoidFees>("office1", LinesToVoid { visit_id, line_numbers: vec!["2".into()], batch: None }).await.unwrap();
        assert_eq!(voided.voided, 1);
        // O01: the other hospital sees no such visit.
        let foreign = world.run::<UploadFees>("office2", NewLines { visit_id, lines: vec![line("9", "2026-10-02", "DRUG", 100, 5_000)] });
        assert_eq!(foreign.await.unwrap_err().code, "not_found");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn settling_is_refused_for_each_reason(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let person = registers.persons[0];
        let visit_id = world.run::<Admit>("office1", stay(person, "Z1", "2026-10-01")).await.unwrap().visit_id;
        let settle = |visit_id: VisitId, total: i64| world.run::<Settle>("office1", VisitToSettle { visit_id, total_fen: Fen(total), invoice_number: None, batch: None });
        assert_eq!(settle(visit_id, 1).await.unwrap_err().code, "visit_not_discharged");
        let second_bed = world.run::<Admit>("office2", stay(person, "Y1", "2026-10-02")).await.unwrap_err();
        assert_eq!(second_bed.code, "person_already_in_hospital");
        let ready = discharged(&world, "office1", stay(registers.persons[1], "Z2", "2026-10-01"), "2026-10-05", 4).await.unwrap();
        assert_eq!(settle(ready, 1).await.unwrap_err().code, "amounts_do_not_agree");
        let reviewer = world.run::<Settle>("huangm", VisitToSettle { visit_id: ready, total_fen: Fen(40_000), invoice_number: None, batch: None }).await.unwrap_err();
        assert_eq!(reviewer.code, "duty_not_held");
        settle(ready, 40_000).await.unwrap();
        assert_eq!(settle(ready, 40_000).await.unwrap_err().code, "visit_already_settled");
        // I06: who died before the day is not settled.
        let ghost = registers.persons[2];
        let before = discharged(&world, "office1", stay(ghost, "Z3", "2026-10-03"), "2026-10-05", 4).await.unwrap();
        let deaths = vec![Death { person_id: ghost, death_date: "2026-10-02".into() }];
        world.run::<RecordDeaths>("liuy", DeathList { deaths }).await.unwrap();
        assert_eq!(settle(before, 40_000).await.unwrap_err().code, "person_deceased");
        let uninsured = world.run::<Admit>("office1", NewVisit { admit_date: "2024-12-01".into(), ..stay(person, "Z9", "2024-12-01") });
        assert_eq!(uninsured.await.unwrap_err().code, "person_not_insured");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_reversal_recomputes_what_depended_on_it(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let first = settled(&world, "office1", stay(person, "Z1", "2026-08-01"), "2026-08-05", 20).await.unwrap();
        let second = settled(&world, "office1", stay(person, "Z2", "2026-09-01"), "2026-09-05", 20).await.unwrap();
        // The second admission of the year bears half the deductible.
        assert_eq!((first.deductible_fen, second.deductible_fen), (Fen(40_000), Fen(20_000)));
        let reverse = SettlementToReverse { settlement_id: first.settlement_id, reason: "录入错误".into() };
        let back = world.run::<Reverse>("office1", reverse.clone()).await.unwrap();
        assert_eq!(back.total_fen, Fen(-200_000));
        assert_eq!(back.recomputed, 1);
        // What is left is exactly one first admission of 2000 yuan.
        assert_eq!(sums(&world, person).await, (first.basic_fen.0, 200_000));
        assert_eq!(world.run::<Reverse>("office1", reverse).await.unwrap_err().code, "settlement_not_in_force");
        let unknown = SettlementToReverse { settlement_id: SettlementId(999_999), reason: "x".into() };
        assert_eq!(world.run::<Reverse>("office1", unknown).await.unwrap_err().code, "not_found");
        // Settled again it comes late, before the other stay: that one is computed again.
        let again = world.run::<Settle>("office1", VisitToSettle { visit_id: first.visit_id, total_fen: Fen(200_000), invoice_number: None, batch: None }).await.unwrap();
        assert_eq!((again.deductible_fen, again.recomputed), (Fen(40_000), 1));
        assert_eq!(sums(&world, person).await, (first.basic_fen.0 + second.basic_fen.0, 400_000));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn f10_accumulators_are_exact_when_many_settle_at_once(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let person = registers.persons[0];
        let mut visits = Vec::new();
        for n in 1..=8 {
            let number = format!("Z{n}");
            let day = format!("2026-09-{:02}", n * 2);
            visits.push(discharged(&world, "office1", stay(person, &number, &day), &day, 60).await.unwrap());
        }
        let caller = world.caller("office1").await;
        let all = visits.iter().map(|visit_id| world.run_as::<Settle>(&caller, VisitToSettle { visit_id: *visit_id, total_fen: Fen(600_000), invoice_number: None, batch: None }));
        for settled in futures::future::join_all(all).await {
            settled.unwrap();
        }
        // Whatever the order of arrival: one first admission and seven later ones.
        let first = 69_300 + (600_000 - 150_000) * 83 / 100;
        let later = (150_000 - 20_000) * 63 / 100 + (600_000 - 150_000) * 83 / 100;
        assert_eq!(sums(&world, person).await, (first + 7 * later, 8 * 600_000));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn f02_a_repeated_request_has_one_effect_and_another_body_is_refused(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let visit_id = discharged(&world, "office1", stay(registers.persons[0], "Z1", "2026-10-01"), "2026-10-05", 10).await.unwrap();
        let caller = world.caller("office1").await;
        let input = VisitToSettle { visit_id, total_fen: Fen(100_000), invoice_number: None, batch: None };
        let all = (0..20).map(|_| world.run_keyed::<Settle>(&caller, "same-key-0001", input.clone()));
        let answers: Vec<_> = futures::future::join_all(all).await.into_iter().map(|answer| answer.unwrap().settlement_id).collect();
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
        let other = world.run_keyed::<Settle>(&caller, "same-key-0001", VisitToSettle { total_fen: Fen(1), ..input }).await;
        assert_eq!(other.unwrap_err().code, "request_key_reused");
        assert_eq!(sums(&world, registers.persons[0]).await.1, 100_000);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn an_import_settles_what_it_can_and_keeps_the_rest_as_rejected(world) {
        let mut world = world;
        let registers = registers(&mut world, 3).await;
        let claim = |n: usize, admit: &str, discharge: &str, settled: &str| ClaimToImport {
            provider_id: registers.county_hospital,
            person_id: registers.persons[n],
            kind: VisitKind::Inpatient,
            record_number: format!("R{n}{admit}"),
            admit_date: admit.to_owned(),
            discharge_date: discharge.to_owned(),
            settled_on: settled.to_owned(),
            diagnosis_1: "I10.x00".to_owned(),
            diagnosis_2: None,
            referral: 0,
            out_of_area: false,
            care: VisitCare::Ordinary,
            lines: vec![line("1", admit, "BED", 1_000, 10_000), line("2", admit, "DRUG", 200, 5_000)],
        };
        let good = vec![
            claim(0, "2026-09-10", "2026-09-15", "2026-09-16"),
            claim(0, "2026-08-10", "2026-08-15", "2026-08-16"),
            claim(1, "2026-09-10", "2026-09-15", "2026-09-16"),
        ];
        let bad = [
            claim(2, "2026-09-10", "2026-09-01", "2026-09-16"),
            claim(2, "2024-09-10", "2024-09-11", "2024-09-16"),
            ClaimToImport { lines: vec![line("1", "2026-09-10", "NONE", 100, 1)], ..claim(2, "2026-09-12", "2026-09-13", "2026-09-16") },
        ];
        let claims = good.into_iter().chain(bad).collect();
        let imported = world.run::<Import>("zhaol", ClaimsToImport { claims }).await.unwrap();
        assert_eq!((imported.received, imported.settled), (6, 3));
        let codes: Vec<&str> = imported.rejected.iter().map(|rejected| rejected.code.as_str()).collect();
        assert_eq!(codes, ["dates_out_of_order", "person_not_insured", "item_unknown"]);
        // Two stays of one person: the earlier admission is the first one though it came second.
        let (basic, in_scope) = sums(&world, registers.persons[0]).await;
        let one = |deductible: i64| (109_000 - deductible) * 63 / 100;
        assert_eq!((basic, in_scope), (one(40_000) + one(20_000), 2 * 109_000));
        world.assert_verifies().await;
    }
}

/// A township clinic with its office `office3`, where the pool pays visits.
async fn clinic(world: &mut World) -> ProviderId {
    let provider = NewProvider {
        code: "H41102500009".to_owned(),
        name: "示范乡卫生院".to_owned(),
        kind: ProviderKind::Hospital,
        tier: 0,
        level: 1,
        region: "411025".to_owned(),
        credit_code: "914403001922038216".to_owned(),
        payee_name: "示范乡卫生院".to_owned(),
        payee_bank: "示范银行".to_owned(),
        payee_account: "4111111111111111".to_owned(),
    };
    let registered = world.run::<Register>("chenj", NewProviders { providers: vec![provider] }).await.unwrap();
    let identity = CitizenId::from_body("41102519900109119").unwrap();
    world
        .engage(Newcomer {
            name: "医保办九".to_owned(),
            identity_number: identity.as_str().to_owned(),
            on_establishment: false,
            provider_id: Some(registered.provider_ids[0]),
            posts: vec!["hospital_office".to_owned()],
            login: "office9".to_owned(),
        })
        .await;
    registered.provider_ids[0]
}

/// A visit of one day at the clinic, settled: so many units of 1 yuan.
async fn visited(world: &World, person: PersonId, number: &str, day: &str, yuan: i32) -> SettlementShown {
    let visit = NewVisit { kind: VisitKind::Outpatient, ..stay(person, number, day) };
    let visit_id = world.run::<Admit>("office9", visit).await.unwrap().visit_id;
    let lines = vec![line("1", day, "CARE", yuan * 100, 100)];
    world.run::<UploadFees>("office9", NewLines { visit_id, lines }).await.unwrap();
    let total_fen = Fen(i64::from(yuan) * 100);
    let asked = VisitToSettle { visit_id, total_fen, invoice_number: None, batch: None };
    world.run::<Settle>("office9", asked).await.unwrap()
}

on_both! {
    async fn the_pool_pays_visits_up_to_its_yearly_limit_and_late_ones_in_their_place(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        clinic(&mut world).await;
        let person = registers.persons[0];
        // 60 % at township clinics, at most 300 yuan in a year (R2-50, R2-70).
        let first = visited(&world, person, "M1", "2026-03-01", 200).await;
        assert_eq!((first.in_scope_fen, first.basic_fen, first.self_in_scope_fen), (Fen(20_000), Fen(12_000), Fen(8_000)));
        let second = visited(&world, person, "M2", "2026-05-01", 400).await;
        assert_eq!(second.basic_fen, Fen(18_000), "60 % would be 240 yuan, 180 are left");
        let none_left = visited(&world, person, "M3", "2026-06-01", 100).await;
        assert_eq!((none_left.basic_fen, none_left.self_in_scope_fen), (Fen(0), Fen(10_000)));
        // A visit in April that comes late takes its part; the one in May gives it back.
        let late = visited(&world, person, "M4", "2026-04-01", 100).await;
        assert_eq!((late.basic_fen, late.recomputed), (Fen(6_000), 1));
        assert_eq!(sums(&world, person).await, (30_000, 80_000));
        // A stay is another pool: it is settled as if there were no visits, and takes nothing from them.
        let stayed = settled(&world, "office1", stay(person, "Z1", "2026-02-01"), "2026-02-05", 20).await.unwrap();
        assert_eq!((stayed.basic_fen, stayed.recomputed), (Fen(69_300 + 41_500), 0));
        // The first goes: May gets its whole 60 %, for June nothing is left.
        let reverse = SettlementToReverse { settlement_id: first.settlement_id, reason: "录入错误".into() };
        let back = world.run::<Reverse>("office9", reverse).await.unwrap();
        assert_eq!((back.basic_fen, back.recomputed), (Fen(-12_000), 1));
        assert_eq!(sums(&world, person).await, (30_000 + stayed.basic_fen.0, 60_000 + 200_000));
        let another_year = visited(&world, person, "M5", "2025-12-31", 100).await;
        assert_eq!((another_year.basic_fen, another_year.recomputed), (Fen(6_000), 0));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_bill_is_settled_by_the_policy_of_the_area_and_day_and_assistance_pays_for_those_in_hardship(world) {
        let mut world = world;
        let registers = registers(&mut world, 5).await;
        // Xuchang 2023: critical illness from 11 000 for all, from 5 500 at 65 % in hardship;
        // assistance 70 % of what is left, 30 000 at most.
        let (person, in_hardship) = (registers.persons[0], registers.persons[4]);
        stands(&world, standing("subsistence", "begins", "2026-01-01", &[in_hardship])).await;
        let plain = settled(&world, "office1", stay(person, "Z1", "2026-09-01"), "2026-09-05", 500).await.unwrap();
        let helped = settled(&world, "office1", stay(in_hardship, "Z2", "2026-09-01"), "2026-09-05", 500).await.unwrap();
        let basic = 69_300 + (5_000_000 - 150_000) * 83 / 100;
        let left = 5_000_000 - basic;
        assert_eq!((plain.basic_fen, helped.basic_fen), (Fen(basic), Fen(basic)));
        assert_eq!((plain.critical_illness_fen, plain.assistance_fen), (Fen(0), Fen(0)));
        let critical_illness = (left - 550_000) * 65 / 100;
        let assistance = (left - critical_illness) * 70 / 100;
        let rounded = |fen: Fen, exact: i64| (fen.0 - exact).abs() <= 1;
        assert!(rounded(helped.critical_illness_fen, critical_illness), "{helped:?}");
        assert!(rounded(helped.assistance_fen, assistance), "{helped:?}");
        let policies: Vec<(String, i64)> = {
            let rows = world.house.store.view().all(settlement::Entity::find()).await.unwrap();
            rows.into_iter().map(|row| (row.policy_id, row.hospital_fen)).collect()
        };
        assert_eq!(policies, vec![("xuchang-resident-2023".to_owned(), 0); 2]);
        let reader = world.caller("zhaol").await;
        let which = WhichClaim { visit_id: helped.visit_id };
        let explained = funnel::ask::<Explain>(&world.house, &reader, which).await.unwrap();
        assert!(explained.agrees);
        let owed: i64 = explained.dues.iter().map(|due| due.amount.0).sum();
        assert_eq!(Fen(owed), helped.total_fen, "somebody owes every fen to somebody");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_birth_is_paid_at_its_fixed_amount_or_at_cost_where_that_is_lower(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let born = |person, number: &str, manner| {
            let care = VisitCare::Birth(manner);
            NewVisit { care, ..stay(person, number, "2026-10-01") }
        };
        // 1000 yuan for a natural birth, 2000 by section since May 2022; no deductible (R2-54).
        let natural = born(registers.persons[0], "S1", Birth::Natural);
        let natural = settled(&world, "office1", natural, "2026-10-04", 30).await.unwrap();
        assert_eq!((natural.total_fen, natural.basic_fen), (Fen(300_000), Fen(100_000)));
        assert_eq!(natural.out_of_scope_fen, Fen(200_000), "above the amount it is the person's");
        let section = born(registers.persons[1], "S2", Birth::Caesarean);
        let section = settled(&world, "office1", section, "2026-10-04", 15).await.unwrap();
        assert_eq!((section.total_fen, section.basic_fen), (Fen(150_000), Fen(150_000)));
        let visit = NewVisit { kind: VisitKind::Outpatient, ..born(registers.persons[1], "S3", Birth::Natural) };
        assert_eq!(world.run::<Admit>("office1", visit).await.unwrap_err().code, "care_does_not_fit");
        world.assert_verifies().await;
    }
}
