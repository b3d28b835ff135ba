//! The gateway with an access key: `_api_name`, `_api_version`, `_api_timestamp`
//! (milliseconds), `_api_access_key` and `_api_signature`, which is Base64 of the
//! HMAC-SHA1 over the other four as `key=value`, sorted by key, joined by `&`.
//!
//! Article: R3d-39.2. Threat O12.

use app::operations::his::KeyInForce;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use time::OffsetDateTime;

use super::{Arrived, NotProven};

/// In the order of their names.
const SIGNED: [&str; 4] = ["_api_access_key", "_api_name", "_api_timestamp", "_api_version"];

/// Checks the headers of a message.
pub(super) fn check(key: &KeyInForce, arrived: &Arrived<'_>) -> Result<(), NotProven> {
    let mut values = [""; 4];
    for (value, name) in values.iter_mut().zip(SIGNED) {
        *value = arrived.header(name)?;
    }
    let signature = STANDARD.decode(arrived.header("_api_signature")?).map_err(|_| NotProven::WrongSignature)?;
    let [access_key, name, milliseconds, _] = values;
    let sent = milliseconds.parse::<i64>().ok().and_then(|ms| OffsetDateTime::from_unix_timestamp(ms / 1_000).ok());
    arrived.in_window(sent.ok_or(NotProven::Expired)?)?;
    if access_key != key.access_key {
        return Err(NotProven::UnknownKey);
    }
    // The headers must speak of this message.
    if !arrived.message.told("infno").is_some_and(|infno| infno.eq_ignore_ascii_case(name)) {
        return Err(NotProven::WrongSignature);
    }
    mac(&key.secret, values).verify_slice(&signature).map_err(|_| NotProven::WrongSignature)
}

/// `_api_signature` of a message: access key, transaction, milliseconds, version.
pub fn signature(secret: &str, access_key: &str, name: &str, milliseconds: i64, version: &str) -> String {
    let milliseconds = milliseconds.to_string();
    STANDARD.encode(mac(secret, [access_key, name, &milliseconds, version]).finalize().into_bytes())
}

fn mac(secret: &str, values: [&str; 4]) -> Hmac<Sha1> {
    let pairs: Vec<String> = SIGNED.iter().zip(values).map(|(name, value)| format!("{name}={value}")).collect();
    let mut mac = Hmac::<Sha1>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(pairs.join("&").as_bytes());
    mac
}
