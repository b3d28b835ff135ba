//! What an approved reopening does: every fund's month takes vouchers again, and it
//! is kept who asked, who agreed, why, and which close was undone.
//!
//! Article: R1-21, R3d-29.

use regulation::duties::Duty;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{books_month, books_reopening, case_duty};

use super::BooksReopeningForm;
use super::examine::closed_last;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::operations::voucher::OPEN;
use crate::stop::Stop;

/// Opens the month again.
pub(super) async fn open_again(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<BooksReopeningForm>,
) -> Result<(), Stop> {
    let rows = closed_last(cx, approved.form.month, Some(approved.case_id())).await?;
    let closed = rows.iter().find_map(|row| row.closed_by.zip(row.closed_at));
    let (closed_by, closed_at) = closed.ok_or_else(|| Stop::fault("opening the books", "nobody closed them"))?;
    let asked = case_duty::Entity::find()
        .filter(case_duty::Column::CaseId.eq(approved.case.case_id))
        .filter(case_duty::Column::Duty.eq(Duty::BooksClose.code()))
        .order_by_desc(case_duty::Column::CaseDutyId);
    let asked = cx.view.one(asked).await?.ok_or_else(|| Stop::fault("opening the books", "nobody asked for it"))?;
    plan.about("books_month", approved.form.month);
    plan.insert(books_reopening::Model {
        case_id: approved.case.case_id,
        month: approved.form.month.to_string(),
        reason: approved.form.reason.trim().to_owned(),
        asked_by: asked.staff_id,
        approved_by: cx.staff_id()?,
        reopened_at: cx.now,
        closed_by,
        closed_at,
        closed_again_by: None,
        closed_again_at: None,
        looked_into_by: None,
        looked_into_at: None,
        finding: None,
        rev: 1,
    });
    for row in rows {
        plan.update(books_month::Model { state: OPEN.to_owned(), closed_by: None, closed_at: None, ..row });
    }
    Ok(())
}
