//! The trial balance 试算平衡表 of a fund for a month: each amount stands on the
//! side of its account; a balance below zero stands there as negative.
//!
//! Article: R1-21, R3d-29.

use base::{Fen, Month, Refusal};
use ledger::{BalanceRow, trial_balance};
use regulation::accounts::Side;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::books_month;

use crate::command::{Context, Query, QuerySpec};
use crate::operations::voucher::{CLOSED, key, postings_up_to};
use crate::queries::payment::READERS;
use crate::stop::Stop;

/// The trial balance.
pub struct TrialBalance;

/// Of which fund and month.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundAndMonth {
    /// The month of the books; the present one when left out.
    pub month: Option<Month>,
    /// The fund; the first that pays when left out.
    pub fund: Option<String>,
}

/// A trial balance.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrialBalanceShown {
    /// The month.
    pub month: Month,
    /// The fund.
    pub fund: String,
    /// Whether the month is closed.
    pub closed: bool,
    /// The accounts, by code.
    pub rows: Vec<BalanceShown>,
    /// All of them together.
    pub totals: Sums,
    /// Whether debit equals credit in every column.
    pub balanced: bool,
}

/// One account.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BalanceShown {
    /// Its code.
    pub account_code: String,
    /// Its name.
    pub account_name: String,
    /// Its English name.
    pub account_name_en: String,
    /// Its amounts.
    #[serde(flatten)]
    pub sums: Sums,
}

/// The six columns, in fen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sums {
    /// Opening balances on the debit side.
    pub opening_debit_fen: i64,
    /// Opening balances on the credit side.
    pub opening_credit_fen: i64,
    /// Debited in the month.
    pub debit_fen: i64,
    /// Credited in the month.
    pub credit_fen: i64,
    /// Closing balances on the debit side.
    pub closing_debit_fen: i64,
    /// Closing balances on the credit side.
    pub closing_credit_fen: i64,
}

impl Sums {
    fn of(row: &BalanceRow) -> Sums {
        let on = |side: Side, amount: Fen| if row.side == side { amount.0 } else { 0 };
        Sums {
            opening_debit_fen: on(Side::Debit, row.opening),
            opening_credit_fen: on(Side::Credit, row.opening),
            debit_fen: row.debit.0,
            credit_fen: row.credit.0,
            closing_debit_fen: on(Side::Debit, row.closing),
            closing_credit_fen: on(Side::Credit, row.closing),
        }
    }

    fn plus(self, other: Sums) -> Result<Sums, Stop> {
        let add = |a: i64, b: i64| Fen(a).plus(Fen(b)).map(|sum| sum.0);
        Ok(Sums {
            opening_debit_fen: add(self.opening_debit_fen, other.opening_debit_fen)?,
            opening_credit_fen: add(self.opening_credit_fen, other.opening_credit_fen)?,
            debit_fen: add(self.debit_fen, other.debit_fen)?,
            credit_fen: add(self.credit_fen, other.credit_fen)?,
            closing_debit_fen: add(self.closing_debit_fen, other.closing_debit_fen)?,
            closing_credit_fen: add(self.closing_credit_fen, other.closing_credit_fen)?,
        })
    }
}

impl Query for TrialBalance {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "ledger.trial_balance", title: "试算平衡表", title_en: "trial balance", access: READERS
        };
    type Input = FundAndMonth;
    type Output = TrialBalanceShown;

    async fn answer(cx: &Context<'_>, input: FundAndMonth) -> Result<TrialBalanceShown, Stop> {
        let month = input.month.unwrap_or_else(|| Month::of(cx.today));
        let fund = fund_or_first(cx, input.fund)?;
        let postings = postings_up_to(cx, &fund, month).await?;
        let balance = trial_balance(&cx.house.law.accounts, &postings, &fund, month)?;
        let mut totals = Sums::default();
        let mut rows = Vec::with_capacity(balance.rows.len());
        for row in &balance.rows {
            let sums = Sums::of(row);
            totals = totals.plus(sums)?;
            let en = cx.house.law.accounts.account(&row.account).map(|account| account.en.clone());
            rows.push(BalanceShown {
                account_code: row.account.clone(),
                account_name: row.zh.clone(),
                account_name_en: en.unwrap_or_default(),
                sums,
            });
        }
        let closed = cx.view.by_key::<books_month::Model>(key(&fund, month)).await?;
        Ok(TrialBalanceShown {
            month,
            closed: closed.is_some_and(|row| row.state == CLOSED),
            rows,
            totals,
            balanced: balance.is_balanced(),
            fund,
        })
    }
}

/// The fund asked for, or the first that pays.
pub(super) fn fund_or_first(cx: &Context<'_>, fund: Option<String>) -> Result<String, Refusal> {
    let funds = &cx.house.law.funds;
    let found = match &fund {
        Some(id) => funds.get(id),
        None => funds.iter().next(),
    };
    found
        .map(|fund| fund.id.clone())
        .ok_or_else(|| Refusal::invalid("fund_unknown", "fund", "没有该基金的账套", "no such fund keeps books"))
}
