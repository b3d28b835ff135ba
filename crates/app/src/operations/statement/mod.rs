//! The monthly statement of a provider 月结算单: declared by the provider, reviewed
//! twice, approved at the level its amount asks for. Each verb is a file; what
//! they share is here.

pub(crate) mod amounts;
pub mod approve;
pub mod approve_above;
pub mod declare;
pub mod deduction;
pub mod first_review;
mod kept;
pub(crate) mod level;
pub(crate) mod ready;
pub mod return_statement;
pub mod second_review;
pub(crate) mod verification;

use base::{Refusal, StatementId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Decision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{review_case, statement};

use crate::case_work::CaseWork;
use crate::command::{Context, Plan};
use crate::operations::audit_case::CaseMoved;
use crate::stop::Stop;

/// On its way through review and approval.
pub(crate) const IN_REVIEW: &str = "in_review";
/// Approved; may be paid. One on which nothing is payable is [`PAID`] at once.
pub(crate) const APPROVED: &str = "approved";
/// Every fund has paid what it owes.
pub(crate) const PAID: &str = "paid";
/// Sent back; the provider declares anew.
pub(crate) const RETURNED: &str = "returned";

/// Which statement, and a word on it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfStatement {
    /// The statement.
    pub statement_id: StatementId,
    /// A word on it.
    #[serde(default)]
    pub comment: String,
}

/// A statement after a move.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct StatementMoved {
    /// The statement.
    pub statement_id: StatementId,
    /// Its state: in_review, approved, returned, in_payment, paid.
    pub state: String,
    /// Where its case stands.
    pub case: CaseMoved,
}

/// A statement by its id.
pub(crate) async fn read(cx: &Context<'_>, statement_id: StatementId) -> Result<statement::Model, Stop> {
    let row = cx.view.by_key::<statement::Model>(statement_id.0).await?;
    row.ok_or_else(|| Refusal::unknown("结算单", "statement").into())
}

/// A step of a statement's chain by this caller: the plan holds the moved case;
/// the statement itself is given back as it was read.
pub(crate) async fn step(
    cx: &Context<'_>,
    row: statement::Model,
    duty: Duty,
    decision: Decision,
    comment: String,
) -> Result<(Plan<StatementMoved>, statement::Model, review_case::Model), Stop> {
    let work = CaseWork::take(cx, row.case_id).await?;
    if work.row().kind != CaseKind::Statement.code() {
        return Err(Stop::fault("reading a statement's case", "its case is of another kind"));
    }
    let answer = StatementMoved {
        statement_id: StatementId(row.statement_id),
        state: row.state.clone(),
        case: CaseMoved::of(work.row()),
    };
    let mut plan = Plan::answering(answer);
    let case = work.decide(cx, &mut plan, duty, decision, comment).await?;
    plan.about("statement", StatementId(row.statement_id));
    plan.output.case = CaseMoved::of(&case);
    let row = cx
        .view
        .lock::<statement::Model>(row.statement_id)
        .await?
        .ok_or_else(|| Refusal::unknown("结算单", "statement"))?;
    Ok((plan, row, case))
}
