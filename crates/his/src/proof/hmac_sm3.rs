//! The gateway with HMAC-SM3: `x-ca-key` is the institution's code,
//! `x-ca-signature` the seconds, a colon and the HMAC in capital hexadecimal
//! digits over the seconds, a line feed and the body as sent.
//!
//! Article: R3d-39.2. Threat O12.

use app::operations::his::KeyInForce;
use hmac::{Hmac, KeyInit, Mac};
use sm3::Sm3;
use time::OffsetDateTime;

use super::{Arrived, NotProven};

/// Checks the headers of a message against its body.
pub(super) fn check(key: &KeyInForce, arrived: &Arrived<'_>) -> Result<(), NotProven> {
    let named = arrived.header("x-ca-key")?;
    let (seconds, digits) = arrived.header("x-ca-signature")?.split_once(':').ok_or(NotProven::Missing)?;
    let sent = seconds.parse::<i64>().ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
    arrived.in_window(sent.ok_or(NotProven::Expired)?)?;
    if !arrived.message.told("fixmedins_code").is_some_and(|code| code.eq_ignore_ascii_case(named)) {
        return Err(NotProven::UnknownKey);
    }
    let signature = hex::decode(digits).map_err(|_| NotProven::WrongSignature)?;
    mac(&key.secret, seconds, arrived.body).verify_slice(&signature).map_err(|_| NotProven::WrongSignature)
}

/// `x-ca-signature` of a body.
pub fn signature(secret: &str, seconds: i64, body: &[u8]) -> String {
    let seconds = seconds.to_string();
    let digits = hex::encode_upper(mac(secret, &seconds, body).finalize().into_bytes());
    format!("{seconds}:{digits}")
}

fn mac(secret: &str, seconds: &str, body: &[u8]) -> Hmac<Sm3> {
    let mut mac = Hmac::<Sm3>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(seconds.as_bytes());
    mac.update(b"\n");
    mac.update(body);
    mac
}
