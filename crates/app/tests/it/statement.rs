//! A provider's statement from declaration to approval: the money to the fen, what
//! blocks, numbers without gaps, the level by the counted amount, and that no
//! person does two steps.

use app::funnel;
use app::operations::audit_case::first_review::FirstReview;
use app::operations::audit_case::second_review::SecondReview;
use app::operations::claim::reverse::{Reverse, SettlementToReverse};
use app::operations::month::freeze::{Freeze, OfMonth};
use app::operations::month::run_audit::RunAudit;
use app::operations::sample::review::{ItemDecision, ReviewSample, SampleResult};
use app::operations::statement::OfStatement;
use app::operations::statement::approve::Approve;
use app::operations::statement::declare::{Declare, Declared};
use app::operations::statement::first_review::FirstReview as StatementFirst;
use app::operations::statement::return_statement::{ReturnStatement, ReviewStep, StatementReason, StatementReturn};
use app::operations::statement::second_review::SecondReview as StatementSecond;
use app::queries::statement::view::{View, WhichStatement};
use base::{StatementId, date_text};
use store::entity::{serial_use, settlement, settlement_month, statement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::macros::datetime;

use crate::audit_case::{all_pass, decisions, findings, proposals};
use crate::month::{a_september, an_audited_september, claim, import, september};
use crate::on_both;
use crate::registers::{Registers, line, registers, settled, stay};
use crate::world::World;

/// September with all reviews done; second review upheld these amounts of the
/// findings by rule (5, 8, 10).
pub(crate) async fn a_reviewed_september(world: &mut World, upheld: [i64; 3]) -> Registers {
    let (registers, audited, drawn) = an_audited_september(world).await;
    let case_id = audited.cases[0];
    world.run::<FirstReview>("huangm", proposals(world, case_id, upheld, false).await).await.unwrap();
    world.run::<SecondReview>("wuf", decisions(world, case_id, upheld).await).await.unwrap();
    for case_id in drawn.cases {
        world.run::<ReviewSample>("wuf", all_pass(world, case_id).await).await.unwrap();
    }
    registers
}

/// This statement, with a word on it.
pub(crate) fn of(statement_id: StatementId) -> OfStatement {
    OfStatement { statement_id, comment: String::new() }
}

async fn row(world: &World, id: StatementId) -> statement::Model {
    world.house.store.view().by_key::<statement::Model>(id.0).await.unwrap().expect("the statement is there")
}

/// What the basic pool paid on the claim of a finding by rule, and the claim's cost.
async fn paid(world: &World, rule: i32) -> (i64, i64) {
    let visit =
        findings(world).await.into_iter().find(|row| row.rule == rule).expect("the rule found something").visit_id;
    let select = settlement::Entity::find().filter(settlement::Column::VisitId.eq(visit));
    let rows = world.house.store.view().all(select).await.unwrap();
    (rows.iter().map(|row| row.basic_fen).sum(), rows.iter().map(|row| row.total_fen).sum())
}

on_both! {
    async fn a_statement_is_what_was_settled_less_what_was_upheld_to_the_fen(world) {
        let mut world = world;
        a_reviewed_september(&mut world, [3_000, 0, 33_333]).await;
        let declared: Declared = world.run::<Declare>("office1", september()).await.unwrap();
        assert_eq!((declared.serial.as_str(), declared.claims_count, declared.total_fen), ("JS-202609-0001", 4, 512_000));
        // 30 working days after 21 October 2026; no holiday lies between.
        assert_eq!(date_text(declared.pay_by), "2026-12-02");
        assert!(!declared.outside_window, "the 21st lies in the window");
        let row = row(&world, declared.statement_id).await;
        // Each finding takes off its share of what the fund paid on that claim, half a fen up.
        let share = |(basic, total): (i64, i64), upheld: i64| (2 * upheld * basic + total) / (2 * total);
        let deducted = share(paid(&world, 5).await, 3_000) + share(paid(&world, 10).await, 33_333);
        assert_eq!(row.basic_deducted_fen, deducted);
        let select = settlement::Entity::find()
            .filter(settlement::Column::Month.eq("2026-09"))
            .filter(settlement::Column::ProviderId.eq(row.provider_id));
        let settled = world.house.store.view().all(select).await.unwrap();
        assert_eq!(row.basic_fen, settled.iter().map(|row| row.basic_fen).sum::<i64>());
        assert_eq!(declared.payable_fen, row.basic_fen + row.critical_illness_fen + row.hardship_fen - deducted);
        assert_eq!(row.verification_code.len(), 19);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn declaring_is_refused_until_review_is_done_and_happens_once(world) {
        let mut world = world;
        a_september(&mut world).await;
        let declare = |login: &'static str| world.run::<Declare>(login, september());
        assert_eq!(declare("huangm").await.unwrap_err().code, "duty_not_held");
        assert_eq!(declare("office1").await.unwrap_err().code, "month_not_audited");
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        assert_eq!(declare("office1").await.unwrap_err().code, "month_not_audited");
        let audited = world.run::<RunAudit>("zhaol", september()).await.unwrap();
        assert_eq!(declare("office1").await.unwrap_err().code, "sample_not_drawn");
        let drawn = crate::sample::drawn(&world, "zhaol", september()).await;
        assert_eq!(declare("office1").await.unwrap_err().code, "review_not_completed");
        let case_id = audited.cases[0];
        world.run::<FirstReview>("huangm", proposals(&world, case_id, [0; 3], false).await).await.unwrap();
        world.run::<SecondReview>("wuf", decisions(&world, case_id, [0; 3]).await).await.unwrap();
        for case_id in drawn.cases {
            world.run::<ReviewSample>("wuf", all_pass(&world, case_id).await).await.unwrap();
        }
        declare("office1").await.unwrap();
        assert_eq!(declare("office1").await.unwrap_err().code, "statement_already_declared");
        declare("office2").await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_provider_without_claims_has_nothing_to_declare_and_the_window_is_marked(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let bed = line("1", "2026-09-01", "BED", 100, 10_000);
        import(&world, vec![claim(registers.county_hospital, registers.persons[0], "Z1", ("2026-09-01", "2026-09-02"), vec![bed])]).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        world.run::<RunAudit>("zhaol", september()).await.unwrap();
        let drawn = crate::sample::drawn(&world, "zhaol", september()).await;
        world.run::<ReviewSample>("wuf", all_pass(&world, drawn.cases[0]).await).await.unwrap();
        assert_eq!(world.run::<Declare>("office2", september()).await.unwrap_err().code, "nothing_to_declare");
        world.clock.advance(time::Duration::days(5));
        assert!(world.run::<Declare>("office1", september()).await.unwrap().outside_window, "the 26th lies outside");
        world.assert_verifies().await;
    }
}

/// Reviewed twice and approved.
async fn carried(world: &World, id: StatementId) -> String {
    world.run::<StatementFirst>("huangm", of(id)).await.unwrap();
    world.run::<StatementSecond>("wuf", of(id)).await.unwrap();
    world.run::<Approve>("sunlh", of(id)).await.unwrap().state
}

on_both! {
    async fn a_statement_on_which_nothing_is_payable_is_settled_when_approved_and_the_month_closes(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let bed = line("1", "2026-09-01", "BED", 2_000, 10_000);
        import(&world, vec![claim(registers.county_hospital, registers.persons[0], "Z1", ("2026-09-01", "2026-09-21"), vec![bed])]).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        world.run::<RunAudit>("zhaol", september()).await.unwrap();
        let drawn = crate::sample::drawn(&world, "zhaol", september()).await;
        let mut review = all_pass(&world, drawn.cases[0]).await;
        for item in &mut review.items {
            *item = ItemDecision { result: SampleResult::Problem, deduct_fen: 200_000, comment: "未实际住院".to_owned(), ..item.clone() };
        }
        world.run::<ReviewSample>("wuf", review).await.unwrap();
        let declared = world.run::<Declare>("office1", september()).await.unwrap();
        assert!(declared.fund_fen > 0);
        assert_eq!((declared.payable_fen, declared.deducted_fen), (0, declared.fund_fen));
        assert_eq!(carried(&world, declared.statement_id).await, "paid");
        assert_eq!(row(&world, declared.statement_id).await.state, "paid");
        let month = world.house.store.view().by_key::<settlement_month::Model>("2026-09").await.unwrap().unwrap();
        assert_eq!(month.state, "closed");
        let pay = crate::payment::to_pay(&[declared.statement_id]);
        assert_eq!(world.run::<app::operations::payment::make::Make>("huxy", pay).await.unwrap_err().code, "nothing_payable");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn what_was_deducted_comes_back_when_the_claim_is_reversed_after_it_was_paid_for(world) {
        let mut world = world;
        // Rule 10 on Z3: 333.33 of 1 000.00 are not accepted.
        let registers = a_reviewed_september(&mut world, [0, 0, 33_333]).await;
        let september_paid = world.run::<Declare>("office1", september()).await.unwrap();
        assert_eq!(carried(&world, september_paid.statement_id).await, "approved");
        let taken_off = september_paid.deducted_fen;
        assert!(taken_off > 0);

        // In October the hospital takes Z3 back and treats somebody else.
        let visit = findings(&world).await.into_iter().find(|row| row.rule == 10).expect("rule 10 found Z3").visit_id;
        let select = settlement::Entity::find().filter(settlement::Column::VisitId.eq(visit)).filter(settlement::Column::Kind.eq("settle"));
        let z3 = world.house.store.view().one(select).await.unwrap().unwrap();
        let z3_fund = z3.basic_fen + z3.critical_illness_fen + z3.hardship_fen;
        let back = SettlementToReverse { settlement_id: base::SettlementId(z3.settlement_id), reason: "误结算".to_owned() };
        world.run::<Reverse>("office1", back).await.unwrap();
        let stay = stay(registers.persons[3], "Q1", "2026-10-12");
        let other = settled(&world, "office1", stay, "2026-10-20", 30).await.unwrap();
        let other_fund = other.basic_fen.0 + other.critical_illness_fen.0 + other.hardship_fen.0;

        world.clock.set(datetime!(2026-11-21 01:00 UTC));
        let october = || OfMonth { month: "2026-10".parse().unwrap() };
        world.run::<Freeze>("zhaol", october()).await.unwrap();
        assert_eq!(world.run::<RunAudit>("zhaol", october()).await.unwrap().cases, []);
        for case_id in crate::sample::drawn(&world, "zhaol", october()).await.cases {
            world.run::<ReviewSample>("wuf", all_pass(&world, case_id).await).await.unwrap();
        }
        let october_paid = world.run::<Declare>("office1", october()).await.unwrap();
        assert_eq!(october_paid.deducted_fen, -taken_off, "what was taken off Z3 comes back with it");
        // Over both months the hospital is paid exactly for what still stands.
        assert_eq!(october_paid.payable_fen, other_fund - z3_fund + taken_off);
        let reviewer = world.caller("huangm").await;
        let which = WhichStatement { statement_id: october_paid.statement_id };
        let view = funnel::ask::<View>(&world.house, &reviewer, which).await.unwrap();
        let agrees: Vec<_> = view.checks.iter().map(|check| (check.code.as_str(), check.passed)).collect();
        assert!(agrees.contains(&("amounts_agree", true)), "{agrees:?}");
        let texts: Vec<_> = view.deductions.iter().flat_map(|line| &line.formulas).map(|formula| formula.text.clone()).collect();
        assert_eq!(texts, [format!("0.00 − {} = {}", base::Fen(taken_off), base::Fen(-taken_off))]);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_statement_is_reviewed_twice_and_approved_and_the_month_is_stated(world) {
        let mut world = world;
        a_reviewed_september(&mut world, [3_000, 3_000, 0]).await;
        let mut ids = Vec::new();
        for office in ["office1", "office2"] {
            ids.push(world.run::<Declare>(office, september()).await.unwrap().statement_id);
        }
        let month = || async { world.house.store.view().by_key::<settlement_month::Model>("2026-09").await.unwrap().unwrap().state };
        for id in &ids {
            assert_eq!(month().await, "audited");
            assert_eq!(world.run::<StatementSecond>("wuf", of(*id)).await.unwrap_err().code, "step_not_expected");
            assert_eq!(world.run::<StatementFirst>("wuf", of(*id)).await.unwrap_err().code, "duty_not_held");
            assert_eq!(world.run::<StatementFirst>("huangm", of(*id)).await.unwrap().case.state, "second_review");
            assert_eq!(world.run::<StatementSecond>("wuf", of(*id)).await.unwrap().case.state, "approve");
            assert_eq!(world.run::<Approve>("sunlh", of(*id)).await.unwrap().state, "approved");
            assert_eq!(row(&world, *id).await.state, "approved");
        }
        assert_eq!(month().await, "stated");
        assert_eq!(world.run::<Approve>("sunlh", of(ids[0])).await.unwrap_err().code, "step_not_expected");
        assert_eq!(world.run::<Approve>("sunlh", of(StatementId(999_999))).await.unwrap_err().code, "not_found");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_returned_statement_frees_the_way_for_a_new_one_and_binds_who_acted(world) {
        let mut world = world;
        a_reviewed_september(&mut world, [0; 3]).await;
        let first = world.run::<Declare>("office1", september()).await.unwrap();
        let back = |duty, comment: &str| StatementReturn {
            statement_id: first.statement_id,
            duty,
            reason: StatementReason::PayeeWrong,
            comment: comment.to_owned(),
        };
        assert_eq!(world.run::<ReturnStatement>("huangm", back(ReviewStep::FirstReview, "")).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<ReturnStatement>("sunlh", back(ReviewStep::Approve, "x")).await.unwrap_err().code, "step_not_expected");
        assert_eq!(world.run::<ReturnStatement>("chenj", back(ReviewStep::FirstReview, "x")).await.unwrap_err().code, "duty_not_held");
        let returned = world.run::<ReturnStatement>("huangm", back(ReviewStep::FirstReview, "账户请更正")).await.unwrap();
        assert_eq!((returned.state.as_str(), returned.case.state.as_str()), ("returned", "returned"));
        assert_eq!(world.run::<StatementFirst>("huangm", of(first.statement_id)).await.unwrap_err().code, "step_not_expected");

        let second = world.run::<Declare>("office1", september()).await.unwrap();
        assert_eq!(second.serial, "JS-202609-0002");
        let numbers = serial_use::Entity::find().order_by_asc(serial_use::Column::Number);
        let numbers = world.house.store.view().all(numbers).await.unwrap();
        assert_eq!(numbers.iter().map(|n| (n.number, n.voided_reason.as_deref())).collect::<Vec<_>>(), [(1, Some("returned: payee_wrong")), (2, None)]);
        world.run::<StatementFirst>("zhout", of(second.statement_id)).await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i03_parts_add_up_to_the_level_of_the_whole(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        // 6 000 bed days each: about 500 000 yuan of cost, below the cap of a year only 150 000 is paid.
        let stay = |provider, n: usize, number: &str| {
            claim(provider, registers.persons[n], number, ("2026-09-01", "2026-09-20"), vec![line("1", "2026-09-01", "BED", 600_000, 10_000)])
        };
        import(&world, vec![stay(registers.county_hospital, 0, "Z1"), stay(registers.city_hospital, 1, "Y1")]).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        world.run::<RunAudit>("zhaol", september()).await.unwrap();
        let drawn = crate::sample::drawn(&world, "zhaol", september()).await;
        for case_id in drawn.cases {
            world.run::<ReviewSample>("wuf", all_pass(&world, case_id).await).await.unwrap();
        }
        let first = world.run::<Declare>("office1", september()).await.unwrap();
        let second = world.run::<Declare>("office2", september()).await.unwrap();
        // Both hospitals of these tests have one bank account: what goes there counts together.
        let limit = 50_000_000;
        assert!(first.payable_fen < limit && second.payable_fen < limit, "{} {}", first.payable_fen, second.payable_fen);
        assert!(first.payable_fen + second.payable_fen >= limit, "{} {}", first.payable_fen, second.payable_fen);
        assert_eq!((first.level.as_str(), second.level.as_str()), ("section_head", "deputy_director"));
        world.run::<StatementFirst>("huangm", of(second.statement_id)).await.unwrap();
        world.run::<StatementSecond>("wuf", of(second.statement_id)).await.unwrap();
        assert_eq!(world.run::<Approve>("sunlh", of(second.statement_id)).await.unwrap_err().code, "authority_too_low");
        world.run::<Approve>("mazy", of(second.statement_id)).await.unwrap();
        world.assert_verifies().await;
    }
}

/// Somebody who holds two posts.
async fn with_posts(world: &mut World, posts: [&str; 2]) -> String {
    let newcomer = app::operations::organisation::engage::Newcomer {
        name: "双岗".to_owned(),
        identity_number: "11010519491231002X".to_owned(),
        on_establishment: true,
        provider_id: None,
        posts: posts.map(str::to_owned).to_vec(),
        login: "both".to_owned(),
    };
    world.engage(newcomer).await
}

on_both! {
    async fn i01_nobody_does_two_steps_of_a_statement(world) {
        let mut world = world;
        a_reviewed_september(&mut world, [0; 3]).await;
        let both = with_posts(&mut world, ["first_reviewer", "second_reviewer"]).await;
        let id = world.run::<Declare>("office1", september()).await.unwrap().statement_id;
        world.run::<StatementFirst>(&both, of(id)).await.unwrap();
        assert_eq!(world.run::<StatementSecond>(&both, of(id)).await.unwrap_err().code, "sod_conflict");
        world.run::<StatementSecond>("xuq", of(id)).await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i01_who_reviewed_findings_does_not_approve_the_statement_that_grew_from_them(world) {
        let mut world = world;
        let both = with_posts(&mut world, ["second_reviewer", "section_head"]).await;
        let (_, audited, drawn) = an_audited_september(&mut world).await;
        let case_id = audited.cases[0];
        world.run::<FirstReview>("huangm", proposals(&world, case_id, [0; 3], false).await).await.unwrap();
        world.run::<SecondReview>(&both, decisions(&world, case_id, [0; 3]).await).await.unwrap();
        for case_id in drawn.cases {
            world.run::<ReviewSample>("wuf", all_pass(&world, case_id).await).await.unwrap();
        }
        let id = world.run::<Declare>("office1", september()).await.unwrap().statement_id;
        // In every order: already at first review he may not approve, whatever the step.
        assert_eq!(world.run::<Approve>(&both, of(id)).await.unwrap_err().code, "sod_conflict");
        // Who did first review of the findings may not do second review of the statement.
        world.run::<StatementFirst>("zhout", of(id)).await.unwrap();
        world.run::<StatementSecond>("xuq", of(id)).await.unwrap();
        assert_eq!(world.run::<Approve>(&both, of(id)).await.unwrap_err().code, "sod_conflict");
        world.run::<Approve>("sunlh", of(id)).await.unwrap();
        world.assert_verifies().await;
    }
}

mod pages {
    use super::*;
    use crate::month::ask;
    use app::operations::session::sign_out::Nothing;
    use app::queries::statement::declarable::Declarable;
    use app::queries::statement::list::{List, StatementFilter};
    use app::queries::statement::view::{View, WhichStatement};

    on_both! {
        async fn a_statement_opens_into_its_arithmetic_and_a_hospital_sees_its_own(world) {
            let mut world = world;
            a_reviewed_september(&mut world, [3_000, 0, 33_333]).await;
            let before = ask::<Declarable>(&world, "office1", Nothing {}).await.unwrap();
            assert!(before.rows.len() == 1 && before.rows[0].ready, "{:?}", before.rows);
            let declared = world.run::<Declare>("office1", september()).await.unwrap();
            assert_eq!(before.rows[0].payable_fen, declared.payable_fen);
            assert!(ask::<Declarable>(&world, "office1", Nothing {}).await.unwrap().rows.is_empty());

            let which = || WhichStatement { statement_id: declared.statement_id };
            let view = ask::<View>(&world, "huangm", which()).await.unwrap();
            assert!(view.checks.iter().all(|check| check.passed), "{:?}", view.checks);
            let funds: Vec<_> = view.funds.iter().map(|fund| (fund.fund_id.as_str(), fund.payable_fen)).collect();
            assert_eq!(funds[0], ("resident_basic", declared.payable_fen));
            assert_eq!(view.deductions.len(), 2);
            assert_eq!(view.deductions.iter().map(|line| line.deducted_fen).sum::<i64>(), declared.deducted_fen);
            let (basic, total) = paid(&world, 5).await;
            let yuan = |fen: i64| base::Fen(fen).to_string();
            let formula = format!("30.00 × {} ÷ {} = ", yuan(basic), yuan(total));
            let shown: Vec<_> = view.deductions.iter().flat_map(|line| &line.formulas).map(|formula| formula.text.as_str()).collect();
            assert!(shown.iter().any(|text| text.starts_with(&formula)), "{formula} is not among {shown:?}");
            assert_eq!(view.reasons.iter().map(|reason| (reason.rule, reason.cost_fen)).collect::<Vec<_>>(), [(5, 3_000), (10, 33_333)]);
            assert_eq!(view.signatories.iter().map(|signed| signed.duty.as_str()).collect::<Vec<_>>(), ["statement_declare"]);
            assert!(view.document.is_none());
            assert!(view.bank_account.starts_with("************"));

            for (login, count) in [("office1", 1), ("office2", 0), ("huangm", 1)] {
                assert_eq!(ask::<List>(&world, login, StatementFilter::default()).await.unwrap().total, count, "{login}");
            }
            assert_eq!(ask::<View>(&world, "office2", which()).await.unwrap_err().code, "not_found");
            serde_json::to_value(&view).expect("a page is JSON");

            world.run::<StatementFirst>("huangm", of(declared.statement_id)).await.unwrap();
            world.run::<StatementSecond>("wuf", of(declared.statement_id)).await.unwrap();
            world.run::<Approve>("sunlh", of(declared.statement_id)).await.unwrap();
            let view = ask::<View>(&world, "office1", which()).await.unwrap();
            let signed: Vec<_> = view.signatories.iter().map(|signed| (signed.duty.as_str(), signed.person_name.as_str())).collect();
            assert_eq!(signed, [("statement_declare", "医保办0"), ("first_review", "黄敏"), ("second_review", "吴芳"), ("approve", "孙丽华")]);
            assert!(view.document.is_some());
        }
    }

    on_both! {
        async fn what_cannot_be_declared_yet_says_why(world) {
            let mut world = world;
            an_audited_september(&mut world).await;
            let months = ask::<Declarable>(&world, "office1", Nothing {}).await.unwrap();
            assert_eq!(months.rows.len(), 1);
            assert!(!months.rows[0].ready && months.rows[0].why_not.is_some());
            assert_eq!((months.window_first_day, months.window_last_day, months.in_window), (20, 25, true));
            assert_eq!(ask::<Declarable>(&world, "huangm", Nothing {}).await.unwrap_err().code, "duty_not_held");
        }
    }

    on_both! {
        async fn a_statement_edited_in_the_database_fails_its_checks(world) {
            let mut world = world;
            a_reviewed_september(&mut world, [0; 3]).await;
            let declared = world.run::<Declare>("office1", september()).await.unwrap();
            let mut unit = world.house.store.begin().await.unwrap();
            let kept = row(&world, declared.statement_id).await;
            unit.update(statement::Model { basic_fen: kept.basic_fen + 1, ..kept }).await.unwrap();
            unit.commit().await.unwrap();
            let view = ask::<View>(&world, "huangm", WhichStatement { statement_id: declared.statement_id }).await.unwrap();
            let failed: Vec<_> = view.checks.iter().filter(|check| !check.passed).map(|check| check.code.as_str()).collect();
            assert_eq!(failed, ["amounts_agree", "code_agrees"]);
        }
    }
}
