//! The benefit engine: what each fund, the account, the hospital and the person
//! pay of a bill, exact to the fen, and why. For settlement at the counter, one
//! bill at a time; for bulk settlement of millions of stays in columns; for
//! recomputation after a reversal, a late bill or a change of the law; and for
//! every page that opens an amount into its steps.
//!
//! Pure: the law comes in as a [`Policy`], the person so far as a
//! [`PersonState`], the bill as a [`Bill`] (a plain [`Stay`] where it is one). The
//! rules exist once (in `rules` and `care`); the single path, the columns and the
//! explanation all run through them. [`redo()`] says what a change of the past
//! does to everything that depended on it, [`clear`] who then owes whom.
//!
//! Article: R2-49, R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

#![forbid(unsafe_code)]

mod bands;
mod bill;
mod cannot_settle;
mod care;
mod clearing;
mod columns;
mod explain;
mod explain_care;
mod explain_stay;
mod explanation;
mod given;
mod grouping;
mod outlook;
mod policy;
mod redo;
mod replay;
mod rules;
mod settle;
mod state;
mod stay;
mod workings;

pub use bill::{Amounts, Bill, Birth, Care, Circumstances, Credit, Withheld};
pub use cannot_settle::{CannotSettle, StayField};
pub use clearing::{Due, clear};
pub use columns::{Rejected, SettledColumns, StayColumns, date_of_day, day_of_date, settle_columns};
pub use explain::{explain, explain_bill};
pub use explanation::{BillExplanation, Explanation, Step};
pub use given::{GivenBill, GivenCase};
pub use outlook::{FundStanding, OutlookMonth};
pub use policy::Policy;
pub use redo::{Change, Difference, Event, History, Kept, Redone, Way, redo};
pub use replay::{BeyondSums, Both, Groups, Paid, PersonChange, Persons, Replay, replay_columns};
pub use settle::{LayerShare, Outcome, Settled, Share, settle, settle_bill, settle_history};
pub use state::{LayerSum, LayerSums, PersonState, PrecedingStay, QuotaSum, YearSums};
pub use stay::{Referral, Stay, StayId};
