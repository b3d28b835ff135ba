//! The benefit engine: what each fund and the person pay of an inpatient stay,
//! exact to the fen, and why. For settlement at the counter, one stay at a
//! time; for bulk settlement of millions of stays in columns; for recomputation
//! after a reversal; and for every page that opens an amount into its steps.
//!
//! Pure: the law comes in as a [`Policy`], the person's year so far as a
//! [`PersonState`], the bill as a [`Stay`]. The rules exist once
//! (in `rules`); the single path, the columns and the explanation all run
//! through them.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

#![forbid(unsafe_code)]

mod bands;
mod cannot_settle;
mod columns;
mod explain;
mod explanation;
mod grouping;
mod policy;
mod rules;
mod settle;
mod state;
mod stay;

pub use cannot_settle::{CannotSettle, StayField};
pub use columns::{Rejected, SettledColumns, StayColumns, date_of_day, day_of_date, settle_columns};
pub use explain::explain;
pub use explanation::{Explanation, Step};
pub use policy::Policy;
pub use settle::{Settled, Share, settle, settle_history};
pub use state::{PersonState, PrecedingStay, YearSums};
pub use stay::{Referral, Stay, StayId};
