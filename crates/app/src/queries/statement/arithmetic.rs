//! The arithmetic of a statement: fund by fund, claim by claim with the formula,
//! rule by rule.
//!
//! Article: R2-66, R1-12.12.

use base::{Fen, VisitId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use store::entity::{finding, statement, visit};

use crate::command::Context;
use crate::operations::statement::amounts::MonthAmounts;
use crate::operations::statement::deduction::{ClaimDeduction, FUNDS};
use crate::queries::finding::shown::{rules_of, yuan};
use crate::stop::Stop;

/// What one fund was asked for and pays.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FundLine {
    /// The fund's id.
    pub fund_id: String,
    /// Its name, in Chinese.
    pub fund: String,
    /// Its name, in English.
    pub fund_en: String,
    /// Claims in which it pays.
    pub claims_count: i64,
    /// Settled.
    pub fund_fen: i64,
    /// Deducted.
    pub deducted_fen: i64,
    /// To be paid.
    pub payable_fen: i64,
}

/// What is deducted on one claim.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DeductionLine {
    /// The claim.
    pub visit_id: VisitId,
    /// The hospital's own number.
    pub record_number: String,
    /// The claim's medical cost.
    pub total_fen: i64,
    /// Of it not accepted.
    pub cost_fen: i64,
    /// Deducted of all funds; below zero: given back, since the claim changed
    /// after an earlier statement had taken it off.
    pub deducted_fen: i64,
    /// How, fund by fund: `100.00 × 630.00 ÷ 1000.00 = 63.00`.
    pub formulas: Vec<Formula>,
}

/// One multiplication of a deduction.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Formula {
    /// The fund's name, in Chinese.
    pub fund: String,
    /// Its name, in English.
    pub fund_en: String,
    /// What the fund paid on the claim.
    pub paid_fen: i64,
    /// What it does not pay.
    pub deducted_fen: i64,
    /// The formula in yuan, rounded half up to the fen.
    pub text: String,
}

/// Findings of one rule that were upheld.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReasonLine {
    /// The rule's public number; 0 for the random sample.
    pub rule: i32,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// Its articles.
    pub articles: Vec<String>,
    /// How many.
    pub count: i64,
    /// Medical cost upheld, each finding for itself.
    pub cost_fen: i64,
}

pub(super) fn kept_funds(row: &statement::Model) -> [(i64, i64); FUNDS] {
    let (settled, deducted) = (row.funds(), row.deducted());
    std::array::from_fn(|fund| (settled[fund].0, deducted[fund].0))
}

pub(super) fn funds(cx: &Context<'_>, kept: &statement::Model, amounts: &MonthAmounts) -> Vec<FundLine> {
    let line =
        |((fund, (fund_fen, deducted_fen)), claims_count): ((&regulation::catalogs::Fund, (i64, i64)), i64)| FundLine {
            fund_id: fund.id.clone(),
            fund: fund.zh.clone(),
            fund_en: fund.en.clone(),
            claims_count,
            fund_fen,
            deducted_fen,
            payable_fen: fund_fen - deducted_fen,
        };
    cx.house.law.funds.iter().zip(kept_funds(kept)).zip(amounts.claims_by_fund).map(line).collect()
}

pub(super) async fn deductions(cx: &Context<'_>, amounts: &MonthAmounts) -> Result<Vec<DeductionLine>, Stop> {
    let visits = cx.view.by_keys::<visit::Model>(amounts.deductions.iter().map(|line| line.visit_id)).await?;
    let mut lines = Vec::with_capacity(amounts.deductions.len());
    let counts = |line: &&ClaimDeduction| {
        line.cost > Fen::ZERO || line.earlier.unwrap_or_default().iter().any(|fund| *fund != Fen::ZERO)
    };
    for line in amounts.deductions.iter().filter(counts) {
        let visit = visits.iter().find(|visit| visit.visit_id == line.visit_id);
        let formula = |(fund, of): (&regulation::catalogs::Fund, usize)| Formula {
            fund: fund.zh.clone(),
            fund_en: fund.en.clone(),
            paid_fen: line.claim.paid[of].0,
            deducted_fen: line.funds[of].0,
            text: formula_text(line, of),
        };
        let concerned = |(_, of): &(&regulation::catalogs::Fund, usize)| {
            line.claim.paid[*of] > Fen::ZERO || line.earlier.unwrap_or_default()[*of] != Fen::ZERO
        };
        lines.push(DeductionLine {
            visit_id: VisitId(line.visit_id),
            record_number: visit.map(|visit| visit.record_number.clone()).unwrap_or_default(),
            total_fen: line.claim.total.0,
            cost_fen: line.cost.0,
            deducted_fen: Fen::total(line.funds)?.0,
            formulas: cx.house.law.funds.iter().zip(0..FUNDS).filter(concerned).map(formula).collect(),
        });
    }
    Ok(lines)
}

