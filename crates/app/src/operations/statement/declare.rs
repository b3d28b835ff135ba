//! A provider declares its statement of a month 月结算申报: what each fund owes for
//! the month's settlements, less what review decided to deduct (the arithmetic is
//! in `deduction.rs`). The statement gets the next number of its month, the day by
//! which it must be paid, and a code by which an outsider finds the record.
//!
//! The level of approval follows the amount together with what was declared for
//! the same provider, or the same bank account, within the window of the chain:
//! cutting a sum into parts gains nothing.
//!
//! Checked in this order: a person of a provider; the declaring window, where it
//! is strict; the month is audited; the sample was drawn, where there is something
//! to draw; every audit and sample case of the provider is completed; something
//! was settled; not declared before; no fund below zero.
//!
//! Article: R3d-19.5.1, R1-12.12, R2-66, R4-19, R1-12.6.

use std::collections::BTreeSet;

use base::{CaseId, Date, Fen, Month, ProviderId, Refusal, StatementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::{Counted, counted_amount};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::IdKind;
use store::entity::{provider, review_case, sample_draw, settlement_month, statement, visit};

use super::amounts::{self, MonthAmounts};
use super::{IN_REVIEW, RETURNED};
use crate::case_work::{CaseWork, NewCase};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::month::freeze::OfMonth;
use crate::operations::month::state;
use crate::serial;
use crate::stop::Stop;

/// Declares a statement.
pub struct Declare;

/// The statement declared.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Declared {
    /// The statement.
    pub statement_id: StatementId,
    /// Its case.
    pub case_id: CaseId,
    /// Its number.
    pub serial: String,
    /// Claims.
    pub claims_count: i64,
    /// Medical cost, fen.
    pub total_fen: i64,
    /// Settled by all funds, before deductions.
    pub fund_fen: i64,
    /// Deducted of all funds.
    pub deducted_fen: i64,
    /// To be paid.
    pub payable_fen: i64,
    /// The authority the approval needs.
    pub level: String,
    /// The day by which it must be paid.
    #[schemars(with = "String")]
    pub pay_by: Date,
    /// Declared outside the days laid down.
    pub outside_window: bool,
}

impl Command for Declare {
    const SPEC: CommandSpec = CommandSpec {
        name: "statement.declare",
        title: "月结算申报",
        title_en: "declare a statement",
        access: Access::Duty(&[Duty::StatementDeclare]),
        money: MoneyEffect::Entitles,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.5.1", "R1-12.12", "R2-66", "R4-19", "R1-12.6"],
    };
    type Input = OfMonth;
    type Output = Declared;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<Declared>, Stop> {
        let provider_id = cx.caller.provider_id.ok_or_else(|| {
            Refusal::forbidden("provider_required", "须由医药机构人员办理", "only a person of the provider may do this")
        })?;
        let law = &cx.house.law.monthly_settlement;
        let window = law.declaring_window(cx.today).map(|window| window.value);
        let outside_window = window.is_some_and(|window| !window.contains(cx.today));
        if outside_window && window.is_some_and(|window| window.strict) {
            return Err(Refusal::conflict(
                "outside_declaring_window",
                "不在规定的申报日期内",
                "outside the days for declaring",
            )
            .citing("R3d-19.5.1")
            .into());
        }
        let month_row = state::lock(cx, month).await?;
        let grown_from = reviewed(cx, month_row.as_ref(), month, provider_id).await?;
        let amounts = amounts::of(cx.view, month, provider_id, cx.now).await?;
        check(cx, month, provider_id, &amounts).await?;

        let provider = cx
            .view
            .by_key::<provider::Model>(provider_id)
            .await?
            .ok_or_else(|| Refusal::unknown("医药机构", "provider"))?;
        let days = law
            .pay_within_days(cx.today)
            .ok_or_else(|| Stop::fault("looking up the days until payment", cx.today))?
            .value;
        let payable = amounts.payable()?;
        let counted = counted(cx, &provider, payable).await?;

        let statement_id = cx.house.store.id(IdKind::Object).await?;
        let pay_by = cx.house.law.calendar.after(cx.today, days);
        let mut plan = Plan::answering(Declared {
            statement_id: StatementId(statement_id),
            case_id: CaseId(statement_id),
            serial: String::new(),
            claims_count: amounts.claims,
            total_fen: amounts.total.0,
            fund_fen: Fen::total(amounts.funds)?.0,
            deducted_fen: Fen::total(amounts.deducted)?.0,
            payable_fen: payable.0,
            level: level(cx, counted)?,
            pay_by,
            outside_window,
        });
        let new = NewCase {
            kind: CaseKind::Statement,
            month,
            provider_id: Some(provider_id),
            object_id: Some(statement_id),
            amount: counted,
            duty: Duty::StatementDeclare,
            grown_from: &grown_from,
            comment: String::new(),
        };
        plan.output.case_id = CaseWork::open(cx, &mut plan, new).await?;
        let number = serial::draw(cx, &mut plan, &format!("statement/{month}"), "statement", statement_id).await?;
        plan.output.serial = format!("JS-{}-{number:04}", month.to_string().replace('-', ""));
        let row = row_of(cx, month, &provider, &amounts, &plan.output);
        plan.about("statement", StatementId(statement_id));
        plan.about("provider", ProviderId(provider_id));
        plan.about("month", month);
        plan.fact("serial", row.serial.as_str());
        plan.fact("payable_fen", payable.0);
        plan.fact("counted_fen", counted.0);
        plan.fact("outside_window", outside_window);
        plan.insert(row);
        Ok(plan)
    }
}

