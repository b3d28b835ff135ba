//! What the tests of the engine share: the policy, the second model, random
//! histories.

pub(crate) mod histories;
pub(crate) mod second_model;

use benefit::Policy;
use regulation::benefits::BenefitPolicy;

const HENAN: &str = include_str!("../../../../regulation/benefits/henan-resident-2017.toml");

/// The policy of 2017.
pub(crate) fn henan() -> Policy {
    henan_with("", "")
}

/// The policy of 2017 with one text of it replaced.
#[allow(dead_code, reason = "each test binary uses its part")]
pub(crate) fn henan_with(find: &str, replace: &str) -> Policy {
    assert!(HENAN.contains(find), "the text to replace is not there: {find}");
    Policy::new(BenefitPolicy::from_text("henan-resident-2017.toml", &HENAN.replacen(find, replace, 1)).unwrap())
}
