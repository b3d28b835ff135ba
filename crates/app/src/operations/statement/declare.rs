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
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{provider, statement};

use super::IN_REVIEW;
use super::amounts::{self, Earlier, MonthAmounts};
use super::kept;
use super::level::{counted, level};
use super::ready::{check, reviewed};
use super::verification::verification_code;
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
    /// Deducted of all funds; below zero when more is given back.
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
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-19.5.1", "R1-12.12", "R2-66", "R4-19", "R1-12.6"],
    };
    type Input = OfMonth;
    type Output = Declared;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<Declared>, Stop> {
        let provider_id = cx.provider_id()?;
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
        let amounts = amounts::of(cx.view, month, provider_id, cx.now, Earlier::Standing).await?;
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
            weight: counted.into(),
            duty: Duty::StatementDeclare,
            grown_from: &grown_from,
            subjects: &BTreeSet::new(),
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
        kept::keep(cx, &mut plan, statement_id, &amounts.deductions).await?;
        Ok(plan)
    }
}

fn row_of(
    cx: &Context<'_>,
    month: Month,
    provider: &provider::Model,
    amounts: &MonthAmounts,
    answer: &Declared,
) -> statement::Model {
    let [basic, critical_illness, hardship, assistance] = amounts.funds.map(|fund| fund.0);
    let [basic_deducted, critical_illness_deducted, hardship_deducted, assistance_deducted] =
        amounts.deducted.map(|fund| fund.0);
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
        assistance_fen: assistance,
        basic_deducted_fen: basic_deducted,
        critical_illness_deducted_fen: critical_illness_deducted,
        hardship_deducted_fen: hardship_deducted,
        assistance_deducted_fen: assistance_deducted,
        verification_code: String::new(),
        state: IN_REVIEW.to_owned(),
        declared_on: cx.today,
        pay_by: answer.pay_by,
        rev: 1,
    };
    statement::Model { verification_code: verification_code(&row, &provider.code), ..row }
}
