//! 9001: the hospital's system signs in for the day. Signing in again gives
//! another number; all of a day hold.
//!
//! Article: R3d-39.2.

use app::operations::his::sign_in::{SignIn, SystemToSignIn};
use app::{Request, funnel};

use super::institution::{Institution, of_code};
use super::{Desk, Output, nodes};
use crate::answer::beijing_time;
use crate::transactions::t9001;

pub(crate) async fn answer(desk: &Desk<'_>) -> Output {
    let asked = t9001::read(desk.request)?;
    let institution = Institution::of(&of_code(desk).await?);
    let input = SystemToSignIn { operator: asked.operator_no };
    let signed = funnel::run::<SignIn>(desk.house, &institution.caller, &Request::default(), input).await?;
    nodes(&t9001::output(beijing_time(desk.house.clock.now()), &signed.output.sign_no))
}
