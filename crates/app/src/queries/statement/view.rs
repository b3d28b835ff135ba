//! One statement with its arithmetic: each fund, each claim on which something is
//! deducted with the formula, what the house checked by itself, who signed. The
//! figures are computed again from the settlements and findings and compared with
//! what was declared.
//!
//! Article: R2-66, R3d-19.5, R1-12.12, R3d-13.

use base::{Date, Fen, Month, Refusal, StatementId, VisitId, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{case_step, finding, provider, review_case, statement, visit};
use time::{OffsetDateTime, UtcOffset};

use super::list::{StatementRow, row};
use crate::case_work::CaseWork;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::statement::amounts::{self, MonthAmounts};
use crate::operations::statement::declare::verification_code;
use crate::operations::statement::deduction::FUNDS;
use crate::queries::case::READERS;
use crate::queries::case::action::{Action, actions};
use crate::queries::case::course::{Course, StepState, course};
use crate::queries::case::names::Names;
use crate::queries::finding::shown::{rules_of, yuan};
use crate::stop::Stop;

/// One statement.
pub struct View;

/// Which statement.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichStatement {
    /// The statement.
    pub statement_id: StatementId,
}

/// A statement with its arithmetic. Amounts in fen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatementView {
    /// The statement as in the list.
    #[serde(flatten)]
    pub statement: StatementRow,
    /// National code of the provider.
    pub provider_code: String,
    /// Hospital level.
    pub provider_level: i32,
    /// The bank.
    pub bank_name: String,
    /// The account, to its last four digits.
    pub bank_account: String,
    /// Fund by fund.
    pub funds: Vec<FundLine>,
    /// Claim by claim, where something is deducted.
    pub deductions: Vec<DeductionLine>,
    /// Rule by rule, in medical cost.
    pub reasons: Vec<ReasonLine>,
    /// What the house checked by itself.
    pub checks: Vec<Check>,
    /// Timeline, chain, and who must not act.
    #[serde(flatten)]
    pub course: Course,
    /// What can be done now.
    pub actions: Vec<Action>,
    /// Who signed, in the order of the chain; for the printed statement.
    pub signatories: Vec<Signed>,
    /// By which an outsider finds the record.
    pub check_code: String,
    /// Where the printed statement is; once approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

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
    /// Deducted of all funds.
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

/// Something the house checked by itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Check {
    /// Stable code.
    pub code: String,
    /// Whether it holds.
    pub passed: bool,
    /// What was checked, in Chinese.
    pub title: String,
    /// What was checked, in English.
    pub title_en: String,
    /// The article.
    pub cite: String,
}

/// A signature.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Signed {
    /// The duty.
    pub duty: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Who.
    pub person_name: String,
    /// In which post.
    pub post: String,
    /// On which day, in Beijing.
    pub on: String,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "statement.view", title: "月结算单", title_en: "statement", access: READERS };
    type Input = WhichStatement;
    type Output = StatementView;

    async fn answer(cx: &Context<'_>, input: WhichStatement) -> Result<StatementView, Stop> {
        statement_view(cx, input.statement_id).await
    }
}

/// One statement with its arithmetic; another hospital's does not exist.
pub(crate) async fn statement_view(cx: &Context<'_>, statement_id: StatementId) -> Result<StatementView, Stop> {
    let kept = cx.view.by_key::<statement::Model>(statement_id.0).await?;
    let kept = kept.filter(|row| cx.caller.provider_id.is_none_or(|own| own == row.provider_id));
    let kept = kept.ok_or_else(|| Refusal::unknown("结算单", "statement"))?;
    let provider = cx.view.by_key::<provider::Model>(kept.provider_id).await?;
    let provider = provider.ok_or_else(|| Stop::fault("showing a statement", "its provider is missing"))?;
    let case = cx.view.by_key::<review_case::Model>(kept.case_id).await?;
    let case = case.ok_or_else(|| Stop::fault("showing a statement", "its case is missing"))?;
    let month: Month = kept.month.parse().map_err(|e| Stop::fault("reading a month", e))?;
    let amounts = amounts::of(cx.view, month, kept.provider_id, case.opened_at).await?;
    let work = CaseWork::look(cx, vec![case]).await?;
    let work = &work[0];
    let course = course(cx, work).await?;
    Ok(StatementView {
        funds: funds(cx, &kept, &amounts),
        deductions: deductions(cx, &amounts).await?,
        reasons: reasons(cx, &kept).await?,
        checks: checks(cx, &kept, &provider, &amounts),
        signatories: signatories(cx, &kept, &course).await?,
        actions: actions(cx, work)?,
        check_code: kept.verification_code.clone(),
        document: ["approved", "in_payment", "paid"]
            .contains(&kept.state.as_str())
            .then(|| format!("/api/v1/statement/pdf?statement_id={statement_id}")),
        provider_code: provider.code,
        provider_level: provider.level,
        bank_name: provider.payee_bank,
        bank_account: last_four(&provider.payee_account),
        statement: row(cx, &kept, provider.name)?,
        course,
    })
}

fn kept_funds(row: &statement::Model) -> [(i64, i64); FUNDS] {
    [
        (row.basic_fen, row.basic_deducted_fen),
        (row.critical_illness_fen, row.critical_illness_deducted_fen),
        (row.hardship_fen, row.hardship_deducted_fen),
    ]
}