/// That review has finished with the provider's month; gives the cases the
/// statement grows from, an earlier statement that was returned included.
pub(crate) async fn reviewed(
    cx: &Context<'_>,
    row: Option<&settlement_month::Model>,
    month: Month,
    provider_id: i64,
) -> Result<Vec<i64>, Stop> {
    if !row.is_some_and(|row| [state::AUDITED, state::STATED].contains(&row.state.as_str())) {
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

/// The amount that decides the level: with what was declared within the window
/// for the same provider or to the same bank account.
async fn counted(cx: &Context<'_>, provider: &provider::Model, payable: Fen) -> Result<Fen, Stop> {
    let chain = cx.house.law.chains.as_of(CaseKind::Statement, cx.today);
    let Some(sum) = chain.and_then(|chain| chain.sum.as_ref()) else { return Ok(payable) };
    let since = cx.today - time::Duration::days(i64::from(sum.window_days));
    let others = statement::Entity::find()
        .filter(statement::Column::DeclaredOn.gte(since))
        .filter(statement::Column::State.ne(RETURNED));
    let others = cx.view.all(others).await?;
    let payees =
        cx.view.by_keys::<provider::Model>(others.iter().map(|row| row.provider_id).collect::<BTreeSet<_>>()).await?;
    let as_counted = |row: &statement::Model| {
        let owner = payees.iter().find(|payee| payee.provider_id == row.provider_id)?;
        Some(payable_of(row).map(|amount| Counted { on: row.declared_on, amount, keys: keys(owner) }))
    };
    let others = others.iter().filter_map(as_counted).collect::<Result<Vec<_>, _>>()?;
    let this = Counted { on: cx.today, amount: payable, keys: keys(provider) };
    Ok(counted_amount(&this, &others, sum.window_days)?)
}

fn keys(provider: &provider::Model) -> BTreeSet<String> {
    let account = hex::encode(Sm3::digest(format!("{}/{}", provider.payee_bank, provider.payee_account).as_bytes()));
    BTreeSet::from([format!("provider:{}", provider.provider_id), format!("payee:{account}")])
}

/// What a kept statement comes to.
pub(crate) fn payable_of(row: &statement::Model) -> Result<Fen, base::MoneyError> {
    let funds = Fen::total([row.basic_fen, row.critical_illness_fen, row.hardship_fen].map(Fen))?;
    let deducted = [row.basic_deducted_fen, row.critical_illness_deducted_fen, row.hardship_deducted_fen];
    funds.minus(Fen::total(deducted.map(Fen))?)
}

fn level(cx: &Context<'_>, amount: Fen) -> Result<String, Stop> {
    let chain = cx.house.law.chains.as_of(CaseKind::Statement, cx.today);
    let step = chain.and_then(|chain| chain.steps.iter().find(|step| step.duty == Duty::Approve));
    let step = step.ok_or_else(|| Stop::fault("looking up the level of approval", "the chain has no approval"))?;
    Ok(step.authority_for(amount).code().to_owned())
}

fn row_of(
    cx: &Context<'_>,
    month: Month,
    provider: &provider::Model,
    amounts: &MonthAmounts,
    answer: &Declared,
) -> statement::Model {
    let [basic, critical_illness, hardship] = amounts.funds.map(|fund| fund.0);
    let [basic_deducted, critical_illness_deducted, hardship_deducted] = amounts.deducted.map(|fund| fund.0);
    let row = statement::Model {
        statement_id: answer.statement_id.0,
        month: month.to_string(),
        provider_id: provider.provider_id,
        case_id: answer.case_id.0,
        serial: answer.serial.clone(),
        claims_count: amounts.claims,
        total_fen: amounts.total.0,
        basic_fen: basic,
        critical_illness_fen: critical_illness,
        hardship_fen: hardship,
        basic_deducted_fen: basic_deducted,
        critical_illness_deducted_fen: critical_illness_deducted,
        hardship_deducted_fen: hardship_deducted,
        verification_code: String::new(),
        state: IN_REVIEW.to_owned(),
        declared_on: cx.today,
        pay_by: answer.pay_by,
        rev: 1,
    };
    statement::Model { verification_code: verification_code(&row, &provider.code), ..row }
}

/// Sixteen signs of the SM3 over number, provider and amounts, in groups of four:
/// `4F1C-09AB-…`. Whoever has the paper recomputes it.
pub(crate) fn verification_code(row: &statement::Model, provider_code: &str) -> String {
    let amounts = [
        row.claims_count,
        row.total_fen,
        row.basic_fen,
        row.critical_illness_fen,
        row.hardship_fen,
        row.basic_deducted_fen,
        row.critical_illness_deducted_fen,
        row.hardship_deducted_fen,
    ];
    let amounts: Vec<String> = amounts.iter().map(i64::to_string).collect();
    let text =
        format!("zhiheng/statement/v1\n{}\n{}\n{}\n{}", row.serial, row.month, provider_code, amounts.join("\n"));
    let signs = hex::encode_upper(&Sm3::digest(text.as_bytes())[..8]);
    [&signs[..4], &signs[4..8], &signs[8..12], &signs[12..]].join("-")
}
