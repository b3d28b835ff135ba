//! Visits and their fee lines, as the hospital reports them.

pub mod admit;
pub mod amend;
pub mod cancel;
pub mod care;
pub(crate) mod diagnosis;
pub mod discharge;
pub mod register;
pub mod reopen;
pub mod upload_fees;
pub mod void_fees;
