//! Claims: settling a visit, taking a settlement back, bringing in many.

mod computation;
mod fee_split;
mod filing;
pub mod import;
pub mod reverse;
pub mod settle;
mod standing;

pub(crate) use computation::{Booking, PersonInHand, read_state, settle_in_place, stay_of, sum_of, tier_of};
pub(crate) use fee_split::BillSums;
pub use fee_split::NewLine;
pub(crate) use fee_split::{checked_line, date_of, known_items};
pub(crate) use filing::{TreatedAt, referral_filed};
pub(crate) use settle::open_month;
pub(crate) use standing::{own_visit, person_in_cover};
