//! Vouchers: made from paid instructions or for money moved between accounts,
//! reviewed and posted by two other persons, corrected by reversal only.

mod booked;
mod books;
pub mod make;
pub mod make_opening;
mod open;
pub mod post;
mod postings;
pub mod return_voucher;
pub mod reverse;
pub mod review;
mod stored;
pub mod void;

pub(crate) use booked::{BookedLine, booked_lines};
pub(crate) use books::{CLOSED, OPEN, first_open, key, month_stands_open, rows_of, standing_reopening};
pub(crate) use postings::postings_up_to;

/// A voucher that waits for review.
pub(crate) const MADE: &str = "made";
/// A voucher that waits for posting.
pub(crate) const REVIEWED: &str = "reviewed";
/// A voucher that counts.
pub(crate) const POSTED: &str = "posted";
/// A voucher that was taken back before it counted.
pub(crate) const VOID: &str = "void";
