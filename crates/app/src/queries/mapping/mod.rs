//! Mappings of hospitals: the list, what waits for review beside the national items, how
//! many lines match month by month, and the lines that do not.

pub(crate) mod beside;
pub mod decisions;
pub mod list;
pub mod match_rate;
pub mod providers;
pub mod review;
pub mod sheet_template;
pub mod unmatched;
pub mod unmatched_file;

use regulation::duties::Duty;

use crate::command::Access;

/// Whoever has a part in mappings, or watches over them.
const READERS: Access =
    Access::Duty(&[Duty::CatalogueEntry, Duty::ProviderAdmin, Duty::ParameterReview, Duty::Approve, Duty::Inspection]);