fn funds(cx: &Context<'_>, kept: &statement::Model, amounts: &MonthAmounts) -> Vec<FundLine> {
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

async fn deductions(cx: &Context<'_>, amounts: &MonthAmounts) -> Result<Vec<DeductionLine>, Stop> {
    let visits = cx.view.by_keys::<visit::Model>(amounts.deductions.iter().map(|line| line.visit_id)).await?;
    let mut lines = Vec::with_capacity(amounts.deductions.len());
    for line in amounts.deductions.iter().filter(|line| line.cost > Fen::ZERO) {
        let visit = visits.iter().find(|visit| visit.visit_id == line.visit_id);
        let formula = |(fund, (paid, deducted)): (&regulation::catalogs::Fund, (Fen, Fen))| Formula {
            fund: fund.zh.clone(),
            fund_en: fund.en.clone(),
            paid_fen: paid.0,
            deducted_fen: deducted.0,
            text: format!(
                "{} × {} ÷ {} = {}",
                yuan(line.cost.0),
                yuan(paid.0),
                yuan(line.claim.total.0),
                yuan(deducted.0)
            ),
        };
        let paid = line.claim.paid.into_iter().zip(line.funds);
        lines.push(DeductionLine {
            visit_id: VisitId(line.visit_id),
            record_number: visit.map(|visit| visit.record_number.clone()).unwrap_or_default(),
            total_fen: line.claim.total.0,
            cost_fen: line.cost.0,
            deducted_fen: Fen::total(line.funds)?.0,
            formulas: cx
                .house
                .law
                .funds
                .iter()
                .zip(paid)
                .filter(|(_, (paid, _))| *paid > Fen::ZERO)
                .map(formula)
                .collect(),
        });
    }
    Ok(lines)
}

async fn reasons(cx: &Context<'_>, kept: &statement::Model) -> Result<Vec<ReasonLine>, Stop> {
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

/// The checks the house makes by itself.
fn checks(cx: &Context<'_>, kept: &statement::Model, provider: &provider::Model, amounts: &MonthAmounts) -> Vec<Check> {
    let check = |code: &str, passed: bool, title: &str, title_en: &str, cite: &str| Check {
        code: code.to_owned(),
        passed,
        title: title.to_owned(),
        title_en: title_en.to_owned(),
        cite: cite.to_owned(),
    };
    let funds = amounts.funds.iter().zip(&amounts.deducted).map(|(fund, deducted)| (fund.0, deducted.0));
    let agrees = funds.eq(kept_funds(kept)) && amounts.total.0 == kept.total_fen && amounts.claims == kept.claims_count;
    let window = cx.house.law.monthly_settlement.declaring_window(kept.declared_on);
    let in_window = window.is_none_or(|window| window.value.contains(kept.declared_on));
    let in_time = kept.pay_by >= cx.today || ["paid", "returned"].contains(&kept.state.as_str());
    vec![
        check(
            "amounts_agree",
            agrees,
            "金额与结算、扣减明细逐项复算一致",
            "amounts agree with settlements and deductions computed again",
            "R1-12.12",
        ),
        check(
            "code_agrees",
            verification_code(kept, &provider.code) == kept.verification_code,
            "防伪码与内容一致",
            "the verification code agrees with the content",
            "R1-15",
        ),
        check("declared_in_window", in_window, "在规定日期内申报", "declared on the days laid down", "R3d-19.5.1"),
        check(
            "provider_active",
            provider.status == "active",
            "医药机构协议有效",
            "the provider's agreement is in force",
            "R1-12.9",
        ),
        check("within_payment_limit", in_time, "未超过付款期限", "the day for payment has not passed", "R4-19"),
    ]
}

/// Who declared and who did each step that is done.
async fn signatories(cx: &Context<'_>, kept: &statement::Model, course: &Course) -> Result<Vec<Signed>, Stop> {
    let select = case_step::Entity::find()
        .filter(case_step::Column::CaseId.eq(kept.case_id))
        .filter(case_step::Column::Duty.eq(Duty::StatementDeclare.code()));
    let declared = cx.view.one(select).await?;
    let names = Names::of_staff(cx.view, declared.iter().map(|step| step.staff_id)).await?;
    let facts = cx.house.law.duties.facts(Duty::StatementDeclare);
    let first = declared.map(|step| Signed {
        duty: step.duty,
        title: facts.zh.clone(),
        person_name: names.get(step.staff_id),
        post: step.post_name,
        on: date_text(beijing(step.at)),
    });
    let done = course.chain.iter().filter(|step| step.state == StepState::Done).map(|step| Signed {
        duty: step.stage.clone(),
        title: step.title.clone(),
        person_name: step.person_name.clone().unwrap_or_default(),
        post: step.post.clone().unwrap_or_default(),
        on: step.at.map(|at| date_text(beijing(at))).unwrap_or_default(),
    });
    Ok(first.into_iter().chain(done).collect())
}

fn beijing(at: OffsetDateTime) -> Date {
    at.to_offset(UtcOffset::from_hms(8, 0, 0).expect("UTC+8 is an offset")).date()
}

fn last_four(account: &str) -> String {
    let shown = account.chars().count().saturating_sub(4);
    "*".repeat(shown) + &account.chars().skip(shown).collect::<String>()
}
