//! People of a demonstration, and of tests, at the door: they sign in like
//! everybody, with password and code. What a person's device would show is
//! computed from its secret, which only a demonstration and a test know.
//!
//! Article: R3d-13, G22239-8.1.4.1.d.

use base::Refusal;
use time::Duration;

use crate::caller::Caller;
use crate::funnel::{self, Request};
use crate::house::House;
use crate::live_session;
use crate::operations::session::enrol_second_factor::{CodeShown, EnrolSecondFactor};
use crate::operations::session::offer_second_factor::OfferSecondFactor;
use crate::operations::session::sign_in::{Credentials, SignIn, session_digest};
use crate::operations::session::sign_out::Nothing;
use crate::second_factor::{code_at, secret_of_base32};
use crate::stop::Stop;

/// Signs a person in; `device` is the Base32 secret of the person's device, if
/// there is one. A code works once: when the present one has been used, the next
/// ones are taken as by a device that is fast, as far as drift allows.
///
/// # Errors
/// The refusal of the last try, or a failure of the house.
pub async fn sign_in(house: &House, login: &str, password: &str, device: Option<&str>) -> Result<Caller, Stop> {
    let rules = house.security().code;
    let mut last = Stop::fault("signing in", "there was no answer");
    for ahead in 0..=rules.drift_steps {
        let code = device.map(|secret| code_of(house, secret, ahead)).transpose()?;
        let credentials = Credentials { account: login.to_owned(), password: password.to_owned(), code };
        let answer = funnel::run::<SignIn>(house, &Caller::nobody(), &Request::default(), credentials).await?;
        match (answer.output.session, answer.output.refusal) {
            (Some(session), _) => {
                let digest = session_digest(&session);
                let live = live_session::in_force(house, &digest, house.security().session).await?;
                return live.map(|live| live.caller).ok_or_else(|| Stop::fault("signing in", "the session is over"));
            }
            (None, Some(refusal)) if refusal.code == "factor_code_used" => last = refusal.into(),
            (None, Some(refusal)) => return Err(refusal.into()),
            (None, None) => {}
        }
    }
    Err(last)
}

/// Sets up a device for whoever is signed in; gives its secret in Base32.
///
/// # Errors
/// When there is one already, or a failure of the house.
pub async fn set_up_device(house: &House, caller: &Caller) -> Result<String, Stop> {
    let request = Request::default();
    let offered = funnel::run::<OfferSecondFactor>(house, caller, &request, Nothing {}).await?.output;
    let code = code_of(house, &offered.secret, 0)?;
    let proof = funnel::run::<EnrolSecondFactor>(house, caller, &request, CodeShown { code }).await?.output;
    proof.refusal.map_or(Ok(offered.secret), |refusal: Refusal| Err(refusal.into()))
}

/// What the device with this secret shows now, or so many steps later.
///
/// # Errors
/// When the text is no Base32.
pub fn code_of(house: &House, secret: &str, steps_ahead: u32) -> Result<String, Stop> {
    let rules = house.security().code;
    let bytes = secret_of_base32(secret).ok_or_else(|| Stop::fault("reading a device's secret", "it is no Base32"))?;
    let at = house.clock.now() + Duration::seconds(i64::from(steps_ahead * rules.step_seconds));
    code_at(rules, &bytes, at)
}
