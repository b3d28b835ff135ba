//! The findings of one provider and month on their way: first review, the
//! provider's answer, second review. Each verb is a file; what they share is here.

pub mod answer;
pub mod first_review;
pub(crate) mod lead;
pub mod provider_silent;
pub mod resubmit;
pub mod return_case;
pub mod second_review;

use std::collections::BTreeMap;

use base::{CaseId, Date, FindingId, Refusal};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{finding, review_case};

use crate::case_work::CaseWork;
use crate::command::Context;
use crate::stop::Stop;

/// Where a case stands after a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaseMoved {
    /// The case.
    pub case_id: CaseId,
    /// The duty it waits for, or with_provider, returned, completed, rejected, withdrawn.
    pub state: String,
    /// The end of the time limit that runs now.
    #[schemars(with = "Option<String>")]
    pub due_on: Option<Date>,
}

impl CaseMoved {
    /// The answer of a plan whose move is yet to be decided.
    pub(crate) fn pending(case_id: CaseId) -> CaseMoved {
        CaseMoved { case_id, state: String::new(), due_on: None }
    }

    pub(crate) fn of(row: &review_case::Model) -> CaseMoved {
        CaseMoved { case_id: CaseId(row.case_id), state: row.state.clone(), due_on: row.due_on }
    }
}

/// Takes a case in hand that must be of a kind; of a hospital's person also one
/// of his own hospital: another's is as if it did not exist.
pub(crate) async fn take_of_kind<'a>(cx: &Context<'a>, case_id: CaseId, kind: CaseKind) -> Result<CaseWork<'a>, Stop> {
    let work = CaseWork::take(cx, case_id.0).await?;
    let row = work.row();
    let foreign = cx.caller.provider_id.is_some() && cx.caller.provider_id != row.provider_id;
    if foreign || row.kind != kind.code() {
        return Err(Refusal::unknown("办件", "case").into());
    }
    Ok(work)
}

/// The findings of a case that are still open, by their ids.
pub(crate) async fn open_findings(cx: &Context<'_>, case_id: CaseId) -> Result<BTreeMap<i64, finding::Model>, Stop> {
    let select = finding::Entity::find()
        .filter(finding::Column::CaseId.eq(case_id.0))
        .filter(finding::Column::State.eq("open"))
        .order_by_asc(finding::Column::FindingId);
    Ok(cx.view.all(select).await?.into_iter().map(|row| (row.finding_id, row)).collect())
}

/// Takes a finding out of those still to be dealt with; refused when it is not
/// among them: of another case, or named twice.
pub(crate) fn take_finding(
    open: &mut BTreeMap<i64, finding::Model>,
    index: usize,
    finding_id: FindingId,
) -> Result<finding::Model, Refusal> {
    open.remove(&finding_id.0).ok_or_else(|| {
        Refusal::invalid(
            "finding_unknown",
            format!("lines[{index}].finding_id"),
            "不是本案待处理的疑点，或重复填写",
            "not an open finding of this case, or given twice",
        )
    })
}

/// Refused while findings are left without a decision.
pub(crate) fn none_left(open: &BTreeMap<i64, finding::Model>) -> Result<(), Refusal> {
    if open.is_empty() {
        return Ok(());
    }
    let count = open.len();
    Err(Refusal::invalid(
        "finding_undecided",
        "lines",
        format!("还有 {count} 条疑点未作结论"),
        format!("{count} findings are still undecided"),
    ))
}

/// The amount and reason given for a finding: 0 … the amount in question, with a
/// reason wherever it is less than all of it.
pub(crate) fn check_amount(
    index: usize,
    field: &str,
    amount_fen: i64,
    of: &finding::Model,
    reason: &str,
) -> Result<(), Refusal> {
    if !(0..=of.amount_fen).contains(&amount_fen) {
        return Err(Refusal::invalid(
            "deduction_out_of_range",
            format!("lines[{index}].{field}"),
            "扣减额须为零至疑点金额",
            "a deduction is from zero to the amount in question",
        ));
    }
    too_long(&format!("lines[{index}].reason"), reason)?;
    if amount_fen < of.amount_fen && reason.trim().is_empty() {
        return Err(Refusal::invalid(
            "reason_missing",
            format!("lines[{index}].reason"),
            "减少或不予扣减须填写理由",
            "give the reason for deducting less or nothing",
        )
        .citing("R3d-19.4"));
    }
    Ok(())
}

/// Words of an officer or a hospital: at most 2000 signs.
pub(crate) fn too_long(path: &str, text: &str) -> Result<(), Refusal> {
    if text.chars().count() > 2_000 {
        return Err(Refusal::invalid("text_too_long", path, "不超过 2000 字", "at most 2000 signs"));
    }
    Ok(())
}
