//! Standings of persons 人员身份认定 (MAT-3): whoever keeps the register brings in that
//! persons are in hardship, students or retired from a day, or no longer after one; in
//! force when another person has looked at the authority's list. What was settled for
//! days that it touches is settled anew, and the differences are booked.
//!
//! Article: R2-13, R2-46, R2-92, R2-98, R1-12.1.

mod change;
mod effect;
mod examine;
pub mod form;

use base::CaseId;
use regulation::chains::CaseKind;

pub use form::{PersonStandingForm, StandingChange, StandingOf};

use super::{ApprovedCase, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct PersonStandingMatter;

impl Matter for PersonStandingMatter {
    const KIND: CaseKind = CaseKind::PersonStanding;
    type Form = PersonStandingForm;

    async fn examine(cx: &Context<'_>, form: &PersonStandingForm, _of: Option<CaseId>) -> Result<Examined, Stop> {
        examine::examine(cx, form).await
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<PersonStandingForm>,
    ) -> Result<(), Stop> {
        effect::enter(cx, plan, approved).await
    }
}
