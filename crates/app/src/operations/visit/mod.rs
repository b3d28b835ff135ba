//! Visits and their fee lines, as the hospital reports them.

pub mod admit;
pub mod discharge;
pub mod upload_fees;
pub mod void_fees;
