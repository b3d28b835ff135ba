//! What the tests of the engine share: the policies, the two slow models, random
//! histories.

pub(crate) mod bills;
pub(crate) mod histories;
pub(crate) mod second_model;
pub(crate) mod slow_model;

use std::sync::LazyLock;

use benefit::Policy;
use regulation::benefits::BenefitPolicy;

const HENAN: &str = include_str!("../../../../regulation/benefits/henan-resident-2017.toml");

/// The policy of 2017.
#[allow(dead_code, reason = "each test binary uses its part")]
pub(crate) fn henan() -> Policy {
    static READ: LazyLock<Policy> = LazyLock::new(|| henan_with("", ""));
    READ.clone()
}

/// The policy of 2017 with one text of it replaced.
#[allow(dead_code, reason = "each test binary uses its part")]
pub(crate) fn henan_with(find: &str, replace: &str) -> Policy {
    assert!(HENAN.contains(find), "the text to replace is not there: {find}");
    Policy::new(BenefitPolicy::from_text("henan-resident-2017.toml", &HENAN.replacen(find, replace, 1)).unwrap())
}

/// Every policy of the law data.
#[allow(dead_code, reason = "each test binary uses its part")]
pub(crate) fn all_policies() -> &'static [Policy] {
    static READ: LazyLock<Vec<Policy>> = LazyLock::new(|| {
        let law = regulation::Law::embedded().unwrap();
        law.benefits.policies().iter().map(|policy| Policy::new(policy.clone())).collect()
    });
    &READ
}

/// The policy with an id.
#[allow(dead_code, reason = "each test binary uses its part")]
pub(crate) fn policy(id: &str) -> &'static Policy {
    all_policies().iter().find(|policy| policy.id() == id).unwrap_or_else(|| panic!("no policy {id}"))
}
