//! Makes a voucher for money that was there before the books began, or that
//! moved from the fiscal special account to the expenditure account. Each line
//! of the input is one such event; what is debited and credited stands in the
//! law data. Payments are never booked here: they come from their batch.
//!
//! Checked in this order: the fund keeps books; 1 to 20 lines; then the checks
//! of the ledger engine.
//!
//! Article: R1-20, R1-21, R2-71.

use base::{Fen, Month, Refusal};
use ledger::{Draft, book};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::make::fund_unknown;
pub use super::open::VoucherMade;
use super::open::{NewVoucher, open};
use super::stored::day_in;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Makes a voucher of opening balances or transfers.
pub struct MakeOpening;

/// The events that are booked by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FundEvent {
    /// 期初财政专户存款.
    OpeningSpecial,
    /// 期初支出户存款.
    OpeningExpenditure,
    /// 财政专户拨入支出户.
    SpecialToExpenditure,
}

impl FundEvent {
    fn code(self) -> &'static str {
        match self {
            FundEvent::OpeningSpecial => "opening_special",
            FundEvent::OpeningExpenditure => "opening_expenditure",
            FundEvent::SpecialToExpenditure => "special_to_expenditure",
        }
    }
}

/// One event.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundMovement {
    /// What happened.
    pub event: FundEvent,
    /// How much, in fen, above zero.
    pub amount_fen: i64,
    /// What it is about; the event's name when empty. At most 200 signs.
    #[serde(default)]
    pub summary: String,
}

/// What is to be booked.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovementsToBook {
    /// The fund.
    pub fund: String,
    /// The month of the books.
    pub month: Month,
    /// The events, 1 to 20.
    pub lines: Vec<FundMovement>,
}

impl Command for MakeOpening {
    const SPEC: CommandSpec = CommandSpec {
        name: "voucher.make_opening",
        title: "编制期初与拨款凭证",
        title_en: "make a voucher of opening balances or transfers",
        access: Access::Duty(&[Duty::VoucherMake]),
        money: MoneyEffect::Books,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-20", "R1-21", "R2-71"],
    };
    type Input = MovementsToBook;
    type Output = VoucherMade;

    async fn decide(cx: &Context<'_>, input: MovementsToBook) -> Result<Plan<VoucherMade>, Stop> {
        let chart = &cx.house.law.accounts;
        cx.house.law.funds.get(&input.fund).ok_or_else(fund_unknown)?;
        let Some(first) = input.lines.first().filter(|_| input.lines.len() <= 20) else {
            return Err(Refusal::invalid("count_out_of_range", "lines", "须为 1 至 20 行", "1 to 20 lines").into());
        };
        if let Some(index) = input.lines.iter().position(|line| line.summary.chars().count() > 200) {
            let path = format!("lines[{index}].summary");
            return Err(Refusal::invalid("summary_too_long", path, "摘要不超过 200 字", "at most 200 signs").into());
        }
        let event = first.event.code();
        let entry = chart.entry(event).ok_or_else(|| Stop::fault("booking a movement", "no such entry"))?;
        let date = day_in(input.month, cx.today);
        let mut draft = Draft { fund: input.fund.clone(), month: input.month, date, lines: vec![], reverses: None };
        for line in input.lines {
            let amount = [(Fen(line.amount_fen), line.summary)];
            let part = book(chart, line.event.code(), &input.fund, date, &amount)
                .map_err(|error| Stop::fault("booking a movement", error))?;
            draft.lines.extend(part.lines);
        }
        let new = NewVoucher {
            draft,
            event,
            summary: entry.zh.clone(),
            batch_id: None,
            instructions: vec![],
            grown_from: &[],
            comment: String::new(),
        };
        open(cx, new).await
    }
}
