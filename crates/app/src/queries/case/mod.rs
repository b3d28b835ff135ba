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

/// Whoever oversees sees every case.
pub(crate) const OVERSEERS: [Duty; 2] = [Duty::Inspection, Duty::AuditAdmin];

/// Whoever opens, reviews, answers or oversees cases of any kind.
pub(crate) const READERS: Access = Access::Duty(&ALL_READERS);

/// Those of the agency who have no part in a settlement month, and the hospital.
const BESIDE_THE_MONTH: [Duty; 13] = [
    Duty::Handle,
    Duty::LegalReview,
    Duty::CollectiveConvene,
    Duty::CollectiveVote,
    Duty::UpperApprove,
    Duty::Enrolment,
    Duty::ProviderAdmin,
    Duty::CatalogueEntry,
    Duty::ParameterReview,
    Duty::OrgAdmin,
    Duty::SecurityAdmin,
    Duty::ProviderAnswer,
    Duty::StatementDeclare,
];

const ALL_READERS: [Duty; AGENCY.len() + BESIDE_THE_MONTH.len()] = {
    let mut all = [Duty::Handle; AGENCY.len() + BESIDE_THE_MONTH.len()];
    let (agency, beside) = all.split_at_mut(AGENCY.len());
    agency.copy_from_slice(AGENCY);
    beside.copy_from_slice(&BESIDE_THE_MONTH);
    all
};
