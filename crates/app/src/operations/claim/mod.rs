//! Claims: settling a visit, taking a settlement back, bringing in many, settling anew
//! what a change of the catalogue touches.

mod as_bill;
mod bill_findings;
mod booking;
mod fee_split;
mod filing;
mod held_standings;
pub mod import;
mod in_force;
mod in_hand;
mod recognised;
pub mod reverse;
pub mod settle;
pub mod settle_anew;
mod standing;

pub(crate) use as_bill::{Cover, days_of, tier_of};
pub use bill_findings::BillFinding;
pub(crate) use booking::Booking;
pub use fee_split::NewLine;
pub(crate) use fee_split::{BillSums, Charge, split};
pub(crate) use fee_split::{checked_line, date_of, known_items};
pub(crate) use filing::{FiledAs, TreatedAt, referral_filed};
pub use held_standings::HeldStandings;
pub(crate) use held_standings::holds;
pub(crate) use in_hand::{PersonInHand, ToSettle};
pub(crate) use settle::open_month;
pub(crate) use standing::{own_visit, person_in_cover};
