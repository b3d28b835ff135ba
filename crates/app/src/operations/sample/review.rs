//! The second review of drawn claims 抽审复审: every claim of the case is passed or
//! shown to have a problem, with what is to be deducted of its medical cost
//! *beyond* what the audit's findings on the same claim take off. From the amount that
//! the chain names a meeting decides as well.
//!
//! Checked in this order: the case is a sample and this person may; every claim
//! of it exactly once; a deduction only with a problem and a comment, above zero,
//! at most the claim's medical cost.
//!
//! Article: R4-16, R1-12.11, R1-35, R5-21.

use std::collections::BTreeMap;

use base::{CaseId, Fen, Refusal, SettlementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{sample_item, settlement};

use crate::case_work::CaseWork;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::{CaseMoved, take_of_kind, too_long};
use crate::stop::Stop;

/// Reviews the drawn claims of a case.
pub struct ReviewSample;

/// The decisions on a sample case.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SampleReview {
    /// The case.
    pub case_id: CaseId,
    /// One per drawn claim.
    pub items: Vec<ItemDecision>,
    /// A word on the whole.
    #[serde(default)]
    pub comment: String,
}

/// The decision on one drawn claim.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemDecision {
    /// The claim.
    pub settlement_id: SettlementId,
    /// What came out.
    pub result: SampleResult,
    /// Medical cost to be deducted, fen; 0 when it passed.
    #[serde(default)]
    pub deduct_fen: i64,
    /// Why; needed with a problem.
    #[serde(default)]
    pub comment: String,
}

/// What came out of looking at a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SampleResult {
    /// Nothing against it.
    Passed,
    /// Something is to be deducted.
    Problem,
}

impl Command for ReviewSample {
    const SPEC: CommandSpec = CommandSpec {
        name: "sample.review",
        title: "抽审复审",
        title_en: "review drawn claims",
        access: Access::Duty(&[Duty::SecondReview]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-16", "R1-12.11", "R1-35"],
    };
    type Input = SampleReview;
    type Output = CaseMoved;

    async fn decide(cx: &Context<'_>, input: SampleReview) -> Result<Plan<CaseMoved>, Stop> {
        let work: CaseWork<'_> = take_of_kind(cx, input.case_id, CaseKind::Sample).await?;
        // From here on the case is about what is refused; the claims themselves are checked below.
        let refused = input.items.iter().map(|item| Fen(item.deduct_fen.max(0)));
        let work = work.at_amount(cx, Fen::total(refused)?)?;
        let mut plan = Plan::answering(CaseMoved::pending(input.case_id));
        let row = work.decide(cx, &mut plan, Duty::SecondReview, Decision::Pass, input.comment).await?;
        plan.output = CaseMoved::of(&row);

        let select = sample_item::Entity::find().filter(sample_item::Column::CaseId.eq(input.case_id.0));
        let items = cx.view.all(select).await?;
        let settlements = cx.view.by_keys::<settlement::Model>(items.iter().map(|item| item.settlement_id)).await?;
        let cost: BTreeMap<i64, i64> = settlements.iter().map(|s| (s.settlement_id, s.total_fen)).collect();
        let mut open: BTreeMap<i64, sample_item::Model> =
            items.into_iter().map(|item| (item.settlement_id, item)).collect();
        for (index, decided) in input.items.into_iter().enumerate() {
            let item = open.remove(&decided.settlement_id.0).ok_or_else(|| unknown(index))?;
            let most = cost.get(&item.settlement_id).copied().unwrap_or_default();
            check(index, &decided, most)?;
            plan.update(sample_item::Model {
                result: Some(if decided.result == SampleResult::Passed { "passed" } else { "problem" }.to_owned()),
                deduct_fen: Some(decided.deduct_fen),
                comment: Some(decided.comment),
                ..item
            });
        }
        if open.is_empty() { Ok(plan) } else { Err(left_open(open.len()).into()) }
    }
}

fn check(index: usize, decided: &ItemDecision, most: i64) -> Result<(), Refusal> {
    let path = |field: &str| format!("items[{index}].{field}");
    too_long(&path("comment"), &decided.comment)?;
    let fits = match decided.result {
        SampleResult::Passed => decided.deduct_fen == 0,
        SampleResult::Problem => (1..=most).contains(&decided.deduct_fen),
    };
    if !fits {
        return Err(Refusal::invalid(
            "deduction_out_of_range",
            path("deduct_fen"),
            "通过的不得扣减；有问题的扣减额须大于零且不超过该笔医疗费用",
            "nothing is deducted from what passed; with a problem more than nothing and at most the claim's cost",
        ));
    }
    if decided.result == SampleResult::Problem && decided.comment.trim().is_empty() {
        return Err(
            Refusal::invalid("reason_missing", path("comment"), "请填写理由", "give the reason").citing("R3d-19.4")
        );
    }
    Ok(())
}

fn unknown(index: usize) -> Refusal {
    Refusal::invalid(
        "sampled_claim_unknown",
        format!("items[{index}].settlement_id"),
        "不是本案抽中的结算，或重复填写",
        "not drawn for this case, or given twice",
    )
}

fn left_open(count: usize) -> Refusal {
    Refusal::invalid(
        "sampled_claim_undecided",
        "items",
        format!("还有 {count} 笔抽中的结算未作结论"),
        format!("{count} drawn claims are still undecided"),
    )
}
