//! One statement with its arithmetic: each fund, each claim on which something is
//! deducted with the formula, what the house checked by itself, who signed. The
//! figures are computed again from the settlements and findings and compared with
//! what was declared.
//!
//! Article: R2-66, R3d-19.5, R1-12.12, R3d-13.

use base::{Month, Refusal, StatementId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{provider, review_case, statement};

use super::arithmetic::{DeductionLine, FundLine, ReasonLine, deductions, funds, reasons};
use super::borne::{BorneLine, borne};
use super::check::{Check, checks};
use super::list::{StatementRow, row};
use super::signed::{Signed, signatories};
use crate::case_work::CaseWork;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::statement::amounts::{self, Earlier};
use crate::queries::case::READERS;
use crate::queries::case::action::{Action, actions};
use crate::queries::case::course::{Course, course};
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
    /// Claim by claim, what the hospital bears itself; no part of what is paid.
    pub borne: Vec<BorneLine>,
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
    let found = Earlier::AsFoundBy(kept.statement_id);
    let amounts = amounts::of(cx.view, month, kept.provider_id, case.opened_at, found).await?;
    let work = CaseWork::look(cx, vec![case]).await?;
    let work = &work[0];
    let course = course(cx, work).await?;
    let account = cx.open::<provider::PayeeAccount>(&provider)?;
    Ok(StatementView {
        funds: funds(cx, &kept, &amounts),
        deductions: deductions(cx, &amounts).await?,
        reasons: reasons(cx, &kept).await?,
        borne: borne(cx, month, kept.provider_id).await?,
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
        bank_account: cx.masked("provider.payee_account", &account),
        statement: row(cx, &kept, provider.name)?,
        course,
    })
}
