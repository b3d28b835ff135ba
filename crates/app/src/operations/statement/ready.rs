//! Whether a provider's month can be declared, and why not. Checked in this order:
//! the month is audited; the sample was drawn, where there is something to draw;
//! every audit and sample case of the provider is completed; not declared before;
//! something was settled; no fund below zero, before or after the deductions.
//!
//! Article: R1-12.12, R4-16, R3d-19.5.

use base::{Fen, Month, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{review_case, sample_draw, settlement_month, statement, visit};

use super::RETURNED;
use super::amounts::MonthAmounts;
use crate::command::Context;
use crate::operations::month::state;
use crate::stop::Stop;

/// That review has finished with the provider's month; gives the cases the
/// statement grows from, an earlier statement that was returned included.
pub(crate) async fn reviewed(
    cx: &Context<'_>,
    row: Option<&settlement_month::Model>,
    month: Month,
    provider_id: i64,
) -> Result<Vec<i64>, Stop> {
    if !row.is_some_and(|row| state::is_audited(&row.state)) {
        return Err(Refusal::conflict(
            "month_not_audited",
            "该结算月尚未完成智能审核",
            "the month has not been audited yet",
        )
        .citing("R1-12.12")
        .into());
    }
    let draw = sample_draw::Entity::find().filter(sample_draw::Column::Month.eq(month.to_string()));
    if cx.view.one(draw).await?.is_none() {
        let stays =
            visit::Entity::find().filter(visit::Column::Month.eq(month.to_string())).filter(visit::Column::Kind.eq(2));
        if cx.view.one(stays).await?.is_some() {
            return Err(Refusal::conflict(
                "sample_not_drawn",
                "该结算月尚未抽取随机抽审样本",
                "the month's random sample has not been drawn yet",
            )
            .citing("R4-16")
            .into());
        }
    }
    let cases = review_case::Entity::find()
        .filter(review_case::Column::Month.eq(month.to_string()))
        .filter(review_case::Column::ProviderId.eq(provider_id))
        .filter(review_case::Column::Kind.is_in(["audit", "sample", "statement"]))
        .order_by_asc(review_case::Column::CaseId);
    let cases = cx.view.all(cases).await?;
    let open = cases.iter().filter(|case| case.kind != "statement" && case.state != "completed").count();
    if open > 0 {
        return Err(Refusal::conflict(
            "review_not_completed",
            format!("还有 {open} 个审核办件未办结，不能申报"),
            format!("{open} cases of review are still open"),
        )
        .citing("R1-12.12")
        .into());
    }
    Ok(cases.into_iter().map(|case| case.case_id).collect())
}

/// That there is something to declare, once, and no fund is below zero.
pub(crate) async fn check(
    cx: &Context<'_>,
    month: Month,
    provider_id: i64,
    amounts: &MonthAmounts,
) -> Result<(), Stop> {
    let declared = statement::Entity::find()
        .filter(statement::Column::Month.eq(month.to_string()))
        .filter(statement::Column::ProviderId.eq(provider_id))
        .filter(statement::Column::State.ne(RETURNED));
    if cx.view.one(declared).await?.is_some() {
        return Err(Refusal::conflict(
            "statement_already_declared",
            "该机构本月结算单已申报",
            "the provider's statement of this month has been declared already",
        )
        .into());
    }
    if amounts.claims == 0 && amounts.total == Fen::ZERO {
        return Err(
            Refusal::conflict("nothing_to_declare", "本月没有结算费用", "nothing was settled in this month").into()
        );
    }
    if amounts.funds.iter().any(|fund| *fund < Fen::ZERO) {
        return Err(Refusal::conflict(
            "statement_below_zero",
            "本月撤销多于结算，某项基金金额为负，须先另行收回",
            "more was reversed than settled, a fund's amount is below zero and has to be recovered first",
        )
        .into());
    }
    if amounts.funds.iter().zip(&amounts.deducted).any(|(fund, deducted)| deducted > fund) {
        return Err(Refusal::conflict(
            "deductions_exceed_statement",
            "扣减额超过该项基金本月结算额，须先另行收回",
            "more is deducted than a fund settled in the month; the rest has to be recovered first",
        )
        .into());
    }
    Ok(())
}
