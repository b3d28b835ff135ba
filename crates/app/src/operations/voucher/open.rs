//! Writes a new voucher and opens its case, whatever it books: the ledger
//! engine checks it against chart and open months first. For every operation
//! that makes one.
//!
//! Article: R1-21, R3d-27, R3d-28.

use std::collections::BTreeSet;

use base::{Month, VoucherId};
use ledger::{Draft, check};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{voucher, voucher_line};

use super::stored::side_code;
use super::{MADE, books};
use crate::case_work::{CaseWork, NewCase};
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// A voucher that was made.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VoucherMade {
    /// Its id; its number it gets when it is posted.
    pub voucher_id: VoucherId,
    /// The month of the books it is in.
    pub month: Month,
    /// The sum of its debit lines in fen.
    pub total_fen: i64,
}

/// A voucher to be made.
pub(super) struct NewVoucher<'n> {
    pub(super) draft: Draft,
    /// The event it books (regulation/catalogs/accounts.toml), or `reversal`.
    pub(super) event: &'n str,
    pub(super) summary: String,
    pub(super) batch_id: Option<i64>,
    /// The payment that a line books, line by line; shorter lists mean none.
    pub(super) instructions: Vec<Option<i64>>,
    pub(super) grown_from: &'n [i64],
    pub(super) comment: String,
}

/// Plans a voucher with its case.
pub(super) async fn open(cx: &Context<'_>, new: NewVoucher<'_>) -> Result<Plan<VoucherMade>, Stop> {
    let made_by = cx.staff_id()?;
    let ids = cx.house.store.ids(IdKind::Object, 1 + new.draft.lines.len()).await?;
    let voucher_id = ids.start;
    let (fund, month, reverses) = (new.draft.fund.clone(), new.draft.month, new.draft.reverses);
    let mut plan = Plan::answering(VoucherMade { voucher_id: VoucherId(voucher_id), month, total_fen: 0 });
    let periods = books::enter(cx, &mut plan, &fund, month).await?;
    let checked = check(&cx.house.law.accounts, &periods, new.draft).map_err(base::Refusal::from)?;
    plan.output.total_fen = checked.total().0;
    let case_id = CaseWork::open(
        cx,
        &mut plan,
        NewCase {
            kind: CaseKind::Voucher,
            month,
            provider_id: None,
            object_id: Some(voucher_id),
            weight: checked.total().into(),
            duty: Duty::VoucherMake,
            grown_from: new.grown_from,
            subjects: &BTreeSet::new(),
            comment: new.comment,
        },
    )
    .await?;
    plan.about("voucher", VoucherId(voucher_id));
    plan.fact("total_fen", checked.total().0);
    plan.insert(voucher::Model {
        voucher_id,
        case_id: case_id.0,
        fund,
        month: month.to_string(),
        serial: None,
        event: new.event.to_owned(),
        summary: new.summary,
        batch_id: new.batch_id,
        reopening_case_id: books::reopened_by(cx, month).await?,
        reverses_id: reverses.map(|id| id.0),
        state: MADE.to_owned(),
        made_by,
        reviewed_by: None,
        posted_by: None,
        posted_on: None,
        rev: 1,
    });
    let lines = checked.lines().iter().zip(ids.start + 1..).enumerate();
    plan.insert_all(
        lines
            .map(|(index, (line, voucher_line_id))| voucher_line::Model {
                voucher_line_id,
                voucher_id,
                line_number: index as i32 + 1,
                account: line.account.clone(),
                side: side_code(line.side).to_owned(),
                amount_fen: line.amount.0,
                summary: line.summary.clone(),
                instruction_id: new.instructions.get(index).copied().flatten(),
                rev: 1,
            })
            .collect(),
    );
    Ok(plan)
}
