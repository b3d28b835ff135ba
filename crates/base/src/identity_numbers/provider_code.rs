//! The national code of a designated provider: H (hospital) or P (pharmacy)
//! and 12 digits, the first six its region. On the hospital interface the
//! letter may be missing, so both forms are known.
//!
//! Article: R2-35 (providers are designated), R1-12.9.

/// Why a code was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a provider code (H or P and 11 digits, or 12 signs)")]
pub struct ProviderCodeError;

/// Checks a provider code and gives it back in capitals: the 12 signs of the
/// interface (`H41100100123` or 12 digits).
///
/// ```
/// use base::identity_numbers::check_provider_code;
/// assert_eq!(check_provider_code("h41100100123").unwrap(), "H41100100123");
/// assert!(check_provider_code("41100100").is_err());
/// ```
pub fn check_provider_code(text: &str) -> Result<String, ProviderCodeError> {
    let code = text.trim().to_ascii_uppercase();
    let digits = code.strip_prefix(['H', 'P']).unwrap_or(&code);
    let well_formed = code.len() == 12 && digits.bytes().all(|b| b.is_ascii_digit());
    if well_formed { Ok(code) } else { Err(ProviderCodeError) }
}
