//! Findings and drawn claims from first review to the end: the good way, every
//! refusal, the provider's scope and time, and that no person does two steps.

use app::operations::audit_case::answer::{Answer, AnswerLine, Answers};
use app::operations::audit_case::first_review::{FirstReview, Proposal, Proposals};
use app::operations::audit_case::provider_silent::{OfCase, ProviderSilent};
use app::operations::audit_case::resubmit::{Resubmission, Resubmit};
use app::operations::audit_case::return_case::{CaseReturn, ReturnCase, ReturnReason};
use app::operations::audit_case::second_review::{Decisions, FinalLine, SecondReview};
use app::operations::sample::review::{ItemDecision, ReviewSample, SampleResult, SampleReview};
use base::{CaseId, FindingId, SettlementId};
use store::entity::{finding, sample_item};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;

use crate::month::an_audited_september;
use crate::on_both;
use crate::world::World;

/// The findings of September by rule: 5, 8, 10.
pub(crate) async fn findings(world: &World) -> Vec<finding::Model> {
    world.house.store.view().all(finding::Entity::find().order_by_asc(finding::Column::Rule)).await.unwrap()
}

/// First review proposes these amounts for the findings by rule.
pub(crate) async fn proposals(world: &World, case_id: CaseId, amounts: [i64; 3], ask_provider: bool) -> Proposals {
    let line = |(row, uphold_fen): (finding::Model, i64)| Proposal {
        finding_id: FindingId(row.finding_id),
        uphold_fen,
        reason: "核实后认定".to_owned(),
    };
    let lines = findings(world).await.into_iter().zip(amounts).map(line).collect();
    Proposals { case_id, lines, comment: "初审意见".to_owned(), ask_provider }
}

/// Second review decides these amounts for the findings by rule.
pub(crate) async fn decisions(world: &World, case_id: CaseId, amounts: [i64; 3]) -> Decisions {
    let line = |(row, final_fen): (finding::Model, i64)| FinalLine {
        finding_id: FindingId(row.finding_id),
        final_fen,
        reason: "复审认定".to_owned(),
    };
    let lines = findings(world).await.into_iter().zip(amounts).map(line).collect();
    Decisions { case_id, lines, comment: String::new() }
}

/// Every drawn claim passes.
pub(crate) async fn all_pass(world: &World, case_id: CaseId) -> SampleReview {
    let items = world.house.store.view().all(sample_item::Entity::find()).await.unwrap();
    let item = |row: sample_item::Model| ItemDecision {
        settlement_id: SettlementId(row.settlement_id),
        result: SampleResult::Passed,
        deduct_fen: 0,
        comment: String::new(),
    };
    let items = items.into_iter().filter(|row| row.case_id == case_id.0).map(item).collect();
    SampleReview { case_id, items, comment: String::new() }
}

