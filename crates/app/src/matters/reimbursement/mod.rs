//! Reimbursement on papers 手工（零星）报销 (MAT-11): an insured person has paid a
//! hospital himself and hands in invoices, list and diagnosis. The benefit engine
//! computes as for every settlement; the case is approved at the level of its
//! amount together with what it adds up with; payment goes to the account that
//! was approved.
//!
//! Article: R1-12.6, R2-58, R2-60, R2-63, R2-65. Threats I05, I06, I07, I24.

mod amount;
mod bill;
mod duplicate;
mod effect;
mod episode;
mod examine;
pub mod form;
mod payee;

use base::CaseId;
use regulation::chains::CaseKind;

pub(crate) use bill::invoice_key;
pub use form::{Episode, InvoiceOnPaper, LineOnPaper, PayeeRelation, ReimbursementForm};
pub(crate) use payee::{PayeeGiven, Version, checked as checked_payee, registered, subject_of as payee_subject};

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct ReimbursementMatter;

impl Matter for ReimbursementMatter {
    const KIND: CaseKind = CaseKind::Reimbursement;
    type Form = ReimbursementForm;

    async fn examine(cx: &Context<'_>, form: &ReimbursementForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<ReimbursementForm>,
    ) -> Result<(), Stop> {
        effect::entitle(cx, plan, approved).await
    }
}
