//! One voucher: its lines, its signatories, what it books, what undoes it.
//!
//! Article: R1-21, R3d-27, R3d-28.

use base::{BatchId, CaseId, Refusal, VoucherId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{payment_batch, voucher, voucher_line};

use super::list::{VoucherRow, shown};
use crate::command::{Command, Context, Query, QuerySpec};
use crate::operations::voucher::{self as op, MADE, POSTED, REVIEWED, VOID};
use crate::permission::may_ask;
use crate::queries::payment::READERS;
use crate::queries::payment::course::{ActionShown, Course, CourseShown, action_of, course_of};
use crate::stop::Stop;

/// One voucher.
pub struct View;

/// Which voucher.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfVoucher {
    /// The voucher.
    pub voucher_id: VoucherId,
}

/// A voucher with everything about it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VoucherView {
    /// As in the list.
    #[serde(flatten)]
    pub row: VoucherRow,
    /// Its case.
    pub case_id: CaseId,
    /// Its lines.
    pub lines: Vec<VoucherLine>,
    /// The voucher it undoes.
    pub reverses: Option<VoucherId>,
    /// The voucher that undoes it.
    pub reversed_by: Option<VoucherId>,
    /// The batch it books.
    pub batch_id: Option<BatchId>,
    /// The number of that batch.
    pub source: Option<String>,
    /// Its way so far, and what this caller may do.
    #[serde(flatten)]
    pub course: CourseShown,
}

/// A line of a voucher.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VoucherLine {
    /// The account.
    pub account_code: String,
    /// Its name.
    pub account_name: String,
    /// Its English name.
    pub account_name_en: String,
    /// What it is about.
    pub summary: String,
    /// Debited, in fen; 0 for a credit line.
    pub debit_fen: i64,
    /// Credited, in fen; 0 for a debit line.
    pub credit_fen: i64,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "voucher.view", title: "凭证详情", title_en: "one voucher", access: READERS };
    type Input = OfVoucher;
    type Output = VoucherView;

    async fn answer(cx: &Context<'_>, OfVoucher { voucher_id }: OfVoucher) -> Result<VoucherView, Stop> {
        let row = cx.view.by_key::<voucher::Model>(voucher_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("凭证", "voucher"))?;
        let answered = voucher::Entity::find()
            .filter(voucher::Column::ReversesId.eq(voucher_id.0))
            .filter(voucher::Column::State.ne(VOID));
        let reversed_by = cx.view.one(answered).await?.map(|row| VoucherId(row.voucher_id));
        let source = match row.batch_id {
            Some(id) => cx.view.by_key::<payment_batch::Model>(id).await?.map(|batch| batch.serial),
            None => None,
        };
        let course = course_of(cx, row.case_id).await?;
        let actions = actions(cx, &row, reversed_by.is_some(), &course);
        Ok(VoucherView {
            case_id: CaseId(row.case_id),
            lines: lines(cx, voucher_id.0).await?,
            reverses: row.reverses_id.map(VoucherId),
            reversed_by,
            batch_id: row.batch_id.map(BatchId),
            source,
            course: course.shown(actions),
            row: shown(cx, vec![row]).await?.pop().ok_or_else(|| Stop::fault("showing a voucher", voucher_id))?,
        })
    }
}

async fn lines(cx: &Context<'_>, voucher_id: i64) -> Result<Vec<VoucherLine>, Stop> {
    let select = voucher_line::Entity::find()
        .filter(voucher_line::Column::VoucherId.eq(voucher_id))
        .order_by_asc(voucher_line::Column::LineNumber);
    let chart = &cx.house.law.accounts;
    let line = |row: voucher_line::Model| {
        let debit = row.side == "debit";
        VoucherLine {
            account_name: chart.account(&row.account).map(|account| account.zh.clone()).unwrap_or_default(),
            account_name_en: chart.account(&row.account).map(|account| account.en.clone()).unwrap_or_default(),
            account_code: row.account,
            summary: row.summary,
            debit_fen: if debit { row.amount_fen } else { 0 },
            credit_fen: if debit { 0 } else { row.amount_fen },
        }
    };
    Ok(cx.view.all(select).await?.into_iter().map(line).collect())
}

/// The commands that fit the state of the voucher.
fn actions(cx: &Context<'_>, row: &voucher::Model, reversed: bool, course: &Course<'_>) -> Vec<ActionShown> {
    let mut actions = Vec::new();
    let back = &op::return_voucher::Return::SPEC;
    match course.case.waits_for() {
        Some(Duty::VoucherReview) => {
            actions.push(course.action(cx, &op::review::Review::SPEC, Duty::VoucherReview, "approve"));
            actions.push(course.action(cx, back, Duty::VoucherReview, "return"));
        }
        Some(Duty::VoucherPost) => {
            actions.push(course.action(cx, &op::post::Post::SPEC, Duty::VoucherPost, "approve"));
            actions.push(course.action(cx, back, Duty::VoucherPost, "return"));
        }
        _ => {}
    }
    if [MADE, REVIEWED].contains(&row.state.as_str()) {
        actions.push(course.action(cx, &op::void::Void::SPEC, Duty::VoucherMake, "other"));
    }
    if row.state == POSTED && row.reverses_id.is_none() && !reversed {
        let spec = &op::reverse::Reverse::SPEC;
        actions.push(action_of(spec, "other", may_ask(cx.house, spec.name, spec.access, cx.caller).err()));
    }
    actions
}
