//! Cases: the queue, one case with everything a decision needs. Pages are told
//! what the caller may do and, where not, why; the operations judge it again.

pub(crate) mod action;
pub(crate) mod course;
pub(crate) mod fact;
pub(crate) mod names;
pub mod queue;
pub(crate) mod row;
pub mod view;

use regulation::duties::Duty;

use crate::command::Access;
use crate::queries::month::list::AGENCY;

/// Whoever decides, prepares or oversees in the agency, and the hospital that
/// answers and declares.
pub(crate) const READERS: Access = Access::Duty(&AGENCY_AND_HOSPITAL);

const AGENCY_AND_HOSPITAL: [Duty; AGENCY.len() + 2] = {
    let mut all = [Duty::ProviderAnswer; AGENCY.len() + 2];
    all[AGENCY.len()] = Duty::StatementDeclare;
    all.split_at_mut(AGENCY.len()).0.copy_from_slice(AGENCY);
    all
};