on_both! {
    async fn findings_go_through_first_review_the_providers_answer_and_second_review(world) {
        let mut world = world;
        let (_, audited, _) = an_audited_september(&mut world).await;
        let case_id = audited.cases[0];
        let moved = world.run::<FirstReview>("huangm", proposals(&world, case_id, [3_000, 0, 40_000], true).await).await.unwrap();
        assert_eq!(moved.state, "with_provider");
        // Five working days from 21 October 2026, a Wednesday.
        assert_eq!(moved.due_on.map(base::date_text).as_deref(), Some("2026-10-28"));
        let of_rule_10 = findings(&world).await[2].finding_id;
        let answer = |case_id| Answers {
            case_id,
            lines: vec![AnswerLine { finding_id: FindingId(of_rule_10), answer: "再次入院系病情反复".to_owned() }],
            comment: "请复核".to_owned(),
        };
        assert_eq!(world.run::<Answer>("office2", answer(case_id)).await.unwrap_err().code, "not_found", "another hospital");
        assert_eq!(world.run::<Answer>("huangm", answer(case_id)).await.unwrap_err().code, "duty_not_held");
        let moved = world.run::<Answer>("office1", answer(case_id)).await.unwrap();
        assert_eq!(moved.state, "second_review");
        assert_eq!(world.run::<Answer>("office1", answer(case_id)).await.unwrap_err().code, "step_not_expected");
        let moved = world.run::<SecondReview>("wuf", decisions(&world, case_id, [3_000, 0, 25_000]).await).await.unwrap();
        assert_eq!(moved.state, "completed");
        let rows = findings(&world).await;
        let decided: Vec<_> = rows.iter().map(|row| (row.state.as_str(), row.first_fen, row.final_fen, row.answer.is_some())).collect();
        assert_eq!(decided, [
            ("upheld", Some(3_000), Some(3_000), false),
            ("cleared", Some(0), Some(0), false),
            ("upheld", Some(40_000), Some(25_000), true),
        ]);
        assert_eq!(world.run::<SecondReview>("xuq", decisions(&world, case_id, [0; 3]).await).await.unwrap_err().code, "step_not_expected");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn first_review_is_refused_for_each_reason(world) {
        let mut world = world;
        let (_, audited, drawn) = an_audited_september(&mut world).await;
        let case_id = audited.cases[0];
        let good = proposals(&world, case_id, [3_000, 3_000, 100_000], false).await;
        let code = |input: Proposals| async { world.run::<FirstReview>("huangm", input).await.unwrap_err().code };
        assert_eq!(world.run::<FirstReview>("wuf", good.clone()).await.unwrap_err().code, "duty_not_held");
        assert_eq!(code(Proposals { case_id: CaseId(999_999), ..good.clone() }).await, "not_found");
        assert_eq!(code(Proposals { case_id: drawn.cases[0], ..good.clone() }).await, "not_found", "a sample is no audit case");
        let mut left = good.clone();
        left.lines.pop();
        assert_eq!(code(left).await, "finding_undecided");
        let mut twice = good.clone();
        twice.lines[1] = twice.lines[0].clone();
        assert_eq!(code(twice).await, "finding_unknown");
        for uphold_fen in [-1, 3_001] {
            let mut beyond = good.clone();
            beyond.lines[0].uphold_fen = uphold_fen;
            assert_eq!(code(beyond).await, "deduction_out_of_range");
        }
        let mut silent = good.clone();
        silent.lines[0] = Proposal { uphold_fen: 2_999, reason: " ".to_owned(), ..silent.lines[0].clone() };
        assert_eq!(code(silent).await, "reason_missing");
        assert_eq!(code(proposals(&world, case_id, [0; 3], true).await).await, "nothing_to_answer");
        let long = Proposals { comment: "长".repeat(2_001), ..good.clone() };
        assert_eq!(code(long).await, "comment_too_long");
        assert!(findings(&world).await.iter().all(|row| row.first_fen.is_none()), "a refusal changes nothing");
        world.run::<FirstReview>("huangm", good.clone()).await.unwrap();
        assert_eq!(code(good).await, "step_not_expected");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_silent_provider_does_not_stop_the_case_but_has_his_days(world) {
        let mut world = world;
        let (_, audited, _) = an_audited_september(&mut world).await;
        let case_id = audited.cases[0];
        let silent = || world.run::<ProviderSilent>("huangm", OfCase { case_id });
        assert_eq!(silent().await.unwrap_err().code, "step_not_expected");
        world.run::<FirstReview>("huangm", proposals(&world, case_id, [3_000, 0, 0], true).await).await.unwrap();
        world.clock.advance(Duration::days(7));
        assert_eq!(silent().await.unwrap_err().code, "provider_time_running", "28 October is his last day");
        assert_eq!(world.run::<ProviderSilent>("office1", OfCase { case_id }).await.unwrap_err().code, "duty_not_held");
        world.clock.advance(Duration::days(1));
        assert_eq!(silent().await.unwrap().state, "second_review");
        let answer = Answers { case_id, lines: vec![], comment: "晚了".to_owned() };
        assert_eq!(world.run::<Answer>("office1", answer).await.unwrap_err().code, "step_not_expected");
        world.run::<SecondReview>("wuf", decisions(&world, case_id, [3_000, 0, 0]).await).await.unwrap();
        world.assert_verifies().await;
    }
}

/// Somebody who holds both reviewing posts.
async fn both_posts(world: &mut World) -> String {
    let both = app::operations::organisation::engage::Newcomer {
        name: "双岗".to_owned(),
        identity_number: "11010519491231002X".to_owned(),
        on_establishment: true,
        provider_id: None,
        posts: vec!["first_reviewer".to_owned(), "second_reviewer".to_owned()],
        login: "both".to_owned(),
    };
    world.engage(both).await
}

on_both! {
    async fn i01_nobody_does_both_reviews_in_any_order(world) {
        let mut world = world;
        let (_, audited, _) = an_audited_september(&mut world).await;
        let case_id = audited.cases[0];
        let both = both_posts(&mut world).await;
        let first = || proposals(&world, case_id, [3_000, 0, 0], false);
        let second = || decisions(&world, case_id, [3_000, 0, 0]);
        // First, then second.
        assert_eq!(world.run::<SecondReview>(&both, second().await).await.unwrap_err().code, "step_not_expected", "not its turn");
        world.run::<FirstReview>(&both, first().await).await.unwrap();
        assert_eq!(world.run::<SecondReview>(&both, second().await).await.unwrap_err().code, "sod_conflict");
        let back = CaseReturn { case_id, reason: ReturnReason::EvidenceMissing, comment: "请补充病历".to_owned() };
        assert_eq!(world.run::<ReturnCase>(&both, back.clone()).await.unwrap_err().code, "sod_conflict");
        // Returned by another and taken up again, he is bound still.
        world.run::<ReturnCase>("wuf", back.clone()).await.unwrap();
        world.run::<Resubmit>("huangm", Resubmission { case_id, comment: String::new() }).await.unwrap();
        world.run::<FirstReview>("huangm", first().await).await.unwrap();
        assert_eq!(world.run::<SecondReview>(&both, second().await).await.unwrap_err().code, "sod_conflict");
        world.run::<SecondReview>("wuf", second().await).await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i01_who_returned_as_second_reviewer_does_not_review_first(world) {
        let mut world = world;
        let (_, audited, _) = an_audited_september(&mut world).await;
        let case_id = audited.cases[0];
        let both = both_posts(&mut world).await;
        world.run::<FirstReview>("huangm", proposals(&world, case_id, [0; 3], false).await).await.unwrap();
        let back = CaseReturn { case_id, reason: ReturnReason::AmountWrong, comment: String::new() };
        assert_eq!(world.run::<ReturnCase>(&both, back.clone()).await.unwrap_err().code, "reason_missing");
        world.run::<ReturnCase>(&both, CaseReturn { comment: "金额请重核".to_owned(), ..back }).await.unwrap();
        let again = Resubmission { case_id, comment: String::new() };
        assert_eq!(world.run::<Resubmit>(&both, again.clone()).await.unwrap_err().code, "sod_conflict");
        assert_eq!(world.run::<Resubmit>("huangm", again.clone()).await.unwrap().state, "first_review");
        assert_eq!(world.run::<Resubmit>("huangm", again).await.unwrap_err().code, "step_not_expected");
        let first = proposals(&world, case_id, [0; 3], false).await;
        assert_eq!(world.run::<FirstReview>(&both, first).await.unwrap_err().code, "sod_conflict");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn drawn_claims_are_passed_or_deducted_one_by_one(world) {
        let mut world = world;
        let (_, audited, drawn) = an_audited_september(&mut world).await;
        let case_id = drawn.cases[0];
        let good = all_pass(&world, case_id).await;
        let code = |input: SampleReview| async { world.run::<ReviewSample>("xuq", input).await.unwrap_err().code };
        assert_eq!(world.run::<ReviewSample>("huangm", good.clone()).await.unwrap_err().code, "duty_not_held");
        assert_eq!(code(SampleReview { case_id: audited.cases[0], ..good.clone() }).await, "not_found");
        assert_eq!(code(SampleReview { items: vec![], ..good.clone() }).await, "sampled_claim_undecided");
        let of = |change: fn(&mut ItemDecision)| {
            let mut input = good.clone();
            change(&mut input.items[0]);
            input
        };
        assert_eq!(code(of(|item| item.settlement_id = SettlementId(999_999))).await, "sampled_claim_unknown");
        assert_eq!(code(of(|item| item.deduct_fen = 1)).await, "deduction_out_of_range", "passed with a deduction");
        assert_eq!(code(of(|item| item.result = SampleResult::Problem)).await, "deduction_out_of_range", "a problem without one");
        let beyond = |item: &mut ItemDecision| (item.result, item.deduct_fen) = (SampleResult::Problem, 10_000_000);
        assert_eq!(code(of(beyond)).await, "deduction_out_of_range");
        assert_eq!(code(of(|item| (item.result, item.deduct_fen) = (SampleResult::Problem, 1))).await, "reason_missing");
        let problem = of(|item| *item = ItemDecision {
            result: SampleResult::Problem,
            deduct_fen: 5_000,
            comment: "超范围使用".to_owned(),
            ..item.clone()
        });
        assert_eq!(world.run::<ReviewSample>("xuq", problem).await.unwrap().state, "completed");
        let of_case = sample_item::Entity::find().filter(sample_item::Column::CaseId.eq(case_id.0));
        let items = world.house.store.view().all(of_case).await.unwrap();
        assert_eq!((items[0].result.as_deref(), items[0].deduct_fen), (Some("problem"), Some(5_000)));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i01_who_drew_the_sample_does_not_review_it(world) {
        let mut world = world;
        let clerk_and_reviewer = app::operations::organisation::engage::Newcomer {
            name: "双岗".to_owned(),
            identity_number: "11010519491231002X".to_owned(),
            on_establishment: true,
            provider_id: None,
            posts: vec!["claims_clerk".to_owned(), "second_reviewer".to_owned()],
            login: "both".to_owned(),
        };
        let both = world.engage(clerk_and_reviewer).await;
        crate::month::a_september(&mut world).await;
        let september = crate::month::september();
        world.run::<app::operations::month::freeze::Freeze>(&both, september).await.unwrap();
        let audited = world.run::<app::operations::month::run_audit::RunAudit>(&both, september).await.unwrap();
        let drawn = crate::sample::drawn(&world, &both, september).await;
        let case_id = drawn.cases[0];
        assert_eq!(world.run::<ReviewSample>(&both, all_pass(&world, case_id).await).await.unwrap_err().code, "sod_conflict");
        world.run::<FirstReview>("huangm", proposals(&world, audited.cases[0], [0; 3], false).await).await.unwrap();
        let second = decisions(&world, audited.cases[0], [0; 3]).await;
        assert_eq!(world.run::<SecondReview>(&both, second).await.unwrap_err().code, "sod_conflict");
        world.assert_verifies().await;
    }
}

mod pages {
    use super::*;
    use crate::month::ask;
    use app::queries::case::queue::{CaseFilter, Queue, Scope, Stage};
    use app::queries::case::view::{View, WhichCase};
    use app::queries::finding::list::{FindingFilter, List};

    on_both! {
        async fn the_queue_shows_each_what_waits_for_him_and_why_he_may_not(world) {
            let mut world = world;
            let (registers, audited, drawn) = an_audited_september(&mut world).await;
            let case_id = audited.cases[0];
            let mine = || CaseFilter { scope: Some(Scope::Mine), ..CaseFilter::default() };
            let queue = async |login: &str, filter| ask::<Queue>(&world, login, filter).await.unwrap().rows;
            let rows = queue("huangm", mine()).await;
            assert_eq!(rows.iter().map(|row| (row.case_id, row.may_act, row.failed_checks)).collect::<Vec<_>>(), [(case_id, true, 3)]);
            assert_eq!(rows[0].subject, "疑点 3 条");
            let rows = queue("wuf", mine()).await;
            assert_eq!(rows.iter().map(|row| row.case_id).collect::<Vec<_>>(), drawn.cases);
            assert!(queue("office2", CaseFilter::default()).await.is_empty(), "nothing of another hospital");
            let clerk = queue("zhaol", CaseFilter { stage: Some(Stage::FirstReview), ..CaseFilter::default() }).await;
            assert!(!clerk[0].may_act && clerk[0].why_not.is_some());
            let by_name = |part: &str| CaseFilter { provider: Some(part.to_owned()), ..CaseFilter::default() };
            assert!(queue("zhaol", by_name("没有这家")).await.is_empty());
            assert!(!queue("zhaol", by_name("人民医院")).await.is_empty());
            let of_provider = CaseFilter { provider_id: Some(registers.city_hospital), stage: Some(Stage::FirstReview), ..CaseFilter::default() };
            assert!(queue("zhaol", of_provider).await.is_empty());
            world.clock.advance(Duration::days(30));
            let overdue = queue("huangm", CaseFilter { overdue: Some(true), ..CaseFilter::default() }).await;
            assert!(overdue.iter().any(|row| row.case_id == case_id && row.overdue));
            let beyond = CaseFilter { page_size: Some(101), ..CaseFilter::default() };
            assert_eq!(ask::<Queue>(&world, "zhaol", beyond).await.unwrap_err().code, "page_size_out_of_range");
            assert_eq!(ask::<Queue>(&world, "yangf", CaseFilter::default()).await.unwrap().total, 0, "takes part in none of these");
            assert_eq!(ask::<View>(&world, "yangf", WhichCase { case_id }).await.unwrap_err().code, "not_found");
        }
    }

    on_both! {
        async fn a_case_says_who_acted_who_may_act_and_who_must_not(world) {
            let mut world = world;
            let (_, audited, _) = an_audited_september(&mut world).await;
            let case_id = audited.cases[0];
            let both = both_posts(&mut world).await;
            let view = async |login: &str| ask::<View>(&world, login, WhichCase { case_id }).await;
            let seen = view("huangm").await.unwrap();
            let allowed = |seen: &app::queries::case::view::CaseView| {
                seen.actions.iter().filter(|action| action.allowed).map(|action| action.command.clone()).collect::<Vec<_>>()
            };
            assert_eq!(allowed(&seen), ["audit_case.first_review", "audit_case.first_review"], "pass on, or ask the provider");
            assert_eq!(seen.lines.len(), 3);
            let readmission = seen.lines.iter().find(|line| line.rule == 10).unwrap();
            assert!(readmission.evidence.contains("2026-08-28") && readmission.evidence_en.contains("2026-08-28"), "{}", readmission.evidence);
            let doubled = seen.lines.iter().find(|line| line.rule == 8).unwrap();
            assert_eq!((doubled.item_code.as_deref(), doubled.quantity.as_deref()), (Some("CARE"), Some("1")));
            assert!(doubled.person_name.ends_with('＊'), "masked: {}", doubled.person_name);
            assert!(seen.lines.iter().all(|line| !line.articles.is_empty() && !line.evidence.contains('{')));
            assert!(view("office1").await.unwrap().lines.is_empty(), "not told before first review");

            world.run::<FirstReview>(&both, proposals(&world, case_id, [3_000, 0, 0], false).await).await.unwrap();
            let seen = view(&both).await.unwrap();
            assert!(allowed(&seen).is_empty() && seen.actions.iter().all(|action| action.why_not.is_some()));
            let excluded: Vec<_> = seen.course.must_not.iter().map(|one| (one.person_name.as_str(), one.cite.as_str())).collect();
            assert_eq!(excluded, [("赵磊", "R3d-11"), ("兼岗0", "R1-35")], "who ran the audit, who did first review");
            let step = &seen.course.chain[1];
            assert_eq!((step.stage.as_str(), step.may_act.as_slice()), ("second_review", ["吴芳".to_owned(), "徐强".to_owned(), "潘慧".to_owned()].as_slice()));
            assert_eq!(seen.course.chain[0].person_name.as_deref(), Some("兼岗0"));
            assert_eq!(seen.course.timeline.iter().map(|entry| entry.code.as_str()).collect::<Vec<_>>(), ["submit", "agree"]);
            assert_eq!(allowed(&view("wuf").await.unwrap()), ["audit_case.second_review", "audit_case.return"]);
            assert_eq!(view("office1").await.unwrap().lines.len(), 3);
            assert_eq!(view("office2").await.unwrap_err().code, "not_found");
            serde_json::to_value(&seen).expect("a page is JSON");
        }
    }

    on_both! {
        async fn findings_are_listed_by_rule_state_and_provider(world) {
            let mut world = world;
            let (registers, audited, _) = an_audited_september(&mut world).await;
            let list = async |login: &str, filter| ask::<List>(&world, login, filter).await.unwrap();
            assert_eq!(list("huangm", FindingFilter::default()).await.total, 3);
            assert_eq!(list("huangm", FindingFilter { rule: Some(8), ..FindingFilter::default() }).await.total, 1);
            let city = FindingFilter { provider_id: Some(registers.city_hospital), ..FindingFilter::default() };
            assert_eq!(list("huangm", city.clone()).await.total, 0);
            assert_eq!(list("office1", FindingFilter::default()).await.total, 0, "not told before first review");
            let case_id = audited.cases[0];
            world.run::<FirstReview>("huangm", proposals(&world, case_id, [3_000, 0, 0], false).await).await.unwrap();
            assert_eq!(list("office1", FindingFilter::default()).await.total, 3);
            // Asking for another hospital's does not widen one's own scope.
            assert_eq!(list("office2", FindingFilter { provider_id: Some(registers.county_hospital), ..FindingFilter::default() }).await.total, 0);
            world.run::<SecondReview>("wuf", decisions(&world, case_id, [3_000, 0, 0]).await).await.unwrap();
            let upheld = FindingFilter { state: Some(app::queries::finding::list::FindingState::Upheld), ..FindingFilter::default() };
            assert_eq!(list("huangm", upheld).await.rows.iter().map(|row| (row.rule, row.final_fen)).collect::<Vec<_>>(), [(5, Some(3_000))]);
        }
    }
}
