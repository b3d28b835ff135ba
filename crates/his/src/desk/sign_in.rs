//! 9001 and 9002: the hospital's system signs in for the day, and out again.
//! Signing in again gives another number; all of a day hold until given back.
//!
//! Article: R3d-39.2.

use app::operations::his::sign_in::{SignIn, SystemToSignIn};
use app::operations::his::sign_out::{NumberGivenBack, SignOut};
use app::{Request, funnel};

use super::institution::Institution;
use super::{AtDesk, Output, nodes};
use crate::answer::beijing_time;
use crate::transactions::{t9001, t9002};

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t9001::read(desk.request)?;
    let input = SystemToSignIn { operator: asked.operator_no };
    let request = Request { key: None, dry_run: desk.rehearsal };
    let signed = funnel::run::<SignIn>(desk.house, &institution.caller, &request, input).await?;
    nodes(&t9001::output(beijing_time(desk.house.clock.now()), &signed.output.sign_no))
}

pub(crate) async fn out(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let input = NumberGivenBack { sign_no: t9002::read(desk.request)? };
    let request = Request { key: None, dry_run: desk.rehearsal };
    funnel::run::<SignOut>(desk.house, &institution.caller, &request, input).await?;
    nodes(&t9002::output(beijing_time(desk.house.clock.now())))
}
