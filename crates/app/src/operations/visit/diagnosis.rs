//! What a diagnosis looks like: an ICD-10 code with the letters, digits and signs of
//! the national edition. Which codes there are is the audit's to say.
//!
//! Article: R2-36.

use base::Refusal;

/// Refuses what is no ICD-10 code.
pub(crate) fn check_diagnosis(text: &str, field: &str) -> Result<(), Refusal> {
    if (3..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+*/".contains(&b)) {
        return Ok(());
    }
    Err(Refusal::invalid("diagnosis_malformed", field, "诊断编码须为 ICD-10 编码", "a diagnosis is an ICD-10 code"))
}
