//! The journal 明细账 of a fund's month: every posting in its order, of one
//! account or of all.
//!
//! Article: R1-21.

use base::{Month, VoucherId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{posting, voucher};

use super::trial_balance::fund_or_first;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::queries::payment::READERS;
use crate::stop::Stop;

/// The journal.
pub struct Journal;

/// Of which fund, month and account.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JournalFilter {
    /// The month of the books; the present one when left out.
    pub month: Option<Month>,
    /// The fund; the first that pays when left out.
    pub fund: Option<String>,
    /// Only this account.
    pub account: Option<String>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A posting.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PostingShown {
    /// Its voucher.
    pub voucher_id: VoucherId,
    /// The number of its voucher.
    pub serial: Option<String>,
    /// The line of the voucher.
    pub line_number: i32,
    /// What the voucher is about.
    pub summary: String,
    /// The account.
    pub account_code: String,
    /// Its name.
    pub account_name: String,
    /// Its English name.
    pub account_name_en: String,
    /// Debited, in fen.
    pub debit_fen: i64,
    /// Credited, in fen.
    pub credit_fen: i64,
}

impl Query for Journal {
    const SPEC: QuerySpec =
        QuerySpec { name: "ledger.journal", title: "明细账", title_en: "journal", access: READERS };
    type Input = JournalFilter;
    type Output = Page<PostingShown>;

    async fn answer(cx: &Context<'_>, input: JournalFilter) -> Result<Page<PostingShown>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let month = input.month.unwrap_or_else(|| Month::of(cx.today));
        let mut select = posting::Entity::find()
            .filter(posting::Column::Fund.eq(fund_or_first(cx, input.fund)?))
            .filter(posting::Column::Month.eq(month.to_string()));
        if let Some(account) = input.account {
            select = select.filter(posting::Column::Account.eq(account));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_asc(posting::Column::PostingId).limit(paging.limit()).offset(paging.offset());
        let rows = cx.view.all(select).await?;
        let vouchers = cx.view.by_keys::<voucher::Model>(rows.iter().map(|row| row.voucher_id)).await?;
        let chart = &cx.house.law.accounts;
        let shown = rows.into_iter().map(|row| {
            let voucher = vouchers.iter().find(|voucher| voucher.voucher_id == row.voucher_id);
            let debit = row.side == "debit";
            PostingShown {
                voucher_id: VoucherId(row.voucher_id),
                serial: voucher.and_then(|voucher| voucher.serial.clone()),
                line_number: row.line_number,
                summary: voucher.map(|voucher| voucher.summary.clone()).unwrap_or_default(),
                account_name: chart.account(&row.account).map(|account| account.zh.clone()).unwrap_or_default(),
                account_name_en: chart.account(&row.account).map(|account| account.en.clone()).unwrap_or_default(),
                account_code: row.account,
                debit_fen: if debit { row.amount_fen } else { 0 },
                credit_fen: if debit { 0 } else { row.amount_fen },
            }
        });
        Ok(paging.of(shown.collect(), total))
    }
}
