//! What is looked at before a month is opened again, in this order: why; the month
//! is closed; none after it is; it was not closed anew since this was asked for,
//! for then the grounds are those of another close.
//!
//! Article: R1-21, R3d-29.

use base::{CaseId, Month, Refusal, date_text, in_beijing};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{books_month, books_reopening, review_case, voucher};

use super::BooksReopeningForm;
use crate::command::Context;
use crate::matters::{Examined, Fact};
use crate::operations::voucher::{CLOSED, VOID, key};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// A month that may be opened again: of each fund the row of the books, locked.
pub(super) async fn closed_last(
    cx: &Context<'_>,
    month: Month,
    of: Option<CaseId>,
) -> Result<Vec<books_month::Model>, Stop> {
    let mut keys: Vec<String> = cx.house.law.funds.iter().map(|fund| key(&fund.id, month)).collect();
    keys.sort_unstable();
    let mut rows = Vec::with_capacity(keys.len());
    for key in keys {
        let row = cx.view.lock::<books_month::Model>(key).await?.filter(|row| row.state == CLOSED);
        rows.push(row.ok_or_else(|| {
            at_month(
                "month_not_closed",
                "该月尚未结账，无需重新打开",
                "the month is not closed, so it need not be opened",
            )
        })?);
    }
    let later = books_month::Entity::find()
        .filter(books_month::Column::Month.gt(month.to_string()))
        .filter(books_month::Column::State.eq(CLOSED));
    if cx.view.one(later).await?.is_some() {
        return Err(at_month(
            "later_month_closed",
            "其后月份已结账，只能重新打开最近一个已结账的月份；更早的差错在当期红冲更正",
            "a later month is closed: only the last one is opened again; what is older is reversed in the present month",
        )
        .into());
    }
    if let Some(case_id) = of
        && let Some(case) = cx.view.by_key::<review_case::Model>(case_id.0).await?
        && rows.iter().any(|row| row.closed_at.is_some_and(|at| at > case.opened_at))
    {
        return Err(at_month(
            "closed_since",
            "申请后该月已重新结账，请按现状另行申请",
            "the month was closed anew after this was asked for; ask again as things stand now",
        )
        .into());
    }
    Ok(rows)
}

/// Examines a form.
pub(super) async fn examine(cx: &Context<'_>, form: &BooksReopeningForm, of: Option<CaseId>) -> Result<Examined, Stop> {
    if !(4..=1_000).contains(&form.reason.trim().chars().count()) {
        let missing = Refusal::invalid("reason_missing", "form.reason", "请填写理由（4 至 1000 字）", "say why");
        return Err(missing.citing("R1-21").into());
    }
    let rows = closed_last(cx, form.month, of).await?;
    let month = form.month.to_string();
    let vouchers =
        voucher::Entity::find().filter(voucher::Column::Month.eq(&month)).filter(voucher::Column::State.ne(VOID));
    let before = books_reopening::Entity::find().filter(books_reopening::Column::Month.eq(&month));
    let closed = rows.first().and_then(|row| row.closed_by.zip(row.closed_at));
    let names = Names::of_staff(cx.view, closed.map(|(by, _)| by)).await?;
    let closed = closed.map(|(by, at)| format!("{} {}", date_text(in_beijing(at).date()), names.get(by)));
    Ok(Examined {
        facts: vec![
            Fact::words("会计期间", "month of the books", &month),
            Fact::words("结账", "closed", &closed.unwrap_or_default()),
            Fact::words("当月凭证", "vouchers of the month", &cx.view.count(vouchers).await?.to_string()),
            Fact::words("此前重新打开次数", "times opened before", &cx.view.count(before).await?.to_string()),
            Fact::words("理由", "why", form.reason.trim()),
        ],
        ..Examined::default()
    })
}

fn at_month(code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::conflict(code, zh, en).at("form.month", zh, en).citing("R3d-29")
}
