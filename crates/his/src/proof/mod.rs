//! How a message is proven to come from the hospital it names: one file per form,
//! one door for all. Which form a hospital uses is data (its key, or the switches
//! of its region).
//!
//! | profile | proven | over |
//! |---|---|---|
//! | hmac_sha1 | headers `_api_…` with an access key | name, version, milliseconds and access key; not the body |
//! | hmac_sm3 | headers `x-ca-key`, `x-ca-signature` | seconds and the whole body |
//! | sm2 | `cainfo` | input as written |
//! | sm2_sm4 | `cainfo`, and input under SM4 | input opened |
//!
//! Where the whole body is not under the proof (all but hmac_sm3) the line must
//! keep it: such hospitals come through a closed network, or TLS with certificates
//! of their own. A message sent again inside the window does what it did the first
//! time (`desk/message_key.rs`), whatever the form.
//!
//! Article: R3d-39.2, R1-24. Threat O12.

pub mod hmac_sha1;
pub mod hmac_sm3;
pub mod sm2_signature;
pub mod sm4_input;

use std::collections::BTreeMap;

use app::operations::his::KeyInForce;
use regulation::his_interface::Profile;
use time::{Duration, OffsetDateTime};

use crate::Message;

/// Why a message is not proven: the four reasons of the interface's gateways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotProven {
    /// A header or the signature is missing.
    Missing,
    /// The sender's clock is too far from ours, or the message is old.
    Expired,
    /// The key is not that of the institution, or there is none.
    UnknownKey,
    /// The signature is not one.
    WrongSignature,
}

impl NotProven {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            NotProven::Missing => "signature_missing",
            NotProven::Expired => "timestamp_expired",
            NotProven::UnknownKey => "access_key_unknown",
            NotProven::WrongSignature => "signature_wrong",
        }
    }

    /// Its words.
    pub fn text_zh(self) -> &'static str {
        match self {
            NotProven::Missing => "缺少签名信息",
            NotProven::Expired => "时间戳已过期，请校准时钟后重发",
            NotProven::UnknownKey => "访问密钥不存在或与机构不符",
            NotProven::WrongSignature => "签名验证不通过",
        }
    }
}

/// A message as it arrived.
pub(crate) struct Arrived<'c> {
    /// Headers by their names in small letters.
    pub(crate) headers: &'c BTreeMap<String, String>,
    /// The bytes.
    pub(crate) body: &'c [u8],
    /// What they say.
    pub(crate) message: &'c Message<'c>,
    /// Our clock.
    pub(crate) now: OffsetDateTime,
    /// How far the sender's may be from it.
    pub(crate) window: Duration,
}

impl Arrived<'_> {
    pub(crate) fn header(&self, name: &str) -> Result<&str, NotProven> {
        let value = self.headers.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
        value.ok_or(NotProven::Missing)
    }

    /// Whether an instant of the sender lies in the window.
    pub(crate) fn in_window(&self, sent: OffsetDateTime) -> Result<(), NotProven> {
        if (self.now - sent).abs() <= self.window { Ok(()) } else { Err(NotProven::Expired) }
    }
}

/// Whether the message is proven with this key. Gives the input opened, where it
/// came closed.
pub(crate) fn prove(key: &KeyInForce, arrived: &Arrived<'_>) -> Result<Option<String>, NotProven> {
    match key.profile {
        Profile::HmacSha1 => hmac_sha1::check(key, arrived).map(|()| None),
        Profile::HmacSm3 => hmac_sm3::check(key, arrived).map(|()| None),
        Profile::Sm2 => {
            sm2_signature::check(key, arrived, &arrived.message.input_text())?;
            Ok(None)
        }
        Profile::Sm2Sm4 => {
            let plain = opened(key, arrived.message).ok_or(NotProven::WrongSignature)?;
            sm2_signature::check(key, arrived, &plain)?;
            Ok(Some(plain))
        }
        Profile::Unsigned => Ok(None),
    }
}

/// The input of a message that came closed; none when it does not open.
pub(crate) fn opened(key: &KeyInForce, message: &Message<'_>) -> Option<String> {
    sm4_input::open(&key.secret, &message.input_text())
}