/// In yuan: cost × paid ÷ cost of the claim, less what earlier statements took off.
fn formula_text(line: &ClaimDeduction, fund: usize) -> String {
    let (paid, earlier, taken) =
        (line.claim.paid[fund].0, line.earlier.unwrap_or_default()[fund].0, line.funds[fund].0);
    let due = if line.cost > Fen::ZERO {
        format!("{} × {} ÷ {}", yuan(line.cost.0), yuan(paid), yuan(line.claim.total.0))
    } else {
        yuan(0)
    };
    let less = if earlier == 0 { String::new() } else { format!(" − {}", yuan(earlier)) };
    format!("{due}{less} = {}", yuan(taken))
}

pub(super) async fn reasons(cx: &Context<'_>, kept: &statement::Model) -> Result<Vec<ReasonLine>, Stop> {
    let select = finding::Entity::find()
        .filter(finding::Column::Month.eq(&kept.month))
        .filter(finding::Column::ProviderId.eq(kept.provider_id))
        .filter(finding::Column::State.eq("upheld"));
    let rules = rules_of(cx, &kept.month)?;
    let mut lines: Vec<ReasonLine> = Vec::new();
    for found in cx.view.all(select).await? {
        let line = match lines.iter_mut().find(|line| line.rule == found.rule) {
            Some(line) => line,
            None => {
                let rule = rules.get(found.rule);
                lines.push(ReasonLine {
                    rule: found.rule,
                    title: rule.map(|rule| rule.name.zh.clone()).unwrap_or_default(),
                    title_en: rule.map(|rule| rule.name.en.clone()).unwrap_or_default(),
                    articles: rule
                        .map(|rule| rule.articles.iter().map(ToString::to_string).collect())
                        .unwrap_or_default(),
                    count: 0,
                    cost_fen: 0,
                });
                lines.last_mut().expect("a line was added")
            }
        };
        line.count += 1;
        line.cost_fen = Fen(line.cost_fen).plus(Fen(found.final_fen.unwrap_or_default()))?.0;
    }
    lines.extend(sampled(cx, kept).await?);
    lines.sort_by_key(|line| line.rule);
    Ok(lines)
}

/// What the random sample takes off, as a reason of its own.
async fn sampled(cx: &Context<'_>, kept: &statement::Model) -> Result<Option<ReasonLine>, Stop> {
    #[derive(sea_orm::FromQueryResult)]
    struct Problem {
        deduct_fen: i64,
    }
    const PROBLEMS: &str = "SELECT i.deduct_fen FROM sample_item i JOIN review_case c ON c.case_id = i.case_id \
        WHERE c.month = $1 AND c.provider_id = $2 AND c.state = 'completed' AND i.result = 'problem'";
    let problems = cx.view.sql::<Problem>(PROBLEMS, [kept.month.clone().into(), kept.provider_id.into()]).await?;
    if problems.is_empty() {
        return Ok(None);
    }
    Ok(Some(ReasonLine {
        rule: 0,
        title: "随机抽审".to_owned(),
        title_en: "random sample".to_owned(),
        articles: vec!["R4-16".to_owned()],
        count: problems.len() as i64,
        cost_fen: Fen::total(problems.iter().map(|problem| Fen(problem.deduct_fen)))?.0,
    }))
}
