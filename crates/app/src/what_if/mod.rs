//! A draft policy replayed over a year of stays, as a report: what each fund and
//! the persons would pay, by tier, age, hardship and month; who is better and who
//! worse off; what the fund's balance comes to. For the command line, which reads
//! a file, and for the page, which takes the house's own stays.
//!
//! Article: R5-7 (a policy is tested on data before it is issued), R5-9.

mod groups;
mod lines;
mod outlook;
mod persons;
mod report;

use std::num::NonZeroUsize;

use base::{Date, MoneyError, Refusal};
use benefit::{FundStanding, Groups, Policy, StayColumns, replay_columns};
use regulation::Law;
use regulation::benefits::PolicyRow;

pub use groups::{CapRow, GroupRow, PayerRow};
pub(crate) use lines::HEADS;
pub use lines::{Line, csv_of};
pub use outlook::{OutlookRow, OutlookShown};
pub use persons::{ChangeRow, StepRow, WhoIsBetter};
pub use report::{PolicyNamed, RefusedRow, WhatIfReport};

/// A policy to be compared: as the engine takes it, and every value in words.
pub struct Side<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Its values.
    pub sheet: &'a [PolicyRow],
}

/// Replays a year of stays under both policies and tells what it comes to. `today`
/// decides which figures of the law are used.
///
/// # Errors
/// A file whose bills, or a balance, go beyond 64 bits of fen.
pub fn what_if(
    law: &Law,
    today: Date,
    sides: [&Side<'_>; 2],
    stays: &StayColumns<'_>,
    fund: Option<FundStanding>,
    threads: NonZeroUsize,
) -> Result<WhatIfReport, Refusal> {
    let figures = law.policy_test.figures(today);
    let groups =
        Groups { ages_from: &figures.ages_from, change_steps: &figures.change_steps, largest: figures.largest };
    let [before, after] = sides;
    let replay = replay_columns(before.policy, after.policy, stays, &groups, threads).map_err(|_| beyond_sums())?;
    report::made(law, today, &figures, sides, &replay, fund).map_err(|_: MoneyError| beyond_sums())
}

fn beyond_sums() -> Refusal {
    Refusal::invalid(
        "sums_out_of_range",
        "stays",
        "金额合计超出可精确计算的范围，请核对数据",
        "the amounts add up beyond what is computed exactly; check the data",
    )
    .citing("R5-7")
}
