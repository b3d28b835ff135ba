//! The second factor as arithmetic: the codes of a device's secret (RFC 6238,
//! HMAC-SHA-1 as every device has it), the address a device reads, its picture.
//!
//! Article: G22239-8.1.4.1.d. Threats I04, O02.

use qrcode::QrCode;
use qrcode::render::svg;
use regulation::security::CodeRules;
use store::entity::second_factor;
use time::OffsetDateTime;
use totp_rs::{Builder, Totp};

use crate::command::Context;
use crate::stop::Stop;

/// How many bytes a device's secret has, as RFC 4226 advises.
pub(crate) const SECRET_BYTES: usize = 20;

/// What a device is given. Shown once.
#[derive(Debug, Clone)]
pub(crate) struct DeviceAddress {
    /// The secret in Base32, for typing.
    pub(crate) secret: String,
    /// The `otpauth` address.
    pub(crate) address: String,
    /// The address as a picture, SVG.
    pub(crate) picture: String,
}

fn device(rules: CodeRules, secret: &[u8], issuer: &str, login: &str) -> Result<Totp, Stop> {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_digits(u8::try_from(rules.digits).unwrap_or(u8::MAX))
        .with_skew(u16::try_from(rules.drift_steps).unwrap_or(u16::MAX))
        .with_step_duration(u64::from(rules.step_seconds))
        // A colon separates the two parts of the address.
        .with_issuer(Some(issuer.replace(':', " ")))
        .with_account_name(login.replace(':', " "))
        .build()
        .map_err(|e| Stop::fault("making a second factor", e))
}

/// The code a device shows at an instant.
pub fn code_at(rules: CodeRules, secret: &[u8], at: OffsetDateTime) -> Result<String, Stop> {
    Ok(device(rules, secret, "", "device")?.generate(seconds(at)).to_string())
}

/// The number of the time step whose code this is; none when it is no code of
/// the present step or its neighbours.
pub(crate) fn step_of(rules: CodeRules, secret: &[u8], code: &str, at: OffsetDateTime) -> Result<Option<i64>, Stop> {
    let step = device(rules, secret, "", "device")?.check(code, seconds(at));
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// What the device of an account is given.
pub(crate) fn address_of(rules: CodeRules, secret: &[u8], issuer: &str, login: &str) -> Result<DeviceAddress, Stop> {
    let device = device(rules, secret, issuer, login)?;
    let address = device.to_url().map_err(|e| Stop::fault("writing the address of a second factor", e))?.to_string();
    let picture = QrCode::new(address.as_bytes()).map_err(|e| Stop::fault("drawing a second factor", e))?;
    let picture = picture.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    Ok(DeviceAddress { secret: base32(secret), address, picture })
}

/// The secret of an account's device, of a row in which one is sealed.
pub(crate) fn open(cx: &Context<'_>, row: &second_factor::Model) -> Result<Vec<u8>, Stop> {
    let secret = cx.open::<second_factor::SealedSecret>(row)?;
    secret_of_base32(&secret).ok_or_else(|| Stop::fault("opening a second factor", "it is no Base32"))
}

fn seconds(at: OffsetDateTime) -> u64 {
    u64::try_from(at.unix_timestamp()).unwrap_or(0)
}

/// RFC 4648, capital letters, without padding.
pub fn base32(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for group in bytes.chunks(5) {
        let mut padded = [0; 8];
        padded[3..3 + group.len()].copy_from_slice(group);
        let bits = u64::from_be_bytes(padded);
        for n in 0..(group.len() * 8).div_ceil(5) {
            text.push(char::from(SIGNS[(bits >> (35 - 5 * n)) as usize & 31]));
        }
    }
    text
}

/// The bytes of a secret as a device is told it; nothing when it is no Base32.
pub fn secret_of_base32(text: &str) -> Option<Vec<u8>> {
    let mut bits = 0_u64;
    let mut held = 0_u32;
    let mut bytes = Vec::new();
    for sign in text.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'2'..=b'7' => sign - b'2' + 26,
            _ => return None,
        };
        bits = (bits << 5 | u64::from(value)) & 0xffff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: CodeRules = CodeRules { step_seconds: 30, digits: 8, drift_steps: 1 };

    /// The examples of RFC 6238, appendix B, for SHA-1.
    #[test]
    fn the_published_codes_come_out() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [(59, "94287082"), (1_111_111_109, "07081804"), (1_234_567_890, "89005924")] {
            let at = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
            assert_eq!(code_at(RULES, secret, at).unwrap(), code);
            assert_eq!(step_of(RULES, secret, code, at).unwrap(), Some(seconds / 30));
            let late = at + time::Duration::seconds(30);
            assert_eq!(step_of(RULES, secret, code, late).unwrap(), Some(seconds / 30), "one step of drift");
            assert_eq!(step_of(RULES, secret, code, late + time::Duration::seconds(30)).unwrap(), None);
        }
    }

    #[test]
    fn the_device_is_given_an_address_it_can_read() {
        let given = address_of(RULES, b"12345678901234567890", "示范县:中心", "sunlh").unwrap();
        assert_eq!(given.secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(secret_of_base32(&given.secret).as_deref(), Some(b"12345678901234567890".as_slice()));
        assert_eq!(secret_of_base32("gezd"), None);
        let read = Totp::from_url(&given.address).unwrap();
        assert_eq!((read.account_name(), read.digits(), read.step()), ("sunlh", 8, 30));
        assert!(given.picture.contains("<svg") && !given.picture.contains("<script"));
    }
}
