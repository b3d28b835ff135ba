//! Change of the account to which a person's reimbursements are paid 收款账户变更:
//! a case of its own with two other persons, a cooling time before anything goes
//! to the new account, and no payment on an approval that meant the old one.
//!
//! Article: R1-12.6, R1-20. Threat I07.

mod effect;
mod examine;
pub mod form;

use base::CaseId;
use regulation::chains::CaseKind;

pub use form::PayeeChangeForm;

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct PayeeChangeMatter;

impl Matter for PayeeChangeMatter {
    const KIND: CaseKind = CaseKind::PayeeChange;
    type Form = PayeeChangeForm;

    async fn examine(cx: &Context<'_>, form: &PayeeChangeForm, of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form, of).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<PayeeChangeForm>,
    ) -> Result<(), Stop> {
        effect::change(cx, plan, approved).await
    }
}
